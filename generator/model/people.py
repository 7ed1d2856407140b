"""Who takes part: partners, bodies and roles, contact and signatures. Never a person: roles and teams only."""

from typing import Literal

from pydantic import Field

from generator.model.base import Addressed, Part
from generator.model.text import Line, LineOrGap, Prose
from generator.model.values import Facts, When


class Partner(Part):
    """An organisation that takes part, with its role."""

    shorthand = "organisation"
    organisation: LineOrGap
    rank: Literal["primary", "secondary"] | None = None
    role: Line | None = None
    text: Prose | None = None


class Body(Addressed):
    """A group that steers or carries out."""

    title: Line
    text: Prose | None = None
    members: tuple[LineOrGap, ...] = ()
    reports_to: tuple[Line, ...] = ()
    tasks: tuple[Line, ...] = ()
    when: When | None = None


class Role(Addressed):
    """A role with its tasks."""

    title: Line
    text: Prose | None = None
    body: Line | None = Field(None, alias="in")
    organisation: LineOrGap | None = None
    reports_to: tuple[Line, ...] = ()
    tasks: tuple[Line, ...] = ()
    when: When | None = None
    until: When | None = None
    facts: Facts = Field(default_factory=dict)


class Governance(Part):
    """Bodies and roles."""

    shorthand = "text"
    text: Prose | None = None
    bodies: tuple[Body, ...] = ()
    roles: tuple[Role, ...] = ()


class Contact(Part):
    """Whom to ask: a team and a page or form, never a person's address."""

    shorthand = "team"
    team: LineOrGap
    organisation: LineOrGap | None = None
    url: Line | None = None
    note: Prose | None = None


class Signature(Part):
    """Who agreed or signed, by office."""

    shorthand = "role"
    role: LineOrGap
    organisation: LineOrGap | None = None
    when: When | None = None
    note: Prose | None = None


def own_role(governance: Governance | None, name: str) -> Body | Role | None:
    """Find the body or role of a plan that a name stands for: by id or title, in any capitals."""
    named: tuple[Body | Role, ...] = (*governance.bodies, *governance.roles) if governance else ()
    return next((each for each in named if name == each.id or name.casefold() == each.title.casefold()), None)
