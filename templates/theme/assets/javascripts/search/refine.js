// Choosing by area, theme, kind and status: a form whose state stands in the address, as the search itself does.

import { FOLDER, having, marked } from "./find.js";

// Each choice with the pages it leaves; a word in the index stands for it, see generator/finish/records.py.
const choices = async (index, wanted) => {
  const listed = await (await fetch(new URL("choices.json", FOLDER))).json();
  const all = listed.map(([kind, value], at) => ({ kind, value, word: `keuze${String(at).padStart(4, "0")}x` }));
  return Promise.all(all.filter(wanted).map(async (each) => ({ ...each, pages: await marked(index, each.word) })));
};

const isChosen = (address, { kind, value }) => address.getAll(kind).includes(value);

// Whether the address chooses anything.
export const chooses = (address, kinds) => kinds.some((kind) => address.getAll(kind).some(Boolean));

// Give the pages that what is chosen leaves: of each kind those with one of its values.
export const allowed = async (index, address, kinds) => {
  if (!chooses(address, kinds)) return null;
  const chosen = await choices(index, (each) => isChosen(address, each));
  const perKind = kinds.filter((kind) => address.getAll(kind).some(Boolean)).map((kind) =>
    new Set(chosen.filter((each) => each.kind === kind).flatMap(({ pages }) => [...pages])));
  const [first, ...others] = perKind;
  return new Set([...first].filter((id) => others.every((pages) => pages.has(id))));
};

// Fill the form with the values that the found pages have, and how many have each.
export const fill = async (form, index, terms, address, make) => {
  const found = await having(index, terms);
  const all = await choices(index, () => true);
  for (const group of form.querySelectorAll("fieldset[data-kind]")) {
    const options = all.filter(({ kind }) => kind === group.dataset.kind).flatMap((each) => {
      const count = [...each.pages].filter((id) => found.has(id)).length;
      const checked = isChosen(address, each);
      if (!count && !checked) return [];
      const box = make("input", { type: "checkbox", name: each.kind, value: each.value, checked });
      return [make("label", {}, box, ` ${each.value} `, make("span", {}, `(${count})`))];
    });
    group.hidden = !options.length;
    group.append(...options);
  }
};
