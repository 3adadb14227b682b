"""Sentences, rebuilt from a stream whose marks can't be trusted: the units that are translated.

A dynamic programme takes the cheapest way through the whole stretch between two certain stops: the cost of
every sentence end (words and marks, see ``breaks``) and of every length. Units of some 45 characters
translate best: shorter ones lose their context, longer ones lose words. But what stands between two stops
that can be trusted is rather one sentence, if it is not too long; a writer's is parted only where it must be
(700 segments of talks: BLEU 22.16, and 21.84 where one that is too long falls into short ones).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from subgen.source import Source
from subgen.text.breaks import NEVER, hanging_cost, is_thanks, sentence_break_cost
from subgen.text.clauses import EVEN, LIKELY, SURE, with_likely_pauses
from subgen.text.questions import asks, closes_with_question, is_question
from subgen.text.silence import silence_ms
from subgen.text.words import Pause, Word
from subgen.text.written import is_written

LONG_PAUSE_MS = 600
"""A silence that ends a sentence even where no mark does."""

_SHORT, _LONG, _LONGEST = 24, 90, 160
"""Half-width cells: shorter than SHORT is poor, longer than LONG is poor, and none is over LONGEST."""
_POOR = 80
"""A sentence end that costs more is looked at only where there is no other for LONG."""


class _Parting(NamedTuple):
    """What a sentence end costs more between two trusted stops."""

    cost: int
    always: bool = False
    """Whether also where they are farther apart than LONGEST, or the last is missing."""


_PARTING, _PARTING_SPLICED, _PARTING_WRITTEN = _Parting(25), _Parting(60), _Parting(200, always=True)
"""Who has written all the marks is taken at their word."""
_SPLICED, _FEW_COMMAS = 0.15, 20
"""Where a sentence all but surely ends at more of the commas than this share, a machine has set them: of a
writer's it is one in seven at most, mostly one in twenty, of a recogniser's one in three to six. Of a few
commas nothing can be said."""
_ALL_BUT_SURE = 100
"""Such log-odds, in hundredths."""
_ASKED = 60
"""What a sentence end gains behind a clause that is a question, or thanks, by itself."""
_TOLD = 4
"""So many words behind what closes with a question may tell of it: 他怎么看，这我不知道."""
_UNMARKED_AMONG_MARKS = 30
"""What one without a mark costs more where marks are as dense as a writer sets them."""
_LIFTED_OUT = 60
"""What one there costs more still behind a 呢 that asks nothing: 那这个手机呢我们做了十八个月."""
_CELLS_FOR_A_MARK = 40
"""As dense as that: one for so many cells."""
_SPACES_FOR_A_MARK = 8
_BESIDE_SPACES = 160
"""What one at no space costs more where spaces stand for all the marks, and are as dense."""


@dataclass(frozen=True, slots=True)
class Unit:
    """The words of one sentence."""

    words: tuple[Word, ...]
    question: bool
    """Whether it asks something, though its mark may be missing."""
    written: bool = False
    """Whether its marks are a writer's (see ``written``)."""

    def part(self, start: int, end: int) -> "Unit":
        """Its words from ``start`` until before ``end``; only those at its end ask what it asks."""
        asks = self.question and end == len(self.words)
        return Unit(self.words[start:end], asks, self.written)


def sentences(source: Source, words: Sequence[Word]) -> tuple[Unit, ...]:
    """The words in sentences, in order; every word is in one, and every sentence has something spoken."""
    heard = [index for index, word in enumerate(words) if word.spoken]
    if not heard:
        return ()
    # Each spoken word with what isn't spoken behind it; that goes with it as far as a stop says so.
    runs = [range(*edges) for edges in pairwise([*heard, len(words)])]
    written = is_written(source)
    spoken = _spoken(source, words, runs)
    spaced = _is_spaced(spoken)
    marked = _is_marked(spoken)
    found = _ends(spoken, _writers_parting(spoken) if written else _PARTING, spaced=spaced, marked=marked)
    ends = [_end(words, runs[end - 1]) for end in found[:-1]] + [len(words)]
    least = SURE if spaced else EVEN if marked and not source.timed else LIKELY
    units = []
    for start, end in pairwise([0, *ends]):
        unit = tuple(words[start:end])
        unit = unit if written else with_likely_pauses(unit, least, shown=not source.timed)
        units.append(Unit(unit, asks(unit), written))
    return tuple(units)


def _end(words: Sequence[Word], run: range) -> int:
    """Where a sentence ends whose last spoken word a run begins with: behind the stop, if there is one."""
    return next((index for index in run if words[index].pause is Pause.STOP), run.start) + 1


def _spoken(source: Source, words: Sequence[Word], runs: Sequence[range]) -> list[Word]:
    """The spoken words alone, those that the runs begin with, each with the longest pause of its run."""
    result = []
    for run in runs:
        word = words[run.start]
        pause = max(words[index].pause for index in run)
        if run.stop < len(words) and silence_ms(source, word, words[run.stop]) >= LONG_PAUSE_MS:
            pause = Pause.STOP
        result.append(word if pause is word.pause else replace(word, pause=pause))
    return result


