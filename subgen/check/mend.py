"""What can be mended without changing words, so that nothing is worse than before.

Everything is mended at once and held against the rules again. Where anything is worse, the cues around it are
left as they were, and the rest is mended anew, until nothing is.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from subgen.check import brackets, breaks, contents, layout, marks
from subgen.check.finding import Finding
from subgen.check.mend_text import en_candidates, zh_candidates
from subgen.check.mend_times import Row, mend_times
from subgen.check.pairs import cue_pairs
from subgen.check.rules import check
from subgen.check.subject import Shown, Subject
from subgen.track import Track, TrackCue

_MOST_TRIES = 12
_ONE_KIND = 2
"""After so many tries, both the text and the times are left where only one seemed to be in the way."""
_TEXT_RULES = frozenset(
    rule.name for module in (breaks, brackets, contents, layout, marks) for rule in module.RULES
)
"""Rules that are about the text, more than about times."""
_MARGIN_MS = 500


@dataclass(slots=True)
class _Left:
    """Cues that stay as they are, each as the place of its file and its line: their texts, their times."""

    texts: set[tuple[int, int]] = field(default_factory=set)
    times: set[tuple[int, int]] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Mending:
    """What became of the files of a talk."""

    tracks: tuple[Track, ...]
    """Their cues in the order of their times, each known again by the ``line`` that it had."""
    findings: tuple[Finding, ...]
    """What the rules still find."""


def mend(subjects: Sequence[Subject], before: Sequence[Finding] | None = None) -> Mending:
    """The tracks of one talk, mended: of one file, or of the two files of a pair, Chinese first.

    Words stay as they are; cues that show nothing are left out. No rule finds anything in a cue that it
    didn't find there before, nor more of it.

    Args:
        before: what the rules find in these subjects, where that is known already.
    """
    before = check(subjects) if before is None else before
    texts = _better_texts(subjects, before)
    left = _Left()
    for reach in range(1, _MOST_TRIES + 2):
        tracks = _mended(subjects, texts, left)
        after = check(with_tracks(subjects, tracks))
        worse = worsened(before, after)
        if not worse:
            return Mending(tracks, after)
        if reach < _MOST_TRIES:  # then all is left but the order
            _leave(subjects, worse, reach, left)
        else:
            left.texts = left.times = _everything(subjects)
    return Mending(tuple(subject.track for subject in subjects), tuple(before))


def with_tracks(subjects: Sequence[Subject], tracks: Sequence[Track]) -> list[Subject]:
    """The same subjects with other tracks, each the other's partner where there are two."""
    fresh = [
        replace(subject, track=track, partner=None) for subject, track in zip(subjects, tracks, strict=True)
    ]
    if len(fresh) != 2:
        return fresh
    return [replace(fresh[0], partner=fresh[1]), replace(fresh[1], partner=fresh[0])]


def worsened(before: Iterable[Finding], after: Iterable[Finding]) -> list[Finding]:
    """What was found after that was not there before in the same cue, or is further past its limit."""
    known: dict[tuple[str, str, int], list[float]] = defaultdict(list)
    for each in before:
        known[_key(each)].append(_excess(each))
    found: dict[tuple[str, str, int], list[Finding]] = defaultdict(list)
    for each in after:
        found[_key(each)].append(each)
    return [
        each
        for key, group in found.items()
        for each in group
        if len(group) > len(known[key]) or _excess(each) > max(known[key])
    ]


def _key(finding: Finding) -> tuple[str, str, int]:
    return finding.file, finding.rule, finding.line if finding.cue else 0


def _excess(finding: Finding) -> float:
    """How far a finding is past its limit; endless where that can't be said."""
    if finding.figure is None or finding.limit is None:
        return float("inf")
    return abs(finding.figure - finding.limit)


def _leave(subjects: Sequence[Subject], worse: Iterable[Finding], reach: int, left: _Left) -> None:
    """Leave the cues where something got worse as they were, and in all files those around them.

    ``reach`` says how far that goes: cues on each side, and a little more of time.
    """
    found: dict[tuple[str, int], set[str]] = defaultdict(set)
    for each in worse:
        found[each.file, each.line].add(each.rule)
    texts, times = [], []
    for subject in subjects:
        cues = subject.cues
        for index, cue in enumerate(cues):
            rules = found.get((subject.track.name, cue.cue.line), set())
            near = cues[max(0, index - reach) : index + reach + 1]
            margin = reach * _MARGIN_MS
            window = (near[0].start_ms - margin, max(each.end_ms for each in near) + margin)
            if rules - _TEXT_RULES or (rules and reach > _ONE_KIND):
                times.append(window)
            if rules & _TEXT_RULES or (rules and reach > _ONE_KIND):
                texts.append(window)
    left.texts |= _within(subjects, texts)
    left.times |= _within(subjects, times)


