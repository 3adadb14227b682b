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
_WORST = 100
"""What a break costs at most by the odds, before grammar adds to it."""


_NUMERAL = re.compile(r".*[\d〇零一二两三四五六七八九十百千万亿半多几]")
_MEASURE = re.compile(
    r"小时|钟头|[斤里字牛个位种次年月日号天时分秒点岁人条张片只头篇本页章节步层倍度米克吨元块毛美万亿千百十公厘毫平立级代届名家间项件部台款份"
    r"段句行列组对双套批类门场轮秒帧维阶后前多来余几瓦伏赫兆寸例株%％℃]"
)
_NO_MEASURE = re.compile(r"只[要是有能好会不]|对[于应比我你他她]|分[析别成布享]|代[码表]|例如|例子")
"""百分之百，只要 is no 百只."""
_FIGURES = r"\d〇零一二三四五六七八九十百千万亿"
_NUMBER = re.compile(rf"(?:第|百分之)?[{_FIGURES}]+点?")
_REST_OF_NUMBER = re.compile(rf"(?!一)[{_FIGURES}]|一(?:[{_FIGURES}年月日号点]|$)|点[{_FIGURES}]")
"""The words 零二 and 五年 are parts of one number, as are 零点 and 八七; but 一定 is none."""

_READS_ON = 45
_PAUSE_COST = {
    Pause.NONE: 40,
    Pause.WRAP: 40,
    Pause.LIKELY: 40,
    Pause.SPACE: 6,
    Pause.LIST: 40,
    Pause.CLAUSE: 2,
    Pause.STOP: 0,
}
_CLAUSE_ODDS = 0.2
"""How much less a break without a mark costs for each hundredth of the log-odds that a clause ends there."""
_CUE_ODDS = 2.0
"""How much each hundredth of the log-odds that a cue ends, or doesn't, at a mark costs against them."""
_JOINED = 80
"""What a mark inside a cue costs at once."""
_MOST_JOINED = 160.0
"""What it costs however surely a cue ends there: a phrase of English under the wrong cue is worse."""
_GRAMMAR = 0.3
_GRAMMAR_AT_MARK = 0.1
"""A mark that a machine set where it cut a line does not make a bad break good, only less bad."""


def cue_break_cost(before: Word, after: Word) -> int:
    """The cost of ending a cue or a line after ``before``."""
    if inseparable(before, after):
        return NEVER
    cost: float = _PAUSE_COST[before.pause]
    grammar = _grammar_cost(before.text, after.text)
    if before.pause >= Pause.CLAUSE:
        cost += _GRAMMAR_AT_MARK * grammar + _CUE_ODDS * max(-before.cue_odds, 0)
    elif before.pause is Pause.SPACE:
        cost += _GRAMMAR * grammar
    else:
        # No odds outweigh grammar: no line begins with 的 for the sake of a balanced one.
        cost = min(cost - _CLAUSE_ODDS * before.clause_odds, _WORST) + _GRAMMAR * grammar
    return int(max(cost, 0))


def joining_cost(word: Word) -> float:
    """The cost of a cue that doesn't end after ``word``: nothing where no mark says that it could."""
    if word.pause < Pause.CLAUSE:
        return 0.0
    return min(_JOINED + _CUE_ODDS * max(word.cue_odds, 0), _MOST_JOINED)


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


def inseparable(before: Word, after: Word) -> bool:
    """Whether two words are parts of one thing, such as a number and its measure, that nothing may part."""
    if before.text == "一" and after.text in _zh("after_one"):
        return True  # 一，些 is one word, in which a recogniser stopped
    if before.pause > Pause.SPACE:
        return False
    if before.ends_latin and after.starts_latin:
        return True
    if before.is_sign or after.is_sign:  # in x == None no less than where there is no blank
        beside = before.end == after.start
        if beside or (before.is_sign and after.starts_latin) or (before.ends_latin and after.is_sign):
            return True
    if _NUMBER.fullmatch(before.text) and _REST_OF_NUMBER.match(after.text):
        return True
    if _NUMERAL.fullmatch(before.text) and (_is_measure(after.text) or _NUMERAL.fullmatch(after.text)):
        return True
    return before.text == "第" or "·" in after.text or after.text[0] in "%％℃°"


def _is_measure(word: str) -> bool:
    return bool(_MEASURE.match(word) and not _NO_MEASURE.match(word))


_STOP_COST = 20
_STOP_ODDS = 0.5
"""How much less a sentence end costs for each hundredth of the log-odds that there is one."""
_STOP_GAIN = 100
"""What a sentence end gains at most: one that is all but sure is taken, though the sentence be short."""
_STOP_IN_LIST = 60


def sentence_break_cost(before: Word, after: Word) -> int:
    """The cost of ending a sentence after ``before``: 0 where a mark that can be trusted says so.

    It is less than 0 where a sentence ends more likely than not.
    """
    if before.pause is Pause.STOP:
        return 0
    if inseparable(before, after):
        return NEVER
    cost = _STOP_COST - _STOP_ODDS * before.stop_odds
    if before.pause is Pause.LIST:
        cost += _STOP_IN_LIST
    if before.text in _cannot_end():
        cost += 50
    elif before.text.endswith("的"):
        cost += 25
    elif before.text in _zh("leads_on"):
        cost += 30
    if after.text in _cannot_open() or after.text[0] in "的了着过":
        cost += 50
    return int(max(cost, -_STOP_GAIN))


def hanging_cost(clause: Sequence[Word]) -> int:
    """What ending a sentence after ``clause``, a whole one, costs more since a listener waits for the rest.

    Such as 如果我退一步讲, a mere 换句话说, or a topic that 呢 lifts out: 这个指南呢.
    """
    words = [word.text for word in clause]
    if words[-1] == "呢":
        asks = len(words) <= 2 or words[0].startswith("那")  # 你呢, 那韩老师呢
        if not asks and not _zh("question_word") & set(words):
            return 60
    words = _without_openers(words)
    if not words or "".join(words) in _zh("mere_opening"):
        return 60
    if words[0] in _zh("conditional") and not _zh("main_clause") & set(words):
        return 45
    return 0


def is_thanks(clause: Sequence[Word]) -> bool:
    """Whether a clause thanks everybody, and no more: what comes next is something else."""
    return "".join(_without_openers([word.text for word in clause])) in _zh("thanks")


def _without_openers(words: list[str]) -> list[str]:
    """A clause's words behind 然后, 但是 and their like."""
    return words[next((at for at, word in enumerate(words) if word not in _zh("goes_before")), len(words)) :]


@cache
def _cannot_end() -> frozenset[str]:
    return _zh("cannot_end") | _zh("proclitic") | _zh("helping")


@cache
def _cannot_open() -> frozenset[str]:
    return _zh("cannot_open") | _zh("enclitic")


def _zh(table: str) -> frozenset[str]:
    return break_words("zh", table)
