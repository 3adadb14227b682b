"""What a person has edited is never overwritten: the whole sentence around it stays as it was left."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import groupby, pairwise

from subgen.cue import Cue, Sentence
from subgen.cues.fit import fit
from subgen.cues.limits import FAULT
from subgen.errors import InputError
from subgen.profile import Profile
from subgen.project import Project
from subgen.source import Piece, Source
from subgen.span import Span

Kept = Mapping[int, Sequence[Cue]]
"""The cues of the sentences that stay as a person left them, by index; none where all were deleted."""


def edited_sentences(project: Project) -> dict[int, tuple[Cue, ...]]:
    """The cues of every sentence in which at least one was edited, or from which some were deleted.

    Raises:
        InputError: the cues' sentences are not in order.
    """
    for before, cue in pairwise(project.cues):
        if cue.sentence < before.sentence:
            raise InputError(
                f"cue {cue.id}: its sentence is {cue.sentence}, but that of cue {before.id} ahead of it is"
                f" {before.sentence}: put the numbers in order"
            )
    groups = sentence_cues(project.cues)
    edited = {index: group for index, group in groups.items() if any(cue.edited for cue in group)}
    if project.cues:
        edited |= {index: groups.get(index, ()) for index in _cut_short(project)}
    return edited


def _cut_short(project: Project) -> Iterator[int]:
    """The sentences of which letters are in no cue, though nothing took them out but a person."""
    text = project.source.text
    missing = bytearray(len(text))
    for piece in project.source.pieces:  # what stands between them, such as a heading, is in no cue
        missing[piece.start : piece.end] = b"\1" * (piece.end - piece.start)
    ranges = [(cue.start, cue.end) for cue in project.cues]
    for start, end in [*ranges, *((removal.start, removal.end) for removal in project.removals)]:
        missing[start:end] = b"\0" * (end - start)
    for index, sentence in enumerate(project.sentences):
        if any(missing[at] and text[at].isalnum() for at in range(sentence.start, sentence.end)):
            yield index


def sentence_cues(cues: Sequence[Cue]) -> dict[int, tuple[Cue, ...]]:
    """The cues of each sentence, by its index."""
    return {index: tuple(group) for index, group in groupby(cues, key=lambda cue: cue.sentence)}


def carried(
    kept: Kept, before: Sequence[Sentence], after: Sequence[Sentence], *, same_text: bool = False
) -> tuple[dict[int, tuple[Cue, ...]], list[Cue]]:
    """Edited sentences of an earlier run found again in a newer one, and the edited cues that were not.

    A sentence is found by its Chinese; the same words said twice are told apart by their order.

    Args:
        same_text: the two runs' sources are one text, so that a sentence in which a glossary has put other
            words is found by its place.
    """
    places = {key: index for index, key in enumerate(_keys(after))}
    ranges = {(each.start, each.end): index for index, each in enumerate(after)} if same_text else {}
    found: dict[int, tuple[Cue, ...]] = {}
    lost: list[Cue] = []
    for index, key in enumerate(_keys(before)):
        at = places.get(key, ranges.get((before[index].start, before[index].end)))
        if index in kept and at is not None:
            found[at] = tuple(_moved(cue, before[index], after[at], at) for cue in kept[index])
        elif index in kept:
            lost += [cue for cue in kept[index] if cue.edited]
    return found, lost


def retimed(kept: Kept, old: Mapping[int, Span], new: Mapping[int, Span]) -> dict[int, tuple[Cue, ...]]:
    """Kept cues moved along with their sentences, where the times of these have changed.

    Args:
        old: when each sentence was shown, as it was worked out before anything was edited.
        new: when it is shown now.
    """
    result: dict[int, tuple[Cue, ...]] = {}
    free_ms = 0
    for index in sorted(kept):
        moved = old.get(index), new.get(index)
        cues = []
        for cue in kept[index]:
            start_ms = max(_mapped(cue.span.start_ms, *moved), free_ms)
            free_ms = max(_mapped(cue.span.end_ms, *moved), start_ms + 1)
            cues.append(replace(cue, span=Span(start_ms, free_ms)))
        result[index] = tuple(cues)
    return result


def sentence_spans(cues: Sequence[Cue]) -> dict[int, Span]:
    """From when to when each sentence is shown, by its index."""
    return {
        index: Span(group[0].span.start_ms, group[-1].span.end_ms)
        for index, group in sentence_cues(cues).items()
    }


def without_old_faults(cues: Sequence[Cue], made: Sequence[Cue]) -> tuple[Cue, ...]:
    """The cues of an edited sentence, less the notes of faults in English that is no longer there.

    Args:
        made: the sentence's cues as they are without the edits: where they have the same English, it is what
            the notes are about.
    """
    if [cue.en for cue in cues] == [cue.en for cue in made]:
        return tuple(cues)
    return tuple(
        replace(cue, notes=tuple(note for note in cue.notes if not note.startswith(FAULT))) for cue in cues
    )


def as_source(cues: Sequence[Cue]) -> Source:
    """The Chinese of some cues as a source of its own, a piece a cue, so that English is dealt into them."""
    text = ""
    pieces = []
    for cue in cues:
        zh = cue.zh.replace("\n", " ")
        pieces.append(Piece(len(text), len(text) + len(zh), cue.span))
        text += zh + "\n"
    return Source("edited cues", text, tuple(pieces))


def merge(fresh: Sequence[Cue], kept: Kept, profile: Profile, end_ms: int | None) -> tuple[Cue, ...]:
    """``fresh``, with the sentences in ``kept`` in place of their own; fresh cues give way to kept times.

    Args:
        end_ms: the end of the media, which no fresh cue may pass; None where it isn't known.

    Raises:
        InputError: kept cues leave no time for what is said between them.
    """
    runs = _runs(fresh, kept)
    taken = {cue.id for cues in kept.values() for cue in cues}
    result: list[Cue] = []
    for (fixed, run), (_, following) in zip(runs, [*runs[1:], (True, [])], strict=True):
        if fixed:
            result += run
            continue
        gap_ms = 0 if run[0].timing == "given" else profile.gap_ms  # given times stay, though they touch
        low = result[-1].span.end_ms + gap_ms if result else 0
        high = following[0].span.start_ms - gap_ms if following else end_ms
        result += [_with_free_id(cue, taken) for cue in _between(run, low, high, profile)]
    return tuple(result)


def _keys(sentences: Sequence[Sentence]) -> Iterator[tuple[str, int]]:
    counts: Counter[str] = Counter()
    for sentence in sentences:
        counts[sentence.zh] += 1
        yield sentence.zh, counts[sentence.zh]


def _moved(cue: Cue, before: Sentence, after: Sentence, index: int) -> Cue:
    """The cue at another sentence's place, its offsets inside of it."""
    if (before.start, before.end) == (after.start, after.end):
        return replace(cue, sentence=index)
    start, end = (
        min(max(offset - before.start + after.start, after.start), after.end)
        for offset in (cue.start, cue.end)
    )
    return replace(cue, sentence=index, start=start, end=end)


