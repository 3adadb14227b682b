"""What a person has edited is never overwritten: the whole sentence around it stays as it was left."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from subgen.cue import Cue, Sentence
from subgen.profile import Profile
from subgen.source import Piece, Source
from subgen.span import Span


def edited_sentences(cues: Sequence[Cue]) -> dict[int, tuple[Cue, ...]]:
    """The cues of every sentence in which at least one was edited, by the index of the sentence."""
    groups = {index: tuple(group) for index, group in groupby(cues, key=lambda cue: cue.sentence)}
    return {index: group for index, group in groups.items() if any(cue.edited for cue in group)}


def carried(
    kept: Mapping[int, Sequence[Cue]], before: Sequence[Sentence], after: Sequence[Sentence]
) -> tuple[dict[int, tuple[Cue, ...]], list[Cue]]:
    """Edited sentences of an earlier run found again in a newer one, and the edited cues that were not.

    A sentence is found by its Chinese; the same words said twice are told apart by their order.
    """
    places: dict[str, list[int]] = {}
    for index, sentence in enumerate(after):
        places.setdefault(sentence.zh, []).append(index)
    found = {}
    lost: list[Cue] = []
    counts: dict[str, int] = {}
    for index, sentence in enumerate(before):
        count = counts[sentence.zh] = counts.get(sentence.zh, 0) + 1
        if index not in kept:
            continue
        here = places.get(sentence.zh, [])
        if count > len(here):
            lost += kept[index]
        else:
            at = here[count - 1]
            shift = after[at].start - sentence.start
            found[at] = tuple(
                replace(cue, sentence=at, start=cue.start + shift, end=cue.end + shift) for cue in kept[index]
            )
    return found, lost


def as_source(cues: Sequence[Cue]) -> Source:
    """The Chinese of some cues as a source of its own, a piece a cue, so that English is dealt into them."""
    text = ""
    pieces = []
    for cue in cues:
        zh = cue.zh.replace("\n", " ")
        pieces.append(Piece(len(text), len(text) + len(zh), cue.span))
        text += zh + "\n"
    return Source("edited cues", text, tuple(pieces))


def merge(fresh: Sequence[Cue], kept: Mapping[int, Sequence[Cue]], profile: Profile) -> tuple[Cue, ...]:
    """``fresh``, with the sentences in ``kept`` in place of their own; fresh cues give way to kept times."""
    result = [cue for cue in fresh if cue.sentence not in kept]
    result += [cue for cues in kept.values() for cue in cues]
    result.sort(key=lambda cue: (cue.sentence, cue.start, cue.span.start_ms))
    fixed = {id(cue) for cues in kept.values() for cue in cues}
    for index in range(1, len(result)):
        before, cue = result[index - 1], result[index]
        if before.span.end_ms <= cue.span.start_ms:
            continue
        if id(before) not in fixed:
            end = max(cue.span.start_ms - profile.gap_ms, before.span.start_ms + 1)
            before = result[index - 1] = replace(before, span=Span(before.span.start_ms, end))
        if before.span.end_ms > cue.span.start_ms and id(cue) not in fixed:
            start = before.span.end_ms + profile.gap_ms
            result[index] = replace(cue, span=Span(start, max(cue.span.end_ms, start + 1)))
    return tuple(result)
