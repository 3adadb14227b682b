"""Lines that are nothing but a number, which readers of SRT and WebVTT take for that of the next cue."""

import re
from collections.abc import Sequence

_BARE = re.compile(r"-?\d+(?:\.\d*)?")
_LRM = "\u200e"
_MARKED = re.compile(rf"({_BARE.pattern}){_LRM}")


def marked(lines: Sequence[str]) -> list[str]:
    """The lines of a cue; a bare number below the first has an invisible left-to-right mark at its end."""
    return [line + _LRM if index and _BARE.fullmatch(line) else line for index, line in enumerate(lines)]


def unmarked(line: str) -> str:
    """A line without the mark that ``marked`` puts after a number."""
    number = _MARKED.fullmatch(line)
    return number[1] if number else line
