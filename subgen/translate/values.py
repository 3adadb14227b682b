"""The numbers that a text says, as values: those of a Chinese sentence and those of its English."""

import math
import re
from dataclasses import dataclass, field

from subgen.text.numerals import DIGITS, PLACES
from subgen.width import half_width

FIGURES = r"\d+(?:[,.]\d+)*"
"""A regular expression for a number in figures, be it as odd as 7,4."""
SCALES = {"quadrillion": 10**15, "trillion": 10**12, "billion": 10**9, "million": 10**6}
_PLAIN = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")

_CHINESE = re.compile(
    rf"(?<![A-Za-z\d.,第几数之])(?:{FIGURES}|[一二三四五六七八九两]|(?<!上)十)"
    rf"(?:{FIGURES}|(?<![百千万亿])一|一(?=[十百千万亿\W]|$)|[零〇二三四五六七八九两十百万亿多余来几]"
    r"|点(?=[零一二三四五六七八九])|千(?![克米瓦兆赫卡伏]|字节|比特)|个(?=多?万?亿)|\s(?=[个百千万亿]))*+"
    "(?!分之|像素|夜)"
)
"""A number, but not in 几千万, 第三百, 2千克, 800万像素, 一千零一夜; the 一 of 三百一个 is none of it."""
_PART = re.compile(
    rf"({FIGURES})|([一二三四五六七八九]?点[零一二三四五六七八九]+)|([零〇一二三四五六七八九两]+)"
    "|([十百千万亿])|([多余来]|几[十百千]?)"
)

_ENGLISH = re.compile(rf"\d{{1,3}}(?: \d{{3}})* 000(?![,.]?\d)|{FIGURES}|[A-Za-z]+|[^\sA-Za-z\d]")
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORDS = {word: value for value, word in enumerate(f"{_SMALL} seventeen eighteen nineteen".split())} | {
    "half": 0.5,
    "quarter": 0.25,
    **{word: 10 * value for value, word in enumerate(_TENS.split(), start=2)},
}
_NAMED = SCALES | {"thousand": 1000, "hundred": 100, "century": 100, "centurie": 100, "grand": 1000}
_UNITS = {name + ending: value for name, value in _NAMED.items() for ending in ("", "s", "th")}
_SUFFIXES = {"k": 1000, "m": 10**6, "b": 10**9, "bn": 10**9}
_A_UNIT = re.compile(r"[Aa]n? (?:hundred|thousand|century|grand|\w+illion)\b")
_LINKS = ("-", "+", "a", "and", "of", "or", "to")
_VAGUE = 999
"""Millions are less than a thousand million."""
_ROUNDING = 1.01
"""2.47 million may well be said to be 2.5 million; what is wrong is wrong by more."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value, or the two ends of what it may be, and where it stands in its text."""

    low: float
    high: float
    start: int
    end: int

    @property
    def is_vague(self) -> bool:
        """Whether it is as little known as that of millions."""
        return self.high >= self.low * _VAGUE

    def is_like(self, other: "Value") -> bool:
        """Whether the two may be the same."""
        return self.low <= other.high * _ROUNDING and other.low <= self.high * _ROUNDING


@dataclass(slots=True)
class _Sum:
    """A number as it is said, from its largest part to its smallest, each with the ends of what it may be."""

    parts: list[tuple[float, float]] = field(default_factory=list)

    def takes(self, number: float) -> bool:
        """Whether a number goes on with what was said: five with thirty, but thirty not with five."""
        return not self.parts or number < _step(self.parts[-1][0])

    def is_below(self, number: float) -> bool:
        """Whether it is a single part, and smaller."""
        return len(self.parts) == 1 and self.parts[0][1] < number

    def times(self, unit: float, *, alone: float = 1) -> None:
        """What is smaller than a unit counts it, of 一亿两千万 only 两千; alone, it is one to ``alone``."""
        parts = self.parts or [(1, alone)]
        first = next((at for at, (low, _) in enumerate(parts) if low < unit), len(parts) - 1)  # 一亿亿
        low, high = (sum(ends) * unit for ends in zip(*parts[first:], strict=True))
        self.parts = [*parts[:first], (low, high)]

    def value(self, start: int, end: int) -> Value:
        low, high = map(sum, zip(*self.parts, strict=True))
        return Value(low, high, start, end)


def _step(number: float) -> float:
    """The smallest place of a number: 100 of 3200."""
    step = 1 if number and number % 1 == 0 else 0.1
    while step >= 1 and number % (step * 10) == 0:
        step *= 10
    return step


def _number(figures: str) -> float:
    figures = figures.replace(" ", "")
    return float(figures.replace(",", "")) if _PLAIN.fullmatch(figures) else math.nan


def chinese_values(text: str) -> list[Value]:
    """The numbers that a Chinese text says, in order; none of those that are read out figure by figure."""
    sums = [(_read(match[0]), match) for match in _CHINESE.finditer(half_width(text))]
    return [said.value(*match.span()) for said, match in sums if said.parts]


def _read(text: str) -> _Sum:
    said, unit = _Sum(), 1
    for match in _PART.finditer(text):
        figures, decimal, digits, place, more = match.groups()
        if figures or decimal:
            number = _number(figures) if figures else _decimal(decimal)
            said.parts.append((number, number))
            unit = 1
        elif digits and (counts := [DIGITS[char] for char in digits.lstrip("零〇")]):
            if len(counts) > 2 or counts != sorted(set(counts)):
                return _Sum()
            is_short = match.end() == len(text) and unit >= 100 and digits[0] not in "零〇"  # 三万五
            worth = unit // 10 if is_short else 1
            said.parts.append((counts[0] * worth, counts[-1] * worth))
        elif place:
            unit = PLACES[place]
            said.times(unit)
        elif more and said.parts:
            low, _ = said.parts[-1]
            said.parts[-1] = (low, low + _step(low))
    return said


def _decimal(text: str) -> float:
    whole, _, tenths = text.partition("点")
    return float(f"{DIGITS.get(whole, 0)}.{''.join(str(DIGITS[char]) for char in tenths)}")


def english_values(text: str) -> list[Value]:
    """The numbers that an English text says, in order."""
    found: list[Value] = []
    said, start, end, before = _Sum(), 0, -1, ""
    for token in _ENGLISH.finditer(text + " ;"):
        word = token[0].lower()
        unit = _UNITS.get(word) or (_SUFFIXES.get(word) if token.start() == end else None)
        number = _number(word) if word[0].isdigit() else _WORDS.get(word)
        if _A_UNIT.match(text, token.start()) and before not in ("half", "of"):
            number = 1
        of_two = before in ("or", "to")
        ranges = number is not None and (of_two or before == "-") and said.is_below(number)
        if number is None:
            goes_on = word in _LINKS or (unit is not None and not of_two)
        elif word[0].isdigit():
            goes_on = ranges or (before == "and" and said.takes(number))
        else:
            goes_on = ranges or (not of_two and said.takes(number))
        if said.parts and not goes_on:
            found.append(said.value(start, end))
            said = _Sum()
        before = word
        if unit is None and number is None:
            continue
        start, end = (start if said.parts else token.start()), token.end()
        if unit is not None:
            said.times(unit, alone=_VAGUE)
        elif number is not None:
            low = said.parts.pop()[0] if ranges else number
            said.parts.append((low, number))
    return found
