"""Two long rows of sounds matched in order, though either has stretches that the other lacks.

First runs of sounds that both have are chained (the cheapest chain over all of both, so that no error
reaches further than the next run); then what lies between two links is matched sound by sound. Time and
memory grow with the length of the rows alone: a stretch between links that is too long on both sides has no
counterpart, and isn't matched.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from subgen.align.sounds import costs

Pair = tuple[int, int, float]
"""Index in the one row, index in the other, and how alike they are from 0 to 1."""

_RUN = 4
"""Sounds in a run that may link the rows: one in 400 syllables is said by chance, four in a row never."""
_MOST_PLACES = 12
"""A run that stands in more places than so many links nothing: 的时候我们."""
_LOOK_BACK = 60
"""Links before another one that may be the one before it in the chain."""
_SKIP = 0.05
"""What a link costs for each sound of which one row has more than the other since the link before."""
_JUMP = 2.0
"""What it costs at once where the rows don't go on side by side."""
_LARGEST = 1_200
"""Sounds between two links, above which they aren't matched if both rows have as many."""
_MISSING, _OPEN = 0.45, 0.9
"""The cost of a sound that the other row lacks, and of the first of several in a row."""
_LIKE = 0.7
"""A pair more unlike than this is none."""


def match(left: Sequence[str], right: Sequence[str]) -> list[Pair]:
    """The pairs of sounds that are each other's counterparts, both indices rising."""
    result: list[Pair] = []
    before = (0, 0)
    for start, other, length in [*_chain(left, right), (len(left), len(right), 0)]:
        shared = max(0, before[0] - start, before[1] - other)
        start, other, length = start + shared, other + shared, length - shared
        result += _between(left, right, before, (start, other))
        result += [(start + step, other + step, 1.0) for step in range(length)]
        before = (start + length, other + length)
    return result


def _chain(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int, int]]:
    """Runs that both rows have, in order: where each begins in either, and how long it is."""
    links = _links(left, right)
    if not links:
        return []
    starts = np.array([link[0] for link in links])
    others = np.array([link[1] for link in links])
    lengths = np.array([link[2] for link in links], np.float64)
    best = lengths.copy()
    back = np.full(len(links), -1)
    for index in range(1, len(links)):
        low = max(0, index - _LOOK_BACK)
        gap = starts[index] - starts[low:index] - lengths[low:index]
        other = others[index] - others[low:index] - lengths[low:index]
        apart = np.abs(gap - other)
        shared = np.maximum(0, -np.minimum(gap, other))  # what both of two links would hold
        value = best[low:index] - _SKIP * np.minimum(apart, 400) - np.where(apart > 2, _JUMP, 0.0) - shared
        value[shared > lengths[index] - 1] = -np.inf
        at = int(value.argmax())
        if value[at] > 0:
            best[index] += value[at]
            back[index] = low + at
    index = int(best.argmax())
    chain = []
    while index >= 0:
        chain.append(links[index])
        index = int(back[index])
    return chain[::-1]


def _links(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int, int]]:
    """The longest runs that both rows have, each where it begins."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index in range(len(right) - _RUN + 1):
        places[tuple(right[index : index + _RUN])].append(index)
    result: list[tuple[int, int, int]] = []
    for index in range(len(left) - _RUN + 1):
        found = places.get(tuple(left[index : index + _RUN]), ())
        if len(found) > _MOST_PLACES:
            continue
        for other in found:
            if index and other and left[index - 1] == right[other - 1]:
                continue  # a longer run holds it
            length = _RUN
            while (
                index + length < len(left)
                and other + length < len(right)
                and left[index + length] == right[other + length]
            ):
                length += 1
            result.append((index, other, length))
    return result


def _between(
    left: Sequence[str], right: Sequence[str], before: tuple[int, int], after: tuple[int, int]
) -> Iterator[Pair]:
    rows, columns = after[0] - before[0], after[1] - before[1]
    if not rows or not columns or min(rows, columns) > _LARGEST:
        return
    if rows * columns > _LARGEST * _LARGEST * 4:
        return
    unlike = costs(left[before[0] : after[0]], right[before[1] : after[1]])
    for row, column in _cheapest(unlike):
        if unlike[row, column] < _LIKE:
            yield before[0] + row, before[1] + column, 1.0 - float(unlike[row, column])


def _cheapest(unlike: npt.NDArray[np.float32]) -> list[tuple[int, int]]:
    """The pairs of the cheapest way through a table of costs, where gaps cost by length (Gotoh)."""
    rows, columns = unlike.shape
    across = np.arange(columns + 1, dtype=np.float32) * _MISSING
    total = np.where(np.arange(columns + 1) > 0, across + _OPEN, 0).astype(np.float32)
    down = np.full(columns + 1, np.inf, np.float32)
    came = np.zeros((rows + 1, columns + 1), np.int8)  # 0 a pair, 1 left alone, 2 right alone
    opened = np.zeros((rows + 1, columns + 1), bool)
    came[0, 1:] = 2
    for row in range(1, rows + 1):
        opens = total + _OPEN + _MISSING
        extends = down + _MISSING
        opened[row] = opens <= extends
        down = np.minimum(opens, extends)
        pair = np.full(columns + 1, np.inf, np.float32)
        pair[1:] = total[:-1] + unlike[row - 1]
        upper = np.minimum(pair, down)
        reach = np.minimum.accumulate(upper - across) + across + _OPEN
        right = np.full(columns + 1, np.inf, np.float32)
        right[1:] = reach[:-1] + _MISSING
        total = np.minimum(upper, right)
        came[row] = np.where(total == pair, 0, np.where(total == down, 1, 2))
    return _walk(came, opened)


def _walk(came: npt.NDArray[np.int8], opened: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    row, column = came.shape[0] - 1, came.shape[1] - 1
    pairs: list[tuple[int, int]] = []
    while row or column:
        step = came[row, column]
        if column == 0 or (step == 1 and row):
            while row and not opened[row, column] and row > 1:
                row -= 1
            row -= 1
        elif row == 0 or step == 2:
            column -= 1
            while column and came[row, column] == 2:
                column -= 1
        else:
            row, column = row - 1, column - 1
            pairs.append((row, column))
    return pairs[::-1]
