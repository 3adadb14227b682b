"""Times on the grid of a format that holds no milliseconds."""

from collections.abc import Sequence

from subgen.span import Span


def on_grid(spans: Sequence[Span], grid_ms: int) -> list[Span]:
    """The spans, in the order of their in times, with each time moved to the nearest on the grid.

    Spans that don't overlap don't overlap afterwards. One that would vanish lasts ``grid_ms``, and where it
    then runs into the next, that one starts as much later.
    """
    moved: list[Span] = []
    for index, span in enumerate(spans):
        start_ms = nearest(span.start_ms, grid_ms)
        if index and spans[index - 1].end_ms <= span.start_ms:
            start_ms = max(start_ms, moved[-1].end_ms)
        moved.append(Span(start_ms, max(nearest(span.end_ms, grid_ms), start_ms + grid_ms)))
    return moved


def nearest(ms: int, grid_ms: int) -> int:
    """The time on the grid that is nearest; of two, the later."""
    return (ms + grid_ms // 2) // grid_ms * grid_ms
