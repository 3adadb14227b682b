"""Chinese and its English in cues of their own, made one cue."""

from collections.abc import Iterable
from dataclasses import replace

from subgen.check.pairs import pair_up
from subgen.check.subject import Shown
from subgen.track import TrackCue

_TOGETHER = 3 / 4
"""So much of the longer do two cues share that say the same, where two people or tools have timed them."""


def paired(cues: Iterable[TrackCue]) -> tuple[TrackCue, ...]:
    """The cues, those in one language joined with those in the other that have the same times, or nearly.

    Those that have the same are, wherever they stand. Of the others, those that ``check`` takes for a pair,
    where they share most of the longer one; a joined cue stands at the place of the first, and has the times
    of the Chinese. All else stays as it is.
    """
    result: list[TrackCue | None] = []
    waiting: dict[tuple[int, int], int] = {}
    for cue in cues:
        times = (cue.start_ms, cue.end_ms)
        other = result[waiting[times]] if times in waiting else None
        if other is not None and bool(other.zh) != bool(cue.zh) and bool(other.en) != bool(cue.en):
            result[waiting.pop(times)] = _joined(other, cue)
            continue
        if bool(cue.zh) != bool(cue.en):
            waiting[times] = len(result)
        result.append(cue)
    alone = [
        Shown(index, cue, cue.zh, cue.en)
        for index, cue in enumerate(result)
        if cue and not (cue.zh and cue.en)
    ]
    alone.sort(key=lambda each: (each.start_ms, each.end_ms))
    zh, en = [each for each in alone if each.zh], [each for each in alone if each.en]
    for first, second in pair_up(zh, en):
        if first is not None and second is not None and _nearly_together(zh[first], en[second]):
            place, left = sorted((zh[first].number, en[second].number))
            before, after = result[place], result[left]
            if before and after:
                result[place], result[left] = _joined(before, after), None
    return tuple(cue for cue in result if cue)


def _joined(first: TrackCue, second: TrackCue) -> TrackCue:
    """Two cues as one, at the place of the first and with the times of the Chinese."""
    chinese = first if first.zh else second
    return replace(
        first,
        start_ms=chinese.start_ms,
        end_ms=chinese.end_ms,
        zh=chinese.zh,
        en=first.en or second.en,
        markup=first.markup + second.markup,
        words=chinese.words,
    )


def _nearly_together(zh: Shown, en: Shown) -> bool:
    shared = min(zh.end_ms, en.end_ms) - max(zh.start_ms, en.start_ms)
    return shared > 0 and shared >= _TOGETHER * max(zh.duration_ms, en.duration_ms)
