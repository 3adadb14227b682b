"""How Chinese characters are read: all readings of each, without tones."""

from functools import cache

Sound = tuple[frozenset[str], ...]
"""For each character of a text, the syllables that it may stand for; a sign that isn't Chinese has none."""

_MERGED = (("zh", "z"), ("ch", "c"), ("sh", "s"))
"""Initials that half of China does not tell apart, nor do recognisers."""


@cache
def sound_of(text: str) -> Sound:
    """The readings of every character of ``text``."""
    from pypinyin import Style, pinyin  # 0.15 s, and only needed where there is something to compare

    return tuple(
        frozenset(map(_merged, pinyin(char, style=Style.NORMAL, heteronym=True, errors="ignore")[0]))
        if pinyin(char, errors="ignore")
        else frozenset()
        for char in text
    )


def spelt(text: str) -> str:
    """The likeliest reading of Chinese characters, written together: ``jiahui``."""
    return "".join(readings(text))


def readings(text: str) -> list[str]:
    """The likeliest reading of each of some Chinese characters: ``jia``, ``hui``; ``lü`` with its dots."""
    from pypinyin import lazy_pinyin

    return lazy_pinyin(text, v_to_u=True)


def _merged(syllable: str) -> str:
    for initial, plain in _MERGED:
        if syllable.startswith(initial):
            syllable = plain + syllable.removeprefix(initial)
    if syllable.endswith(("eng", "ing")):
        syllable = syllable[:-1]
    return syllable
