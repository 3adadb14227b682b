"""How well Chinese may be broken between two words: as a cue or a line, and as a sentence.

Costs are whole numbers: 0 is a break that nobody notices, 100 one that everybody does, NEVER one inside
something that must not be parted. What may not be parted, and where to prefer a break, follows the Netflix
guide and the conventions of Chinese subtitlers.
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from subgen.text.tables import break_words
from subgen.text.words import Pause, Word

NEVER = 10_000
"""The cost of a break that is not made as long as any other way is left."""


_NUMERAL = re.compile(r".*[\d〇零一二两三四五六七八九十百千万亿半多几]")
_MEASURE = re.compile(
    r"[个位种次年月日号天时分秒点岁人条张片只头篇本页章节步层倍度米克吨元块毛美万亿千百十公厘毫平立级代届名家间项件部台款份"
    r"段句行列组对双套批类门场轮秒帧维阶后前多来余几%％℃]"
)

_READS_ON = 45
_PAUSE_COST = {
    Pause.NONE: 28,
    Pause.LIKELY: 28,
    Pause.SPACE: 6,
    Pause.LIST: 28,
    Pause.CLAUSE: 2,
    Pause.STOP: 0,
}


def cue_break_cost(before: Word, after: Word) -> int:
    """The cost of ending a cue or a line after ``before``."""
    cost = _PAUSE_COST[before.pause]
    if _inseparable(before, after):
        return NEVER
    a, b = before.text, after.text
    marked = before.pause >= Pause.CLAUSE
    # A mark that a machine set where it cut a line does not make a bad break good, only less bad.
    weight = 0.3 if marked else 1.0
    cost += int(weight * _grammar_cost(a, b))
    return max(cost, 0)


def reads_on(before: Word, after: Word) -> bool:
    """Whether the sentence plainly runs on between two words, whatever mark a machine has set there."""
    return _grammar_cost(before.text, after.text) >= _READS_ON


@lru_cache(maxsize=1 << 16)
def _grammar_cost(a: str, b: str) -> int:
    cost = 0
    if b in _zh("enclitic") or b[0] in "的了着过吗呢吧们":
        cost += 90
    if a in _zh("proclitic"):
        cost += 60
    elif a in _zh("helping"):
        cost += 45
    elif a in _zh("pronoun"):
        cost += 35
    elif a.endswith("的"):
        cost += 22
    if b in _zh("conjunction"):
        cost -= 40
    elif b in _zh("pronoun"):
        cost -= 20
    elif b in _zh("preposition"):
        cost -= 8
    if a in _zh("clause_end"):
        cost -= 14
    return cost


def _inseparable(before: Word, after: Word) -> bool:
    if before.text == "一" and after.text in _zh("after_one"):
        return True  # 一，些 is one word, in which a recogniser stopped
    if before.pause > Pause.SPACE:
        return False
    if before.ends_latin and after.starts_latin:
        return True
    if _NUMERAL.fullmatch(before.text) and (_MEASURE.match(after.text) or _NUMERAL.fullmatch(after.text)):
        return True
    return before.text == "第" or "·" in after.text or after.text[0] in "%％℃°"


# How much less a sentence end costs before, or after, a word of such a table.
_OPENING_WEIGHTS = {"opens_strongly": 32, "opens": 26, "opens_perhaps": 18, "opens_hardly": 9}
_ENDING_WEIGHTS = {"ends_strongly": 38, "ends": 24, "ends_perhaps": 10}
_STOP_BASE = {
    Pause.NONE: 88,
    Pause.LIKELY: 88,
    Pause.SPACE: 34,
    Pause.LIST: 95,
    Pause.CLAUSE: 46,
    Pause.STOP: 0,
}


def sentence_break_cost(before: Word, after: Word) -> int:
    """The cost of ending a sentence after ``before``; 0 where a mark that can be trusted says so."""
    if before.pause is Pause.STOP:
        return 0
    if _inseparable(before, after):
        return NEVER
    cost = _STOP_BASE[before.pause]
    cost -= _weight(_OPENING_WEIGHTS, after.text) + _weight(_ENDING_WEIGHTS, before.text)
    if before.text in _cannot_end():
        cost += 50
    elif before.text.endswith("的"):
        cost += 25
    elif before.text in _zh("leads_on"):
        cost += 30
    if after.text in _cannot_open() or after.text[0] in "的了着过":
        cost += 50
    return max(cost, 0)


def hanging_cost(clause: Sequence[Word]) -> int:
    """What ending a sentence after ``clause``, a whole one, costs more since a listener waits for the rest.

    Such as 如果我退一步讲, or a mere 换句话说.
    """
    words = [word.text for word in clause]
    while words and words[0] in _zh("goes_before"):
        del words[0]
    if not words or "".join(words) in _zh("mere_opening"):
        return 60
    if words[0] in _zh("conditional") and not _zh("main_clause") & set(words):
        return 45
    return 0


def _weight(weights: dict[str, int], word: str) -> int:
    return next((weight for table, weight in weights.items() if word in _zh(table)), 0)


@cache
def _cannot_end() -> frozenset[str]:
    return _zh("cannot_end") | _zh("proclitic") | _zh("helping")


@cache
def _cannot_open() -> frozenset[str]:
    return _zh("cannot_open") | _zh("enclitic")


def _zh(table: str) -> frozenset[str]:
    return break_words("zh", table)
