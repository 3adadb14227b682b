r"""The text of a cue as any subtitle file can hold it, so that every player shows it and none obeys it.

No subtitle format has an escape that all of its readers know. In SRT and ASS alike ``{…}`` is a command or a
comment and vanishes, and ``\N`` or ``\n`` breaks the line (libass knows ``\{``, other readers don't). So the
three marks become their full-width likenesses, which are text to all: ``｛`` ``｝`` ``＼``.
"""

import re
from collections.abc import Callable, Sequence
from typing import NoReturn

from subgen.cue import LaidCue
from subgen.errors import InputError, OutputError
from subgen.span import clock
from subgen.tags import Language

_FULL_WIDTH = str.maketrans("{}\\", "｛｝＼")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\ufeff\ud800-\udfff]")
_MISSING: dict[Language, tuple[str, str]] = {
    "zh": ("Chinese", "write the text into it, or delete the cue"),
    "en": ("English", "translate the project, or write the text into it"),
}


def printable(line: str) -> str:
    """``line`` without control characters and halves of characters; a tab becomes a space."""
    return _CONTROLS.sub("", line.replace("\t", " "))


def plain(line: str) -> str:
    """``printable``, and blanks at either end go."""
    return printable(line).strip()


def full_backslash(line: str) -> str:
    r"""``plain``, and ``\`` is full-width: where there are no commands, ffmpeg still obeys ``\N``."""
    return plain(line).replace("\\", "＼")


def full_width(line: str) -> str:
    """``plain``, and the marks of commands are full-width."""
    return plain(line).translate(_FULL_WIDTH)


def shown_lines(
    cue: LaidCue, number: int, languages: Sequence[Language], shows: Callable[[str], str] = full_width
) -> list[list[str]]:
    """The lines of each language of a cue, as ``shows`` makes them: none empty, none with line breaks.

    Raises:
        InputError: none of the languages has a line, or one has lines but nothing in them; the message names
            the cue by its ``number`` and its in time.
    """
    found = []
    for language in languages:
        given = cue.zh if language == "zh" else cue.en
        parts = (part for line in given for part in line.replace("\t", " ").splitlines())
        lines = [shown for part in parts if (shown := shows(part))]
        if given and not lines:
            _refuse(cue, number, language)
        found.append(lines)
    if not any(found):
        _refuse(cue, number, languages[-1])
    return found


def _refuse(cue: LaidCue, number: int, language: Language) -> NoReturn:
    name, what_to_do = _MISSING[language]
    raise InputError(f"cue {number} at {clock(cue.span.start_ms)} has no {name}: {what_to_do}")


def check_end(cues: Sequence[LaidCue], limit_ms: int, label: str) -> None:
    """Make sure that every cue ends before ``limit_ms``, where the clock of a format stops.

    Raises:
        OutputError: one doesn't.
    """
    for number, cue in enumerate(cues, 1):
        if cue.span.end_ms >= limit_ms:
            raise OutputError(
                f"cue {number} ends at {clock(cue.span.end_ms)}, but {label} holds times only "
                f"below {clock(limit_ms)}: cut the talk into parts"
            )
