"""Whether the marks of a text are a writer's own, to be taken at their word."""

import re

from subgen.source import Source
from subgen.width import is_han

_MARK = re.compile(r"[，。；：？！…—]")
STOP = re.compile(r"[。？！]")
"""What ends a sentence of a writer's."""
_HAN_FOR_A_MARK = 25
"""Written Chinese has a mark for every 12 to 16 characters; subtitles that have few, for 40 and more."""

_HAN_FOR_A_STOP = 80
"""A sentence has 30 to 40; where there are hardly any, a machine has set commas where it heard pauses."""


def is_written(source: Source) -> bool:
    """Whether a person has set the marks, and set them all: none is false, and hardly any is missing."""
    if not source.trusted_stops:
        return False
    han = sum(map(is_han, source.text))
    marks, stops = len(_MARK.findall(source.text)), len(STOP.findall(source.text))
    return marks * _HAN_FOR_A_MARK >= han and stops * _HAN_FOR_A_STOP >= han
