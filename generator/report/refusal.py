"""Why nothing was built: the errors, and nothing between them and whoever must mend them."""

from collections.abc import Iterable, Mapping

from generator.errors import Finding, Severity
from generator.report.terminal import as_text
from generator.report.wording import summary

_WORDS: Mapping[str, tuple[str, str]] = {
    "nl": ("Ook {}: 'plans check' laat ze zien.", "De vorige site blijft staan zoals die was."),
    "en": ("Also {}: 'plans check' shows them.", "The previous site stays as it was."),
}


def refusal(findings: Iterable[Finding], language: str = "nl", *, stays: bool = False, colour: bool = False) -> str:
    """Write the errors for a person, and count the advice; `stays` says that a site was there, and still is."""
    findings = tuple(findings)
    errors = [each for each in findings if each.severity is Severity.ERROR]
    advice = [each for each in findings if each.severity is Severity.ADVICE]
    more, stayed = _WORDS["en" if language == "en" else "nl"]
    lines = [as_text(errors, language, colour=colour).rstrip("\n")]
    lines += [more.format(summary(advice, language))] if advice else []
    lines += [stayed] if stays else []
    return "\n".join(lines) + "\n"
