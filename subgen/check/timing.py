"""Rules about time: how long a cue is shown, how fast it has to be read, and what is shown beside it."""

from collections.abc import Iterator
from itertools import pairwise

from subgen.check.finding import Fault, Rule
from subgen.check.subject import Shown, Subject
from subgen.cues.fit import CLOSED_MS
from subgen.span import clock
from subgen.width import cells


def zh_speed(cue: Shown) -> float:
    """Full-width characters of Chinese a second; the cue must last."""
    return sum(map(cells, cue.zh)) * 500 / cue.duration_ms


def en_speed(cue: Shown) -> float:
    """Characters of English a second, a line break counted as a space; the cue must last."""
    return len(" ".join(cue.en)) * 1000 / cue.duration_ms


def neighbours(subject: Subject) -> Iterator[tuple[int, Shown, int]]:
    """Each cue but the first with its place, the cue that ends last before it, and the time between the two.

    The time is below nought where they overlap. Cues that show nothing are left out: the eye sees no others.
    """
    last: Shown | None = None
    for index, cue in enumerate(subject.cues):
        if cue.is_empty:
            continue
        if last:
            yield index, last, cue.start_ms - last.end_ms
        if last is None or cue.end_ms >= last.end_ms:
            last = cue


def _reading_speed(subject: Subject) -> Iterator[Fault]:
    profile = subject.profile
    for index, cue in enumerate(subject.cues):
        if cue.is_empty:
            continue
        if cue.duration_ms <= 0:
            yield Fault(index, "can't be read in no time")
            continue
        for name, speed, limit in (
            ("Chinese", zh_speed(cue), profile.zh_cps),
            ("English", en_speed(cue), profile.en_cps),
        ):
            if speed > limit:
                told = f"{name} reads at {speed:.1f} characters a second, over {limit:g}"
                yield Fault(index, told, speed, limit)


def _too_short(subject: Subject) -> Iterator[Fault]:
    limit = subject.profile.min_ms
    for index, cue in enumerate(subject.cues):
        if cue.duration_ms + subject.grain_ms < limit:
            yield Fault(index, f"lasts {cue.duration_ms} ms, under {limit}", cue.duration_ms, limit)


def _too_long(subject: Subject) -> Iterator[Fault]:
    limit = subject.profile.max_ms
    for index, cue in enumerate(subject.cues):
        if cue.duration_ms > limit:
            yield Fault(index, f"lasts {cue.duration_ms} ms, over {limit}", cue.duration_ms, limit)


def _zero_duration(subject: Subject) -> Iterator[Fault]:
    for index, cue in enumerate(subject.cues):
        if cue.duration_ms <= 0:
            told = "ends where it begins" if cue.duration_ms == 0 else "ends before it begins"
            yield Fault(index, told, cue.duration_ms, 1)


def _overlap(subject: Subject) -> Iterator[Fault]:
    for index, before, gap in neighbours(subject):
        if gap < 0:
            told = f"begins {-gap} ms before cue {before.number} ends"
            yield Fault(index, told, -gap, 0)


def _gap(subject: Subject) -> Iterator[Fault]:
    limit = subject.profile.gap_ms
    for index, before, gap in neighbours(subject):
        if 0 <= gap < limit - subject.grain_ms:
            yield Fault(index, f"begins {gap} ms after cue {before.number}, under {limit}", gap, limit)


def _flicker(subject: Subject) -> Iterator[Fault]:
    profile = subject.profile
    for index, before, gap in neighbours(subject):
        could_close = before.duration_ms + gap - profile.gap_ms <= profile.max_ms
        if profile.gap_ms + subject.grain_ms < gap < CLOSED_MS - subject.grain_ms and could_close:
            told = f"begins {gap} ms after cue {before.number}: close it to {profile.gap_ms}"
            yield Fault(index, told, gap, profile.gap_ms)


def _order(subject: Subject) -> Iterator[Fault]:
    place = {cue.number: index for index, cue in enumerate(subject.cues)}
    for (number, before), (_, cue) in pairwise(enumerate(subject.track.cues, 1)):
        if cue.start_ms < before.start_ms:
            late = before.start_ms - cue.start_ms
            yield Fault(place[number + 1], f"begins {late} ms before cue {number}, which stands ahead of it")


def _past_end(subject: Subject) -> Iterator[Fault]:
    limit = subject.end_ms
    for index, cue in enumerate(subject.cues):
        if limit is not None and cue.end_ms > limit:
            told = f"ends at {clock(cue.end_ms)}, after the video's end at {clock(limit)}"
            yield Fault(index, told, cue.end_ms, limit)


RULES = (
    Rule("reading-speed", "warning", "A cue can be read in the time it is shown.", _reading_speed),
    Rule("too-short", "warning", "A cue is shown long enough to be seen.", _too_short),
    Rule("too-long", "warning", "A cue does not stay after it has been read.", _too_long),
    Rule("zero-duration", "error", "A cue ends after it begins.", _zero_duration),
    Rule("overlap", "error", "No cue begins before the one ahead of it has ended.", _overlap),
    Rule("gap", "warning", "Between two cues there is a gap that the eye sees.", _gap),
    Rule("flicker", "info", "A gap is as short as may be, or half a second.", _flicker),
    Rule("order", "error", "Cues stand in the order of their times.", _order),
    Rule("past-end", "error", "No cue ends after the video.", _past_end),
)
