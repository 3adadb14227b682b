"""SRT, read from whatever people have and written so that no reader trips."""

import shutil
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
import srt
from hostile import HOSTILE

from subgen.cue import LaidCue
from subgen.formats import FORMATS
from subgen.formats.reading import read_source, read_track
from subgen.formats.srt import recognises, to_srt
from subgen.span import Span
from subgen.track import TrackCue


def cue(start_ms: int, end_ms: int, zh: tuple[str, ...] = ("中",), en: tuple[str, ...] = ("en",)) -> LaidCue:
    return LaidCue(Span(start_ms, end_ms), zh, en)


def cues_of(text: str) -> list[tuple[int, int, str]]:
    source, _ = read_source(text.encode(), "talk.srt")
    return [
        (piece.span.start_ms, piece.span.end_ms, source.text[piece.start : piece.end])
        for piece in source.pieces
        if piece.span
    ]


ONE, TWO = "1\n00:00:01,000 --> 00:00:02,000\n甲\n", "2\n00:00:03,000 --> 00:00:04,000\n乙\n"
LONGER = "9\n00:00:01,000 --> 00:00:03,000\n丙\n"
FIRST, SECOND = (1000, 2000, "甲"), (3000, 4000, "乙")


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        (f"{ONE}\n{TWO}", [FIRST, SECOND]),
        (f"{ONE}{TWO}", [FIRST, SECOND]),
        (f"\n\n{ONE}\n\n\n{TWO.strip()}", [FIRST, SECOND]),
        ("00:00:01,000 --> 00:00:02,000\n甲\n\n00:00:03,000 --> 00:00:04,000\n乙", [FIRST, SECOND]),
        ("7\n0:0:1.0 --> 0:0:2.0\n甲\n\n7\n00:03 -->00:04,000  X1:40 Y1:50\n乙", [FIRST, SECOND]),
        ("1\n00:00:01 --> 00:00:02\n甲", [FIRST]),
        ("00:00:01,000 --> 00:00:02,000\n甲\n42", [(1000, 2000, "甲\n42")]),
        ("1\n01:02:03,004 --> 100:00:00,5\n甲", [(3723004, 360000500, "甲")]),
        ("1\n00:00:01,000 --> 00:00:02,000\n甲\n乙 \n\n丙", [(1000, 2000, "甲\n乙\n丙")]),
        ("1\n00:00:01,000 --> 00:00:02,000\n甲\n42\n\n" + TWO, [(1000, 2000, "甲\n42"), SECOND]),
        ("1\n00:00:01,000 --> 00:00:02,000\n42\n\n" + TWO, [(1000, 2000, "42"), SECOND]),
        (
            "1\n00:00:01,000 --> 00:00:02,000\n甲 --> 乙\n5:30:00 始\n",
            [(1000, 2000, "甲 --> 乙\n5:30:00 始")],
        ),
        ("1\n00:00:01,000 --> 00:00:02,000\n<i>甲</i><font color='red'>a<b</font>", [(1000, 2000, "甲a<b")]),
        ("1\n00:00:01,000 --> 00:00:02,000\n{\\an8}甲 {乙}", [(1000, 2000, "甲 {乙}")]),
        ("1\n00:00:01,000 --> 00:00:02,000\n\n" + TWO, [SECOND]),
        ("1\n00:00:01,000 --> 00:00:02,000\n<i></i>\n" + TWO, [SECOND]),
    ],
)
def test_reads(text: str, cues: list[tuple[int, int, str]]) -> None:
    assert cues_of(text) == cues
    assert read_source(text.encode(), "talk.srt")[1] == ()


@pytest.mark.parametrize(
    ("text", "cues", "line", "told"),
    [
        ("1\n00:00:0x,000 --> 00:00:02,000\n坏\n\n" + TWO, [SECOND], 2, "unusable times"),
        (f"{ONE}\n2\n00:00:03,000 -> 00:00:04,000\n坏", [FIRST], 6, "unusable times"),
        (f"{ONE}\n2\n--> 00:00:04,000\n坏\n\n{TWO}", [FIRST, SECOND], 6, "unusable times"),
        ("1\n00:00:05,000 --> 00:00:02,000\n坏\n\n" + TWO, [SECOND], 2, "ends before it has begun"),
        ("1\n00:00:05,000 --> 00:00:05,000\n坏\n\n" + TWO, [SECOND], 2, "ends before it has begun"),
        ("字幕组\n\n" + ONE, [FIRST], 1, "before the first"),
        (f"{TWO}\n{ONE}", [FIRST, SECOND], 2, "out of order"),
        (ONE.replace("02,000", "03,500") + "\n" + TWO, [(1000, 3000, "甲"), SECOND], 6, "begins before"),
        (f"{ONE}\n{LONGER}", [(1000, 3000, "甲 丙")], 6, "begins before"),
        (f"{LONGER}\n{ONE}", [(1000, 3000, "丙 甲")], 6, "begins before"),
    ],
)
def test_keeps_the_broken_out_of_the_way(
    text: str, cues: list[tuple[int, int, str]], line: int, told: str
) -> None:
    assert cues_of(text) == cues
    (warning,) = read_source(text.encode(), "talk.srt")[1]
    assert warning.startswith(f"talk.srt: line {line}: ")
    assert told in warning


