"""The events of an ASS file, as far as its looks depend on them."""

import re

from subgen.errors import InputError
from subgen.styles.ass_file import AssFile

MEASURED_TAG = re.compile(
    r"\{[^}]*\\(?:pos|move|org|i?clip|fs(?!c)|fsp|[xy]?bord|[xy]?shad|be|blur|p[1-9]|pbo)[^}]*\}"
)
"""Tags with lengths or places in them, which count in the file's own pixels."""
_TIME = re.compile(r"\s*(\d+):(\d{1,2}):(\d{1,2})\.(\d{2})\s*")
_UNSEEN = re.compile(r"\{[^}]*\}|\\[Nnh]")


def events(file: AssFile) -> list[list[str]]:
    """The fields of each event, as they stand in every ASS file that is known: nine, and then the text."""
    lines = (value for _, key, value in file.section("events") if key == "dialogue")
    return [value.rstrip("\r\n").split(",", 9) for value in lines]


def fullest_ms(file: AssFile) -> int:
    """The middle of the event that has the most text, in milliseconds.

    Raises:
        InputError: it has no events with times and text.
    """
    best = (0, 0)
    for event in events(file):
        start, end = (_TIME.fullmatch(each) for each in event[1:3]) if len(event) == 10 else (None, None)
        text = 0 if MEASURED_TAG.search(event[-1]) else len(_UNSEEN.sub("", event[-1]))
        if start and end and text > best[0]:
            best = (text, (_ms(start) + _ms(end)) // 2)
    if not best[0]:
        raise InputError(f"{file.name}: has no events to be shown: say when with --at")
    return best[1]


def _ms(time: re.Match[str]) -> int:
    hours, minutes, seconds, hundredths = map(int, time.groups())
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + hundredths * 10
