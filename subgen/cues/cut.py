"""One sentence cut into cues, both languages at once.

A dynamic programme over pairs (Chinese word, English word): each cue ends after one of either language. It
weighs how well each language breaks there, how much of the meaning would stand on the wrong side (the
translator's links between words), and how the cue reads: width, lines, reading speed. So the number of
cues and their times are the same in both languages by construction, and no cue is empty in either; but one
that is given, and shows only what isn't translated, has no English.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from subgen.profile import Profile
from subgen.span import Span
from subgen.text.breaks import NEVER, cue_break_cost, joining_cost
from subgen.text.english import english_break_costs
from subgen.text.screen import Widths, on_screen
from subgen.text.words import Pause, Word
from subgen.text.wrap import line_break_cost

Array = npt.NDArray[np.float64]
Indices = npt.NDArray[np.int64]

_MISPLACED = 28.0
"""The cost of one English word under the wrong Chinese, on the scale of the break costs (see ``breaks``)."""
_SAME_WORD = 2.0
"""How much more that weighs for a word whose Chinese is sure: one that is English there, too, or the
glossary's. Nobody overlooks it."""
_ENGLISH_BREAK = 1.5
"""How much an English break weighs against a Chinese one: no mark in the Chinese is worth an I at the end of
a cue."""
_TOO_FAST = 3.0
"""The cost of each character a second over the profile's reading speed."""
_UNMARKED = 90
"""What a break without a mark costs more in a sentence that has marks: they are where its speaker paused."""
_SPACE_AMONG_MARKS = 70
"""The same of a break at a space."""
_BREATH_MS = 200
"""A silence that is heard as a pause; shorter ones belong to the sounds around them."""
_FULL_BREATH_MS = 600
_BREATH = 40.0
"""How much less a break costs at a silence of a full breath; at a shorter one less of that."""
_SECOND_LINE = 5.0
_SECOND_LINE_CELL = 0.2
"""A second Chinese line costs this much at once, and this much for each of its cells."""
_INNER_BREAK = 0.6
"""How much the break between two lines of one cue weighs against a break between cues."""
_TORN_CLAUSE = 15.0
"""The cost of a cue whose lines can't be broken where it pauses: 今天这样的 / 数据库 这个题目."""
_SHORT_CELLS = 10
_SHORT_CELL = 2.2
"""A cue is short under so many cells; each missing one costs this much."""
_MERE_LABEL = 120.0
"""The cost of a short cue that ends in a colon: 第一： and 他说： belong to what they announce."""
_MOST_CANDIDATES = 8
"""Chinese breaks that are weighed in one sentence, besides those at marks: enough for four cues."""
_SHORTEST_S = 0.1
"""What is said in no time, such as words without a vowel, is reckoned to take so long."""
_UNSPOKEN = 400.0
"""The cost of a cue that shows only what isn't translated."""
_LONE_WORD = 60.0
"""The cost of a cue with a single English word of a longer sentence: an If, or the last word of a phrase."""
_OVERFULL = 60.0
"""A cue whose times are given may hold too much English; each character beyond costs this much."""


@dataclass(frozen=True, slots=True)
class Cut:
    """One cue of a sentence: which of its words, and which words of its English."""

    zh_start: int
    zh_end: int
    en_start: int
    en_end: int


@dataclass(frozen=True, slots=True)
class Paired:
    """A sentence that is to be cut."""

    words: Sequence[Word]
    question: bool
    spans: Sequence[Span]
    """When each word is spoken."""
    english: Sequence[str]
    """The words of the translation; none when only the Chinese is cut."""
    links: Array
    """Shape (English words, Chinese words): how much of each English word came from each Chinese word, and
    1 where it is sure."""
    silences: Sequence[int] = ()
    """How long nobody speaks after each word but the last, in milliseconds; nothing where nobody listened."""

    def breathes(self, end: int) -> bool:
        """Whether someone was heard to pause before the word at ``end``."""
        return bool(self.silences) and self.silences[end - 1] >= _BREATH_MS