def test_a_track_holds_its_cues_as_they_are() -> None:
    text = (
        "2\n00:00:03,000 --> 00:00:02,000\n<i>甲</i>\n乙\n\n"
        "2\n00:00:01,000 --> 00:00:02,000 X1:40\n\n坏 --> 的\n坏\n\n"
        "00:00:01,500 --> 00:00:01,500\n{\\an8}\n"
    )
    track, warnings = read_track(b"\xef\xbb\xbf" + text.encode(), "talk.srt")
    assert (track.name, track.format, track.encoding) == ("talk.srt", "SRT", "utf-8-sig")
    assert track.cues == (
        TrackCue(2, 3000, 2000, ("甲", "乙"), (), ("<i>", "</i>")),
        TrackCue(7, 1000, 2000, (), ()),
        TrackCue(12, 1500, 1500, (), (), ("{\\an8}",)),
    )
    assert warnings == ("talk.srt: line 9: unusable times ('坏 --> 的'); the cue is left out",)


def test_overlaps_are_counted_and_leave_none() -> None:
    text = "".join(f"{n}\n00:00:0{n},000 --> 00:00:09,000\n甲{n}\n\n" for n in range(1, 6))
    ends = [2000, 3000, 4000, 5000, 9000]
    assert [cue[:2] for cue in cues_of(text)] == list(zip(range(1000, 6000, 1000), ends, strict=True))
    assert "(4 in all)" in read_source(text.encode(), "talk.srt")[1][0]


def test_recognises() -> None:
    assert recognises(ONE)
    assert not recognises("甲 --> 乙\n00:00:01,000 -- 00:00:02,000\n从 00:00:01,000 --> 00:00:02,000")


def test_writes_what_it_should() -> None:
    cues = [cue(1000, 2500, ("大家好", "欢迎"), ("Hello,", "welcome")), cue(3723004, 3724000)]
    zh = "1\n00:00:01,000 --> 00:00:02,500\n大家好\n欢迎\n\n2\n01:02:03,004 --> 01:02:04,000\n中\n\n"
    en = "1\n00:00:01,000 --> 00:00:02,500\nHello,\nwelcome\n\n2\n01:02:03,004 --> 01:02:04,000\nen\n\n"
    assert FORMATS["zh.srt"].write(cues, "题") == zh
    assert FORMATS["en.srt"].write(cues, "题") == en
    assert FORMATS["zh-en.srt"].write(cues, "题") == zh.replace("欢迎\n", "欢迎\nHello,\nwelcome\n").replace(
        "中\n", "中\nen\n"
    )


def test_no_cue_is_dropped_for_its_times() -> None:
    assert len(list(srt.parse(to_srt([cue(0, 1000), cue(1000, 1000)], ("zh",))))) == 2


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("{乙}丙", ["｛乙｝丙"]),
        (r"a\Nb", ["a＼Nb"]),
        ("a --> b", ["a → b"]),
        ("<i>x</i>", ["＜i＞x＜/i＞"]),
        ("x < y", ["x ＜ y"]),
        ("a -> b > c", ["a -> b > c"]),
        ("00:00:01,000 到 1:02:03.5", ["00：00:01,000 到 1：02:03.5"]),
        ("12:30:00", ["12:30:00"]),
        ("甲\n\n乙\r\n丙\u2028丁", ["甲", "乙", "丙", "丁"]),
        ("甲\t乙\x07", ["甲 乙"]),
    ],
)
def test_escapes(line: str, shown: list[str]) -> None:
    (block,) = srt.parse(to_srt([cue(0, 1000, (line,))], ("zh",)))
    assert block.content.split("\n") == shown


def test_a_number_alone_is_marked_only_below_the_first_line() -> None:
    (block,) = srt.parse(to_srt([cue(0, 1000, ("42", "42", "42 个"), ("-4.2",))], ("zh", "en")))
    assert block.content == "42\n42\u200e\n42 个\n-4.2\u200e"
    (read,) = read_track(to_srt([cue(0, 1000, ("42", "42"))], ("zh",)).encode(), "talk.srt")[0].cues
    assert read.zh == ("42", "42")


MS = timedelta(milliseconds=1)


@pytest.mark.tools
@pytest.mark.skipif(not shutil.which("ffmpeg"), reason="ffmpeg is not installed")
def test_ffmpeg_reads_the_same(tmp_path: Path) -> None:
    cues = [cue(i * 2000 + 7, i * 2000 + 1999, (text,)) for i, text in enumerate(HOSTILE)]
    path = tmp_path / "hostile.srt"
    path.write_text(to_srt(cues, ("zh",)), encoding="utf-8", newline="\n")
    command = ["ffmpeg", "-v", "error", "-i", path, "-f", "srt", "-"]
    back = list(srt.parse(subprocess.run(command, capture_output=True, check=True).stdout.decode()))
    wanted = srt.parse(path.read_text(encoding="utf-8"))
    assert [block.content for block in back] == [block.content for block in wanted]
    spans = [Span(block.start // MS, block.end // MS) for block in back]
    assert spans == [each.span for each in cues]
