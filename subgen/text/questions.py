"""Whether words ask something, though nobody has set the mark."""

import re
from collections.abc import Sequence

from subgen.text.tables import break_words
from subgen.text.words import Pause, Word

_SHORT_CELLS = 16
"""A sentence that ends in 呢 before a mark and is no wider asks, even without a question word."""
_CHOICE = re.compile(r"(?![了过着的时动信管对])(.{1,2})[不没]\1")
"""A choice between yes and no: 是不是, 有没有, 贵不贵, 需不需要; but not 时不时, 动不动, 看了不了解, and
对不对 only at the very end."""
_CLOSING_WORDS = 2
"""More are not in what a clause closes with: 多少 钱."""


def asks(words: Sequence[Word]) -> bool:
    """Whether a sentence asks, by its mark or by those of its words that are spoken; one is at least."""
    if any(mark in words[-1].mark for mark in "？?"):
        return True
    words = [word for word in words if word.spoken]
    last = words[-1]
    # The splitter takes 好了吗 for a word; no true word ends in 吗.
    if last.text in _zh("question_end") or last.text.endswith("吗"):
        return True
    if "".join(word.text for word in words[-3:]).endswith(tuple(_zh("question_choice"))):
        return True
    if last.text == "呢":
        texts = {word.text for word in words}
        asked = _zh("question_word")
        leads_on = _goes_on(words[:-1]) and words[-2].text not in asked  # 首先呢, but not 为什么呢
        if leads_on or texts & _zh("whatever"):
            return False
        is_short = last.pause >= Pause.CLAUSE and sum(word.cells for word in words) <= _SHORT_CELLS
        return bool(texts & asked) or is_short
    if len(words) > 1 and is_tag(*words[-2:]):
        return True
    clause = _last_clause(words)
    return _asks_whether(clause) or closes_with_question(clause)


def is_tag(head: Word, word: Word) -> bool:
    """Whether two words ask for a nod: 对吧, 是吗."""
    return head.text in _zh("tag_head") and word.text in _zh("question_tag")


def is_question(clause: Sequence[Word]) -> bool:
    """Whether a clause is a question by itself, which nothing before or behind it need complete."""
    texts = {word.text for word in clause}
    if texts & (_zh("tells_of") | _zh("whatever")):
        return False
    last = clause[-1].text
    return last.endswith("吗") or (last == "呢" and bool(texts & _zh("question_word")))


def closes_with_question(clause: Sequence[Word], behind: Sequence[Word] = ()) -> bool:
    """Whether what a clause ends with asks, as 您怎么看 does, and no word in it or behind tells of it."""
    texts = [word.text for word in clause]
    for size in range(1, _CLOSING_WORDS + 1):
        said = "".join(texts[-size:])
        close = next((each for each in _zh("question_close") if said.endswith(each)), None)
        if close:
            ahead = texts[:-size]
            before = "".join(ahead) + said.removesuffix(close)
            telling = _zh("tells_of") | _zh("whatever") | _zh("weighs")
            told = telling & {*ahead, *(word.text for word in behind)}
            return not (told or close in before or before.endswith(tuple(_zh("denies"))))
    return False


def tells_of_question(words: Sequence[Word]) -> bool:
    """Whether the last clause only tells of a question, as 有人问过我为什么不用 does."""
    telling = _zh("tells_of")
    return _first_of(_last_clause(words), telling | _zh("question_word")) in telling


def _asks_whether(clause: Sequence[Word]) -> bool:
    """Whether a clause asks 是不是 or the like; not behind what tells of it, decides it, depends on it."""
    told = _zh("tells_of") | _zh("whatever") | _zh("weighs") | _zh("depends")
    for index, word in enumerate(clause):
        if word.text in told:
            return False
        if _CHOICE.match("".join(each.text for each in clause[index : index + 3])):
            return True
    return False


def _first_of(words: Sequence[Word], wanted: frozenset[str]) -> str | None:
    return next((word.text for word in words if word.text in wanted), None)


def _last_clause(words: Sequence[Word]) -> Sequence[Word]:
    ends = (at for at in range(len(words) - 1, 0, -1) if words[at - 1].pause >= Pause.CLAUSE)
    return words[next(ends, 0) :]


def _goes_on(words: Sequence[Word]) -> bool:
    """Whether these words only lead on to others, as 首先 in 首先呢."""
    tables = ("goes_before", "mere_opening", "conjunction")
    return bool(words) and any(words[-1].text in _zh(table) for table in tables)


def _zh(table: str) -> frozenset[str]:
    return break_words("zh", table)
