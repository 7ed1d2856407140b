"""Words and abbreviations: those of all plans with all their meanings, and those that one plan uses."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.glossary import names_of, uses
from generator.model.base import walk
from generator.model.details import Term
from generator.model.plan import Plan
from generator.model.text import Line, Prose, slugify


def words_of(register: Iterable[Term], plan: Plan) -> tuple[Term, ...]:
    """Give the words that a plan explains, and those of the register that it uses, by alphabet.

    A word that the plan names without a meaning gets that of the register.
    """
    explained = _folded(term for term in plan.glossary if term.text)
    text = "\n".join(_texts(plan))
    used = [term for term in register if explained.isdisjoint(_folded([term])) and uses(text, term)]
    own = [term for term in plan.glossary if term.text or _folded(used).isdisjoint(_folded([term]))]
    return tuple(sorted((*own, *used), key=lambda term: slugify(term.short or term.term)))


def _folded(terms: Iterable[Term]) -> set[str]:
    return {name.casefold() for term in terms for name in names_of(term)}


def _texts(plan: Plan) -> Iterator[str]:
    for part in (plan, *(part for _, part in walk(plan))):
        for name in type(part).model_fields:
            value = getattr(part, name)
            yield from (
                each for each in (value if isinstance(value, tuple) else (value,)) if isinstance(each, Line | Prose)
            )


@dataclass(frozen=True, slots=True)
class Meaning:
    """One meaning of a word, and the plans that give it; no plans when it is a word of the register."""

    text: Prose | None
    plans: tuple[Plan, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A word or abbreviation with all its meanings."""

    term: Line
    short: Line | None
    anchor: str
    meanings: tuple[Meaning, ...]


def words(register: Iterable[Term], plans: Iterable[Plan]) -> tuple[Word, ...]:
    """Give the words of the register and of all plans by alphabet; the same words with the same meaning once."""
    grouped: dict[tuple[str, str], dict[str, tuple[Term, list[Plan]]]] = {}
    for term, plan in _terms(register, plans):
        same = grouped.setdefault((term.term.casefold(), (term.short or "").casefold()), {})
        found = same.setdefault(" ".join((term.text or "").split()), (term, []))
        if plan:
            found[1].append(plan)
    ordered = sorted(grouped.items(), key=lambda item: (slugify(item[0][0]), item[0]))
    taken: set[str] = set()
    return tuple(_word(list(meanings.values()), taken) for _, meanings in ordered)


def _terms(register: Iterable[Term], plans: Iterable[Plan]) -> Iterator[tuple[Term, Plan | None]]:
    yield from ((term, None) for term in register)
    yield from ((term, plan) for plan in plans for term in plan.glossary)


def _word(found: list[tuple[Term, list[Plan]]], taken: set[str]) -> Word:
    first = found[0][0]
    base = slugify(first.term) or "woord"
    anchor, number = base, 2
    while anchor in taken:
        anchor, number = f"{base}-{number}", number + 1
    taken.add(anchor)
    return Word(first.term, first.short, anchor, tuple(Meaning(term.text, tuple(plans)) for term, plans in found))
