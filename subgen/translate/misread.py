"""Large values that the English does not say as the Chinese does: found by reading both, and put right.

The model can't count in 万 and 亿. One sentence of twenty has such a value wrong (三十三万 is 3.33 million,
3200多亿 over 32 billion), and two in three that have two figures: 七八百万 is 78 million.
"""

import re
from collections.abc import Sequence

from subgen.translate.values import FIGURES, SCALES, Value, chinese_values, english_values
from subgen.width import half_width

_LOOSE = re.compile(r"[\d,.\s]+|一[百千万]|二百五")
"""Figures alone are seen to elsewhere; 一百 may be a note of 100, of which there are ten."""
_SHARING = re.compile(r"[\d.零一二三四五六七八九两十百千]+[到至~～-][\d.零一二三四五六七八九两十百千]+[万亿]")
"""三百到五百万 is 3 million to 5 million."""
_LARGE = 100
"""Smaller ones may be counted in other units, and are seldom wrong."""
_GLUED = re.compile(r"(?:[\w-]|\d |point )$")
"""So ends what is before a value that is a part of another one: six-six billion, 1 9 million, H100."""


def missing_values(chinese: str, english: str) -> list[Value]:
    """The large values, said with words, of a Chinese text that its English does not say."""
    wanted = [
        value
        for value in chinese_values(chinese)
        if value.high >= _LARGE
        and not _LOOSE.fullmatch(half_width(chinese[value.start : value.end]))
        and not _SHARING.match(half_width(chinese), value.start)
    ]
    if not wanted:
        return []
    # Five hundred and one thousand may be two numbers, two hundred and fifty thousand is one.
    heard = english_values(english) + english_values(english.replace(" and ", "; "))
    return [value for value in wanted if not any(map(value.is_like, heard))]


def misread_value(words: Sequence[str], chinese: str) -> tuple[int, int, list[str]] | None:
    """Where a value of the English is wrong: its first word, the one behind its last, and the right words.

    None if not just one value is wrong, and one missing: who knows which is which.
    """
    text = " ".join(words)
    missing = missing_values(chinese, text)
    if len(missing) != 1:
        return None
    said = chinese_values(chinese)
    figures = set(re.findall(FIGURES, half_width(chinese)))
    strange = [
        value
        for value in english_values(text)
        if not (value.is_vague or any(map(value.is_like, said)))
        and (value.high >= _LARGE or text[value.start].isdigit())
        and figures.isdisjoint(text[value.start : value.end].split(","))  # 10,42,1 billion
    ]
    if len(strange) != 1:
        return None
    (right,), (wrong,) = missing, strange
    if wrong.high < _LARGE or _GLUED.search(text[: wrong.start]):
        return None
    is_range = not re.search("[多余来几]", chinese[right.start : right.end])
    value = _in_english(right.low, right.high if is_range else right.low)
    first, last = (text.count(" ", 0, place) for place in (wrong.start, wrong.end))
    before, after = text[: wrong.start].rpartition(" ")[2], text[wrong.end :].partition(" ")[0]
    return first, last + 1, f"{before}{value}{after}".split()


def _in_english(low: float, high: float) -> str:
    name, scale = next(((f" {name}", scale) for name, scale in SCALES.items() if low >= scale), ("", 1))
    return " to ".join(f"{end / scale:,.10g}" for end in sorted({low, high})) + name