def _ends(words: Sequence[Word], parting: _Parting, *, spaced: bool, marked: bool) -> list[int]:
    """The indices after the last words of the sentences."""
    count = len(words)
    offsets = [0]
    for word in words:
        offsets.append(offsets[-1] + word.cells + (word.pause >= Pause.SPACE))
    whole = [True] * count if parting.always else _whole(words, offsets)
    breaks = _break_costs(words, whole, parting.cost, spaced=spaced, marked=marked)
    best = [0] + [NEVER * NEVER] * count
    back = [0] * (count + 1)
    places = _places(breaks, offsets)
    certain = 0  # no sentence begins before the last mark that can be trusted
    for index, end in enumerate(places[1:]):
        for start in places[index::-1]:
            width = offsets[end] - offsets[start]
            if start < certain or (width > _LONGEST and start < places[index]):
                break
            cost = best[start] + breaks[end] + _length_cost(width, whole[end - 1])
            if cost < best[end]:
                best[end], back[end] = cost, start
        if words[end - 1].pause is Pause.STOP:
            certain = end
    result = [count]
    while back[result[-1]]:
        result.append(back[result[-1]])
    return result[::-1]


def _writers_parting(words: Sequence[Word]) -> _Parting:
    """PARTING for a text with all its marks: a writer's, or a machine's, to which every pause is a comma."""
    commas = [word for word in words if word.pause is Pause.CLAUSE]
    spliced = sum(word.stop_odds > _ALL_BUT_SURE for word in commas)
    is_spliced = len(commas) >= _FEW_COMMAS and spliced > _SPLICED * len(commas)
    return _PARTING_SPLICED if is_spliced else _PARTING_WRITTEN


def _break_costs(
    words: Sequence[Word], whole: Sequence[bool], parting: int, *, spaced: bool, marked: bool
) -> list[int]:
    """The cost of a sentence end before the first word, between any two, and after the last."""
    spaced_cost = _BESIDE_SPACES if spaced else 0
    breaks = [0]
    clause = breath = 0
    for index, (word, after) in enumerate(pairwise(words), start=1):
        cost = sentence_break_cost(word, after)
        if whole[index - 1] and word.pause is not Pause.STOP:
            cost += parting
        if word.pause < Pause.CLAUSE and marked:
            cost += _UNMARKED_AMONG_MARKS
            if word.text == "呢" and not is_question(words[clause:index]):
                cost += _LIFTED_OUT
        if word.pause < Pause.SPACE:
            cost += spaced_cost
        if word.pause is Pause.CLAUSE:
            said = words[clause:index]
            cost += hanging_cost(said)
            if is_question(said):
                cost = min(cost, 0) - _ASKED
            elif closes_with_question(said, words[index : index + _TOLD]):
                cost -= _ASKED
        if word.pause >= Pause.SPACE:
            if is_thanks(words[breath:index]):
                cost = min(cost, 0) - _ASKED
            breath = index
        if word.pause >= Pause.CLAUSE:
            clause = index
        breaks.append(cost)
    return [*breaks, 0]


def _is_marked(words: Sequence[Word]) -> bool:
    """Whether marks are as dense as a writer sets them."""
    return _are_dense(sum(word.pause >= Pause.CLAUSE for word in words), words)


def _is_spaced(words: Sequence[Word]) -> bool:
    """Whether spaces stand where a writer sets marks, and hardly any mark does."""
    spaces = sum(word.pause is Pause.SPACE for word in words)
    marks = sum(word.pause >= Pause.CLAUSE for word in words)
    return _are_dense(spaces, words) and marks * _SPACES_FOR_A_MARK < spaces


def _are_dense(marks: int, words: Sequence[Word]) -> bool:
    return marks * _CELLS_FOR_A_MARK >= sum(word.cells for word in words)


def _places(breaks: Sequence[int], offsets: Sequence[int]) -> list[int]:
    """Where sentences may begin and end: where it is not too poor, and anywhere in a run that is too long."""
    good = [index for index, cost in enumerate(breaks) if cost <= _POOR]
    result = [0]
    for start, end in pairwise(good):
        if offsets[end] - offsets[start] > _LONG:
            result += range(start + 1, end)
        result.append(end)
    return result


def _whole(words: Sequence[Word], offsets: Sequence[int]) -> list[bool]:
    """For every word, whether it stands between two stops that are no farther apart than LONGEST."""
    result: list[bool] = []
    for index, word in enumerate(words, start=1):
        if word.pause is Pause.STOP:
            first = len(result)
            result += [offsets[index] - offsets[first] <= _LONGEST] * (index - first)
    return result + [False] * (len(words) - len(result))


@cache
def _length_cost(width: int, whole: bool) -> int:
    if width < _SHORT:
        return 3 * (_SHORT - width)
    if width > _LONG and not whole:
        return 2 * (width - _LONG)
    return 0
