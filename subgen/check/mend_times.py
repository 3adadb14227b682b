"""Times put right: no overlaps, gaps kept or closed, and time to read taken from the pause behind.

A cue never gives up time that it needs: what is cut from one that reads too fast already would only move the
fault.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from subgen.cues.fit import CLOSED_MS
from subgen.profile import Profile
from subgen.width import cells


@dataclass(slots=True)
class Row:
    """A cue on its way to better times; in a pair of files, the cue of both."""

    start_ms: int
    end_ms: int
    zh: tuple[str, ...]
    en: tuple[str, ...]
    files: frozenset[int]
    """In which files it is."""
    fixed: bool = False
    """Whether its times have to stay as they are."""

    @property
    def duration_ms(self) -> int:
        """How long it is shown."""
        return self.end_ms - self.start_ms


def mend_times(rows: Sequence[Row], profile: Profile, media_end_ms: int | None) -> None:
    """Put the times of ``rows`` right, in place; they are in the order of their in times."""
    for row in rows:
        row.end_ms = max(row.start_ms, row.end_ms)
        if media_end_ms is not None and not row.fixed and row.end_ms > media_end_ms:
            row.end_ms = min(row.end_ms, max(media_end_ms, row.start_ms + _kept(row, profile)))
    lanes = [
        [row for row in rows if file in row.files] for file in sorted({f for r in rows for f in r.files})
    ]
    for lane in lanes:
        for before, after in pairwise(lane):
            _part(before, after, profile)
    followers = _followers(lanes)
    for row in rows:
        if not row.fixed:
            _stretch(row, followers.get(id(row)), profile, media_end_ms)


def _followers(lanes: Sequence[Sequence[Row]]) -> dict[int, int]:
    """The in time of whatever comes first after each row, in any file that it is in."""
    found: dict[int, int] = {}
    for lane in lanes:
        for before, after in pairwise(lane):
            found[id(before)] = min(after.start_ms, found.get(id(before), after.start_ms))
    return found


def _part(before: Row, after: Row, profile: Profile) -> None:
    """Keep the gap between two cues: the first ends earlier, or if it can't, the second begins later."""
    if after.start_ms - before.end_ms >= profile.gap_ms:
        return
    earliest = before.start_ms + _kept(before, profile)
    if before.fixed:
        earliest = before.end_ms
    end_ms = max(earliest, after.start_ms - profile.gap_ms)
    start_ms = max(after.start_ms, end_ms + profile.gap_ms)
    moved = start_ms - after.start_ms
    if moved and (after.fixed or moved > profile.linger_ms):
        return  # it would come in long after its sound
    if after.end_ms - start_ms >= (_kept(after, profile) if moved else 0):
        before.end_ms, after.start_ms = end_ms, start_ms


def _stretch(row: Row, follower_ms: int | None, profile: Profile, media_end_ms: int | None) -> None:
    """Give a cue the time that it needs, as far as there is any behind it; and close a gap that flickers."""
    limits = [row.start_ms + profile.max_ms]
    if follower_ms is not None:
        limits.append(follower_ms - profile.gap_ms)
    if media_end_ms is not None:
        limits.append(media_end_ms)
    limit = min(limits)
    if row.duration_ms < profile.min_ms:
        wanted = row.start_ms + max(profile.min_ms, _reading_ms(row, profile))
    else:
        wanted = min(row.start_ms + _reading_ms(row, profile), row.end_ms + profile.linger_ms)
    end_ms = max(row.end_ms, min(wanted, limit))
    gap = CLOSED_MS if follower_ms is None else follower_ms - end_ms
    if profile.gap_ms < gap < CLOSED_MS:
        end_ms = max(end_ms, limit)
    row.end_ms = end_ms


def _kept(row: Row, profile: Profile) -> int:
    """The time that a cue can't do without; all it has, if that is too little."""
    return min(row.duration_ms, max(profile.min_ms, _reading_ms(row, profile)))


def _reading_ms(row: Row, profile: Profile) -> int:
    """How long it takes to read both texts."""
    zh = sum(map(cells, row.zh)) * 500 / profile.zh_cps
    en = len(" ".join(row.en)) * 1000 / profile.en_cps
    return ceil(max(zh, en))
