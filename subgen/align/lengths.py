"""A script fitted to a recording by lengths and pauses alone, without a word being understood.

A dynamic programme over clauses of the script and stretches of speech, as sentences of two languages are
paired by their lengths (Gale and Church): a few clauses belong to a few stretches, whose length should be
that of their syllables; clauses that nobody says and speech that isn't in the script may be left out. It
weighs the whole talk at once, in a band around its even course.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from subgen.align.speech_clock import SpeechClock
from subgen.source import Heard, Source
from subgen.span import Span
from subgen.text.syllables import syllables

Array = npt.NDArray[np.float64]

_MARKS = re.compile(r"[，。？！；：、…,!?;:\s]+")
_LONGEST = 14
"""Syllables in a clause; a longer one is parted, as its speaker may."""
_GROUPS = [(1, 1), *((many, 1) for many in range(2, 11)), *((1, many) for many in range(2, 7))]
_GROUPS += [(2, 2), (2, 3), (3, 2), (3, 3), (4, 2), (2, 4), (5, 2), (6, 2)]
"""How many clauses belong to how many stretches of speech."""
_SKIP_CLAUSE, _SKIP_SPEECH = len(_GROUPS), len(_GROUPS) + 1
_SPREAD_S, _SPREAD = 0.25, 0.22
"""A group's length differs from what is expected by so much, and so much of it (one deviation)."""
_JOINED = {"": 0.0, "，": 0.35, "。": 1.0}
"""The cost of a boundary in the script at which nobody pauses."""
_TORN = {"": 1.2, "，": 0.15, "。": 0.0}
"""The cost of a pause at a boundary in the script."""
_INNER_PAUSE, _INNER_PAUSE_S = 0.2, 1.5
"""The cost of a pause inside a group, and of each second of it."""
_UNSAID, _UNSAID_SYLLABLE = 2.0, 0.35
_UNWRITTEN, _UNWRITTEN_S = 1.5, 1.6
"""The cost of a clause that nobody says, and of speech that isn't in the script."""
_BAND, _BAND_MS = 0.15, 120_000
"""How far the talk may be from its even course: so much of it, and at least so much."""
_BEST = 0.6
"""Confidence in a clause whose length is just what is expected: the words are still a guess."""


@dataclass(frozen=True, slots=True)
class _Clause:
    start: int
    end: int
    syllables: float
    mark: str
    """What ends it: "" for none, "，" or "。"."""


@dataclass(frozen=True, slots=True)
class _Group:
    """Clauses that belong to stretches of speech."""

    clauses: tuple[int, int]
    speech: tuple[int, int]


def fit_lengths(source: Source, speech: Sequence[Span]) -> tuple[Heard, ...]:
    """When the source is said, clause by clause; what seems not to be said is left out."""
    return fit_stretches(source.text, [(piece.start, piece.end) for piece in source.pieces], speech)


def fit_stretches(
    text: str, stretches: Iterable[tuple[int, int]], speech: Sequence[Span]
) -> tuple[Heard, ...]:
    """When stretches of a text are said, clause by clause; what seems not to be said is left out."""
    clauses = list(_clauses(text, stretches))
    if not clauses or not speech:
        return ()
    per_syllable = sum(span.duration_ms for span in speech) / sum(each.syllables for each in clauses)
    clock = SpeechClock(speech)
    result: list[Heard] = []
    groups = _cheapest(clauses, speech, per_syllable)
    paces = [
        sum(span.duration_ms for span in speech[slice(*group.speech)])
        / sum(each.syllables for each in clauses[slice(*group.clauses)])
        for group in groups
    ]
    if paces:  # what is not in the script, or not said, has no say in the pace any more
        per_syllable = float(np.median(paces))
        groups = _cheapest(clauses, speech, per_syllable)
    for group in groups:
        result += _timed(clauses[slice(*group.clauses)], speech[slice(*group.speech)], per_syllable, clock)
    return tuple(result)


def _clauses(text: str, stretches: Iterable[tuple[int, int]]) -> Iterator[_Clause]:
    for start, stop in stretches:
        position = start
        marks = [*_MARKS.finditer(text, start, stop), None]
        for mark in marks:
            end = mark.start() if mark else stop
            kind = "。" if mark is None or set(mark[0]) & set("。？！?!\n") else "，"
            yield from _parted(text, position, end, kind)
            position = mark.end() if mark else end


