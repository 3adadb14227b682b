"""Restarts: words that are said again after a mark, because the speaker began anew: 怎么游，怎么游泳.

The marks are a machine's or a writer's; who wrote them meant something: 谢谢你，你好. So repeated words are a
restart only where the first copy is broken off: it ends inside a word, or with a word that no clause ends
with, or what follows can't begin one.
"""

from subgen.text.lexicon import lexicon
from subgen.text.speech import Speech


def is_restart(speech: Speech, first: int, second: int, size: int) -> bool:
    """Whether the ``size`` characters at ``first``, said again after a mark at ``second``, were broken off."""
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
        return _is_fragment(speech, first + last - second, first + size)
    word = speech.text[last:end]
    if word in tables.pronouns:
        before = speech.word_before(first + last - second)
        return not before or before in tables.openers
    if word in tables.determiners and _stands_alone(speech, first, end):
        return False
    return word in tables.dangling and unit not in tables.emphatic


def _stands_alone(speech: Speech, first: int, end: int) -> bool:
    """Whether a 这个 or 一个 is no broken start but the thing itself: 我要这个，这个好."""
    tables = lexicon()
    before = speech.word_before(first)
    begins = not before or before in tables.openers or before in tables.dangling
    if begins and speech.verbatim:
        return False
    subject = speech.ends_clause(end) or speech.word_at(end) in tables.full_phrase
    return subject or not (begins or speech.verbatim)


def _is_fragment(speech: Speech, start: int, end: int) -> bool:
    """Whether what stands from ``start`` to ``end``, before a mark, is only the beginning of a word: 结，结果."""
    tables = lexicon()
    fragment = speech.text[start:end]
    if not speech.is_start(start):
        return False
    if len(fragment) > 1:
        return not speech.words.known(fragment)
    before = speech.word_before(start)
    if before in tables.degree_adverbs or (before and not tables.is_function(before)):
        return False  # 这条街，街道
    if fragment in tables.dangling:
        return True
    return speech.verbatim and fragment not in tables.never_fragment
