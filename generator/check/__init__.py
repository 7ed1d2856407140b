"""Rules that a type cannot say: one rule, one function, over one plan or over all of them."""

from collections.abc import Callable, Iterator
from datetime import date

from generator.catalogue import Catalogue
from generator.check import (
    addresses,
    amounts,
    attachments,
    dates,
    glossary,
    images,
    language,
    leftovers,
    links,
    privacy,
    references,
)
from generator.check.photo import photo
from generator.check.registers import registers
from generator.errors import Finding
from generator.load import PlanFile

Rule = Callable[[PlanFile, Catalogue], Iterator[Finding]]
RuleOverAll = Callable[[Catalogue], Iterator[Finding]]
DatedRule = Callable[[PlanFile, date], Iterator[Finding]]


def check(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Yield everything that is wrong with plans that could be read, and every advice, as it is on a day."""
    for file in catalogue.plans:
        for rule in RULES:
            yield from rule(file, catalogue)
        for dated in DATED_RULES:
            yield from dated(file, today)
    for register in catalogue.files.values():
        yield from privacy.personal_data(register, catalogue)
        yield from links.addresses(register, catalogue)
    for over_all in RULES_OVER_ALL:
        yield from over_all(catalogue)


RULES: tuple[Rule, ...] = (
    references.ids,
    addresses.former_ids,
    references.references,
    references.relations,
    references.names,
    references.bodies_and_roles,
    references.attachments,
    attachments.kinds,
    photo,
    images.alternative_text,
    references.links_inside,
    references.footnotes,
    links.addresses,
    links.in_prose,
    amounts.shares,
    amounts.amounts_twice,
    amounts.people,
    amounts.money_and_time,
    amounts.contributors,
    leftovers.unfinished,
    leftovers.literal,
    glossary.unused,
    privacy.personal_data,
    privacy.births,
    language.plain_language,
)

DATED_RULES: tuple[DatedRule, ...] = (dates.open_work, dates.promises)

RULES_OVER_ALL: tuple[RuleOverAll, ...] = (
    registers,
    references.titles,
    addresses.former_plans,
    glossary.unexplained,
    glossary.two_meanings,
    glossary.lists_of_terms,
)
