"""What the search index is given in place of the built pages: the same parts, with the words that find them.

Pagefind finds the pages. Where their parts begin it tells by the elements with an id, and the browser then
chooses the best of those parts (`search/rank.js` in the theme):

    h1 to h6    a part begins; a block with an id is an h6
    dfn         other names of what the page is about
    small       other names of what the part above tells about
    cite        what the part above quotes from another page
    samp        words that a page is found by and nobody needs to read

Those below the headings are empty: what they begin stands after them. No language is told: Pagefind would take
endings off in its own way, and `words.py` does that already.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from html import escape

from generator.finish.reading import Part, Readable
from generator.finish.words import fold, key, tails, words_of

_DEEPEST = 6
_NAMED = 5
_QUOTED = 0.1
_FORMS = 0.5

# The words a visitor may have meant: enough for every common one, and for each letter a few kilobytes at most.
_VOCABULARY = 12_000
_SHORTEST = 3
_WHOLE = 3

_WITH_SHORT_NAME = re.compile(r"(?P<name>[^()]+) \((?P<short>[^\W\d][^()\s]{1,11})\)")

Choice = tuple[str, str]
Names = Mapping[str, Sequence[tuple[str, ...]]]


def records(pages: Mapping[str, Readable]) -> Iterator[tuple[str, str]]:
    """Give the address of each page and what the index is given for it."""
    names = _names(pages.values())
    all_choices = choices(pages.values())
    known = _known(pages.values())

    @cache
    def forms(word: str) -> tuple[str, ...]:
        """Give what a word is found by besides its own beginnings."""
        if word[0].isdigit():
            # Of a large amount or a fraction the digits stand apart in the text.
            return () if word.isdigit() and len(word) <= _WHOLE else (word,)
        found = key(word)
        own = () if fold(word).startswith(found) else (found,)
        return (*own, *tails(found, known))

    for address, page in pages.items():
        yield address, _record(page, names, forms, all_choices)


def vocabulary(pages: Collection[Readable]) -> Mapping[str, list[str]]:
    """Give the words that can be found, those on most pages first, by their first letter and in its order."""
    known = _known(pages)
    counts: Counter[str] = Counter()
    for page in pages:
        words = {word.lower() for word in _words(page)}
        # The last part of a compound is spelled as it is compared where the compound is, too.
        compounds = (word for word in words if key(word) == word)
        counts.update({*words, *(tail for word in compounds for tail in tails(word, known))})
    found = [word for word in counts if len(word) >= _SHORTEST and word.isalpha()]
    chosen = sorted(found, key=lambda word: (-counts[word], word))[:_VOCABULARY]
    by_letter: dict[str, list[str]] = {}
    for word in sorted(chosen):
        by_letter.setdefault(fold(word)[0], []).append(word)
    return by_letter


def choices(pages: Iterable[Readable]) -> list[Choice]:
    """Give everything that pages can be chosen by, in order."""
    return sorted({choice for page in pages for choice in page.choices})


def choice_word(number: int) -> str:
    """Give the word in the index that stands for a choice.

    Pagefind's own filters are of no use: it writes them in another order each time.
    """
    return f"keuze{number:04}x"


def _known(pages: Iterable[Readable]) -> frozenset[str]:
    """Give all words, as they are and as they are compared."""
    said = {word for page in pages for word in _words(page) if word.isalpha()}
    return frozenset(key(word) for word in said) | frozenset(fold(word) for word in said)


def _words(page: Readable) -> Iterator[str]:
    for part in page.parts:
        yield from words_of(f"{part.title} {part.text}")


def _record(page: Readable, names: Names, forms: Callable[[str], Iterable[str]], all_choices: Sequence[Choice]) -> str:
    html = ["<html><body>"]
    found: dict[str, None] = {}
    for at, part in enumerate(page.parts):
        words = list(words_of(f"{part.title} {part.text}"))
        others = _other_names(part, words, names)
        own = page.names if at == 0 else []
        said = [*words, *(word for other in (*others, *own) for word in words_of(other))]
        found.update(dict.fromkeys(form for word in said for form in forms(word)))
        html += _written(part, others, own)
    found.update(dict.fromkeys(choice_word(all_choices.index(choice)) for choice in page.choices))
    html.append(f'<samp id="samp"></samp><p data-pagefind-weight="{_FORMS}">{" ".join(found)}</p></body></html>')
    return "".join(html)


def _written(part: Part, others: Sequence[str], own: Sequence[str]) -> Iterator[str]:
    level = min(part.depth, _DEEPEST)
    anchor = escape(part.anchor or "-")
    yield f'<h{level} id="{anchor}">{escape(part.title or part.anchor or "-")}</h{level}><p>{escape(part.text)}</p>'
    if own:
        yield f'<dfn id="{anchor}--dfn"></dfn><p data-pagefind-weight="{_NAMED}">{escape(" · ".join(own))}</p>'
    if others:
        yield f'<small id="{anchor}--small"></small><p>{escape(" · ".join(others))}</p>'
    if part.quoted:
        yield f'<cite id="{anchor}--cite"></cite><p data-pagefind-weight="{_QUOTED}">{escape(part.quoted)}</p>'


def _names(pages: Iterable[Readable]) -> Names:
    """Give all groups of names for one thing, by the first word of each name in the group."""
    groups = set()
    for page in pages:
        groups |= {tuple(dict.fromkeys(page.names))} if page.names else set()
        matches = (_WITH_SHORT_NAME.fullmatch(part.title) for part in page.parts)
        groups |= {(match["name"], match["short"]) for match in matches if match}
    found: dict[str, list[tuple[str, ...]]] = {}
    for group in sorted(groups):
        for first in sorted({next(words_of(name), "") for name in group}):
            found.setdefault(first, []).append(group)
    return found


def _other_names(part: Part, words: Sequence[str], names: Names) -> list[str]:
    """Give the other names of what a part names: of JGZ also Jeugdgezondheidszorg.

    Capitals count here: "wij" is no organisation.
    """
    groups = dict.fromkeys(group for word in words for group in names.get(word, ()))
    if not groups:
        return []
    line = f" {' '.join(words)} "
    said = fold(f"{part.title} {part.text}")
    found = (
        name
        for group in groups
        if any(f" {' '.join(words_of(name))} " in line for name in group)
        for name in group
        if fold(name) not in said
    )
    return list(dict.fromkeys(found))
