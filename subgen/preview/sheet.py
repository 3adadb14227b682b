"""Where several pictures stand on one sheet."""

from collections.abc import Sequence
from dataclasses import dataclass

CELL = 640
"""The width of a picture on a sheet, in pixels."""
LABEL = 44
"""The height of the line under it that says what it is."""
GAP = 12
_TALLEST = 720


@dataclass(frozen=True, slots=True)
class Place:
    """Where a picture stands, and how large."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of pictures, in pixels."""

    width: int
    height: int
    places: tuple[Place, ...]


def arrange(sizes: Sequence[tuple[int, int]], columns: int) -> Sheet:
    """The sheet for pictures of those sizes, ``columns`` of them belonging together in a row.

    A single picture is its own sheet, in full size. Where no two belong together, wide ones stand in two
    columns, and upright ones right of them, as high as these.
    """
    if len(sizes) == 1:
        ((width, height),) = sizes
        return Sheet(width, height, (Place(0, 0, width, height),))
    if columns > 1:
        return _rows(sizes, range(len(sizes)), columns)
    wide = [index for index, (width, height) in enumerate(sizes) if width >= height]
    upright = [index for index in range(len(sizes)) if index not in wide]
    left = _rows(sizes, wide, min(2, len(wide))) if wide else Sheet(GAP, 0, ())
    height = max(left.height - LABEL - GAP, _TALLEST if upright else 0)
    places = dict(zip(wide, left.places, strict=True))
    x = left.width
    for index in upright:
        width = _even(height * sizes[index][0] / sizes[index][1])
        places[index] = Place(x, GAP, width, height)
        x += width + GAP
    return Sheet(_even(x), _even(height + LABEL + GAP), tuple(places[index] for index in range(len(sizes))))


def _rows(sizes: Sequence[tuple[int, int]], wanted: Sequence[int], columns: int) -> Sheet:
    places = []
    y = GAP
    for first in range(0, len(wanted), columns):
        scaled = [_scaled(*sizes[index]) for index in wanted[first : first + columns]]
        row = max(height for _, height in scaled)
        for column, (width, height) in enumerate(scaled):
            x = GAP + column * (CELL + GAP) + (CELL - width) // 2
            places.append(Place(x, y + (row - height), width, height))
        y += row + LABEL
    return Sheet(GAP + columns * (CELL + GAP), _even(y + GAP), tuple(places))


def _scaled(width: int, height: int) -> tuple[int, int]:
    factor = min(CELL / width, _TALLEST / height)
    return _even(width * factor), _even(height * factor)


def _even(length: float) -> int:
    return max(2, round(length / 2) * 2)
