// From pages that Pagefind found to the parts of them that answer best. How a page is divided into parts is told in
// generator/finish/records.py.

import { about, fits } from "./query.js";
import { tokens } from "./words.js";

const IN_TITLE = 5;
const IN_PAGE_TITLE = 3.5;
const ASKED_FOR = 4;
const IN_TEXT = 1;
const OTHER_NAME = 0.8;
const QUOTED = 0.15;
const WITHIN = 0.6;
const MOSTLY_QUOTED = 0.4;
const WHOLE_TITLE = 1.4;
const HEADING = /^h([1-6])$/;
const LEAD = "in-het-kort";

// Divide what Pagefind keeps of a page into its parts.
export const divide = (page) => {
  const words = page.raw_content.replaceAll("\u200B", "").replaceAll("&lt;", "<").replaceAll("&gt;", ">").split(/\s+/);
  const anchors = page.anchors.toSorted((a, b) => a.location - b.location);
  const parts = [];
  anchors.forEach((anchor, at) => {
    const slice = (from) => words.slice(from, anchors[at + 1]?.location ?? words.length).join(" ");
    const level = HEADING.exec(anchor.element)?.[1];
    if (level) {
      const length = anchor.text.split(/\s+/).filter(Boolean).length;
      parts.push({ anchor: anchor.id === "-" ? "" : anchor.id, depth: Number(level), title: anchor.text, text: slice(anchor.location + length), names: "", also: "", quoted: "" });
    } else if (anchor.element === "dfn") parts.at(-1).names = slice(anchor.location);
    else if (anchor.element === "small") parts.at(-1).also = slice(anchor.location);
    else if (anchor.element === "cite") parts.at(-1).quoted = slice(anchor.location);
  });
  return withLead(parts);
};

// The top of a plan and its summary are one: who looks for the plan, looks for that.
const withLead = ([top, lead, ...rest]) => {
  if (lead?.anchor !== LEAD) return lead ? [top, lead, ...rest] : [top];
  return [{ ...lead, depth: 1, title: top.title, text: `${top.text} ${lead.text}` }, ...rest];
};

const best = (text, term) => {
  let weight = 0;
  let count = 0;
  for (const { keys } of text) {
    const found = Math.max(...keys.map((each) => fits(each, term)));
    // An amount that a table repeats says no more.
    if (found && !(term.amount && count)) count += 1;
    weight = Math.max(weight, found);
  }
  return { weight, count };
};

const read = (text) => [...tokens(text)];

const asksFor = (part, term) => Boolean(about.get(part.anchor.replace(/--deel$/, ""))?.has(term.key));

// How often a term is in a part, and how much that says.
const answer = (part, term) => {
  const { title, names, text, also, quoted } = part.words;
  const inTitle = best(title, term);
  const inText = best(text, term);
  return Math.max(
    asksFor(part, term) ? ASKED_FOR : 0,
    inTitle.weight * IN_TITLE * (0.6 + 0.4 * (inTitle.count / Math.max(title.length, 1))) + inText.weight * 0.5,
    inText.weight * IN_TEXT * (1 + 0.3 * Math.log2(Math.max(inText.count, 1))),
    best(names, term).weight * IN_TITLE,
    best(also, term).weight * OTHER_NAME,
    best(quoted, term).weight * QUOTED,
  );
};

const ENOUGH = 0.5;
const BESIDE = 3;

// Words that stand side by side as they were typed mean more than each by itself; so do words of the headings.
const together = (part, named, terms) => {
  const words = [...part.words.title, ...part.words.text];
  const isAt = (token, term) => token.keys.some((each) => fits(each, term) > ENOUGH);
  const heads = terms.map((term, at) => named[at] > 0 || asksFor(part, term) || part.words.title.some((token) => isAt(token, term)));
  const sought = terms.map((term, at) => ({ term, head: heads[at] })).filter(({ term }) => !term.hint);
  const pairs = sought.slice(1).map((next, at) => [sought[at], next]);
  const found = pairs.filter(([one, next]) => (one.head && next.head) || words.some((token, place) =>
    isAt(token, one.term) && words.slice(place + 1, place + 1 + BESIDE).some((other) => isAt(other, next.term))));
  return pairs.length ? found.length / pairs.length : 0;
};

