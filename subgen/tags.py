"""Language tags in the names of files: ``talk.zh-Hans.srt``, ``talk.en-US.ass``, ``talk.zh-CN_en.lrc``."""

import re
from typing import Literal

Language = Literal["zh", "en"]

_ZH = "(?:zh(?:[-_]han[st])?(?:[-_](?:cn|tw|hk|mo|sg|my))?|zho|chi|chs|cht|cn)"
_EN = "(?:en(?:[-_](?:[a-z]{2}|orig))?|eng)"
_TAGS: tuple[tuple[re.Pattern[str], tuple[Language, ...]], ...] = (
    (re.compile(f"{_ZH}[-+&_]{_EN}|{_EN}[-+&_]{_ZH}", re.IGNORECASE), ("zh", "en")),
    (re.compile(_ZH, re.IGNORECASE), ("zh",)),
    (re.compile(_EN, re.IGNORECASE), ("en",)),
)


def languages_of(tag: str) -> tuple[Language, ...]:
    """The languages that a tag stands for; none if it is no tag."""
    return next((languages for pattern, languages in _TAGS if pattern.fullmatch(tag)), ())


def split_tag(stem: str) -> tuple[str, tuple[Language, ...]]:
    """A file's name without its ending, parted into what stands before its language tag, and the languages.

    All of it, and none, where there is no tag; nothing, and the languages, where there is nothing else
    (``en.srt``).
    """
    name, _, tag = stem.rpartition(".")
    languages = languages_of(tag)
    return (name if languages else stem), languages
