"""Where a line without a mark at its end is a heading, an item or a verse, and where it was only wrapped.

In a text that has all its marks, a newline says one or the other. People and editors wrap at a width, so a
wrapped line is about as long as the longest of its paragraph. A shorter one ends what it says.

Subtitles and what a recogniser wrote break lines anywhere. They show it: a 。 stands inside of such a line,
or a word that no clause ends with stands at its end.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from subgen.source import Piece, Source
from subgen.text.lexicon import lexicon
from subgen.text.written import STOP, is_written
from subgen.width import cells

_MARKED = re.compile(r"[，。；：？！、…—,.;:?!～~][\"'”’」』)）》]*$")
_LATIN = re.compile("[!-~]+")
_NARROWEST = 30
"""Nobody wraps at fewer half-width cells."""
_ALMOST = 0.85
"""A line that is wrapped is at least so much of the longest: what comes next did not fit."""
_FEW = 1 / 10
"""If more of the lines run on, lines are broken anywhere."""


def apart_by_lines(source: Source) -> Source:
    """``source``, with a piece of its own for what follows a line that ends a sentence without a mark.

    A text whose marks are no writer's stays as it is: there every newline may stand in a sentence.
    """
    if not is_written(source):
        return source
    ends = [list(_short_lines(source.text, piece)) for piece in source.pieces]
    lines = [source.text[start:end] for found in ends for start, end, _ in found]
    dangling = tuple(lexicon().dangling)
    if sum(bool(STOP.search(line)) or line.endswith(dangling) for line in lines) > _FEW * len(lines):
        return source
    pieces: list[Piece] = []
    for piece, found in zip(source.pieces, ends, strict=True):
        for _, end, following in found:
            pieces.append(replace(piece, end=end))
            piece = Piece(following, piece.end)
        pieces.append(piece)
    return replace(source, pieces=tuple(pieces))


def _short_lines(text: str, piece: Piece) -> Iterator[tuple[int, int, int]]:
    """Each line that has no mark at its end and wasn't wrapped: its start, its end, the next one's start."""
    lines = text[piece.start : piece.end].split("\n")
    full = max(_ALMOST * max(map(cells, lines)), _NARROWEST)
    start = piece.start
    for line, below in pairwise(lines):
        end, following = start + len(line), below.lstrip()
        latin = _LATIN.match(following)
        first = latin[0] if latin else following[0]  # what would have had to fit
        if cells(line + first) < full and not _MARKED.search(line.rstrip()):
            yield start, start + len(line.rstrip()), end + 1 + len(below) - len(following)
        start = end + 1
