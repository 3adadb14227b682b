"""Stutters: words and beginnings of words that are said again at once, with no mark in between.

Chinese doubles words on purpose all the time. So a repetition is a stutter only where a rule says so: the
doubled character is a word that nobody doubles, or the beginning of the word that follows; or the doubled
words are a part of a clause. A clause that is said twice is an answer or a call: 快了快了.
"""

import re

from subgen.text.lexicon import lexicon
from subgen.text.speech import Speech

LONGEST = 8
"""The longest stretch of Chinese, in characters, that is looked for again right after itself."""
_SHORT_CLAUSE = 3
"""A clause of no more characters may be called twice."""

_NUMERALS = "零〇一二两三四五六七八九十百千万亿"
_COUNTED = re.compile(rf"[\d{_NUMERALS}第每]")
_NUMBER = re.compile(rf"[{_NUMERALS}点]+")
_SUM = re.compile(rf"[{_NUMERALS}].*[加减乘除]")
_ASPECT = frozenset("了过着到出完成")
_AFTER_VERB = frozenset("了着到出完成的得好")


def run_kept(speech: Speech, start: int, end: int) -> int:
    """How many copies stay of a character that stands in a run from ``start`` to ``end``: 1 to all."""
    tables = lexicon()
    char = speech.text[start]
    length = end - start
    if not any(speech.starts[start + 1 : end]):
        return 1 if _is_broken_verb(speech, start, end) else length  # inside one word: 看看, 高高兴兴
    tail = not speech.is_start(start)  # the end of a longer word: 大学学生, 目的的
    head = not speech.is_start(end)  # the beginning of a longer word: 介介绍
    if char in _NUMERALS and not tail:
        return _numerals_kept(speech, start, end)
    if length > 2 and char in tables.cheers and not (head or _is_broken_verb(speech, start, end)):
        return length
    if tail:
        return 1 if char in tables.echoes and not head else min(length, 2)
    if head:
        return 2 if length == 2 and _is_seam(speech, start) else 1
    if speech.opens_clause(start):
        if char in tables.answer_runs and speech.ends_clause(end):
            return length
        if length > 2 and char in tables.answers and speech.word_at(end) in tables.pronouns:
            return length  # 不不不我不同意
    if char in tables.pronouns and speech.word_before(start) in tables.told:
        return min(length, 2)
    if char in tables.redoubled_verbs and speech.word_at(end) == "看":
        return 2  # 做做看
    if char in tables.stutterable and (speech.verbatim or char not in tables.redoubled_verbs):
        return 1
    if _is_broken_verb(speech, start, end):
        return 1
    return 2 if length == 2 or char in tables.redoubled_verbs or speech.words.known(char * 2) else 1


def _is_broken_verb(speech: Speech, start: int, end: int) -> bool:
    """Whether a verb is said again before an ending that a doubled verb never takes: 打打了一场."""
    tables = lexicon()
    if speech.text[start] not in tables.redoubled_verbs or speech.text[end : end + 1] not in _ASPECT:
        return False
    whole = speech.is_start(start) and speech.is_start(end) and speech.is_start(end + 1)
    return whole and not (speech.ends_clause(end + 1) or speech.text[end + 1] in "吗吧没")  # 试试了吗


def _numerals_kept(speech: Speech, start: int, end: int) -> int:
    """Numbers stay: 一一, 二零零零. But 一一个 is 一个."""
    counted = start > 0 and _COUNTED.match(speech.text[start - 1])
    if not counted and speech.word_at(end - 1) in lexicon().indefinite:
        return 1
    return end - start


def _is_seam(speech: Speech, start: int) -> bool:
    """Whether a word stands at ``start``, and then one that begins with the same character: 问问题."""
    tables = lexicon()
    char = speech.text[start]
    word = speech.word_at(start + 1)
    before = speech.word_before(start)
    if (
        word[:2] in tables.seams
        or word in tables.seams
        or word in tables.aab_verbs
        or char in tables.after_emphasis
    ):
        return True
    if word == char + "看" or (char in tables.pronouns and before in tables.told):
        return True  # 做做看, 问你你们
    if char in tables.stutterable or not before:
        return False
    counted = _COUNTED.fullmatch(before[-1])
    compound = len(before) == 1 or char in tables.directions
    return bool(counted) or (compound and not tables.is_function(before))  # 100人人均, 位图图像, 弹出出现


def copies(speech: Speech, start: int, size: int) -> int:
    """How often the ``size`` characters at ``start`` stand there one after the other."""
    text = speech.text
    unit = text[start : start + size]
    count = 1
    while text.startswith(unit, start + count * size):
        count += 1
    return count


def is_on_purpose(speech: Speech, start: int, size: int, count: int) -> bool:
    """Whether ``count`` copies of ``size`` characters, two or more, are good Chinese."""
    tables = lexicon()
    unit = speech.text[start : start + size]
    end = start + count * size
    opens, ends = speech.opens_clause(start), speech.ends_clause(end)
    after = speech.text[end : end + 1]
    first = speech.word_at(start)
    last = speech.word_at(start + size - 1)
    if _NUMBER.fullmatch(unit) or _SUM.match(unit):
        return True
    if (opens or ends) and unit in tables.agreement:
        return True
    if count == 2 and speech.is_broken(start + size):
        return False  # 很多呃很多
    if opens and size <= _SHORT_CLAUSE and unit[-1] in "了吧" and _begins_clause(speech, end):
        return True  # 睡了睡了你别说了; but 走了走了很远
    if unit in tables.emphatic:
        return True
    if opens and ends and (last not in tables.dangling or (size > 4 and last in tables.determiners)):
        return True  # a whole clause: 都有都有
    if size <= 3 and (first in tables.degree_adverbs or unit[0] in "很太超挺"):
        return True  # 很大很大
    if unit in tables.pronouns and speech.word_before(start) in tables.told:
        return True  # 告诉我们我们要什么
    if first == "的" or _is_aspect_seam(speech, unit, end):
        return True  # 现有的数据的数据量
    if size == 2 and unit[1] in "着啊呀":
        return True  # 走着走着
    if unit[0] == "一" and unit not in tables.indefinite and last not in tables.dangling:
        return True  # 一步一步, 一个词一个词
    if unit[0] in _NUMERALS and (after in tables.one_by_one or after == "的"):
        return True  # 一个一个地
    if speech.word_before(start) in tables.wishes and any(word in unit for word in tables.question_words):
        return True  # 想买多少买多少
    if unit in tables.redoubled_pairs and count == 2:
        free = not speech.verbatim and after not in _AFTER_VERB
        return ends or free or speech.text.startswith(tuple(tables.after_redoubled), end)
    return all(char in tables.sounds for char in unit)


def _begins_clause(speech: Speech, position: int) -> bool:
    """Whether the word there is one that a clause begins with, and no object."""
    return speech.word_at(position) in lexicon().pronouns | lexicon().openers


def _is_aspect_seam(speech: Speech, unit: str, end: int) -> bool:
    """Whether the second copy is an ending and a word that begins like the first one: 了解了解释."""
    return unit[0] == "了" and speech.words.known(unit[1:] + speech.text[end : end + 1])