def cut(pair: Paired, profile: Profile, fixed: Sequence[int] | None = None) -> list[Cut] | None:
    """The cheapest way to cut the pair into cues; None if there is none (too few English words).

    Args:
        fixed: indices of words after which a cue must end, when the cues are given; the sentence's end is
            one of them. Otherwise the cues are free.
    """
    breaks = [NEVER, *(cue_break_cost(a, b) for a, b in pairwise(pair.words)), NEVER]
    ends = [0, *fixed] if fixed else [0, *_candidates(pair, breaks, profile), len(pair.words)]
    placing = _placing_costs(pair, ends, breaks)
    band = _band(pair.english, profile, bool(fixed))
    shapes = list(_given_shapes(ends) if fixed else _free_shapes(pair, ends, profile))
    chinese = np.array([shape.cost for row in shapes for shape in row])
    both = band.chars / _seconds(pair.spans, ends, shapes)[:, None, None]  # the largest arrays: no copies
    both -= profile.en_cps
    np.maximum(both, 0.0, out=both)
    both *= _TOO_FAST
    both += band.reading
    both += chinese[:, None, None]
    costs = np.split(both, np.cumsum([len(row) for row in shapes])[:-1])
    for index, (first, after) in enumerate(pairwise(ends) if fixed else ()):
        if not any(word.spoken for word in pair.words[first:after]):
            costs[index] = np.where(band.rows == np.arange(band.rows.shape[1]), 0.0, np.inf)[None]
    starts = [np.array([shape.start for shape in row])[:, None, None] for row in shapes]
    best = np.full((len(ends), len(pair.english) + 1), np.inf)
    best[0, 0] = 0.0
    for index, (start, cost) in enumerate(zip(starts, costs, strict=True), 1):
        total = best[start, band.rows]
        total += cost
        best[index] = total.reshape(-1, total.shape[-1]).min(axis=0) + placing[index]
    return _path(ends, best, starts, costs, band)


class _Shape(NamedTuple):
    """The Chinese of a cue."""

    start: int
    """The index of the end that it begins behind."""
    cost: float
    """What it costs by itself."""


def _free_shapes(pair: Paired, ends: Sequence[int], profile: Profile) -> Iterator[list[_Shape]]:
    """For each end but the first, every cue that may end there, the shortest first; one at least."""
    widths = Widths(pair.words, spaced=profile.spaced, question=pair.question)
    lines = [NEVER, *(line_break_cost(a, b) for a, b in pairwise(pair.words))]
    joined = list(accumulate(map(joining_cost, pair.words), initial=0.0))
    spoken = list(accumulate((bool(word.spoken) for word in pair.words), initial=0))
    most_cells = profile.zh_line_cells * profile.max_lines
    for index in range(1, len(ends)):
        row = []
        end = ends[index]
        for earlier in range(index - 1, -1, -1):
            start = ends[earlier]
            width = widths.of(start, end)
            if width > most_cells and earlier < index - 1:
                break
            cost = _zh_cost(lines, widths, start, end, profile)
            if cost is not None:
                cost += joined[end - 1] - joined[start]
            if cost is None and earlier == index - 1:
                cost = NEVER  # too wide, such as a long address, but it has to be shown somewhere
            elif cost is None:
                continue
            if spoken[end] == spoken[start]:
                cost += _UNSPOKEN
            if width < _SHORT_CELLS and pair.words[end - 1].announces:
                cost += _MERE_LABEL
            row.append(_Shape(earlier, cost))
        yield row


def _given_shapes(ends: Sequence[int]) -> Iterator[list[_Shape]]:
    """For each end but the first, the one cue that ends there."""
    for index in range(len(ends) - 1):
        yield [_Shape(index, 0.0)]


def _path(
    ends: Sequence[int], best: Array, starts: Sequence[Indices], costs: Sequence[Array], band: "_Band"
) -> list[Cut] | None:
    """The cuts that lead to the last of the best costs, each found again by what it was the least of."""
    index, position = len(ends) - 1, len(best[0]) - 1
    if not np.isfinite(best[index][position]):
        return None
    cuts = []
    while index:
        rows = band.rows[:, position]
        start = starts[index - 1][:, 0]
        total = best[start, rows] + costs[index - 1][:, :, position]
        shape, row = divmod(int(total.argmin()), len(rows))
        earlier, begin = int(start[shape, 0]), int(rows[row])
        cuts.append(Cut(ends[earlier], ends[index], begin, position))
        index, position = earlier, begin
    return cuts[::-1]


def _candidates(pair: Paired, breaks: Sequence[int], profile: Profile) -> list[int]:
    """Where the Chinese may be cut: at every mark and every pause that was heard, at the best places between,
    and often enough to fit."""
    words = pair.words
    allowed = [index for index in range(1, len(words)) if breaks[index] < NEVER]
    chosen = {index for index in allowed if words[index - 1].mark or pair.breathes(index)}
    rest = sorted((breaks[index], index) for index in allowed if index not in chosen)
    chosen.update(index for _, index in rest[:_MOST_CANDIDATES])
    offsets = [0]
    for word in words:
        offsets.append(offsets[-1] + word.cells + 1)
    for start, end in pairwise(sorted({0, len(words), *chosen})):
        # A run that may not be broken, yet is wider than a line: at its spaces, then.
        if offsets[end] - offsets[start] > profile.zh_line_cells:
            chosen.update(range(start + 1, end))
    return sorted(chosen)


