"""Restarts: words that are said again after a mark, because the speaker began anew: 怎么游，怎么游泳.

The marks are a machine's or a writer's; who wrote them meant something: 谢谢你，你好. So repeated words are a
restart only where the first copy is broken off: it ends inside a word, or with a word that no clause ends
with, or what follows can't begin one.
"""

from subgen.text.lexicon import lexicon
from subgen.text.speech import Speech


def is_restart(speech: Speech, first: int, second: int, size: int) -> bool:
    """Whether ``size`` characters at ``first``, said again at ``second`` after a mark, were broken off."""
    tables = lexicon()
    unit = speech.text[first : first + size]
    opens = speech.opens_clause(first)
    if opens and unit in tables.answers:
        return False
    if speech.word_at(second) in tables.never_first:
        return True
    end = second + size
    last = max(speech.word_start(end - 1), second)
    if not speech.is_start(end):
        return _is_fragment(speech, first, first + last - second, first + size)
    word = speech.text[last:end]
    if word in tables.pronouns:
        before = speech.word_before(first + last - second)
        return not before or before in tables.openers or (word == "是" and before == "的")
    if word in tables.determiners and _stands_alone(speech, first, end):
        return False
    return word in tables.dangling and unit not in tables.emphatic


def _stands_alone(speech: Speech, first: int, end: int) -> bool:
    """Whether a 这个 or 一个 is no broken start but the thing itself: 我要这个，这个好."""
    tables = lexicon()
    before = speech.word_before(first)
    begins = not before or before == "是" or before in tables.openers or before in tables.dangling
    if begins and speech.verbatim:
        return False
    subject = speech.ends_clause(end) or speech.word_at(end) in tables.full_phrase
    return subject or not (begins or speech.verbatim)


def _is_fragment(speech: Speech, first: int, start: int, end: int) -> bool:
    """Whether what stands from ``start`` to ``end`` is only the beginning of a word: the 结 of 结，结果.

    What is said again begins at ``first``: the more it is, the surer.
    """
    tables = lexicon()
    fragment = speech.text[start:end]
    if not speech.is_start(start):
        return False
    if len(fragment) > 1:
        return not speech.words.known(fragment)
    before = speech.word_before(start)
    linked = not before or tables.is_function(before)
    if fragment in tables.dangling:
        return linked
    if start > first:
        return linked and fragment not in tables.pronouns | tables.answers
    compound = len(before) == 1 and not linked  # 位图，图像
    if compound or before in tables.degree_adverbs or fragment in tables.never_fragment:
        return False
    return speech.verbatim or not before
