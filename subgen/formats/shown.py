r"""The text of a cue as any subtitle file can hold it, so that every player shows it and none obeys it.

No subtitle format has an escape that all of its readers know. In SRT and ASS alike ``{…}`` is a command or a
comment and vanishes, and ``\N`` or ``\n`` breaks the line (libass knows ``\{``, other readers don't). So the
three marks become their full-width likenesses, which are text to all: ``｛`` ``｝`` ``＼``.
"""

import re
from collections.abc import Sequence
from typing import Literal

from subgen.cue import LaidCue
from subgen.errors import InputError, OutputError
from subgen.span import clock

Language = Literal["zh", "en"]

_FULL_WIDTH = str.maketrans("{}\\", "｛｝＼")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_NAMES = {"zh": "Chinese", "en": "English"}


def shown_lines(cue: LaidCue, number: int, language: Language) -> list[str]:
    """The lines of one language of a cue: none empty, none with line breaks, commands or control characters.

    Raises:
        InputError: there are no such lines; the message names the cue by its ``number`` and its in time.
    """
    given = cue.zh if language == "zh" else cue.en
    parts = (part for line in given for part in line.replace("\t", " ").splitlines())
    lines = [shown for part in parts if (shown := _CONTROLS.sub("", part).translate(_FULL_WIDTH).strip())]
    if not lines:
        raise InputError(
            f"cue {number} at {clock(cue.span.start_ms)} has no {_NAMES[language]}: "
            "translate the project, or write the text into it"
        )
    return lines


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
