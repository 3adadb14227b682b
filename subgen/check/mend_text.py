"""Texts put right without changing a word: marks, spaces and where lines are broken."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from subgen.check.marks import DOUBLED, HALF_WIDTH, LONG_ELLIPSIS, NOT_SHOWN, SPACES, UNSPACED
from subgen.profile import Profile
from subgen.text.boundaries import weighed
from subgen.text.splitter import WordSplitter
from subgen.text.words import bare_word
from subgen.text.wrap import wrap_en, wrap_zh
from subgen.width import is_han

Lines = tuple[str, ...]

_FULL_WIDTH = str.maketrans(",.;:?!", "，。；：？！")
_PAUSES = frozenset("，。；、,.;")
_BLANKS = re.compile(r"[ \t\u3000\xa0]+")


def zh_candidates(lines: Lines, profile: Profile, splitter: WordSplitter) -> Iterator[Lines]:
    """Chinese lines as they could be instead, the best first: which of them are better, the rules decide."""
    ended = [(line, each.rstrip()[-1] in _PAUSES) for each in lines if (line := _tidy(each, profile))]
    tidied = tuple(line for line, _ in ended)
    wrapped = wrap_zh("\n".join(tidied), profile, splitter)
    rewrapped = wrap_zh(_joined(ended, splitter), profile, splitter)
    unspaced = tuple(line for each in lines if (line := _tidy(each, profile, spaced=False)))
    plain = tuple(line for each in lines if (line := _squeezed(each)))
    yield from dict.fromkeys((wrapped, rewrapped, tidied, unspaced, plain))


def en_candidates(lines: Lines, profile: Profile) -> Iterator[Lines]:
    """English lines as they could be instead, the best first."""
    tidied = tuple(line for each in lines if (line := _squeezed(each)))
    wrapped = wrap_en("\n".join(tidied), profile)
    rewrapped = wrap_en(" ".join(tidied), profile)
    yield from dict.fromkeys((wrapped, rewrapped, tidied))


def _tidy(line: str, profile: Profile, *, spaced: bool = True) -> str:
    """One line of Chinese with the marks that the profile wants."""
    line = _quoted(LONG_ELLIPSIS.sub("…", line))
    line = DOUBLED.sub(lambda match: match[0][0], line)
    line = HALF_WIDTH.sub(lambda match: match[0].translate(_FULL_WIDTH), line)
    if profile.severity.get("screen-marks") != "off":
        line = NOT_SHOWN.sub(" ", line.rstrip())
    if spaced and profile.spaced:
        line = UNSPACED.sub(" ", line)
    return _squeezed(line)


def _quoted(line: str) -> str:
    """Straight double quotes as “ and ”, in turn; left alone where one has no other half."""
    if line.count('"') % 2 or not any(map(is_han, line)):
        return line
    parts = line.split('"')
    return parts[0] + "".join(("“", "”")[index % 2] + part for index, part in enumerate(parts[1:]))


def _squeezed(line: str) -> str:
    if not SPACES.search(line):
        return line
    return _BLANKS.sub(" ", line).strip()


def _joined(lines: Sequence[tuple[str, bool]], splitter: WordSplitter) -> str:
    """The lines in one, with a space where a mark stood that isn't shown, or a clause seems to end."""
    text = ""
    for (before, paused), (line, _) in pairwise([("", False), *lines]):
        if before and paused and is_han(before[-1]):
            text += " "
        elif before:
            text += _between(before, line, splitter)
        text += line
    return text


def _between(before: str, after: str, splitter: WordSplitter) -> str:
    if not is_han(before[-1]) or not is_han(after[0]):
        return "" if not (before[-1].isalnum() and after[0].isalnum()) else " "
    head, tail = before[-8:], after[:8]
    position = 0
    for word in weighed([*map(bare_word, splitter.cut(head + tail))]):
        position += len(word.text)
        if position == len(head):
            return " " if word.clause_odds > 0 else ""
    return ""  # a word lies across the break
