"""Numbers that are said figure by figure, with a point, or of a unit: in figures, for the translator.

The model has the wrong year two times of three in 二零一六年, March of '99 in 一九年三月份, times of day for
decimals (三点三五TB: 3:35 TB), and seven Bs of 七B; 2016年, 2019年, 3.35TB and 7B it translates right.
"""

import re
from collections.abc import Iterator

from subgen.width import is_han

DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
"""The value of each Chinese digit."""
PLACES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
"""What each Chinese unit of counting multiplies by."""
UNITS = frozenset("BDGKMT")
"""Letters that count: 七B, 四K, 五G, 三D."""

_TO_FIGURES = str.maketrans({digit: str(value) for digit, value in DIGITS.items()})
_ONES = "一二三四五六七八九"
_DIGIT = f"零〇{_ONES}"
_BELOW_10000 = "零〇一二两三四五六七八九十百千"
_ANY = f"{_BELOW_10000}万亿"
_NUMERAL = re.compile(f"[{_BELOW_10000}点]+")
_READ_OUT = re.compile(
    rf"(?<![十百千万亿])[{_ONES}][{_DIGIT}]{{3}}(?=年)"
    rf"|(?<![{_DIGIT}十百千万亿])(?=[{_ONES}]*[零〇])[{_DIGIT}]{{3,}}(?![{_DIGIT}十百千万亿])"
)
"""A number that is read out figure by figure: a year, or one with a nought; 三四五 may be some counting."""
_SHORT_YEAR = re.compile(
    rf"(?<![第点{_ANY}\d])(?P<tens>[零〇一二五六七八九])(?P<ones>[{_DIGIT}])(?=年(?!级|龄|多|半|[以之]?[前后内来]))"
)
"""一九年, 九八年, 零八年; also 五六年 and 二三年, which are five or six years, and two or three."""
_WITH_POINT = re.compile(
    rf"(?<![第点{_ANY}\d])(?P<whole>(?:[{_DIGIT}十百千]|两(?=[百千点]))+)"
    rf"(?P<rest>(?:点[{_DIGIT}]+)+)(?![{_DIGIT}十百千点刻半钟整])"
)
"""A decimal or a version (三点五点二), or a time of day; 三点二十 is a time."""
_LAST_CENTURY = 5
"""The tens from which on a short year is one of the 1900s."""
_OF_UNIT = re.compile(rf"(?<![第点{_ANY}])[{_BELOW_10000}]+(?=[{''.join(sorted(UNITS))}](?![A-Za-z]))")
"""A number of a unit of one letter, as 七B, 一百二十八K, 五G; in 三点五B it has a point."""
_MINUTES = re.compile("分(?!之)")
_HOURS = 24
"""六十八点三分 is no time, but points."""
_BY_DAY = re.compile(r"(?:[上中下]午|凌晨|半夜|[早晚]上?)$")
_COUNTED = re.compile(
    r"[的版倍秒毫微纳厘米克吨瓦伏赫度寸块元万亿兆]|[多来][万亿]|公[里斤分]|千[米克瓦]|个(?:百分点|亿|小时|月)|左右"
    rf"|到[{_DIGIT}十百]"
)
"""What follows a decimal, and no time of day."""
_FROM_A_DECIMAL = re.compile(rf"[零〇]点[{_DIGIT}]+[到至]$")
"""零点一到 ahead of a decimal, which else could be a time of day: 一点五."""
_COUNTED_BY_TIME = re.compile(r"个人|[位名]|[食件钱头星散碎售]")
"""三点五个人去 and 零点零食: what may follow a time, and seldom follows a decimal."""


def in_figures(text: str) -> tuple[str, list[int]]:
    """``text`` with such numbers in figures, and where each of its characters, and its end, has moved to."""
    result = ""
    moved: list[int] = []
    found = [*_decimals(text), *_short_years(text), *_of_units(text)]
    for start, end, figures in [*sorted(found), (len(text), len(text), "")]:
        between = text[len(moved) : start]
        moved += range(len(result), len(result) + len(between))
        result += between
        moved += (len(result) + min(at, len(figures)) for at in range(end - start))
        result += figures
    return _READ_OUT.sub(lambda number: number[0].translate(_TO_FIGURES), result), [*moved, len(result)]


def _short_years(text: str) -> Iterator[tuple[int, int, str]]:
    """Where a year stands without its century, and with it."""
    for match in _SHORT_YEAR.finditer(text):
        tens, ones = DIGITS[match["tens"]], DIGITS[match["ones"]]
        if not tens or ones != tens + 1:  # 二三年 may be a while
            yield *match.span(), f"{20 if tens < _LAST_CENTURY else 19}{tens}{ones}"


def _decimals(text: str) -> Iterator[tuple[int, int, str]]:
    """Where a number with a point stands, and its figures."""
    for match in _WITH_POINT.finditer(text):
        if _is_decimal(match["whole"], match["rest"][1:], text[: match.start()], text[match.end() :]):
            rest = match["rest"].replace("点", ".").translate(_TO_FIGURES)
            yield *match.span(), _whole(match["whole"]) + rest


def _of_units(text: str) -> Iterator[tuple[int, int, str]]:
    """Where a number of a unit stands, and its figures."""
    for match in _OF_UNIT.finditer(text):
        yield *match.span(), _whole(match[0])


def is_numeral(text: str) -> bool:
    """Whether a word is a number that is read out, or a part of one."""
    return _NUMERAL.fullmatch(text) is not None


def _is_decimal(whole: str, rest: str, before: str, after: str) -> bool:
    """Whether it is no time of day, and not 一点 (a bit) or 三点 (three points) and a word that begins so."""
    if before.endswith("分之") or _FROM_A_DECIMAL.search(before) or int(_whole(whole)) > _HOURS:
        return True
    if _BY_DAY.search(before) or _MINUTES.match(after):
        return False
    if _COUNTED.match(after):
        return True
    if whole != "零" and len(rest) == 2 and rest[0] in "零〇":
        return False  # 八点零五
    if after and is_han(after[0]) and (whole in "一两" or rest[-1] == "一"):
        return False  # 早一点五个都来, 三点一定到
    return not _COUNTED_BY_TIME.match(after)


def _whole(said: str) -> str:
    """The figures of 一百二十, or of 二零."""
    if not PLACES.keys() & set(said):
        return said.translate(_TO_FIGURES)
    total = number = 0
    for char in said:
        if char in PLACES:
            total += (number or 1) * PLACES[char]
            number = 0
        else:
            number = DIGITS[char]
    return str(total + number)
