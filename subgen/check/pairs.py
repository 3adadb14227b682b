"""Rules about pairs: each cue is there in Chinese and in English, with the same times."""

from collections.abc import Iterator, Sequence

from subgen.check.finding import Fault, Rule
from subgen.check.subject import Shown, Subject
from subgen.pairs import Pair, pair_up
from subgen.span import Span, clock


def cue_pairs(zh: Sequence[Shown], en: Sequence[Shown]) -> list[Pair]:
    """Which cues of two files, given in the order of time, belong together.

    Cues with the same times do; of the others, those that share at least half of the shorter one. Cues that
    show nothing belong to none, and are left out.
    """
    first = [index for index, cue in enumerate(zh) if not cue.is_empty]
    second = [index for index, cue in enumerate(en) if not cue.is_empty]
    pairs = pair_up([zh[index].span for index in first], [en[index].span for index in second], _share)
    return [(None if i is None else first[i], None if j is None else second[j]) for i, j in pairs]


def _share(a: Span, b: Span) -> bool:
    shared = min(a.end_ms, b.end_ms) - max(a.start_ms, b.start_ms)
    return a.start_ms == b.start_ms or 2 * shared >= max(1, min(a.duration_ms, b.duration_ms))


def _own_pairs(subject: Subject, partner: Subject) -> list[Pair]:
    """Pairs of the subject's cue and its partner's."""
    if subject.language == "zh":
        return cue_pairs(subject.cues, partner.cues)
    return [(own, other) for other, own in cue_pairs(partner.cues, subject.cues)]


def _pair_missing(subject: Subject) -> Iterator[Fault]:
    if subject.language == "both":
        for index, cue in enumerate(subject.cues):
            if bool(cue.zh) != bool(cue.en):
                yield Fault(index, "has no English" if cue.zh else "has no Chinese")
    partner = subject.partner
    if partner is None:
        return
    missing = "English" if subject.language == "zh" else "Chinese"
    for own, other in _own_pairs(subject, partner):
        if own is not None and other is None:
            yield Fault(own, f"has no {missing} in {partner.track.name}")


def _pair_times(subject: Subject) -> Iterator[Fault]:
    partner = subject.partner
    if partner is None or subject.language != "en":
        return  # once for both files
    for own, other in _own_pairs(subject, partner):
        if own is None or other is None:
            continue
        cue, its = subject.cues[own], partner.cues[other]
        if cue.span != its.span:
            apart = max(abs(cue.start_ms - its.start_ms), abs(cue.end_ms - its.end_ms))
            told = f"{clock(its.start_ms)} to {clock(its.end_ms)}"
            yield Fault(own, f"its Chinese (cue {its.number}) has other times: {told}", apart, 0)


RULES = (
    Rule("pair-missing", "error", "Each cue is there in both languages.", _pair_missing),
    Rule("pair-times", "error", "Both languages of a cue have the same times.", _pair_times),
)
