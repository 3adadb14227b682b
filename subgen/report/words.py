"""How a report says where something is, and how much of it there is."""

from collections.abc import Mapping

from subgen.check.finding import Finding
from subgen.severity import Severity
from subgen.span import Timing, clock

_TIMING: dict[Timing, str] = {
    "given": "as they came with the source",
    "align": "found in the recording",
    "vad": "fitted to where someone speaks",
    "rate": "reckoned from the rate of speech",
}


def time(finding: Finding) -> str:
    """When the cue of a finding begins; nothing where the whole file is meant."""
    return "" if finding.start_ms is None else clock(finding.start_ms)


def place(finding: Finding) -> str:
    """``line 42, cue 12 at 00:01:02,345``; the line alone where the whole file is meant."""
    if finding.cue is None:
        return f"line {finding.line}"
    return f"line {finding.line}, cue {finding.cue} at {time(finding)}"


def total(counts: Mapping[Severity, int]) -> str:
    """``2 errors, 1 warning, 0 notes``."""
    names = {level: "note" if level == "info" else level for level in counts}
    return ", ".join(f"{count} {names[level]}{'' if count == 1 else 's'}" for level, count in counts.items())


def timing_told(counts: Mapping[Timing, int]) -> str:
    """How the cues of a project were timed: ``the times of 12 cues are reckoned from the rate of speech``."""
    parts = [f"{counts[grade]} {words}" for grade, words in _TIMING.items() if counts.get(grade)]
    return "times: " + ", ".join(parts)
