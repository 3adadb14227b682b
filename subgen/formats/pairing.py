"""Chinese and its English in cues of their own, made one cue."""

from collections.abc import Sequence
from dataclasses import replace

from subgen.pairs import pair_up
from subgen.span import Span
from subgen.track import TrackCue

_TOGETHER = 3 / 4
"""So much of the longer do two cues share that say the same, where two people or tools have timed them."""


def paired(cues: Sequence[TrackCue]) -> tuple[TrackCue, ...]:
    """The cues, those in one language joined with those in the other that have the same times, or nearly.

    They are paired in the order of time, and those with the same times in the order of the file. A joined cue
    stands at the place of the first, and has the times of the Chinese. All else stays as it is.
    """
    places = sorted(range(len(cues)), key=lambda place: _span(cues[place]))
    zh = [place for place in places if cues[place].zh and not cues[place].en]
    en = [place for place in places if cues[place].en and not cues[place].zh]
    result: list[TrackCue | None] = list(cues)
    zh_spans, en_spans = ([_span(cues[place]) for place in row] for row in (zh, en))
    for first, second in pair_up(zh_spans, en_spans, _nearly_together):
        if first is not None and second is not None:
            place, left = sorted((zh[first], en[second]))
            result[place], result[left] = _joined(cues[place], cues[left]), None
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


def _span(cue: TrackCue) -> Span:
    return Span(cue.start_ms, max(cue.start_ms, cue.end_ms))


def _nearly_together(zh: Span, en: Span) -> bool:
    shared = min(zh.end_ms, en.end_ms) - max(zh.start_ms, en.start_ms)
    return shared > 0 and shared >= _TOGETHER * max(zh.duration_ms, en.duration_ms)
