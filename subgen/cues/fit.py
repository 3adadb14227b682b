"""In and out times on top of the times of speech: minimum, maximum, gap, lingering, no overlap."""

from collections.abc import Sequence

from subgen.profile import Profile
from subgen.span import Span

CLOSED_MS = 500
"""A gap shorter than this is closed to the profile's shortest (Netflix: 3 to 11 frames are closed to 2)."""

_FRAME_MS = 40
"""Less can't be seen at 25 frames a second."""


def fit(spoken: Sequence[Span], profile: Profile, end_ms: int | None, heard: int = 0) -> list[Span]:
    """When each cue is shown.

    A cue comes in with its first sound and goes out with its last, lingering where there is room. One too
    short to read takes time from the pause behind it, and where there is none moves its neighbours on. What
    can't be met (more cues than the time holds) comes out shorter than the minimum, never overlapping.

    Args:
        spoken: when the words of each cue are spoken, in order.
        end_ms: the end of the media, which no cue may pass; None where it isn't known.
        heard: how many cues there are up to the last whose time was heard. They don't move back for those
            behind, which perhaps nobody says, as long as each of these gets a frame.
    """
    starts = _starts(spoken, profile, end_ms, heard)
    result = []
    for index, span in enumerate(spoken):
        start = starts[index]
        last = index + 1 == len(spoken)
        room = (end_ms if end_ms is not None else span.end_ms + profile.max_ms) if last else starts[index + 1]
        limit = room if last else max(room - profile.gap_ms, start + 1)
        end = max(span.end_ms, start + profile.min_ms)
        widest = CLOSED_MS - profile.gap_ms  # no wider gap is closed beyond what a cue may linger
        if not last and limit - end <= max(widest, profile.linger_ms):
            end = limit
        else:
            end = min(end + profile.linger_ms, limit if last else limit - widest)
        end = min(end, limit, start + profile.max_ms)
        result.append(Span(start, max(end, start + 1)))
    return result


def _starts(spoken: Sequence[Span], profile: Profile, end_ms: int | None, heard: int) -> list[int]:
    """The in times, moved as little as gives every cue its minimum."""
    step = profile.min_ms + profile.gap_ms
    starts: list[int] = []
    for span in spoken:
        starts.append(max(span.start_ms, starts[-1] + step) if starts else span.start_ms)
    if end_ms is None or not starts:
        return starts
    left = len(starts) - heard
    if 0 < heard < len(starts) and starts[heard - 1] + left * step + profile.min_ms > end_ms:
        begin = max(spoken[heard - 1].end_ms, starts[heard - 1] + _FRAME_MS)
        if end_ms - begin >= left * _FRAME_MS:
            shares = [begin + index * (end_ms - begin) // left for index in range(left)]
            return starts[:heard] + shares
    # Cues that would now end past the media move back, as far as there is room.
    bound = end_ms - profile.min_ms
    for index in range(len(starts) - 1, -1, -1):
        starts[index] = min(starts[index], bound)
        bound = starts[index] - step
    if starts[0] < 0:  # more cues than the time holds: each gets an equal share
        return [index * end_ms // len(starts) for index in range(len(starts))]
    return starts