def _placing_costs(pair: Paired, ends: Sequence[int], breaks: Sequence[int]) -> Array:
    """The cost of cutting after each Chinese end and each number of English words, shape (both)."""
    size = len(pair.english) + 1
    if size == 1:
        english = np.zeros(1)
        wrong = np.zeros((len(pair.words) + 1, 1))
    else:
        between = english_break_costs(pair.english, on_screen(pair.words, spaced=True))
        english = np.array([0.0, *between, 0.0]) * _ENGLISH_BREAK
        # Mass of the English words before the cut on Chinese words behind it, and the other way round.
        before = np.zeros((size, len(pair.words) + 1))
        links = np.where(pair.links == 1.0, _SAME_WORD, pair.links)
        before[1:, 1:] = links.cumsum(axis=0).cumsum(axis=1)
        early = before[:, -1:] - before
        late = before[-1:, :] - before
        wrong = (early + late).T
    marked = any(
        word.pause >= Pause.CLAUSE or pair.breathes(index) for index, word in enumerate(pair.words[:-1], 1)
    )
    inner: list[float] = []
    for end in ends[1:-1]:
        cost: float = breaks[end]
        if pair.breathes(end):
            cost = max(cost - _BREATH * min(pair.silences[end - 1] / _FULL_BREATH_MS, 1.0), 0.0)
        elif marked and pair.words[end - 1].pause <= Pause.SPACE:
            cost += _SPACE_AMONG_MARKS if pair.words[end - 1].pause is Pause.SPACE else _UNMARKED
        inner.append(cost)
    costs = np.zeros((len(ends), size))
    costs[1:-1] = np.array(inner)[:, None] + english + _MISPLACED * wrong[list(ends[1:-1])]
    return costs


@dataclass(frozen=True, slots=True)
class _Band:
    """Which English words can begin a cue, by the word that ends it: few, so that few are weighed."""

    rows: Indices
    """Shape (most beginnings, ends), ascending; what is left over at the bottom is costed infinite."""
    reading: Array
    """What each costs for its length: 0 if it fits, else infinite (or dear, in a given cue)."""
    chars: Array
    """The length of each in characters."""


def _band(english: Sequence[str], profile: Profile, fixed: bool) -> _Band:
    lengths = np.cumsum([0] + [len(word) + 1 for word in english])
    size = len(lengths)
    if size == 1:
        return _Band(np.zeros((1, 1), dtype=np.int64), np.zeros((1, 1)), np.full((1, 1), -1.0))
    ends = np.arange(size)
    reach = _en_reach(lengths, profile)
    first = np.zeros_like(ends) if fixed else np.searchsorted(reach, ends)
    most = int((ends - first).max()) + fixed  # a given cue may have none
    rows = np.minimum(first + np.arange(most)[:, None], size - 1)
    beyond = np.maximum(lengths[ends] - lengths[reach[rows]], 0)
    reading = np.where(rows < ends, _OVERFULL * beyond, np.inf)
    if size > 2:
        reading[ends - rows == 1] += _LONE_WORD
    return _Band(rows, reading, lengths[ends] - lengths[rows] - 1.0)


def _seconds(spans: Sequence[Span], ends: Sequence[int], shapes: Sequence[Sequence[_Shape]]) -> Array:
    """How long each cue is spoken, those of each end one after the other: until the next word begins."""
    edges = np.array([*(spans[end].start_ms for end in ends[:-1]), spans[-1].end_ms])
    until = np.repeat(edges[1:], [len(row) for row in shapes])
    since = edges[[shape.start for row in shapes for shape in row]]
    seconds: Array = np.maximum((until - since) / 1000, _SHORTEST_S)
    return seconds


def _en_reach(lengths: Indices, profile: Profile) -> Indices:
    """For each English word, the index after the last word that fits into one cue beginning with it.

    Args:
        lengths: of the first so many words, each with a blank behind it.
    """
    starts = np.arange(len(lengths))
    line_end = np.searchsorted(lengths, lengths + profile.en_line_chars + 1, side="right") - 1
    reach = starts
    for _ in range(profile.max_lines):
        reach = line_end[reach]
    return np.maximum(reach, np.minimum(starts + 1, len(lengths) - 1))


def _zh_cost(lines: Sequence[int], widths: Widths, start: int, end: int, profile: Profile) -> float | None:
    """How badly the Chinese of a cue reads for its shape; None if it does not fit."""
    width = widths.of(start, end)
    if width <= profile.zh_line_cells:
        return max(0, _SHORT_CELLS - width) * _SHORT_CELL
    if profile.max_lines < 2 or width > profile.zh_line_cells * profile.max_lines:
        return None
    inner = [lines[at] for at in widths.halvings(start, end, profile.zh_line_cells)]
    if not inner or min(inner) >= NEVER:
        return None
    cost = _SECOND_LINE + _SECOND_LINE_CELL * (width - profile.zh_line_cells) + _INNER_BREAK * min(inner)
    torn = min(inner) > min(lines[start + 1 : end])
    return cost + _TORN_CLAUSE if torn else cost
