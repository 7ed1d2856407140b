"""Plain language: long sentences, texts that are hard to read, and officialese with a plainer word. Advice only."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import floor

from generator.catalogue import Catalogue
from generator.check.texts import prose_of
from generator.errors import Finding, Severity
from generator.load import PlanFile
from generator.outline import Path
from generator.prose import to_texts

LONGEST_SENTENCE = 25
"""Words in a sentence, above which a reader of level B1 loses the thread."""

HARDEST = 40
"""The score of Flesch-Douma below which a text is told to be hard; 60 to 70 is plain, below 50 is hard.

Not 50: a text of short sentences about a "wijkondersteuner" and "bewonersverenigingen" scores 43, and is plain.
"""

_NOT_FOR_RESIDENTS = (("notes",),)
_NAMED = 3  # words to begin with
_FEWEST_WORDS = 40  # a score over fewer words says nothing
_MOST_WORDS = 50_000  # whose syllables are kept: texts repeat most of their words
_PLAIN_WORD = re.compile(r"\w+")
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_COUNTED = re.compile(r"[^\W_]+(?:[.,'-][^\W_]+)*")
_ABBREVIATED = re.compile(
    r"\b(?:bijv|bv|enz|etc|nr|ca|incl|excl|evt|m\.b\.t|o\.a|d\.w\.z|t\.a\.v|t/m|i\.v\.m|n\.v\.t|n\.t\.b|z\.s\.m|p\.m|m\.n|resp|art|drs|dr|ir|mr)\.\Z",
    re.IGNORECASE,
)
_LONGEST_ABBREVIATION = 6
_SENTENCE_END = re.compile(r"(?<=[.!?:;])[\"')\]]*\s+(?=[\"'(\[]*[^\W\d_])")
_VOWELS = re.compile(
    r"ieuw|eeuw|aai|ooi|oei|eau|ieu|aa|ee|oo|uu|ie|oe|eu|ou|au|ui|ei|ij|ai|oi|[aeiouyáàäâéèëêíìïîóòöôúùüû]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Readability:
    """How hard a text is: words per sentence, syllables per word, and the score that follows from them."""

    words: int
    per_sentence: float
    per_word: float

    @property
    def score(self) -> float:
        """The reading ease of Flesch, with the weights of Douma (1960) for Dutch."""
        return 206.84 - 0.93 * self.per_sentence - 77 * self.per_word


def plain_language(file: PlanFile, catalogue: Catalogue) -> Iterator[Finding]:
    """Advise on every text that residents read."""
    plainer = _plainer(catalogue)
    for path, text in prose_of(file):
        if path in _NOT_FOR_RESIDENTS:
            continue
        paragraphs = to_texts(text)
        yield from _long_sentences(file, path, paragraphs)
        if sum(paragraph.count(" ") + 1 for paragraph in paragraphs) >= _FEWEST_WORDS:
            yield from _hard(file, path, paragraphs)
        used = set(_PLAIN_WORD.findall(text.casefold()))
        possible = {
            each: instead
            for first in plainer.keys() & {"", *used}
            for each, words, instead in plainer[first]
            if words <= used
        }
        if possible:
            yield from _officialese(file, path, paragraphs, possible)


@lru_cache(maxsize=1)
def _plainer(catalogue: Catalogue) -> Mapping[str, Sequence[tuple[str, frozenset[str], str]]]:
    """Give what has a plainer word, with its words and that plainer one, by the first of its words; a sign has none."""
    found: dict[str, list[tuple[str, frozenset[str], str]]] = {}
    for each, instead in {entry.word.casefold(): entry.instead for entry in catalogue.registers.plain_words}.items():
        words = _PLAIN_WORD.findall(each)
        found.setdefault(words[0] if words else "", []).append((each, frozenset(words), instead))
    return found


def sentences(paragraph: str) -> list[str]:
    """Cut a paragraph into sentences; a full stop in an abbreviation ends none."""
    found: list[str] = []
    start = 0
    for end in _SENTENCE_END.finditer(paragraph):
        if not _ABBREVIATED.search(paragraph, end.start() - _LONGEST_ABBREVIATION, end.start()):
            found.append(paragraph[start : end.start()])
            start = end.end()
    return [sentence for sentence in (*found, paragraph[start:]) if sentence.strip()]


@lru_cache(maxsize=_MOST_WORDS)
def syllables(word: str) -> int:
    """Count the syllables of a Dutch word by its vowels; an abbreviation is spelled out."""
    if word.isupper():
        return len(word)
    return max(1, len(_VOWELS.findall(word)))


def readability(paragraphs: tuple[str, ...]) -> Readability:
    """Measure a text."""
    found = [sentence for paragraph in paragraphs for sentence in sentences(paragraph)]
    words = [word for sentence in found for word in _WORD.findall(sentence)]
    if not words:
        return Readability(0, 0, 0)
    return Readability(len(words), len(words) / len(found), sum(map(syllables, words)) / len(words))


def _long_sentences(file: PlanFile, path: Path, paragraphs: tuple[str, ...]) -> Iterator[Finding]:
    long = (paragraph for paragraph in paragraphs if paragraph.count(" ") >= LONGEST_SENTENCE)
    for sentence in (sentence for paragraph in long for sentence in sentences(paragraph)):
        count = len(_COUNTED.findall(sentence))
        if count > LONGEST_SENTENCE:
            first = " ".join(sentence.split()[:3])
            values = {"count": str(count), "most": str(LONGEST_SENTENCE), "text": first}
            yield Finding("L001", file.place_of(first, *path), values, Severity.ADVICE)


def _hard(file: PlanFile, path: Path, paragraphs: tuple[str, ...]) -> Iterator[Finding]:
    measured = readability(paragraphs)
    if measured.words >= _FEWEST_WORDS and measured.score < HARDEST:
        values = {
            "score": str(floor(measured.score)),
            "least": str(HARDEST),
            "sentence": f"{measured.per_sentence:.0f}",
            "longest": ", ".join(f"'{word}'" for word in _longest(paragraphs)),
        }
        yield Finding("L002", file.place(*path), values, Severity.ADVICE)


def _longest(paragraphs: Iterable[str]) -> list[str]:
    """Give the words of a text that count most syllables."""
    words = dict.fromkeys(word for paragraph in paragraphs for word in _WORD.findall(paragraph))
    return sorted(words, key=syllables, reverse=True)[:_NAMED]


def _officialese(
    file: PlanFile, path: Path, paragraphs: tuple[str, ...], plainer: Mapping[str, str]
) -> Iterator[Finding]:
    told: set[str] = set()
    listed = "|".join(re.escape(word) for word in sorted(plainer, key=len, reverse=True))
    for at in re.finditer(rf"(?<![\w-])(?:{listed})(?![\w-])", " ".join(paragraphs), re.IGNORECASE):
        word = at[0].casefold()
        if word not in told:
            told.add(word)
            values = {"text": at[0], "plainer": plainer[word]}
            yield Finding("L003", file.place_of(at[0], *path), values, Severity.ADVICE)
