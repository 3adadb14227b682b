"""Short ways to files that rules are held against."""

from collections.abc import Iterable
from dataclasses import replace

from subgen.check.rules import check
from subgen.check.subject import Languages, Subject
from subgen.profile import Profile, load_profile
from subgen.text.splitter import WordSplitter
from subgen.track import Track, TrackCue

PROFILE = load_profile(
    "netflix"
)  # 32 cells, 42 characters, 2 lines, 9 and 20 a second, 834 to 7000 ms, gap 84


def zh_cue(start_ms: int, end_ms: int, *lines: str, line: int | None = None) -> TrackCue:
    """A cue in Chinese; its line in the file is a second's number, so that each has its own."""
    return TrackCue(start_ms // 100 + 1 if line is None else line, start_ms, end_ms, lines, ())


def en_cue(start_ms: int, end_ms: int, *lines: str) -> TrackCue:
    """A cue in English."""
    return TrackCue(start_ms // 100 + 1, start_ms, end_ms, (), lines)


def both_cue(start_ms: int, end_ms: int, zh: tuple[str, ...], en: tuple[str, ...]) -> TrackCue:
    """A cue in both languages."""
    return TrackCue(start_ms // 100 + 1, start_ms, end_ms, zh, en)


def subject(
    splitter: WordSplitter,
    cues: Iterable[TrackCue],
    language: Languages = "zh",
    *,
    profile: Profile = PROFILE,
    end_ms: int | None = None,
    encoding: str = "utf-8",
    kind: str = "SRT",
    warnings: tuple[str, ...] = (),
) -> Subject:
    """A file that is held against a profile."""
    track = Track(f"talk.{language}.srt", kind, encoding, tuple(cues))
    return Subject(
        track=track,
        profile=profile,
        splitter=splitter,
        language=language,
        end_ms=end_ms,
        warnings=warnings,
    )


def pair(zh: Subject, en: Subject) -> list[Subject]:
    """Two files of a talk, each the other's partner."""
    return [replace(zh, partner=en), replace(en, partner=zh)]


def found(*subjects: Subject) -> list[tuple[str, int | None]]:
    """Each finding's rule and cue number."""
    return [(finding.rule, finding.cue) for finding in check(subjects)]
