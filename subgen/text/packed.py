"""The lines of subtitles that a site has packed into blocks: where they end, as far as the blocks tell.

Such a site joins lines with ， and puts as many into a block as there is room for. So a line ends with every
block, and the first line of the next one had no room any more: the marks that would have had are inside of
it. No mark is wrong: people wrote these subtitles. From the ends and the marks inside of lines that are known
for sure one learns how readily this talk's lines end at its marks.

What a recogniser has cut into lines looks the same, but they end anywhere. It is told by its hesitations.
"""

import math
from collections.abc import Sequence
from itertools import pairwise
from statistics import mean

from subgen.source import Source
from subgen.text.boundaries import as_lines
from subgen.text.speech import hesitates
from subgen.text.words import Pause, Word

_INSIDE = -400
"""Log-odds, in hundredths, that a cue ends where a line surely doesn't."""
_SPREAD = 1.0
"""How far the log-odds of one talk are off from those of all, as a standard deviation."""
_EVEN = -40
"""Log-odds, in hundredths, from which two clauses share a cue rather than not (see ``breaks.joining_cost``):
here, where odds are the talk's own, that is where they are even."""
_STEPS = 30


def with_packed_lines(source: Source, words: Sequence[Word]) -> tuple[Word, ...]:
    """The words, their odds that a cue ends at a mark those of this talk's lines, if they were packed.

    Args:
        words: as ``weighed`` gives them; what is not spoken may be missing.
    """
    rooms = _rooms(source)
    if not rooms:
        return tuple(words)
    words = as_lines(words)
    inside = {
        index
        for index, word in enumerate(words)
        if word.pause >= Pause.CLAUSE and word.end - source.pieces[word.piece].start <= rooms[word.piece]
    }
    ends = [word.cue_odds for word, after in pairwise(words) if word.piece != after.piece]
    shift = _shift(ends, [words[index].cue_odds for index in inside])
    return tuple(
        word.with_odds(
            word.clause_odds, word.stop_odds, _INSIDE if index in inside else word.cue_odds + shift + _EVEN
        )
        for index, word in enumerate(words)
    )


def _rooms(source: Source) -> list[int]:
    """So many characters each block's first line is longer than; nothing if no lines were packed."""
    lengths = [piece.end - piece.start for piece in source.pieces]
    if source.timed or source.trusted_stops or len(lengths) < 3 or hesitates(source):
        return []
    fullest = max(lengths)
    # A line takes one character more, for its mark. It may be that a fuller block would have done, too.
    rooms = [0, *(fullest - 1 - length for length in lengths[:-1])]
    if any(length - 1 <= room for length, room in zip(lengths, rooms, strict=True)):
        return []  # a whole block had room in the one before
    # Where a block was filled until it was full enough, most are hardly longer than the shortest.
    middle = mean(lengths[:-1])
    return rooms if fullest - middle < middle - min(lengths[:-1]) else []


def _shift(ends: Sequence[int], inside: Sequence[int]) -> int:
    """What makes the odds of the known ends, and of the known marks inside of lines, the likeliest."""

    def slope(shift: float) -> float:
        missed = sum(1 - _share(odds / 100 + shift) for odds in ends)
        return missed - sum(_share(odds / 100 + shift) for odds in inside) - shift / _SPREAD**2

    low, high = -4 * _SPREAD, 4 * _SPREAD
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if slope(middle) > 0 else (low, middle)
    return round(100 * low)


def _share(log_odds: float) -> float:
    return 1 / (1 + math.exp(-log_odds))
