"""Fillers: 呃 嗯 啊 um and their like, where they carry no meaning."""

import re
from collections.abc import Sequence

from subgen.text.lexicon import lexicon
from subgen.text.speech import Range, Speech
from subgen.width import is_han

_RUN = re.compile("[呃嗯唔额啊哎诶欸唉哦噢]+")
_LATIN_FILLER = "(?:[Uu]h+m?|[Uu]m+|[Ee]rm+)"
_LATIN = re.compile(rf"(?<![A-Za-z\d'’-])(?<!\d ){_LATIN_FILLER}(?: {_LATIN_FILLER})*(?![A-Za-z\d'’-])")
"""As recognisers write them down in English; neither 5 um nor uh-huh."""
_HESITATIONS = frozenset("呃嗯哎诶欸唉")
_LOAN_SOUNDS = frozenset("额唔")
"""Characters that are part of words and names as well: 贷款额."""
_SURPRISES = frozenset("哦噢")
_LOUD = frozenset("！？!?")
_CLAUSE_MARKS = frozenset("，,、；;…⋯—～~")
_SPACES = frozenset(" \t\n\u3000")
_NO_MARK = -1
_CLAUSE_WORDS = 7
"""An exclamation or a short question has no more words than this before its 啊."""
_EXCLAIMED_CHARS = 6
"""No more than so many characters stand between what exclaims and the 啊: 太不容易啊."""
_SHORT_EXCLAMATIONS = {"多": 1, "好": 3}
"""What exclaims only if so many characters follow it, since it has other uses: 多快啊, 好厉害啊."""
_NEGATED = re.compile("[不没]")
_LETTERS = re.compile(r"\w*")
_LETTERS_BEFORE = re.compile(r"\w*\Z")
_LIST_ITEM_CHARS = 12
_LONGEST_PHRASE = 4
"""The longest of the words with a filler's character, from that character on: 嗯了一声."""


def find_fillers(speech: Speech) -> list[Range]:
    """The fillers in ``speech``, in order. One that is a clause of its own takes a mark along."""
    words = re.compile("|".join(sorted(lexicon().filler_words)))
    found: list[Range] = []
    for run in _RUN.finditer(speech.text):
        start, end = run.span()
        if _joins_latin(speech, start, end):
            continue
        gone = [i for i in range(start, end) if _goes(speech, i, start, end)]
        for word in words.finditer(speech.text, max(start - 1, 0), end + _LONGEST_PHRASE):
            gone = [i for i in gone if not word.start() <= i < word.end()]
        if len(gone) == end - start and speech.opens_clause(start) and speech.ends_clause(end):
            found += _with_mark(speech, start, end)
        else:
            found += [(i, i + 1) for i in gone]
    for match in _LATIN.finditer(speech.text):
        start, end = match.span()
        clause = speech.opens_clause(start) and speech.ends_clause(end)
        found += _with_mark(speech, start, end) if clause else [(start, end)]
    return _merged(sorted(found))


def _joins_latin(speech: Speech, start: int, end: int) -> bool:
    """Whether two Latin words or numbers would become one without what stands between them."""
    before, after = speech.text[max(start - 1, 0) : start], speech.text[end : end + 1]
    return before.isalnum() and after.isalnum() and not (is_han(before) or is_han(after))


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
    tables = lexicon()
    before = _clause_words(speech, start)
    if before[-1] in tables.calls or "".join(before) in tables.answers_with_a:
        return True
    if before[-1] not in tables.dangling and (_exclaims(before) or _lists(speech, before[-1], start, end)):
        return True
    if speech.ends_clause(end):
        return not speech.verbatim or speech.text[end : end + 1] in _LOUD
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
        follow = len("".join(after))
        exclaims = tables.exclaiming & {word, word[:2]} or (len(word) > 2 and word[0] == "太")
        if exclaims and follow <= _EXCLAIMED_CHARS and (after or len(word) > 1):
            return not any(_NEGATED.search(earlier) for earlier in words[:index])
        plain = index > 0 and words[index - 1] in tables.degree_adverbs
        if 0 < follow <= _SHORT_EXCLAMATIONS.get(word, 0) and not plain and not tables.is_function(after[0]):
            return True
    return False


def _lists(speech: Speech, item: str, start: int, end: int) -> bool:
    """Whether the 啊 follows ``item`` in a list that nothing else divides: 苹果啊梨啊香蕉啊都可以."""
    if lexicon().is_function(item):
        return False
    before = _LETTERS_BEFORE.search(speech.text, max(start - _LIST_ITEM_CHARS, 0), start)
    after = _LETTERS.match(speech.text, end, end + _LIST_ITEM_CHARS)
    return any(found and "啊" in found[0] for found in (before, after))


def _parts(speech: Speech, start: int, end: int) -> bool:
    """Whether the 啊 in the middle of a clause keeps two words apart: 走啊走."""
    left, right = speech.word_before(start), speech.word_at(end)
    if left == right and left not in lexicon().stutterable:
        return True
    return is_han(left[-1]) and is_han(right[0]) and not speech.words.starts(left + right)[len(left)]


def _with_mark(speech: Speech, start: int, end: int) -> list[Range]:
    """The fillers that are a clause of their own, with the weaker ones of the marks around them."""
    before, after = start, end
    left = right = _NO_MARK
    while before > 0 and (strength := _strength(speech, before - 1)) != _NO_MARK:
        left = max(left, strength)
        before -= 1
    while after < len(speech.text) and (strength := _strength(speech, after)) != _NO_MARK:
        right = max(right, strength)
        after += 1
    if right != _NO_MARK and (left == _NO_MARK or right <= left):
        return [(start, after)]
    if left != _NO_MARK:
        return [(before, end)]
    quoted = not (speech.is_border(start - 1) or speech.is_border(end))
    return [] if quoted else [(start, end)]


def _strength(speech: Speech, position: int) -> int:
    """How much the mark at ``position`` tells: 0 for a space, 1 inside a sentence, 2 at its end."""
    char = speech.text[position]
    if speech.is_border(position):
        return _NO_MARK
    if char in _SPACES:
        return 0
    if char == "。":
        return 1 if speech.soft_stops else 2
    if char in _CLAUSE_MARKS:
        return 1
    return 2 if char in _LOUD else _NO_MARK


def _merged(ranges: Sequence[Range]) -> list[Range]:
    """The ranges in order, those that touch made one."""
    result: list[Range] = []
    for start, end in ranges:
        if result and start <= result[-1][1]:
            result[-1] = result[-1][0], end
        else:
            result.append((start, end))
    return result
