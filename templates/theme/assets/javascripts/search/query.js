// What a visitor typed, as terms: each a word with the keys that answer it, and how well.

import { distance, fold, key, tokens } from "./words.js";

// Words that say nothing about what is sought. Those that ask for a part of a plan stand in ABOUT too.
const STOP = new Set(
  ("aan af al als alle allemaal an and bij bent ben dan dat de der des deze die dit doe doen doet door een en er etc " +
  "for gaat gaan geef graag had hebben hebt heb heeft het hier hoe hoeveel hun iets ik in is je jij jou jouw jullie " +
  "kan kun kunnen krijg krijgt krijgen maar mag me mee meer men met mij mijn moet moeten na naar niet nog nu of om omdat onder ons onze ook op over per " +
  "s te tegen ten ter the tot tussen u uit uw van vanaf veel voor waar waarom waarmee waarvoor waaraan wanneer want waren was wat we " +
  "weet welk welke wel werd wie wij wil willen word worden wordt ze zei zeg zich zij zijn zo zoek zou vind vinden gevonden " +
  "staat iemand welke komt komen gebeurt gebeuren rond where what when who how much does").split(" "),
);

// The parts of a plan by their address, and the words that ask for them beside those of their heading.
const ABOUT = {
  "in-het-kort": "samenvatting kort waarover inhoud",
  doelen: "doel ambitie bereiken opgave opgaven resultaat resultaten waarvoor",
  activiteiten: "activiteit activiteiten aanpak acties actie uitvoering gaan stappen stap doen gebeurt taken",
  planning: "wanneer planning begint start begin einde eindigt klaar datum fase tijd termijn duurt duur looptijd lang afgerond jaar kwartaal mijlpaal",
  geld: "hoeveel kost kosten geld prijs budget begroting bedrag euro betaalt betalen financiering financiert subsidie uitgaven duur bijdrage",
  wie: "wie partner partners deelnemers organisaties samenwerking meedoen betrokken verantwoordelijk uitvoerder opdrachtgever leiding trekker rol",
  risicos: "risico risicos misgaan mis gevaar gevaren probleem knelpunt voorwaarde voorwaarden nodig",
  meten: "meten meet indicator indicatoren evaluatie evalueren monitoring monitor cijfers effect streefwaarde gemeten",
  achtergrond: "waarom aanleiding reden achtergrond context",
  "sectie--contact": "contact bellen telefoon mailen email vragen contactpersoon bereikbaar terecht bereiken",
  "sectie--partners": "wie partner partners organisaties meedoen samenwerking",
  "sectie--sources": "bron bronnen document",
  "sectie--documents": "bijlage bijlagen stukken download",
  "sectie--glossary": "betekent betekenis begrip woorden uitleg",
  "sectie--gaps": "ontbreekt mist",
};

const keysOf = (words) => words.split(" ").map(key);

export const about = new Map(Object.entries(ABOUT).map(([anchor, words]) => [anchor, new Set(keysOf(words))]));

// An amount asks for money, unless it may be a year.
const MONEY = "geld";
const LAST_YEAR = 2100;

const asked = new Set([...about.values()].flatMap((keys) => [...keys]));

// A term of which `forms` are the keys that answer it, with their weight. It may ask for a part of a plan; a `hint`
// does nothing else.
const term = (word, keys, { amount = false, hint = false } = {}) =>
  ({ word, key: keys.at(-1), forms: new Map(keys.map((each) => [each, 1])), amount, hint, asks: asked.has(keys.at(-1)) });

export const parse = (query) => {
  const read = [...tokens(query)];
  const said = read.filter(({ word }) => !STOP.has(fold(word)));
  // A query of nothing but such words is sought as it is.
  const chosen = said.length ? read : [];
  const terms = chosen.flatMap(({ word, keys, amount }) => {
    if (!STOP.has(fold(word))) return [term(word, keys, { amount })];
    return asked.has(keys[0]) ? [term(word, keys, { hint: true })] : [];
  });
  if (read.some(({ keys, amount }) => amount && Number(keys[0]) > LAST_YEAR)) terms.push(term(MONEY, [MONEY], { hint: true }));
  const found = terms.length ? terms : read.map(({ word, keys, amount }) => term(word, keys, { amount }));
  return found.filter((each, at) => found.findIndex(({ key: other }) => other === each.key) === at);
};

const SHORTEST_TAIL = 4;
const SHORTEST_HEAD = 3;

const BEGINS = 0.5;
const ENDS = 0.6;
const HOLDS = 0.3;

// How well a word of a text answers a term: as the word itself, the end of a compound, or a beginning.
export const fits = (each, term) => {
  let best = term.forms.get(each) ?? 0;
  if (best === 1 || term.amount) return best;
  for (const [form, weight] of term.forms) {
    if (each.length <= form.length || form.length < SHORTEST_HEAD) continue;
    if (each.startsWith(form)) best = Math.max(best, BEGINS * weight);
    else if (form.length >= SHORTEST_TAIL && each.length >= form.length + SHORTEST_HEAD && each.endsWith(form)) best = Math.max(best, ENDS * weight);
    else if (form.length > SHORTEST_TAIL && each.includes(form)) best = Math.max(best, HOLDS * weight);
  }
  return best;
};

const MOST = 6;
const NEAREST = 2;
const AKIN = 5;

// Words that begin alike, such as evaluatie and evalueren, or that one ends in.
const akin = (typed, word) => {
  const alike = Math.max(AKIN, Math.ceil(0.4 * typed.length));
  return word.length >= alike && (typed.slice(0, alike) === word.slice(0, alike) || (word.length > AKIN && typed.endsWith(word)));
};

// Words of the site that may have been meant by one that it does not have: in which it is a part, or that differ
// by a letter or two, the nearest first.
export const meant = (word, vocabulary) => {
  const typed = fold(word);
  const sought = key(word);
  const limit = typed.length < 4 ? 0 : typed.length < 8 ? 1 : 2;
  const near = [];
  const wider = [];
  for (const each of vocabulary) {
    const folded = fold(each);
    if (sought.length >= SHORTEST_TAIL && !folded.startsWith(sought) && folded.includes(sought)) wider.push(each);
    const off = Math.min(distance(typed, folded, limit), distance(sought, key(each), limit));
    if (off > limit && akin(typed, folded)) wider.push(each);
    if (off <= limit) near.push({ word: each, off, first: folded[0] === typed[0] ? 0 : 1, long: Math.abs(folded.length - typed.length) });
  }
  near.sort((a, b) => a.off - b.off || a.first - b.first || a.long - b.long);
  return { near: near.filter(({ off }) => off === near[0].off).slice(0, NEAREST), wider: wider.slice(0, MOST) };
};
