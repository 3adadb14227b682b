"""All rules, and the one function that holds files against them."""

from collections.abc import Iterator, Sequence
from itertools import chain

from subgen.check import brackets, breaks, contents, layout, marks, pairs, timing
from subgen.check.finding import Finding, Rule
from subgen.check.subject import Subject
from subgen.errors import InputError
from subgen.profile import Profile
from subgen.severity import Severity

RULES: tuple[Rule, ...] = (
    *contents.RULES,
    *pairs.RULES,
    *timing.RULES,
    *layout.RULES,
    *breaks.RULES,
    *marks.RULES,
    *brackets.RULES,
)
"""Everything that is looked for, in the order in which it is documented."""


def severity_of(rule: Rule, profile: Profile) -> Severity:
    """How much a rule weighs under a profile."""
    return profile.severity.get(rule.name, rule.severity)


def check_rule_names(profile: Profile) -> None:
    """Make sure that a profile weighs only rules that there are.

    Raises:
        InputError: it names another.
    """
    unknown = sorted(set(profile.severity) - {rule.name for rule in RULES})
    if unknown:
        names = ", ".join(rule.name for rule in RULES)
        raise InputError(f"profile {profile.name!r}: no rule is called {unknown[0]!r}; there are: {names}")


def check(subjects: Sequence[Subject]) -> tuple[Finding, ...]:
    """What is wrong with files, in the order of the files, in each in the order of time."""
    return tuple(chain.from_iterable(map(_findings, subjects)))


def _findings(subject: Subject) -> Iterator[Finding]:
    found = [
        (-1 if fault.cue is None else fault.cue, place, rule, fault)
        for place, rule in enumerate(RULES)
        if severity_of(rule, subject.profile) != "off"
        for fault in rule.find(subject)
    ]
    found.sort(key=lambda each: each[:2])
    for _, _, rule, fault in found:
        cue = None if fault.cue is None else subject.cues[fault.cue]
        yield Finding(
            rule=rule.name,
            severity=severity_of(rule, subject.profile),
            file=subject.track.name,
            line=cue.cue.line if cue else fault.line,
            cue=cue.number if cue else None,
            start_ms=cue.start_ms if cue else None,
            figure=fault.figure,
            limit=fault.limit,
            text=cue.text if cue else "",
            message=fault.message,
        )