def _mapped(ms: int, old: Span | None, new: Span | None) -> int:
    if old is None or new is None:
        return ms
    return max(new.start_ms + (ms - old.start_ms) * new.duration_ms // max(old.duration_ms, 1), 0)


def _runs(fresh: Sequence[Cue], kept: Kept) -> list[tuple[bool, list[Cue]]]:
    """All cues in the order of their sentences, as runs that are kept (True) or fresh."""
    cues = [cue for cue in fresh if cue.sentence not in kept]
    cues += [cue for group in kept.values() for cue in group]
    cues.sort(key=lambda cue: (cue.sentence, cue.span))
    return [(fixed, list(run)) for fixed, run in groupby(cues, key=lambda cue: cue.sentence in kept)]


def _between(cues: Sequence[Cue], low_ms: int, high_ms: int | None, profile: Profile) -> Sequence[Cue]:
    """Fresh cues between two times: as they are, or moved together where they don't fit."""
    if low_ms <= cues[0].span.start_ms and (high_ms is None or cues[-1].span.end_ms <= high_ms):
        return cues
    room_ms = None if high_ms is None else high_ms - low_ms
    if room_ms is not None and room_ms < len(cues):
        raise InputError(
            f"cue {cues[0].id} ({cues[0].zh[:20]}): edited cues leave it no time: move them apart"
        )
    spans = [Span(max(cue.span.start_ms - low_ms, 0), max(cue.span.end_ms - low_ms, 0)) for cue in cues]
    shown = fit(spans, replace(profile, linger_ms=0), room_ms)  # they have lingered already
    return [
        replace(cue, span=Span(span.start_ms + low_ms, span.end_ms + low_ms))
        for cue, span in zip(cues, shown, strict=True)
    ]


def _with_free_id(cue: Cue, taken: set[str]) -> Cue:
    """The cue with an id that no kept cue has: an edited one keeps the id that its old text gave it."""
    while cue.id in taken:
        cue = replace(cue, id=sha256(cue.id.encode()).hexdigest()[: len(cue.id)])
    taken.add(cue.id)
    return cue
