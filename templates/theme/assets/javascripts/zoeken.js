// The page with search results: reads ?q= and what is chosen from its own address, so every search is a permanent link.
// Its words stand in the page, as JSON in data-nl and data-en of the list.

import { budget, correct, find, open } from "./search/find.js";
import { parse } from "./search/query.js";
import { excerpt, order, parts } from "./search/rank.js";
import { allowed, chooses, fill } from "./search/refine.js";

const AT_A_TIME = 10;
const TOGETHER = 2;

const list = document.querySelector("[data-search-results]");
const status = document.querySelector("[data-search-status]");
const note = document.querySelector("[data-search-note]");
const refine = document.querySelector("[data-search-refine]");
const words = JSON.parse(list.dataset[document.documentElement.lang.slice(0, 2)] ?? list.dataset.nl);
const address = new URLSearchParams(location.search);
const query = (address.get("q") ?? "").trim();
const kinds = Array.from(refine.querySelectorAll("fieldset"), (group) => group.dataset.kind);

const make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

// A sentence of the page, with values in the places of {names}; a value may be an element.
const sentence = (key, values = {}) =>
  words[key].split(/\{(\w+)\}/).map((piece, at) => at % 2 ? values[piece] ?? "" : piece);

const say = (key, values) => status.replaceChildren(...sentence(key, values));

const item = (part, terms) => {
  const top = part.depth === 1;
  const href = part.anchor ? `${part.page.url}#${part.anchor}` : part.page.url;
  const found = make("li", {}, make("a", { href }, part.title));
  if (!top) found.append(make("p", { className: "pw-results__page" }, ...sentence("in", { page: part.page.meta.title })));
  const pieces = excerpt(part, terms).map(({ text, hit }) => hit ? make("mark", {}, text) : text);
  if (pieces.length) found.append(make("p", { className: "pw-results__excerpt" }, ...pieces));
  return found;
};

// Pages are fetched a few at a time, the best first.
const inBatches = function* (pages) {
  for (let at = 0; at < pages.length; at += TOGETHER) yield pages.slice(at, at + TOGETHER);
};

const fetched = async (batches, terms) => {
  const enough = await budget();
  const found = [];
  let size = 0;
  for (let batch = batches.next(); !batch.done; batch = batches.next()) {
    const pages = await Promise.all(batch.value.map(({ data }) => data()));
    found.push(...pages.flatMap((page) => parts(page, terms)));
    size += pages.reduce((sum, page) => sum + page.raw_content.length, 0);
    if (size > enough) break;
  }
  return order(found);
};

const show = (found, batches, terms) => {
  list.append(...found.slice(0, AT_A_TIME).map((part) => item(part, terms)));
  const rest = found.slice(AT_A_TIME);
  const more = make("button", { type: "button", className: "pw-results__more", textContent: words.more });
  more.addEventListener("click", async () => {
    const place = list.children.length;
    more.remove();
    show(rest.length ? rest : await fetched(batches, terms), batches, terms);
    // The focus goes on from where the button was.
    (list.children[place] ?? list.lastElementChild).querySelector("a").focus();
  });
  if (rest.length) list.after(more);
};

// For words that the site does not have, what may have been meant; gives the query as it would be then.
const corrected = async (index, terms) => {
  let meant = query;
  const sought = terms.filter((term) => !term.hint);
  for (const term of sought.filter((each) => !each.amount)) {
    const word = await correct(index, term, sought.filter((each) => each !== term));
    if (word) meant = meant.replace(term.word, word);
  }
  return meant;
};

const offer = (meant) => {
  const link = make("a", { href: `?${new URLSearchParams({ q: meant })}` }, meant);
  note.append(make("p", {}, ...sentence("meant", { query: link })));
};

// The pages with these terms, and the best parts of the first of them; `batches` gives those of the next.
const gather = async (index, terms) => {
  const pages = await find(index, terms, await allowed(index, address, kinds));
  const batches = inBatches(pages);
  return { pages, batches, found: await fetched(batches, terms) };
};

const results = async (index, all) => {
  let terms = all;
  const meant = await corrected(index, terms);
  let got = await gather(index, terms);
  if (meant !== query) offer(meant);
  // What is found for none of the words is left out, so that the others decide.
  const missing = terms.filter((term, at) => !term.hint && !got.found.some((part) => part.answers[at]));
  if (missing.length && got.found.length) {
    terms = terms.filter((term) => !missing.includes(term));
    got = await gather(index, terms);
    for (const { word } of missing) note.append(make("p", {}, ...sentence("without", { word })));
  }
  const sought = terms.filter((term) => !term.hint).length;
  const whole = got.pages.filter((page) => page.terms === sought).length;
  if (got.found.length && !whole) note.append(make("p", {}, ...sentence("partly")));
  show(got.found, got.batches, terms);
  const count = whole || got.pages.length;
  say(got.found.length ? (count === 1 ? "one" : "many") : "none", { query, count });
};

const refining = (index, terms) => {
  const details = refine.closest("details");
  let filled = false;
  const start = () => {
    if (details.open && !filled) {
      filled = true;
      fill(refine, index, terms, address, make);
    }
  };
  refine.elements.q.value = query;
  details.hidden = !list.children.length && !chooses(address, kinds);
  details.addEventListener("toggle", start);
  details.open = chooses(address, kinds);
  start();
};

const search = async () => {
  document.querySelector("[data-search-without]")?.remove();
  for (const field of document.querySelectorAll('input[type="search"][name="q"]')) field.value = query;
  if (!query) return say("prompt");
  document.title = `${query} – ${document.title}`;
  say("busy");
  try {
    const index = await open();
    const terms = parse(query);
    if (terms.length) await results(index, terms);
    else say("none", { query });
    refining(index, terms);
  } catch (error) {
    console.error(error);
    list.replaceChildren();
    say("failed");
  }
};

search();