def _parted(text: str, start: int, end: int, mark: str) -> Iterator[_Clause]:
    """A clause, in parts if it is long; one without syllables is none."""
    count = syllables(text[start:end])
    if not count:
        return
    parts = max(1, round(count / _LONGEST))
    edges = [start + (end - start) * at // parts for at in range(parts + 1)]
    for first, last in pairwise(edges):
        size = syllables(text[first:last])
        if size:
            yield _Clause(first, last, size, mark if last == end else "")


def _cheapest(clauses: Sequence[_Clause], speech: Sequence[Span], per_syllable: float) -> list[_Group]:
    table = _Table(clauses, speech, per_syllable)
    for row in range(1, len(clauses) + 1):
        table.add(row)
    return table.path()


class _Table:
    """Rows of the programme: clauses down, stretches of speech across. Of the costs only the last rows are
    held, of the choices a band."""

    def __init__(self, clauses: Sequence[_Clause], speech: Sequence[Span], per_syllable: float) -> None:
        self._clauses, self._speech = clauses, speech
        self._size = np.cumsum([0.0, *(each.syllables * per_syllable / 1000 for each in clauses)])
        self._length = np.cumsum([0.0, *(span.duration_ms / 1000 for span in speech)])
        pauses = [(after.start_ms - before.end_ms) / 1000 for before, after in pairwise(speech)]
        inner = [_INNER_PAUSE + _INNER_PAUSE_S * min(pause, 2.0) for pause in pauses]
        self._inner = np.cumsum([0.0, *inner, 0.0])
        """The cost of all pauses before the end of a stretch, had they all been inside of groups."""
        self._joined = np.cumsum([0.0, *(_JOINED[each.mark] for each in clauses)])
        self._skipped = np.cumsum([0.0, *(_UNWRITTEN + _UNWRITTEN_S * s.duration_ms / 1000 for s in speech)])
        slack = max(_BAND * float(self._length[-1]), _BAND_MS / 1000)
        scale = float(self._length[-1] / self._size[-1])
        self._low = np.searchsorted(self._length, self._size * scale - slack)
        high = np.searchsorted(self._length, self._size * scale + slack)
        width = int((high - self._low).max()) + 1
        self._choice = np.full((len(clauses) + 1, width), _SKIP_SPEECH, np.uint8)
        self._rows = {0: self._skipped.copy()}

    def add(self, row: int) -> None:
        """Find the cheapest way to every place in a row."""
        count = len(self._speech)
        best = self._rows[row - 1] + _UNSAID + _UNSAID_SYLLABLE * self._clauses[row - 1].syllables
        choice = np.full(count + 1, _SKIP_CLAUSE, np.uint8)
        torn = _TORN[self._clauses[row - 1].mark]
        for code, (many, spans) in enumerate(_GROUPS):
            if many > row or spans > count:
                continue
            cost = np.full(count + 1, np.inf)
            size = self._size[row] - self._size[row - many]
            length = self._length[spans:] - self._length[:-spans]
            off = (length - size) / (_SPREAD_S + _SPREAD * size)
            cost[spans:] = self._rows[row - many][:-spans] + off * off / 2 + torn
            cost[spans:] += self._joined[row - 1] - self._joined[row - many]
            cost[spans:] += self._inner[spans - 1 : -1] - self._inner[:-spans]
            better = cost < best
            best[better] = cost[better]
            choice[better] = code
        low, width = int(self._low[row]), self._choice.shape[1]
        best[:low] = np.inf
        best[low + width :] = np.inf
        reached = np.minimum.accumulate(best - self._skipped) + self._skipped
        choice[reached < best - 1e-9] = _SKIP_SPEECH
        reached[:low] = np.inf
        self._rows[row] = reached
        self._rows.pop(row - 12, None)
        kept = choice[low : low + width]
        self._choice[row, : len(kept)] = kept

    def path(self) -> list[_Group]:
        """The groups of the cheapest way, in order."""
        row, at = len(self._clauses), len(self._speech)
        groups = []
        while row > 0:
            code = int(self._choice[row, at - int(self._low[row])])
            if code == _SKIP_CLAUSE:
                row -= 1
            elif code == _SKIP_SPEECH:
                at -= 1
            else:
                many, spans = _GROUPS[code]
                groups.append(_Group((row - many, row), (at - spans, at)))
                row, at = row - many, at - spans
        return groups[::-1]


def _timed(
    clauses: Sequence[_Clause], speech: Sequence[Span], per_syllable: float, clock: SpeechClock
) -> Iterator[Heard]:
    """The clauses of a group, dealt out over its speech by their syllables."""
    sizes = np.cumsum([0.0, *(each.syllables for each in clauses)])
    length = sum(span.duration_ms for span in speech)
    off = (length - sizes[-1] * per_syllable) / 1000 / (_SPREAD_S + _SPREAD * sizes[-1] * per_syllable / 1000)
    confidence = round(_BEST * float(np.exp(-off * off / 2)), 2)
    inside = Span(speech[0].start_ms, speech[-1].end_ms)
    for clause, first, last in zip(clauses, sizes, sizes[1:], strict=False):
        for start, end, span in clock.dealt(inside, first / sizes[-1], last / sizes[-1]):
            width = clause.end - clause.start
            begin, stop = clause.start + round(width * start), clause.start + round(width * end)
            if stop > begin:
                yield Heard(begin, stop, span, "vad", confidence)
