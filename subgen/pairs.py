"""Which spans of two rows belong together, as the Chinese and the English of a talk do."""

from collections.abc import Callable, Sequence

from subgen.span import Span

Pair = tuple[int | None, int | None]
"""The places of two that belong together, one of each row; None where one has no other half."""


def pair_up(
    first: Sequence[Span], second: Sequence[Span], together: Callable[[Span, Span], bool]
) -> list[Pair]:
    """The pairs of two rows, both given in the order of time: one pass, each span once, none across another.

    Spans with the same times are pairs; so are others that ``together`` says belong together, unless one of
    them has the same times as a later one.
    """
    in_first, in_second = set(first), set(second)
    pairs: list[Pair] = []
    i = j = 0
    while i < len(first) and j < len(second):
        a, b = first[i], second[j]
        # What stands later may have its equal ahead; that of the other has gone by.
        awaited = b in in_first if a < b else a in in_second
        if a == b or (not awaited and together(a, b)):
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif a < b:
            pairs.append((i, None))
            i += 1
        else:
            pairs.append((None, j))
            j += 1
    pairs += [(index, None) for index in range(i, len(first))]
    pairs += [(None, index) for index in range(j, len(second))]
    return pairs
