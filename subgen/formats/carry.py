"""From one format to another: what of a file's cues the other can hold, and what it can't.

Nothing is dropped in silence: of every kind of loss one line says what it is and how many cues it concerns.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from subgen.cue import LaidCue
from subgen.formats.format import Format
from subgen.formats.grid import on_grid
from subgen.span import Span
from subgen.tags import Language
from subgen.track import Track, TrackCue

_NAMES: dict[Language, str] = {"zh": "Chinese", "en": "English"}
_STYLED = ("ASS", "SSA")


def usable_cues(track: Track) -> tuple[list[LaidCue], list[str]]:
    """The cues of a track in the order of their in times, and what no format that is written can hold."""
    told = []
    backwards = [cue for cue in track.cues if cue.end_ms < cue.start_ms]
    if backwards:
        told.append(f"left out as ending before it begins: {_cues(backwards)} (line {backwards[0].line})")
    kept = [cue for cue in track.cues if cue.start_ms <= cue.end_ms]
    ordered = sorted(kept, key=lambda cue: cue.start_ms)
    if ordered != kept:
        late = next(cue for cue, after in zip(kept, ordered, strict=True) if cue is not after)
        told.append(f"cues are out of order from line {late.line}; they were sorted by time")
    if track.format in _STYLED:
        told.append("styles are not kept")
    if marked := [cue for cue in ordered if cue.markup]:
        told.append(f"markup of {_cues(marked)} not kept, such as {marked[0].markup[0]}")
    if worded := [cue for cue in ordered if cue.words]:
        told.append(f"times of words of {_cues(worded)} not kept")
    return [_laid(cue) for cue in ordered], told


def fitted(cues: Sequence[LaidCue], target: Format) -> tuple[list[LaidCue], list[str]]:
    """Those of the cues that ``target`` has something to show of, and what of them it can't hold.

    Args:
        cues: in the order of their in times.
    """
    told = []
    for language in ("zh", "en"):
        if language not in target.languages and (lost := [cue for cue in cues if _lines(cue, language)]):
            told.append(f"{_NAMES[language]} of {_cues(lost)} not kept")
    fitting = [cue for cue in cues if _text(cue, target)]
    if missing := len(cues) - len(fitting):
        told.append(f"left out for want of {_languages(target)}: {_cues(range(missing))}")
    told += [*_told_of_text(fitting, target), *_told_of_times(fitting, target)]
    if not target.notes and (noted := [cue for cue in fitting if cue.notes]):
        told.append(f"notes of {_cues(noted)} not kept")
    return fitting, told


def _told_of_text(cues: Sequence[LaidCue], target: Format) -> Iterator[str]:
    changed = 0
    first = ""
    for number, cue in enumerate(cues, 1):
        lines = [line for language in target.languages for line in _lines(cue, language)]
        different = [line for line in lines if target.shows(line) != line]
        if different and not changed:
            first = f"cue {number}: {different[0][:40]!r} is written {target.shows(different[0])[:40]!r}"
        changed += bool(different)
    if changed:
        told = f"text of {changed} {'cues is' if changed > 1 else 'cue is'} changed"
        yield f"{told}, as {target.kind} can't hold it as it stands ({first})"
    if not target.breaks:
        broken = [cue for cue in cues if any(len(_lines(cue, each)) > 1 for each in target.languages)]
        if broken:
            yield f"line breaks in {_cues(broken)} not kept: they become spaces"


def _told_of_times(cues: Sequence[LaidCue], target: Format) -> Iterator[str]:
    if target.grid_ms is None:
        yield f"times of {_cues(cues)} not kept"
        return
    spans = [cue.span for cue in cues]
    moved = on_grid(spans, target.grid_ms) if target.grid_ms > 1 else spans
    if off := [span for span, after in zip(spans, moved, strict=True) if span != after]:
        yield f"times of {_cues(off)} not kept exactly: they are in steps of {target.grid_ms} ms"
    overlaps = gaps = 0
    for before, after in pairwise(moved):
        overlaps += after.start_ms < before.end_ms
        gaps += 0 < after.start_ms - before.end_ms < target.gap_ms
    if overlaps and not target.overlaps:
        yield f"overlaps of {_cues(range(overlaps))} not kept: they end where the next begins"
    if gaps:
        yield f"ends of {_cues(range(gaps))} not kept: the next begins within {target.gap_ms / 1000:g} s"


def _laid(cue: TrackCue) -> LaidCue:
    return LaidCue(Span(cue.start_ms, cue.end_ms), cue.zh, cue.en, cue.id, cue.notes)


def _lines(cue: LaidCue, language: Language) -> Sequence[str]:
    return cue.zh if language == "zh" else cue.en


def _text(cue: LaidCue, target: Format) -> bool:
    return any(target.shows(line) for language in target.languages for line in _lines(cue, language))


def _languages(target: Format) -> str:
    return " or ".join(_NAMES[language] for language in target.languages)


def _cues(which: Sequence[object]) -> str:
    return f"{len(which)} cue{'s' if len(which) != 1 else ''}"
