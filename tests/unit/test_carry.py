"""What is lost from one format to another is told."""

import pytest

from subgen.cue import LaidCue
from subgen.formats import FORMATS
from subgen.formats.carry import fitted, usable_cues
from subgen.span import Span
from subgen.track import TimedWord, Track, TrackCue


def track(*cues: TrackCue, form: str = "SRT") -> Track:
    return Track("talk", form, "utf-8", cues)


def cue(
    start_ms: int, end_ms: int, zh: tuple[str, ...] = ("中",), en: tuple[str, ...] = ("word",)
) -> LaidCue:
    return LaidCue(Span(start_ms, end_ms), zh, en)


WORD = TimedWord("甲", Span(0, 1), 1.0)


@pytest.mark.parametrize(
    ("cues", "told"),
    [
        ([TrackCue(1, 0, 1, ("甲",), ()), TrackCue(3, 1, 1, (), ("b",))], []),
        (
            [TrackCue(1, 5, 1, ("甲",), ()), TrackCue(3, 1, 2, ("乙",), ())],
            ["left out as ending before it begins: 1 cue (line 1)"],
        ),
        (
            [TrackCue(1, 5, 6, ("甲",), ()), TrackCue(3, 1, 2, ("乙",), ())],
            ["cues are out of order from line 1; they were sorted by time"],
        ),
        (
            [TrackCue(1, 0, 1, ("甲",), (), ("<i>", "</i>")), TrackCue(3, 1, 2, ("乙",), (), ("<b>",))],
            ["markup of 2 cues not kept, such as <i>"],
        ),
        ([TrackCue(1, 0, 1, ("甲",), (), words=(WORD,))], ["times of words of 1 cue not kept"]),
    ],
)
def test_what_no_format_holds(cues: list[TrackCue], told: list[str]) -> None:
    usable, found = usable_cues(track(*cues))
    assert found == told
    assert [each.span.start_ms for each in usable] == sorted(
        each.start_ms for each in cues if each.start_ms <= each.end_ms
    )


def test_styles_are_told_of() -> None:
    assert usable_cues(track(TrackCue(1, 0, 1, ("甲",), ()), form="ASS"))[1] == ["styles are not kept"]


@pytest.mark.parametrize(
    ("suffix", "cues", "told"),
    [
        ("zh-en.srt", [cue(0, 1000)], []),
        ("zh.srt", [cue(0, 1000), cue(1, 2, en=())], ["English of 1 cue not kept"]),
        (
            "en.vtt",
            [cue(0, 1000), cue(1000, 2000, en=())],
            ["Chinese of 2 cues not kept", "left out for want of English: 1 cue"],
        ),
        (
            "zh.srt",
            [cue(0, 1, ("甲",), ()), cue(2, 3, ("{乙}",), ()), cue(4, 5, ("<i>", "丙"), ())],
            [
                "text of 2 cues is changed, as srt can't hold it as it stands"
                " (cue 2: '{乙}' is written '｛乙｝')"
            ],
        ),
        ("zh.bcc", [cue(2, 3, ("{乙}<i>-->",), ())], []),
        ("zh.lrc", [cue(0, 1000, ("甲", "乙"), ())], ["line breaks in 1 cue not kept: they become spaces"]),
        ("zh-en.ass", [cue(0, 1004)], ["times of 1 cue not kept exactly: they are in steps of 10 ms"]),
        (
            "zh-en.lrc",
            [cue(0, 1000), cue(500, 2000), cue(2990, 4000), cue(4000, 5000), cue(6000, 7000)],
            [
                "overlaps of 1 cue not kept: they end where the next begins",
                "ends of 1 cue not kept: the next begins within 1 s",
            ],
        ),
        ("zh-en.txt", [cue(0, 1004)], ["times of 1 cue not kept"]),
    ],
)
def test_what_a_format_does_not_hold(suffix: str, cues: list[LaidCue], told: list[str]) -> None:
    assert fitted(cues, FORMATS[suffix])[1] == told


def test_notes_are_kept_in_tables_only() -> None:
    noted = [LaidCue(Span(0, 1), ("甲",), ("a",), "c1", ("look",))]
    assert fitted(noted, FORMATS["zh-en.csv"]) == (noted, [])
    assert fitted(noted, FORMATS["zh-en.srt"]) == (noted, ["notes of 1 cue not kept"])
