"""What there is to report: the files that were checked, and what was found in them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from subgen.check.finding import Finding
from subgen.check.subject import Subject
from subgen.severity import Severity
from subgen.span import Timing

LEVELS: tuple[Severity, ...] = ("error", "warning", "info")
"""What a finding can weigh, the heaviest first."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A run of the rules over some files, all under one profile."""

    subjects: Sequence[Subject]
    findings: Sequence[Finding]
    timing: Mapping[str, Mapping[Timing, int]] = field(default_factory=dict)
    """For project files, by name: how many of their cues were timed in each way."""

    @property
    def profile(self) -> str:
        """The name of the profile."""
        return self.subjects[0].profile.name

    def counts(self) -> dict[Severity, int]:
        """How many findings there are of each weight."""
        found = Counter(finding.severity for finding in self.findings)
        return {level: found[level] for level in LEVELS}

    def by_rule(self) -> dict[str, list[Finding]]:
        """The findings of each rule that has any, the heaviest and the most frequent first."""
        groups: dict[str, list[Finding]] = {}
        for finding in self.findings:
            groups.setdefault(finding.rule, []).append(finding)
        order = sorted(
            groups, key=lambda rule: (LEVELS.index(groups[rule][0].severity), -len(groups[rule]), rule)
        )
        return {rule: groups[rule] for rule in order}
