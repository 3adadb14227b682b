"""Figures that the model changes though it has understood them: a nought lost, a sign, yuan made dollars.

Read in 2,000 sentences with numbers, it gets the values of figures right in all but one of a hundred. But one
in four times such as 9:18 comes out as 9.18, half of all -1 as 1, and nearly all yuan as dollars.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from subgen.width import half_width

_WHOLE = re.compile(r"(?<![A-Za-z\d.,])\d+(?![\d.,]*\d)(?![多余来几]?[万亿千百十])")
_MINUS = r"(?<![\w)\]}.^-])(?<!\d.)(?<!\d..)(?<!\d...)-"  # not that of 3-5, 3月-5月, GPT-4
_NUMBER = re.compile(rf"(?<![A-Za-z\d.,:])(?:{_MINUS}|[$¥￥])?\d(?:[\d,.:]*\d)?(?![A-Za-z号])", re.ASCII)
_SIGN = re.compile("[-¥￥$:]")
_OCLOCK = re.compile(r"(?<!\d)(\d{1,2})\s?点\s?(\d{2})(?!\d)")
_YUAN = re.compile(r"[\d多几两半一二三四五六七八九十百千万亿]\s?(?:元|块)")
_ABROAD = re.compile(r"[美港澳加新欧日]元|[美港台]币|美金|刀|\$|dollar|USD", re.IGNORECASE)
"""Money of other countries; 刀 is slang for a dollar."""
_DOLLAR_SIGN = re.compile(r"(?:US)?\$(?=\d)")
_DOLLARS = re.compile(r"(?<![A-Za-z])(?:dollars?|bucks?)(?![A-Za-z])", re.IGNORECASE)


def with_their_figures(words: Sequence[str], chinese: str) -> list[str]:
    """The English ``words`` for ``chinese``, as many as before, their figures as they were said."""
    said = half_width(chinese)
    return _in_their_money(_with_their_signs(_with_their_noughts(list(words), said), said), said)


def _with_their_noughts(words: list[str], said: str) -> list[str]:
    """400 where the Chinese says 4000, and no other number is amiss, is 4000."""
    numbers, heard = (set(_WHOLE.findall(text)) for text in (said, " ".join(words).replace(",", "")))
    missing, strange = numbers - heard, heard - numbers
    if len(missing) != 1 or len(strange) != 1:
        return words
    (right,), (wrong,) = missing, strange
    if len(wrong) < 2 or right.rstrip("0") != wrong.rstrip("0"):
        return words
    return [
        word if word.replace(",", "").rstrip(".!?;:") != wrong else right + word[len(word.rstrip(".,!?;:")) :]
        for word in words
    ]


def _with_their_signs(words: list[str], said: str) -> list[str]:
    """9:18 where the English has 9.18, -1 where it has 1, ¥300 where it has 300, each in its turn.

    None where there are more or fewer of these figures in English: who knows which is which.
    """
    numbers = _by_figures(_OCLOCK.sub(r"\1:\2", said))
    text = " ".join(words)
    heard = _by_figures(text)
    swaps = []
    for figures, found in numbers.items():
        places = heard.get(figures, [])
        wanted = [number for _, number in found]
        amiss = sorted(map(_plain, wanted)) != sorted(_plain(number) for _, number in places)
        if amiss and len(places) == len(found) and any(map(_SIGN.search, wanted)):
            swaps += [(*place, right) for place, right in zip(places, wanted, strict=True)]
    for start, wrong, right in sorted(swaps, reverse=True):
        if not text[:start].rstrip().endswith(right[0]):  # to-100, $ 0
            text = text[:start] + right.replace("￥", "¥") + text[start + len(wrong) :]
    return text.split()


def _plain(number: str) -> str:
    return number.replace(",", "")


def _by_figures(text: str) -> Mapping[str, list[tuple[int, str]]]:
    """Where numbers stand in a text, and what they are, by their figures alone."""
    found = defaultdict(list)
    for match in _NUMBER.finditer(text):
        found["".join(filter(str.isdigit, match[0]))].append((match.start(), match[0]))
    return found


def _in_their_money(words: list[str], said: str) -> list[str]:
    """¥300 and yuan for $300 and dollars where the Chinese has only 元 or 块; 300 where it names no money."""
    if _ABROAD.search(said):
        return words
    if _YUAN.search(said):
        return [_DOLLARS.sub("yuan", word).replace("US$", "¥").replace("$", "¥") for word in words]
    return [_DOLLAR_SIGN.sub("", word) for word in words]
