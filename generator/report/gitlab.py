"""Findings for GitLab, in the format of its Code Quality report: it shows them in the merge request.

What tells two findings apart is the same on every run and does not change when a line moves.
"""

import json
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from generator.errors import Finding, Severity
from generator.report.wording import sentences

_SEVERITIES = {Severity.ERROR: "major", Severity.ADVICE: "info"}


def as_gitlab(findings: Iterable[Finding], language: str = "nl") -> str:
    """Write findings as a Code Quality report: a JSON list."""
    seen: Counter[str] = Counter()
    listed = []
    for finding in findings:
        said, place = sentences(finding, language), finding.place
        about = json.dumps([finding.code, place.file, place.text.strip(), sorted(finding.values.items())])
        seen[about] += 1
        listed.append(
            {
                "description": f"{said.what}: {said.help}",
                "check_name": finding.code,
                "fingerprint": sha256(f"{about}{seen[about]}".encode()).hexdigest(),
                "severity": _SEVERITIES[finding.severity],
                "location": {"path": place.file, "lines": {"begin": max(1, place.line)}},
            }
        )
    return json.dumps(listed, indent=2) + "\n"
