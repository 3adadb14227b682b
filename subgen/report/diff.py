"""What mending changed, cue by cue: linear in the number of cues, unlike a diff of lines."""

from collections.abc import Iterator

from subgen.span import clock
from subgen.track import Track, TrackCue


def diff(before: Track, after: Track) -> Iterator[str]:
    """The lines of a diff; none if nothing is changed.

    Cues are known again by their ``line``. A cue is headed by its number before and the line that it began
    on; one that stays shows only its lines that changed.
    """
    kept = {cue.line: cue for cue in after.cues}
    order = [cue.line for cue in after.cues]
    if before.encoding != after.encoding:
        yield f"encoding: {before.encoding} -> {after.encoding}"
    if [cue.line for cue in before.cues if cue.line in kept] != order:
        yield "cues put in the order of their times"
    for number, old in enumerate(before.cues, 1):
        new = kept.get(old.line)
        if new is None:
            yield f"@@ cue {number}, line {old.line} @@ left out: it shows nothing"
        elif new != old:
            yield f"@@ cue {number}, line {old.line} @@"
            yield from _changed(old, new)


def _changed(old: TrackCue, new: TrackCue) -> Iterator[str]:
    if (old.start_ms, old.end_ms) != (new.start_ms, new.end_ms):
        yield f"-{_times(old)}"
        yield f"+{_times(new)}"
    else:
        yield f" {_times(old)}"
    if old.markup != new.markup:
        yield f"-markup: {' '.join(old.markup)}"
    if old.zh + old.en != new.zh + new.en:
        yield from (f"-{line}" for line in old.zh + old.en)
        yield from (f"+{line}" for line in new.zh + new.en)


def _times(cue: TrackCue) -> str:
    return f"{clock(cue.start_ms)} --> {clock(cue.end_ms)}"
