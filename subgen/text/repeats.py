"""Where something is said again, in Chinese or in English, and the earlier copies may go."""

import re

from subgen.text.lexicon import lexicon
from subgen.text.restarts import is_restart
from subgen.text.speech import Range, Speech
from subgen.text.stutters import LONGEST, copies, is_on_purpose, run_kept
from subgen.width import HAN, is_han

_SOFT_MARKS = "，,、…⋯— \t\n\u3000"
_LONGEST_GAP = 4
_WORD = "[A-Za-z]++(?:['’][A-Za-z]++)?"
_LATIN = re.compile(
    rf"(?<![\w'’@&./+-])({_WORD}(?: {_WORD}){{0,3}}?)(?: +\1)+(?![\w'’@&/+-])", re.ASCII | re.IGNORECASE
)


def find_repeats(speech: Speech) -> list[Range]:
    """The stutters and restarts in ``speech``, in order: all copies but the last, and the marks between."""
    return sorted([*_chinese(speech), *_latin(speech)])


def _latin(speech: Speech) -> list[Range]:
    return [
        (match.start(), match.end() - len(match[1]))
        for match in _LATIN.finditer(speech.text)
        if not _is_latin_pair(match[1], match[0])
    ]


def _is_latin_pair(unit: str, whole: str) -> bool:
    """Whether English is said twice on purpose, or is a name or letters: bye bye, Duran Duran, A A."""
    if len(unit) == 1:
        return unit not in "iI"
    return unit.lower() in lexicon().doubled_latin or (unit.istitle() and whole.istitle())


def _chinese(speech: Speech) -> list[Range]:
    marks = _SOFT_MARKS + ("。" if speech.soft_stops else "")
    repeated = re.compile(rf"(?=({HAN}{{1,{LONGEST}}}?)([{marks}]{{0,{_LONGEST_GAP}}})\1)")
    gap = re.compile(rf"[{marks}]{{1,{_LONGEST_GAP}}}")
    found: list[Range] = []
    free = 0
    for match in repeated.finditer(speech.text):
        start = match.start()
        if start >= free:
            kept, free = _repeat(speech, start, gap)
            if kept > start:
                found.append((start, kept))
    return found


def _repeat(speech: Speech, start: int, gap: re.Pattern[str]) -> tuple[int, int]:
    """The repetition that begins at ``start``: where the copy that stays begins, and where to look on.

    The copy that stays begins at ``start`` itself if nothing goes.
    """
    text = speech.text
    look_on = start
    for size in range(1, LONGEST + 1):
        if not is_han(text[start + size - 1 : start + size] or " "):
            break
        if size == 1:
            count = copies(speech, start, 1)
            if count > 1 and text[start - 1 : start] != text[start]:
                kept = run_kept(speech, start, start + count)
                if kept < count:
                    return start + count - kept, start + count
                look_on = start + count - 1
        elif _is_word_pair(speech, start, size):
            count = copies(speech, start, size)
            last = start + (count - 1) * size
            if not is_on_purpose(speech, start, size, count):
                return last, last + size
            look_on = max(look_on, last)
        between = gap.match(text, start + size)
        if between and _is_said_again(speech, start, between.end(), size):
            return between.end(), between.end() + size
    return start, max(look_on, start + 1)


def _is_word_pair(speech: Speech, start: int, size: int) -> bool:
    """Whether the ``size`` characters at ``start`` are whole words, said again right after."""
    unit = speech.text[start : start + size]
    return (
        speech.text.startswith(unit, start + size)
        and speech.is_start(start)
        and speech.is_start(start + size)
        and (unit + unit).find(unit, 1) == size  # not a repetition itself
    )


def _is_said_again(speech: Speech, start: int, again: int, size: int) -> bool:
    """Whether the ``size`` characters at ``start`` stand at ``again`` as well, and are broken off."""
    repeated = speech.text.startswith(speech.text[start : start + size], again)
    return repeated and speech.is_start(start) and is_restart(speech, start, again, size)
