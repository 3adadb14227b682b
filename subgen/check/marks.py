"""Rules about punctuation in Chinese on screen (Netflix Timed Text Style Guide, Simplified Chinese)."""

import re
from collections.abc import Callable, Iterator

from subgen.check.finding import Fault, Rule
from subgen.check.subject import Subject

_HAN = r"\u3400-\u9fff\uf900-\ufaff\u3007\U00020000-\U0003347f"
_LATIN = "A-Za-z0-9"

NOT_SHOWN = re.compile(r"[。；]|(?<!\d)，|，(?!\d)|、$")
"""Marks that a space stands for on screen, or nothing at a line's end; a comma inside a number is none."""
DOUBLED = re.compile(rf"[？?]{{2,}}|[！!]{{2,}}|([，。、；：,;]|:(?!:+[{_LATIN}]))\1+")
"""A mark and its like; that of std::vector is one sign."""
LONG_ELLIPSIS = re.compile(r"[.。．]{3,}|…{2,}|⋯+")
"""What stands for the one character U+2026."""
HALF_WIDTH = re.compile(rf'(?<=[{_HAN}])(?!\.[{_LATIN}/])[,.;:?!"](?![.])|[,;:?!"](?=[{_HAN}])')
"""A half-width mark beside a Chinese character; dots in a row are an ellipsis, that of .NET is its own."""
SPACES = re.compile(r"[ \t\u3000\xa0]{2,}|[\t\u3000\xa0]|^ | $")
"""Anything but single, plain spaces inside a line."""
UNSPACED = re.compile(rf"(?<=[{_HAN}])(?=[{_LATIN}])|(?<=[{_LATIN}%])(?=[{_HAN}])")
"""Where Chinese touches Latin letters or digits."""


def _matches(pattern: re.Pattern[str], told: str) -> Callable[[Subject], Iterator[Fault]]:
    """A rule that no Chinese line has a match of ``pattern``; ``told`` holds ``{}`` for the first."""

    def find(subject: Subject) -> Iterator[Fault]:
        for index, cue in enumerate(subject.cues):
            for line in cue.zh:
                match = pattern.search(line)
                if match:
                    yield Fault(index, told.format(match[0]))
                    break

    return find


def _spacing(subject: Subject) -> Iterator[Fault]:
    for index, cue in enumerate(subject.cues):
        if any(SPACES.search(line) for line in cue.lines):
            yield Fault(index, "has spaces at a line's edge, or more than one in a row")
        elif subject.profile.spaced and any(UNSPACED.search(line) for line in cue.zh):
            yield Fault(index, "no space between Chinese and Latin text")


RULES = (
    Rule(
        "screen-marks",
        "warning",
        "Chinese on screen has a space for ，。； inside a line, and nothing for them and 、 at its end.",
        _matches(NOT_SHOWN, "{} on screen"),
    ),
    Rule("doubled-marks", "warning", "A mark is set once.", _matches(DOUBLED, "doubled marks: {}")),
    Rule(
        "half-width-marks",
        "warning",
        "Marks in Chinese are full-width.",
        _matches(HALF_WIDTH, "half-width mark in Chinese: {}"),
    ),
    Rule(
        "ellipsis",
        "warning",
        "An ellipsis is the one character … (U+2026).",
        _matches(LONG_ELLIPSIS, "{} for the one character …"),
    ),
    Rule(
        "spacing",
        "info",
        "Spaces are single, and stand between Chinese and Latin text where the profile wants them.",
        _spacing,
    ),
)
