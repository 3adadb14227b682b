"""Text in Traditional characters is read in Simplified ones, which all that knows words was learned from.

What is read has as many characters as what was written, so that every offset holds for both; on screen stands
what was written (see ``screen.as_written``).
"""

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from subgen.source import Source
from subgen.text.splitter import WordSplitter
from subgen.width import HAN

if TYPE_CHECKING:
    from opencc import OpenCC

_HAN_RUN = re.compile(f"{HAN}+")
_TRADITIONAL = 0.1
"""Of Traditional text a third of the characters are written otherwise in Simplified; of Simplified text
hardly any is, such as the 乾 of 李乾."""


class FoldingSplitter:
    """A splitter for text in Traditional characters, which it cuts as it is read."""

    def __init__(self, inner: WordSplitter) -> None:
        """``inner`` knows Simplified words."""
        self._inner = inner

    def cut(self, text: str) -> list[str]:
        """The words of ``text``; joined, they are ``text`` again."""
        result = []
        end = 0
        for word in self._inner.cut(simplified(text)):
            result.append(text[end : (end := end + len(word))])
        return result

    def frequency(self, word: str) -> int:
        """How often the dictionary has seen ``word``; 0 if never."""
        return self._inner.frequency(simplified(word))


def is_traditional(text: str) -> bool:
    """Whether ``text`` as a whole is in Traditional characters."""
    runs = "".join(_HAN_RUN.findall(text))
    changed = sum(map(str.__ne__, runs, _converted(runs, "t2s")))  # which leaves the 著 of 显著
    return changed > _TRADITIONAL * len(runs)


def as_read(source: Source) -> Source:
    """The source with its text in Simplified characters; the same one if it isn't in Traditional ones."""
    return replace(source, text=simplified(source.text)) if is_traditional(source.text) else source


def simplified(text: str) -> str:
    """``text`` in Simplified characters, one for each."""
    return _converted(text, "tw2s")


def traditional(text: str) -> str:
    """``text`` in Traditional characters as Taiwan writes them, one for each."""
    return _converted(text, "s2tw")


def _converted(text: str, way: str) -> str:
    converter = _converter(way)
    return _HAN_RUN.sub(lambda run: converter.convert(run[0]), text)


@cache
def _converter(way: str) -> "OpenCC":
    from opencc import OpenCC  # late, as it takes 20 ms to load, which help and errors need not wait for

    return OpenCC(way)
