// Finding the pages: Pagefind is asked for each term by itself, so that a page may lack one.

import { meant } from "./query.js";
import { fold, key } from "./words.js";

export const FOLDER = new URL("../../../pagefind/", import.meta.url);

// How well a word that was not typed answers for one that was.
const NEAR = 0.9;
const FAR = 0.7;
const WIDER = 0.6;
// How heavy a word weighs that asks for a part of a plan, beside the mean of all.
const ASKING = 1.1;

// Load Pagefind; without its worker, which would be the same program once more.
export const open = async () => (await import(new URL("pagefind.js", FOLDER))).createInstance({ noWorker: true });

const asked = new Map();

const ask = (index, form) => {
  if (!asked.has(form)) asked.set(form, index.search(form));
  return asked.get(form);
};

// Give the pages with a term: how well each answers it, from 0 to 1.
const withTerm = async (index, term) => {
  const pages = new Map();
  for (const [form, weight] of term.forms) {
    const { results } = await ask(index, form);
    const most = results[0]?.score || 1;
    for (const { id, score, data } of results) {
      const fit = weight * (0.4 + (0.6 * score) / most);
      if (fit > (pages.get(id)?.fit ?? 0)) pages.set(id, { id, data, fit });
    }
  }
  return pages;
};

// Give the pages with one of the terms, by their name in the index.
export const having = async (index, terms) => {
  const pages = new Set();
  for (const term of terms.filter((each) => !each.hint)) {
    for (const id of (await withTerm(index, term)).keys()) pages.add(id);
  }
  return pages;
};

// Give the pages that a word of the index stands for.
export const marked = async (index, word) => new Set((await ask(index, word)).results.map(({ id }) => id));

let entry;

// Give how many pages there are; to search for nothing would fetch the whole index.
const size = async () => {
  entry ??= fetch(new URL("pagefind-entry.json", FOLDER)).then((answer) => answer.json());
  return Object.values((await entry).languages).reduce((sum, { page_count }) => sum + page_count, 0);
};

const LARGE = 300;

// How much text of pages may be fetched at once, in letters; on the line it is a third. Of a large site the index
// itself takes more.
export const budget = async () => (await size()) > LARGE ? 55_000 : 250_000;

// Give all pages with one of the terms, the best first, and say of each how many of the terms it has; where `allowed`
// is given, only of those.
export const find = async (index, terms, allowed) => {
  const all = await size();
  const sought = terms.filter((term) => !term.hint);
  const pages = new Map();
  for (const term of sought) {
    const found = await withTerm(index, term);
    term.weight = Math.log2(1 + (all + 1) / (found.size + 1));
    for (const { id, data, fit } of found.values()) {
      if (allowed && !allowed.has(id)) continue;
      const page = pages.get(id) ?? { id, data, score: 0, terms: 0 };
      pages.set(id, { ...page, score: page.score + term.weight * fit, terms: page.terms + 1 });
    }
  }
  // A word that asks for a part of a plan is on most pages, and yet decides which part.
  const whole = sought.reduce((sum, term) => sum + term.weight, 0) / Math.max(sought.length, 1);
  for (const term of terms) if (term.asks) term.weight = Math.max(term.weight ?? 0, whole * ASKING);
  return [...pages.values()].sort((a, b) => b.score * b.terms - a.score * a.terms);
};

const files = new Map();

const file = (name) => {
  if (!files.has(name)) files.set(name, fetch(new URL(`words/${name}`, FOLDER)));
  return files.get(name).then((answer) => answer.clone());
};

// The words of the site that begin with a letter, or all of them.
const vocabulary = async (letter) => {
  const all = await (await file("all.json")).json();
  const code = letter?.codePointAt(0).toString(16);
  const chosen = code ? all.filter((each) => each === code) : all;
  return (await Promise.all(chosen.map(async (each) => (await (await file(`${each}.txt`)).text()).split("\n")))).flat();
};

// For a word that the site does not have: let those that may have been meant answer it too, and give the likeliest.
export const correct = async (index, term, others) => {
  const beginning = await vocabulary(fold(term.word)[0]);
  if (beginning.some((word) => key(word) === term.key)) return null;
  let { near, wider } = meant(term.word, beginning);
  if (!near.length) ({ near, wider } = meant(term.word, await vocabulary()));
  for (const word of wider) term.forms.set(key(word), WIDER);
  // Of those that are equally near, the one that stands on most pages with the other words.
  const beside = new Set();
  if (near.length > 1) for (const other of others) for (const id of (await withTerm(index, other)).keys()) beside.add(id);
  let chosen = null;
  for (const { word, off } of near) {
    const { results } = near.length > 1 ? await ask(index, key(word)) : { results: [] };
    const count = results.filter(({ id }) => !beside.size || beside.has(id)).length;
    if (!chosen || count > chosen.count) chosen = { word, off, count };
  }
  if (!chosen) return null;
  term.forms.set(key(chosen.word), chosen.off > 1 ? FAR : NEAR);
  return chosen.word;
};
