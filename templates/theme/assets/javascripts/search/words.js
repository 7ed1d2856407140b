// Words as the search compares them: capitals, accents, endings and the way an amount is typed do not count.
// The same rules made the index, in generator/finish/words.py; both are tested with tests/cases/words.tsv.

const TOKEN = new RegExp(
  "(\\d{1,3}(?:[. \\u00a0\\u202f]\\d{3})+(?!\\d)(?:,\\d+)?|\\d+(?:,\\d+)?)" +
  "(?:[ \\u00a0](duizend|miljoen|mln|miljard)(?![\\p{L}\\d]))?" +
  "|\\p{L}[\\p{L}\\d]*(?:['’][\\p{L}\\d]+)*",
  "gu",
);
const TIMES = { duizend: 1e3, miljoen: 1e6, mln: 1e6, miljard: 1e9 };

const IRREGULAR = [
  ["kinderen", "kind"],
  ["eieren", "ei"],
  ["uren", "uur"],
  ["steden", "stad"],
  ["leden", "lid"],
  ["heden", "heid"],
  ["schepen", "schip"],
  ["musea", "museum"],
  ["bladeren", "blad"],
];
// Nouns whose vowel stays short in the singular: wegen, weg.
const SHORT = /(?:dag|drag|slag|weg|dak|pad|gat|hov|grav|glaz|bed|brek)$/;
const OPEN = /(?<![aeiou])([aeou])([bcdfgkmnpstvz])$/;
const TWICE = /([bcdfgklmnprst])\1$/;
const LONG = /(?<=.)([aeou])\1([lr])$|(?<=..[^aeiou])(e)e(n)$/;
const PLURAL_S = /(?<=.{3}[bcdfghklmnprtw])s$|(?<=..[^aeiou]e)s$|(?<=.ie)s$/;
const VERB_T = /(?<=.{3}[bcdfghklmprs])t$|(?<=..[^e]n)t$/;
const VOICED = { v: "f", z: "s" };

export const fold = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replaceAll("’", "'");

// The digits of an amount: "35.550,00" is 35550, "0,33" is 0d33.
const number = (amount, times = 1) => {
  const [whole, decimals = ""] = amount.replace(/[^\d,]/g, "").split(",");
  const scale = 10n ** BigInt(decimals.length);
  const value = BigInt(whole + decimals) * BigInt(times);
  const rest = String(value % scale).padStart(decimals.length, "0").replace(/0+$/, "");
  return `${value / scale}${decimals && rest ? `d${rest}` : ""}`;
};

// Where each word of a text stands, with the keys it is compared by.
export const tokens = function* (text) {
  for (const match of text.matchAll(TOKEN)) {
    const [word, amount, times] = match;
    const keys = amount ? [number(amount), ...(times ? [number(amount, TIMES[times])] : [])] : [key(word)];
    yield { word, keys, at: match.index, amount: Boolean(amount) };
  }
};

const known = new Map();

// What a word is compared by: wijken and wijk have the same, and so have straten and straat.
export const key = (word) => {
  if (!known.has(word)) known.set(word, computed(word));
  return known.get(word);
};

const computed = (word) => {
  let found = fold(word).replace(/'s?$/, "").replaceAll("'", "");
  if (/\p{Nd}/u.test(found)) return found;
  for (;;) {
    const shorter = withoutEnding(found);
    if (shorter === found) return found;
    found = shorter;
  }
};

const withoutEnding = (word) => {
  for (const [ending, singular] of IRREGULAR) {
    if (word.endsWith(ending)) return word.slice(0, -ending.length) + singular;
  }
  if (word.length < 4) return word;
  if (word.endsWith("ien") && word.length > 5) return word.slice(0, -1);
  for (const ending of ["en", "e"]) {
    const base = word.slice(0, -ending.length);
    if (word.endsWith(ending) && base.length > 2 && !(ending === "e" && "eio".includes(base.at(-1)))) return singular(base);
  }
  return word.replace(PLURAL_S, "").replace(VERB_T, "").replace(LONG, "$1$2$3$4");
};

// What stood before an ending, as a word of its own: strat is straat, buss is bus, huiz is huis.
const singular = (base) => {
  let word = base;
  if (TWICE.test(base)) word = base.replace(TWICE, "$1");
  else if (!SHORT.test(base) && !base.endsWith("en")) word = base.replace(OPEN, "$1$1$2");
  return word.slice(0, -1) + (VOICED[word.at(-1)] ?? word.at(-1));
};

// How many letters were typed wrong: left out, added, changed, or two that changed places. Above `limit` it stops.
export const distance = (typed, word, limit) => {
  if (Math.abs(typed.length - word.length) > limit) return limit + 1;
  let before = [];
  let row = Array.from({ length: word.length + 1 }, (_, at) => at);
  for (let i = 1; i <= typed.length; i++) {
    const next = [i];
    for (let j = 1; j <= word.length; j++) {
      const changed = row[j - 1] + (typed[i - 1] !== word[j - 1]);
      next[j] = Math.min(changed, row[j] + 1, next[j - 1] + 1);
      if (i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1]) next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    if (Math.min(...next) > limit) return limit + 1;
    [before, row] = [row, next];
  }
  return row[word.length];
};
