"""Where Chinese words begin and end: jieba, kept private, quiet and cached in our own folder."""

import logging
import marshal
import warnings
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol
from zlib import crc32

from subgen.text.tables import sayings

_PARSED = "jieba.cache"
"""What jieba calls its parsed dictionary."""
_NEW_WORD_CHARS = 2
"""Longer sayings are made of words that jieba knows."""


class WordSplitter(Protocol):
    """Cuts Chinese into words."""

    def cut(self, text: str) -> list[str]:
        """The words of ``text``, marks and spaces among them: joined, they are ``text`` again."""
        ...

    def frequency(self, word: str) -> int:
        """How often the dictionary has seen ``word``; 0 if never."""
        ...


class NameFinder(WordSplitter, Protocol):
    """One that also knows what a word is."""

    def names(self, text: str) -> list[str]:
        """What seem to be people's names in ``text``, in order, with repetitions."""
        ...


class JiebaSplitter:
    """jieba's default dictionary and model.

    The tokenizer is our own: the shared one keeps its cache in the system's temporary folder and can be
    changed by other code in the same process.
    """

    def __init__(self, cache_folder: Path) -> None:
        """``cache_folder`` gets jieba's parsed dictionary (about 10 MB), so that later runs start faster."""
        self._cache_folder = cache_folder

    def cut(self, text: str) -> list[str]:
        """The words of ``text``; joined, they are ``text`` again."""
        return list(self._tokenizer.cut(text))

    def frequency(self, word: str) -> int:
        """How often jieba's dictionary has seen ``word``; 0 if never."""
        return self._tokenizer.FREQ.get(word) or 0

    def names(self, text: str) -> list[str]:
        """What jieba takes for people's names in ``text``, in order, with repetitions."""
        # 刘备 is tagged nrfg.
        return [word.word for word in self._tagger.cut(text) if word.flag in ("nr", "nrfg")]

    @cached_property
    def _tagger(self) -> Any:
        tokenizer = self._tokenizer
        import jieba.posseg

        return jieba.posseg.POSTokenizer(tokenizer)

    @cached_property
    def _tokenizer(self) -> Any:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # jieba 0.42.1 is older than today's deprecations
            import jieba
        jieba.setLogLevel(logging.CRITICAL)
        with suppress(OSError):  # without a cache the next start is slower, and nothing else
            self._cache_folder.mkdir(parents=True, exist_ok=True)
        tokenizer = jieba.Tokenizer()
        tokenizer.tmp_dir = str(self._cache_folder)
        try:
            # What jieba keeps there. It reads its file bit by bit itself, which takes three times as long.
            tokenizer.FREQ, tokenizer.total = marshal.loads((self._cache_folder / _PARSED).read_bytes())
            tokenizer.initialized = True
        except (OSError, EOFError, ValueError, TypeError):
            tokenizer.initialize()
        for word in _new_words():
            if not tokenizer.FREQ.get(word):
                tokenizer.add_word(word)
        return tokenizer


def dictionary_name() -> str:
    """A name for the dictionary, another one whenever it has other words."""
    return f"jieba-0.42-{crc32(' '.join(_new_words()).encode()):08x}"  # jieba's: see pyproject


def _new_words() -> list[str]:
    """Words that jieba is too old for: 吐槽, 连麦. Else it makes a word of 槽 and what follows."""
    return [saying for saying in sayings() if len(saying) == _NEW_WORD_CHARS]
