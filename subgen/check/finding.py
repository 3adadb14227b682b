"""What a rule is, and what it finds."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from subgen.check.subject import Subject
from subgen.severity import Severity


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a cue, as a rule sees it."""

    cue: int | None
    """The cue's place in ``Subject.cues``; None where the whole file is at fault."""
    message: str
    """In a few words, with the figure where there is one."""
    figure: float | None = None
    """What was measured, where a rule measures."""
    limit: float | None = None
    """What it is held against."""
    line: int = 1
    """Where in the file, if no cue is at fault."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that is looked for."""

    name: str
    """Such as ``line-width``; what profiles, reports and machines know it by."""
    severity: Severity
    """How much it weighs where the profile doesn't say otherwise."""
    summary: str
    """What it wants, in one sentence."""
    find: Callable[[Subject], Iterable[Fault]]
    """The faults of one file, in the order of time."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault with all that people and machines need to find it again."""

    rule: str
    severity: Severity
    file: str
    line: int
    """Where the cue begins in its file, from 1; where the whole file is at fault, 1."""
    cue: int | None
    """The cue's number in the order of its file, from 1."""
    start_ms: int | None
    figure: float | None
    limit: float | None
    text: str
    """The cue's text, its lines joined by `` / ``."""
    message: str
