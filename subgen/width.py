"""How wide text is on screen, in half-width cells: whole numbers, so that nothing is rounded.

Netflix counts a full-width character as 1 and a half-width one as 0.5 of a line's 16 (Timed Text Style
Guide, Simplified Chinese); here they are 2 and 1 of 32 cells.
"""

import unicodedata
from functools import lru_cache

HAN = "[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3007\U00020000-\U0003347f]"
"""A regular expression for one Chinese character (see ``is_han``)."""


@lru_cache(maxsize=1 << 16)
def cells(text: str) -> int:
    """The width of ``text`` in half-width cells. A character of ambiguous width counts as a full one."""
    if text.isascii():
        return len(text)
    return len(text) + sum(map(_is_wide, text))


@lru_cache(maxsize=20_000)
def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WFA"


_FIGURES = str.maketrans("０１２３４５６７８９", "0123456789")


def half_width(text: str) -> str:
    """``text`` with narrow figures in the place of those that are as wide as Chinese, as many characters."""
    return text.translate(_FIGURES)


def is_han(char: str) -> bool:
    """Whether ``char`` is a Chinese character (any plane; kana and hangul are not)."""
    code = ord(char)
    return (
        0x4E00 <= code <= 0x9FFF
        or 0x3400 <= code <= 0x4DBF
        or 0x20000 <= code <= 0x3347F
        or 0xF900 <= code <= 0xFAFF
        or code == 0x3007
    )
