"""Fillers: 呃 嗯 啊 and their like, where they carry no meaning."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from subgen.text.lexicon import lexicon
from subgen.text.speech import Range, Speech
from subgen.width import is_han

_RUN = re.compile("[呃嗯唔额啊哎诶欸唉哦噢]+")
_HESITATIONS = frozenset("呃嗯哎诶欸唉")
_LOAN_SOUNDS = frozenset("额唔")
"""Characters that are part of words and names as well: 贷款额."""
_SURPRISES = frozenset("哦噢")
_LOUD = frozenset("！？!?")
_CLAUSE_MARKS = frozenset("，,、；;…⋯—～~")
_SPACES = frozenset(" \t\n\u3000")
_CLAUSE_WORDS = 7
"""An exclamation or a short question has no more words than this before its 啊."""
_EXCLAIMED = {"太": 6, "真": 4, "真的": 3, "真是": 4, "多么": 4, "多": 1, "好": 3}
"""What makes the end of a clause an exclamation, and how many characters may follow it: 太不容易啊, 多好啊."""
_LIST_ITEM_CHARS = 6


def find_fillers(speech: Speech) -> list[Range]:
    """The fillers in ``speech``, in order. One that is a clause of its own takes a mark along."""
    words = re.compile("|".join(sorted(lexicon().filler_words)))
    found: list[Range] = []
    for run in _RUN.finditer(speech.text):
        start, end = run.span()
        if _joins_latin(speech, start, end):
            continue
        kept = {i for word in words.finditer(speech.text, max(start - 1, 0), end + 1) for i in range(*word.span())}
        gone = [i for i in range(start, end) if i not in kept and _goes(speech, i, start, end)]
        if len(gone) == end - start and speech.opens_clause(start) and speech.ends_clause(end):
            found += _with_mark(speech, start, end)
        else:
            found += _runs(gone)
    return _merged(found)


def _joins_latin(speech: Speech, start: int, end: int) -> bool:
    """Whether two Latin words or numbers would become one without what stands between them."""
    sides = speech.text[max(start - 1, 0) : start], speech.text[end : end + 1]
    return all(side.isascii() and side.isalnum() for side in sides)


def _goes(speech: Speech, position: int, start: int, end: int) -> bool:
    """Whether the character at ``position``, in the run of fillers from ``start`` to ``end``, is a filler."""
    char = speech.text[position]
    opens = speech.opens_clause(start)
    if opens and speech.text[end : end + 1] in _LOUD:
        return False  # 啊？ and 嗯？ ask
    if char in _HESITATIONS:
        return True
    if char in _SURPRISES:
        return speech.verbatim and opens
    if char in _LOAN_SOUNDS:
        alone = speech.is_start(position) and speech.is_start(position + 1)
        return alone and (opens or lexicon().is_function(speech.word_before(start)))
    return not _belongs(speech, start, end)


def _belongs(speech: Speech, start: int, end: int) -> bool:
    """Whether the 啊 in the fillers from ``start`` to ``end`` belongs to what is said before it."""
    if speech.text[start - 1 : start] == " " and speech.text[start - 2 : start - 1].isascii():
        start -= 1  # the space that is set after Latin text
    if speech.opens_clause(start):
        return False
    before = _clause_words(speech, start)
    if before[-1] in lexicon().calls:
        return True
    if "".join(before) in lexicon().answers_with_a:
        return True
    if before[-1] not in lexicon().dangling and _exclaims(before):
        return True
    if speech.ends_clause(end):
        return not speech.verbatim or speech.text[end] in _LOUD
    return _parts(speech, start, end)


def _clause_words(speech: Speech, end: int) -> Sequence[str]:
    """The words of the clause that stand before ``end``: as many as an exclamation has."""
    words: list[str] = []
    position = end
    while len(words) < _CLAUSE_WORDS and not speech.opens_clause(position):
        start = speech.word_start(position - 1)
        words.insert(0, speech.text[start:position])
        position = start
    return words


def _exclaims(words: Sequence[str]) -> bool:
    """Whether words that end in 啊 exclaim or ask: 真不容易啊, 怎么做啊."""
    tables = lexicon()
    for index, word in enumerate(words):
        if word in tables.question_words:
            return True
        after = words[index + 1 :]
        if word not in _EXCLAIMED or not after or after[0] in tables.pronouns | {"的", "了"}:
            continue
        compared = index > 0 and words[index - 1] in tables.degree_adverbs
        if not compared and len("".join(after)) <= _EXCLAIMED[word]:
            return True
    return False


def _parts(speech: Speech, start: int, end: int) -> bool:
    """Whether the 啊 in the middle of a clause keeps two things apart: 苹果啊梨啊, 走啊走."""
    left, right = speech.word_before(start), speech.word_at(end)
    if left == right and left not in lexicon().stutterable:
        return True
    around = speech.text[max(start - _LIST_ITEM_CHARS, 0) : start] + speech.text[end : end + _LIST_ITEM_CHARS]
    if not speech.verbatim and "啊" in around:
        return True
    return is_han(left[-1]) and is_han(right[0]) and not speech.words.starts(left + right)[len(left)]


def _with_mark(speech: Speech, start: int, end: int) -> Iterator[Range]:
    """The fillers that are a clause of their own, and the weaker one of the marks around them."""
    text = speech.text
    before, after = start, end
    while before > 0 and _strength(speech, before - 1) is not None:
        before -= 1
    while after < len(text) and _strength(speech, after) is not None:
        after += 1
    left = max((_strength(speech, i) or 0 for i in range(before, start)), default=None)
    right = max((_strength(speech, i) or 0 for i in range(end, after)), default=None)
    if right is not None and (left is None or right <= left):
        yield start, after
    elif left is not None:
        yield before, end
    elif speech.is_border(start - 1) or speech.is_border(end):
        yield start, end


def _strength(speech: Speech, position: int) -> int | None:
    """How much the mark there tells, from 0 for a space to 2 for a stop; None for all but these marks."""
    char = speech.text[position]
    if char in _SPACES:
        return 0
    if char in _CLAUSE_MARKS or (char == "。" and speech.soft_stops):
        return 1
    return 2 if char == "。" or char in _LOUD else None


def _runs(positions: Sequence[int]) -> Iterator[Range]:
    """The positions as ranges."""
    start = None
    for position, following in pairwise([*positions, None]):
        start = position if start is None else start
        if following != position + 1:
            yield start, position + 1
            start = None


def _merged(ranges: Sequence[Range]) -> list[Range]:
    """The ranges in order, those that overlap made one."""
    result: list[Range] = []
    for start, end in ranges:
        if result and start < result[-1][1]:
            result[-1] = result[-1][0], end
        else:
            result.append((start, end))
    return result
