"""LRC: lines with the times at which they begin."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import srt
from hostile import HOSTILE

from subgen.cue import LaidCue
from subgen.errors import OutputError
from subgen.formats import FORMATS
from subgen.formats.lrc import shown_line, to_lrc
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