// Give the parts of a page that answer some of the terms, with a score.
export const parts = (page, terms) => {
  const all = divide(page);
  for (const part of all) {
    part.words = Object.fromEntries(["title", "names", "text", "also", "quoted"].map((kind) => [kind, read(part[kind])]));
    part.answers = terms.map((term) => answer(part, term));
  }
  const named = terms.map((term) => best(all[0].words.title, term).weight * IN_PAGE_TITLE);
  const whole = terms.map((_, at) => all.some((part) => part.answers[at] > QUOTED));
  const fit = covering(terms, (at) => whole[at]);
  return all.map((part, at) => scored(page, part, within(all, at), named, terms))
    .map((part) => ({ ...part, score: part.score * fit ** 2 }))
    .filter((part) => part.score > 0);
};

// Give how much of what is sought is there, from 0 to 1.
const covering = (terms, value) => {
  let all = 0;
  let there = 0;
  terms.forEach((term, at) => {
    if (term.hint) return;
    all += term.weight;
    there += term.weight * Math.min(1, value(at));
  });
  return all ? there / all : 0;
};

const within = (all, at) => {
  const end = all.findIndex((part, place) => place > at && part.depth <= all[at].depth);
  // The top of a page is not the whole page.
  return all[at].depth === 1 ? [] : all.slice(at + 1, end < 0 ? all.length : end);
};

const scored = (page, part, below, named, terms) => {
  const own = part.answers.map((value, at) =>
    Math.max(value, WITHIN * Math.min(2, Math.max(0, ...below.map((each) => each.answers[at])))));
  if (!own.some(Boolean)) return { score: 0 };
  const { title, text, quoted } = part.words;
  const values = own.map((value, at) => value + (part.depth > 1 && !terms[at].hint ? named[at] : 0));
  const sum = terms.reduce((total, term, at) => total + term.weight * values[at], 0);
  const covered = (0.2 + covering(terms, (at) => values[at])) ** 2;
  const near = 1 + together(part, named, terms);
  const length = text.length + below.reduce((total, each) => total + each.words.text.length, 0);
  const short = 1 / (1 + 0.12 * Math.log2(1 + length / 40));
  const itself = part.depth > 1 && quoted.length > text.length ? MOSTLY_QUOTED : 1;
  const exactly = title.length && title.every(({ keys }) => keys.some((each) => terms.some((term) => fits(each, term) > ENOUGH)));
  return { ...part, page, score: sum * covered * near * short * itself * (exactly ? WHOLE_TITLE : 1) };
};

// The best parts first; of one page each next part counts a little less, so that other pages show too.
export const order = (found) => {
  const seen = new Map();
  const sorted = found.toSorted((a, b) => b.score - a.score);
  for (const part of sorted) {
    const before = seen.get(part.page) ?? 0;
    part.place = part.score * 0.93 ** before;
    seen.set(part.page, before + 1);
  }
  return sorted.toSorted((a, b) => b.place - a.place);
};

const SHOWN = 30;
const BEFORE = 8;

// The words of a part around those that were sought, as pieces of which some are marked.
export const excerpt = (part, terms) => {
  const text = part.text || part.quoted;
  const words = read(text).map((token) => ({ ...token, hit: token.keys.some((each) => terms.some((term) => !term.hint && fits(each, term))) }));
  let from = 0;
  let most = -1;
  words.forEach((word, at) => {
    const count = new Set(words.slice(at, at + SHOWN - BEFORE).filter((each) => each.hit).map((each) => each.keys[0])).size;
    if (word.hit && count > most) [from, most] = [Math.max(0, at - BEFORE), count];
  });
  const shown = words.slice(from, from + SHOWN);
  if (!shown.length) return [];
  const pieces = [];
  let at = shown[0].at;
  for (const word of shown.filter((each) => each.hit)) {
    pieces.push({ text: text.slice(at, word.at) }, { text: word.word, hit: true });
    at = word.at + word.word.length;
  }
  const last = words[from + SHOWN];
  pieces.push({ text: last ? `${text.slice(at, last.at).trimEnd()} …` : text.slice(at) });
  return from ? [{ text: "… " }, ...pieces] : pieces;
};
