"""LRC: lines with the times at which they begin."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import srt
from hostile import HOSTILE

from subgen.cue import LaidCue
from subgen.errors import InputError, OutputError
from subgen.formats import FORMATS
from subgen.formats.lrc import read, recognises, shown_line, to_lrc
from subgen.formats.reader import RawCue
from subgen.span import Span


def cue(start_ms: int, end_ms: int, zh: str = "中", en: str = "en") -> LaidCue:
    return LaidCue(Span(start_ms, end_ms), (zh,), (en,))


def written(*cues: LaidCue) -> list[str]:
    return to_lrc(cues, "题", ("zh",)).splitlines()[2:]


def test_a_line_for_each_language_under_the_same_time() -> None:
    cues = [
        LaidCue(Span(1004, 2496), ("大家好", "欢迎"), ("Hello,", "welcome")),
        cue(3_723_456, 3_725_000),
        LaidCue(Span(6_000_000, 6_001_000), (), ("later",)),
    ]
    assert FORMATS["zh-en.lrc"].write(cues, "标\n题 [甲]") == (
        "[ti:标题 [甲]]\n[re:subgen]\n[00:01.00]大家好 欢迎\n[00:01.00]Hello, welcome\n[00:02.50]\n"
        "[62:03.46]中\n[62:03.46]en\n[62:05.00]\n[100:00.00]later\n[100:01.00]\n"
    )
    assert FORMATS["en.lrc"].write(cues[:1], "").endswith("]\n[00:01.00]Hello, welcome\n[00:02.50]\n")


TOGETHER = ["[00:00.00]中", "[00:00.00]中", "[00:02.00]", "[00:03.00]中", "[00:03.50]"]


@pytest.mark.parametrize(
    ("cues", "lines"),
    [
        ([cue(0, 1000), cue(1000, 2000)], ["[00:00.00]中", "[00:01.00]中", "[00:02.00]"]),
        ([cue(0, 1000), cue(1990, 2000)], ["[00:00.00]中", "[00:01.99]中", "[00:02.00]"]),
        ([cue(0, 1000), cue(2000, 3000)], ["[00:00.00]中", "[00:01.00]", "[00:02.00]中", "[00:03.00]"]),
        ([cue(0, 5000), cue(2000, 3000)], ["[00:00.00]中", "[00:02.00]中", "[00:03.00]"]),
        ([cue(0, 900), cue(0, 2000), cue(3000, 3500)], TOGETHER),
        ([cue(0, 2000), cue(0, 900), cue(3000, 3500)], TOGETHER),
        ([cue(0, 4), cue(4, 6)], ["[00:00.00]中", "[00:00.01]中", "[00:00.02]"]),
    ],
)
def test_an_empty_line_ends_what_a_long_pause_follows(cues: list[LaidCue], lines: list[str]) -> None:
    assert written(*cues) == lines


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("[00:01.00]甲", "［00:01.00]甲"),
        ("甲 <00:01.00>乙", "甲 ＜00:01.00>乙"),
        ("[笑] <i> {乙} \\N [1:2]", "［笑] <i> {乙} ＼N [1:2]"),
        ("甲\u2028乙\t丙", "甲 乙 丙"),
    ],
)
def test_escapes(line: str, shown: str) -> None:
    assert written(cue(0, 1000, line))[0] == f"[00:00.00]{shown}"


def test_times_that_do_not_fit() -> None:
    assert written(cue(0, 59_999_990))
    with pytest.raises(OutputError, match="cue 1 ends at 16:40:00,000"):
        written(cue(0, 60_000_000))


@pytest.mark.tools
@pytest.mark.skipif(not shutil.which("ffmpeg"), reason="ffmpeg is not installed")
def test_ffmpeg_reads_the_same(tmp_path: Path) -> None:
    cues = [cue(i * 2000, i * 2000 + 1000, text) for i, text in enumerate(HOSTILE)]
    path = tmp_path / "hostile.lrc"
    path.write_text(to_lrc(cues, "题", ("zh",)), encoding="utf-8", newline="\n")
    command = ["ffmpeg", "-v", "error", "-i", path, "-f", "srt", "-"]
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    wanted = [" ".join(filter(None, map(shown_line, text.splitlines()))) for text in HOSTILE]
    # libass shows \\{ as {, and ffmpeg writes it for every brace; empty lines are cues to it.
    found = [re.sub(r"\\([{}])", r"\1", block.content) for block in srt.parse(text) if block.content]
    assert found == wanted


def found(text: str) -> list[tuple[int, int, tuple[str, ...]]]:
    return [(cue.start_ms, cue.end_ms, cue.lines) for cue in read(text).cues if isinstance(cue, RawCue)]


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("[00:01.00]甲\n[00:02.50]乙\n[00:04]", [(1000, 2500, ("甲",)), (2500, 4000, ("乙",))]),
        ("[ti:题]\n[ar: 甲]\n\n[00:01.5] 甲 \n[0:2.500]", [(1500, 2500, ("甲",))]),
        (
            "[00:05.00][00:01.00] 副歌\n[00:03.00]乙\n[00:06.00]",
            [(1000, 3000, ("副歌",)), (3000, 5000, ("乙",)), (5000, 6000, ("副歌",))],
        ),
        ("[offset:+500]\n[00:01.00]甲\n[00:02.00]", [(500, 1500, ("甲",))]),
        ("[00:01.00]甲\n[00:03.00]\n[offset:-250]", [(1250, 3250, ("甲",))]),
        ("[00:01.00]甲\n[00:01.00]A\n[00:02.00]", [(1000, 2000, ("甲", "A"))]),
        ("[00:01.00]甲\n[00:01.00]\n[00:02.00]", [(1000, 2000, ("甲",))]),
        ("[00:01:50]甲\n[00:01:75]", [(1500, 1750, ("甲",))]),
        ("[01:02:03]甲\n[01:02:04]", [(3_723_000, 3_724_000, ("甲",))]),
        ("[01:02:03.25]甲\n[62:04.00]", [(3_723_250, 3_724_000, ("甲",))]),
        ("[120:00.00]甲\n[120:01.00]", [(7_200_000, 7_201_000, ("甲",))]),
        ("[00:01.00]甲 [00:09.00] [笑]\n[00:02.00]", [(1000, 2000, ("甲 [00:09.00] [笑]",))]),
    ],
)
def test_reads(text: str, cues: list[tuple[int, int, tuple[str, ...]]]) -> None:
    assert recognises(text)
    assert found(text) == cues
    assert read(text).warnings == ()


def test_a_title_and_what_has_no_time() -> None:
    kept = read("[ti: 讲座 ]\n[00:01.00]甲\n乙\n")
    assert kept.title == "讲座"
    assert kept.warnings == (
        "line 3: no time before it; it is left out",
        "line 2: nothing ends the last line; it gets 5 s",
    )
    assert [cue.end_ms for cue in kept.cues] == [6000]


def test_word_times() -> None:
    (cue,) = read("[00:01.00]<00:01.00>今天<00:01.30> 我们 <00:01.80>\n[00:03.00]").cues
    assert isinstance(cue, RawCue)
    assert cue.lines == ("今天 我们",)
    assert [(word.text, word.span) for word in cue.words] == [
        ("今天", Span(1000, 1300)),
        (" 我们", Span(1300, 1800)),
    ]


LONG = "大家好，今天我们来讲一讲数据库的索引为什么这么重要，它是怎么工作的。我们先看一个例子。"


@pytest.mark.parametrize(
    "text", ["", "[ti:x]", "大家好\n[笑]\n[00:01.00]甲", "[12] 甲", "[00:01.00 甲", f"[00:00:02] {LONG}"]
)
def test_is_no_lrc(text: str) -> None:
    assert not recognises(text)


def test_a_line_at_several_times_is_held_once():
    text = "[00:01.00][00:05.00]<00:01.20>大家<00:01.50>好\n[00:08.00]\n"
    first, second = read(text).cues
    assert first.lines == second.lines == ("大家好",)
    assert first.words == second.words == ()  # the times inside fit one of the two only
    stamps = "".join(f"[{minute}:00]" for minute in range(100, 999))
    with pytest.raises(InputError, match="line 1: text at so many times"):
        read(f"{stamps}{'好' * 9000}")
