"""What is neither shown nor translated: fillers and stutters, as ranges of the source's text.

Cleaning goes on until there is nothing left to do, as a stutter often shows only when the filler inside it
is gone. So what is clean stays as it is.
"""

import re
from collections.abc import Callable, Iterator
from typing import Literal

from subgen.cue import Removal
from subgen.source import Piece, Source
from subgen.text.fillers import find_fillers
from subgen.text.repeats import find_repeats
from subgen.text.speech import Range, Speech
from subgen.text.splitter import WordSplitter

_KEPT = 0
_REASONS: tuple[Literal["filler", "stutter"], ...] = ("filler", "stutter")
_FINDERS: tuple[Callable[[Speech], list[Range]], ...] = (find_fillers, find_repeats)
_REMOVED = re.compile(rb"\x01+|\x02+")


def find_removals(source: Source, splitter: WordSplitter) -> tuple[Removal, ...]:
    """The fillers and stutters in the speech of ``source``.

    They are in the order of the text and don't overlap; none reaches beyond a piece. The text without them
    is what was meant, its marks where they were: a mark goes only with a clause that is gone, or from between
    the two copies of a stutter. A piece that came with its time never loses all its letters.
    """
    speech = Speech.of(source, splitter)
    why = bytearray(len(source.text))
    while found := _next_step(speech):
        reason, ranges = found
        for start, end in ranges:
            for offset in speech.offsets[start:end]:
                if offset >= 0:
                    why[offset] = reason
        speech = speech.without(ranges)
    return tuple(removal for piece in source.pieces for removal in _removals(source, piece, why))


def _next_step(speech: Speech) -> tuple[int, list[Range]] | None:
    """What goes next, and why, as an index into the reasons that begins at 1."""
    for reason, find in enumerate(_FINDERS, 1):
        if ranges := find(speech):
            return reason, ranges
    return None


def _removals(source: Source, piece: Piece, why: bytearray) -> Iterator[Removal]:
    letters = (i for i in range(piece.start, piece.end) if source.text[i].isalnum())
    if piece.span and all(why[i] != _KEPT for i in letters):
        return
    for match in _REMOVED.finditer(why, piece.start, piece.end):
        start, end = match.span()
        yield Removal(start, end, source.text[start:end], _REASONS[why[start] - 1])
