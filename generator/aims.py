"""What the money of a plan is for: the goals at the top that it serves, directly or through the work for them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.outline import Entry, Outline, step_plans


def aims(outline: Outline) -> Callable[[Iterable[str]], tuple[str, ...]]:
    """Give a function that tells what money serves at the top of a plan, from the anchors that it names.

    Below a goal or pillar that is the one at the top. Work elsewhere stands for the goals that it serves
    itself, and without those for the activity at its top; a name that is not in this plan stands for itself.
    The answer is in the order of the page, so the same aims are always the same answer.
    """
    places = {place.anchor: place for place in outline.walk()}
    order = {anchor: at for at, anchor in enumerate(places)}
    finder = _Finder(places, _served(outline))

    def find(names: Iterable[str]) -> tuple[str, ...]:
        found = {top for name in names for top in finder.tops(name, frozenset())}
        return tuple(sorted(found, key=lambda top: (order.get(top, len(order)), top)))

    return find


def _served(outline: Outline) -> Mapping[str, tuple[str, ...]]:
    """Give what every entry says it serves; a step also serves what its step plan does."""
    served = {place.anchor: place.item.serves for place in outline.walk()}
    for steps in step_plans(outline):
        served |= {step.anchor: step.item.serves or steps.plan.serves for step in steps.steps}
    return served


@dataclass(frozen=True, slots=True)
class _Finder:
    places: Mapping[str, Entry]
    served: Mapping[str, tuple[str, ...]]

    def tops(self, name: str, passed: frozenset[str]) -> Iterator[str]:
        """Give what one name stands for at the top; `passed` are the names that led here."""
        place = self.places.get(name)
        if place is None:
            yield name
            return
        chain = [anchor for anchor, _ in place.above] + [name]
        served = next((self.served[each] for each in reversed(chain) if self.served[each]), ())
        ahead = [each for each in served if each not in passed]
        if place.path[0] in ("pillars", "goals") or not ahead:
            yield chain[0]
            return
        for each in ahead:
            yield from self.tops(each, passed | {name})