def _within(subjects: Sequence[Subject], windows: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """The cues of all files that are shown at some time in any of the windows."""
    joined: list[list[int]] = []
    for start, end in sorted(windows):
        if joined and start <= joined[-1][1]:
            joined[-1][1] = max(joined[-1][1], end)
        else:
            joined.append([start, end])
    starts = [start for start, _ in joined]
    found = set()
    for file, subject in enumerate(subjects):
        for cue in subject.cues:
            index = bisect_right(starts, max(cue.start_ms, cue.end_ms)) - 1
            if index >= 0 and joined[index][1] >= cue.start_ms:
                found.add((file, cue.cue.line))
    return found


def _everything(subjects: Sequence[Subject]) -> set[tuple[int, int]]:
    return {(file, cue.cue.line) for file, subject in enumerate(subjects) for cue in subject.cues}


def _better_texts(subjects: Sequence[Subject], before: Iterable[Finding]) -> dict[tuple[int, int], Shown]:
    """Each cue whose lines can be better, by its file and its place."""
    faulty = {(each.file, each.line) for each in before if each.rule in _TEXT_RULES}
    return {
        (file, index): _retold(subject, cue)
        for file, subject in enumerate(subjects)
        for index, cue in enumerate(subject.cues)
        if (subject.track.name, cue.cue.line) in faulty
    }


def _mended(
    subjects: Sequence[Subject], better: Mapping[tuple[int, int], Shown], left: _Left
) -> tuple[Track, ...]:
    texts = {
        (file, index): cue if (file, cue.cue.line) in left.texts else better.get((file, index), cue)
        for file, subject in enumerate(subjects)
        for index, cue in enumerate(subject.cues)
    }
    rows, places = _rows(subjects, texts, left)
    mend_times(rows, subjects[0].profile, subjects[0].end_ms)
    cues: list[list[TrackCue]] = [[] for _ in subjects]
    for index in sorted(range(len(rows)), key=lambda index: rows[index].start_ms):
        for file, place in places[index]:
            cues[file].append(_as_cue(texts[file, place], rows[index]))
    return tuple(
        replace(subject.track, cues=tuple(each), encoding="utf-8") if each else subject.track
        for subject, each in zip(subjects, cues, strict=True)
    )


def _as_cue(shown: Shown, row: Row) -> TrackCue:
    return replace(
        shown.cue,
        start_ms=row.start_ms,
        end_ms=row.end_ms,
        zh=shown.zh,
        en=shown.en,
        markup=(),
    )


def _rows(
    subjects: Sequence[Subject], texts: Mapping[tuple[int, int], Shown], left: _Left
) -> tuple[list[Row], list[list[tuple[int, int]]]]:
    """The cues that show something, those of a pair in one row, in the order of time; and what each is of."""
    found: list[tuple[Row, list[tuple[int, int]]]] = []
    for shown in _pairs(subjects):
        fixed = any((file, texts[file, place].cue.line) in left.times for file, place in shown)
        far = _far_apart([texts[each] for each in shown], 0 if fixed else subjects[0].profile.linger_ms)
        for group in [[each] for each in shown] if far else [shown]:
            found.append((_row([texts[each] for each in group], group, fixed or far), group))
    found.sort(key=lambda each: each[0].start_ms)
    return [row for row, _ in found], [group for _, group in found]


def _pairs(subjects: Sequence[Subject]) -> list[list[tuple[int, int]]]:
    """The cues that show something, those that belong together in one, each as its file and its place."""
    if len(subjects) == 1:
        return [[(0, place)] for place, cue in enumerate(subjects[0].cues) if not cue.is_empty]
    return [
        [(file, place) for file, place in enumerate(pair) if place is not None]
        for pair in cue_pairs(subjects[0].cues, subjects[1].cues)
    ]


def _far_apart(cues: Sequence[Shown], limit_ms: int) -> bool:
    """Whether the times of a pair differ by more than a cue may linger: one can't take the other's."""
    starts, ends = [cue.start_ms for cue in cues], [cue.end_ms for cue in cues]
    return max(starts) - min(starts) > limit_ms or max(ends) - min(ends) > limit_ms


def _row(cues: Sequence[Shown], group: Sequence[tuple[int, int]], fixed: bool) -> Row:
    return Row(
        cues[0].start_ms,
        cues[0].end_ms,
        tuple(line for cue in cues for line in cue.zh),
        tuple(line for cue in cues for line in cue.en),
        frozenset(file for file, _ in group),
        fixed,
    )


def _retold(subject: Subject, cue: Shown) -> Shown:
    """A cue with the best lines that no rule has anything new against."""
    before = _alone(subject, cue)
    if not any(each.rule in _TEXT_RULES for each in before) and not cue.cue.markup:
        return cue
    best, fewest = cue, len(before)
    for zh in zh_candidates(cue.zh, subject.profile, subject.splitter) if cue.zh else ((),):
        for en in en_candidates(cue.en, subject.profile) if cue.en else ((),):
            other = replace(cue, zh=zh, en=en)
            found = _alone(subject, other)
            if len(found) < fewest and not worsened(before, found):
                best, fewest = other, len(found)
    return best


def _alone(subject: Subject, cue: Shown) -> tuple[Finding, ...]:
    """What the rules find in one cue by itself."""
    only = replace(cue.cue, zh=cue.zh, en=cue.en, markup=())
    return check([replace(subject, track=replace(subject.track, cues=(only,)), partner=None)])
