"""A file as the rules see it: its cues in the order of time, with the texts of each language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from pathlib import PurePath
from typing import Literal

from subgen.profile import Profile
from subgen.span import Span
from subgen.tags import Language, split_tag
from subgen.text.splitter import WordSplitter
from subgen.track import Track, TrackCue

Languages = Language | Literal["both"]
"""What a file is in."""

_PAUSE_MS = 500
"""Cues further apart belong to different breaths; what ends the one and begins the other is free."""


_FOR_SCREENS = frozenset(("SRT", "ASS", "WebVTT", "BCC", "project"))
_CENTISECONDS = frozenset(("ASS", "LRC"))


@dataclass(frozen=True, slots=True)
class Shown:
    """A cue of a file, with its lines as the language that they are read as."""

    number: int
    """Its place in the file, from 1."""
    cue: TrackCue
    zh: tuple[str, ...]
    en: tuple[str, ...]

    @property
    def start_ms(self) -> int:
        """The in time."""
        return self.cue.start_ms

    @property
    def end_ms(self) -> int:
        """The out time; the in time, if the file has one before that."""
        return max(self.cue.start_ms, self.cue.end_ms)

    @property
    def span(self) -> Span:
        """From the in time to the out time."""
        return Span(self.start_ms, self.end_ms)

    @property
    def duration_ms(self) -> int:
        """How long it is shown; nought or less where the times are impossible."""
        return self.cue.end_ms - self.cue.start_ms

    @property
    def is_empty(self) -> bool:
        """Whether it shows nothing."""
        return not any(map(str.strip, self.zh)) and not any(map(str.strip, self.en))

    @property
    def lines(self) -> tuple[str, ...]:
        """All lines, Chinese above English."""
        return self.zh + self.en

    @property
    def text(self) -> str:
        """All lines in one, for people to recognise the cue by."""
        return " / ".join(self.lines)


@dataclass(frozen=True, slots=True)
class Seam:
    """Two lines of Chinese that follow each other, as a sentence reads on from one to the other."""

    cue: int
    """The place of the cue that the second one is in."""
    before: str
    after: str
    between_cues: bool


@dataclass(frozen=True, kw_only=True)
class Subject:
    """What rules look at: one file, the limits, and what is known beside it."""

    track: Track
    profile: Profile
    splitter: WordSplitter
    language: Languages
    """What the file is in; a pair is a file in each."""
    end_ms: int | None = None
    """The media's length, where it is known."""
    warnings: tuple[str, ...] = ()
    """What its reader could not make sense of, each as ``line 12: what is wrong``."""
    partner: "Subject | None" = field(default=None, repr=False)
    """The file with the other language of the same talk, where there is one. It has no partner itself."""

    @cached_property
    def cues(self) -> Sequence[Shown]:
        """The cues in the order of their times, those with the same times in the order of the file."""
        shown = [_shown(number, cue, self.language) for number, cue in enumerate(self.track.cues, 1)]
        return sorted(shown, key=lambda each: (each.start_ms, each.end_ms))

    @property
    def for_screens(self) -> bool:
        """Whether its lines are broken as a screen shows them; a table's are not, nor a recogniser's."""
        return self.track.format in _FOR_SCREENS

    @property
    def grain_ms(self) -> int:
        """How much two times of the file may be nearer than they were meant, for the grid of its format."""
        return 9 if self.track.format in _CENTISECONDS else 0

    @cached_property
    def seams(self) -> Sequence[Seam]:
        """Where its Chinese is broken: between the lines of a cue, and between cues without a pause."""
        return list(_seams(self.cues))


def language_of(track: Track) -> Languages:
    """The language of a file: by the tag in its name, such as ``.zh.srt``, or else by what is in it."""
    tagged = split_tag(PurePath(track.name).stem)[1]
    if tagged:
        return tagged[0] if len(tagged) == 1 else "both"
    with_zh = sum(bool(cue.zh) for cue in track.cues)
    with_en = sum(bool(cue.en) for cue in track.cues)
    with_both = sum(bool(cue.zh and cue.en) for cue in track.cues)
    if 2 * with_both >= max(with_zh, with_en) > 0:
        return "both"
    return "zh" if with_zh >= with_en else "en"


def talk_of(name: str) -> tuple[PurePath, str]:
    """A file's folder, and its name without ending and language: what the two files of a talk have in common.

    Of ``zh.srt`` and ``en.srt`` it is the folder alone.
    """
    path = PurePath(name)
    return path.parent, split_tag(path.stem)[0]


def _seams(cues: Sequence[Shown]) -> Iterator[Seam]:
    ahead = ""
    ahead_ms = 0
    for index, cue in enumerate(cues):
        lines = [line for each in cue.zh if (line := each.strip())]
        if not lines:
            continue
        # The whole of both cues, so that it makes no difference how their lines are broken.
        whole = "".join(lines)
        if ahead and cue.start_ms - ahead_ms <= _PAUSE_MS:
            yield Seam(index, ahead, whole, True)
        ahead, ahead_ms = whole, cue.end_ms
        for before, after in pairwise(lines):
            yield Seam(index, before, after, False)


def _shown(number: int, cue: TrackCue, language: Languages) -> Shown:
    if language == "both":
        return Shown(number, cue, cue.zh, cue.en)
    lines = cue.zh + cue.en  # what looks like another language in a file of one is read as that one
    return Shown(number, cue, lines, ()) if language == "zh" else Shown(number, cue, (), lines)
