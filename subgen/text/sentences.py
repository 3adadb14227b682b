"""Sentences, rebuilt from a stream whose marks can't be trusted: the units that are translated.

A dynamic programme takes the cheapest way through the whole stretch between two certain stops: the cost of
every sentence end (words and marks, see ``breaks``) and of every length. Units of some 45 characters
translate best: shorter ones lose their context, longer ones lose words. But what stands between two stops
that can be trusted is rather one sentence, if it is not too long.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from subgen.source import Source
from subgen.text.breaks import NEVER, hanging_cost, sentence_break_cost
from subgen.text.clauses import with_likely_pauses
from subgen.text.silence import silence_ms
from subgen.text.tables import break_words
from subgen.text.words import Pause, Word
from subgen.text.written import is_written

LONG_PAUSE_MS = 600
"""A silence that ends a sentence even where no mark does."""

_SHORT, _LONG, _LONGEST = 24, 90, 160
"""Half-width cells: shorter than SHORT is poor, longer than LONG is poor, and none is over LONGEST."""
_SHORT_QUESTION = 16
"""A sentence that ends in 呢 and is no wider asks, even without a question word."""
_POOR = 80
"""A sentence end that costs more is looked at only where there is no other for LONG."""
_PARTING, _PARTING_WRITTEN = 25, 200
"""What a sentence end costs more between two trusted stops that are no farther apart than LONGEST; who has
written all the marks is taken at their word."""
_UNMARKED_AMONG_MARKS = 30
"""What one without a mark costs more where marks are as dense as a writer sets them."""
_CELLS_FOR_A_MARK = 40
"""As dense as that: one for so many cells."""


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
    spoken = _spoken(source, words, heard)
    written = is_written(source)
    ends = [heard[end - 1] + 1 for end in _ends(spoken, written)]
    ends[-1] = len(words)
    units = []
    for start, end in pairwise([0, *ends]):
        unit = tuple(words[start:end])
        unit = unit if written else with_likely_pauses(unit, shown=not source.timed)
        units.append(Unit(unit, _asks([word for word in unit if word.spoken]), written))
    return tuple(units)


def _spoken(source: Source, words: Sequence[Word], heard: Sequence[int]) -> list[Word]:
    """The spoken words alone, each with the longest pause before the next of them."""
    result = []
    for index, following in pairwise([*heard, len(words)]):
        pause = max(word.pause for word in words[index:following])
        if following < len(words) and silence_ms(source, words[index], words[following]) >= LONG_PAUSE_MS:
            pause = Pause.STOP
        result.append(words[index] if pause is words[index].pause else replace(words[index], pause=pause))
    return result


def _ends(words: Sequence[Word], written: bool) -> list[int]:
    """The indices after the last words of the sentences."""
    count = len(words)
    offsets = [0]
    for word in words:
        offsets.append(offsets[-1] + word.cells + (word.pause >= Pause.SPACE))
    whole = _whole(words, offsets)
    breaks = _break_costs(words, whole, _PARTING_WRITTEN if written else _PARTING)
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


def _break_costs(words: Sequence[Word], whole: Sequence[bool], parting: int) -> list[int]:
    """The cost of a sentence end before the first word, between any two, and after the last."""
    marks = sum(word.pause >= Pause.CLAUSE for word in words)
    unmarked_cost = _UNMARKED_AMONG_MARKS if marks * _CELLS_FOR_A_MARK >= sum(w.cells for w in words) else 0
    breaks = [0]
    clause = 0
    for index, (word, after) in enumerate(pairwise(words), start=1):
        cost = sentence_break_cost(word, after)
        if whole[index - 1] and word.pause is not Pause.STOP:
            cost += parting
        if word.pause < Pause.CLAUSE:
            cost += unmarked_cost
        if word.pause is Pause.CLAUSE:
            cost += hanging_cost(words[clause:index])
        if word.pause >= Pause.CLAUSE:
            clause = index
        breaks.append(cost)
    return [*breaks, 0]


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


def _goes_on(words: Sequence[Word]) -> bool:
    """Whether these words only lead on to others, as 首先 in 首先呢."""
    tables = ("goes_before", "mere_opening", "conjunction")
    return bool(words) and any(words[-1].text in break_words("zh", table) for table in tables)


def tells_of_question(unit: Unit) -> bool:
    """Whether its last clause only tells of a question, as 有人问过我为什么不用 does."""
    last = next(
        (at for at in range(len(unit.words) - 1, 0, -1) if unit.words[at - 1].pause >= Pause.CLAUSE), 0
    )
    for word in unit.words[last:]:
        if word.text in break_words("zh", "question_word"):
            return False
        if word.text in break_words("zh", "tells_of"):
            return True
    return False


def _asks(words: Sequence[Word]) -> bool:
    last = words[-1]
    if any(mark in last.mark for mark in "？?"):
        return True
    # The splitter takes 好了吗 for a word; no true word ends in 吗.
    if last.text in break_words("zh", "question_end") or last.text.endswith("吗"):
        return True
    if "".join(word.text for word in words[-3:]).endswith(tuple(break_words("zh", "question_choice"))):
        return True
    if last.text == "呢":
        texts = {word.text for word in words}
        asked = break_words("zh", "question_word")
        leads_on = _goes_on(words[:-1]) and words[-2].text not in asked  # 首先呢, but not 为什么呢
        if leads_on or texts & break_words("zh", "whatever"):
            return False
        return bool(texts & asked) or sum(word.cells for word in words) <= _SHORT_QUESTION
    is_tag = len(words) > 1 and words[-2].text in break_words("zh", "tag_head")
    return is_tag and last.text in break_words("zh", "question_tag")
