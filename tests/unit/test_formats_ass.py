"""ASS: read back by pysubs2, times on its grid, presets as data, and shown by libass."""

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pysubs2
import pytest

from subgen.cue import LaidCue
from subgen.formats import FORMATS
from subgen.formats.ass import to_ass
from subgen.formats.grid import on_grid
from subgen.span import Span
from subgen.styles.library import load_preset, preset_files
from subgen.styles.text_style import FIELDS

CUES = [
    LaidCue(Span(1004, 2496), ("大家好", "欢迎"), ("Hello,", "welcome")),
    LaidCue(Span(2496, 4000), (r"{乙}\N丙",), ("a, {b} --> \\h\u2028<i>c</i>",)),
]


def written(title: str = "标题") -> pysubs2.SSAFile:
    return pysubs2.SSAFile.from_string(FORMATS["zh-en.ass"].write(CUES, title))


def test_the_picture_and_the_title() -> None:
    assert written("标\n题  甲").info == {
        "Title": "标 题 甲",
        "ScriptType": "v4.00+",
        "WrapStyle": "2",
        "ScaledBorderAndShadow": "yes",
        "YCbCr Matrix": "TV.709",
        "PlayResX": "1920",
        "PlayResY": "1080",
        "LayoutResX": "1920",
        "LayoutResY": "1080",
    }


def test_two_styles_the_english_smaller() -> None:
    styles = written().styles
    assert list(styles) == ["Chinese", "English"]
    assert 0.75 <= styles["English"].fontsize / styles["Chinese"].fontsize <= 0.79
    assert styles["Chinese"].primarycolor == pysubs2.Color(255, 255, 255, 0)
    assert styles["Chinese"].backcolor == pysubs2.Color(0, 0, 0, 127)
    assert {each.alignment for each in styles.values()} == {pysubs2.Alignment.BOTTOM_CENTER}


def test_one_event_a_cue() -> None:
    events = written().events
    assert [(event.start, event.end, event.style) for event in events] == [
        (1000, 2500, "Chinese"),
        (2500, 4000, "Chinese"),
    ]
    assert events[0].text == r"大家好\N欢迎\N{\rEnglish}Hello,\Nwelcome"
    assert events[1].plaintext == "｛乙｝＼N丙\na, ｛b｝ --> ＼h\n<i>c</i>"


def test_the_file_names_no_other_maker() -> None:
    text = FORMATS["zh-en.ass"].write(CUES, "")
    assert text.startswith("[Script Info]\n; Written by subgen\n")
    assert "http" not in text


@pytest.mark.parametrize(
    ("spans", "moved"),
    [
        ([(0, 1000)], [(0, 1000)]),
        ([(4, 1005), (1005, 2000)], [(0, 1010), (1010, 2000)]),
        ([(994, 995)], [(990, 1000)]),
        ([(12, 14), (14, 500)], [(10, 20), (20, 500)]),
        ([(11, 12), (12, 13), (13, 14), (20, 21)], [(10, 20), (20, 30), (30, 40), (40, 50)]),
        ([(4, 106), (55, 1005), (55, 99)], [(0, 110), (60, 1010), (60, 100)]),
    ],
)
def test_on_grid(spans: list[tuple[int, int]], moved: list[tuple[int, int]]) -> None:
    assert on_grid([Span(*span) for span in spans], 10) == [Span(*span) for span in moved]


def test_the_language_on_top_comes_first_and_gives_the_event_its_style() -> None:
    preset = replace(load_preset("classic"), top="english")
    (event, _) = pysubs2.SSAFile.from_string(to_ass(CUES, "", preset)).events
    assert (event.style, event.text) == ("English", r"Hello,\Nwelcome\N{\rChinese}大家好\N欢迎")


@pytest.mark.parametrize("name", preset_files())
def test_aegisub_finds_everything_in_its_place(name: str) -> None:
    """Sections and fields in their order, and nothing that its dialogs can't hold."""
    preset = load_preset(name)
    text = to_ass(CUES, "", preset)
    heads = [line for line in text.split("\n") if line.startswith("[")]
    assert heads == ["[Script Info]", "[V4+ Styles]", "[Events]"]
    formats = [line for line in text.split("\n") if line.startswith("Format: ")]
    assert formats == [
        "Format: Name, " + ", ".join(field.ass for field in FIELDS.values()),
        "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text",
    ]
    for line in text.split("\n"):
        if line.startswith("Style: "):
            values = line.removeprefix("Style: ").split(",")
            assert len(values) == 1 + len(FIELDS)
            assert all(re.fullmatch("&H[0-9A-F]{8}", value) for value in values[3:7])
            assert values[15] in ("1", "3")  # Aegisub has a box for 3, and no other
    picture = {"PlayResX": preset.play_res_x, "PlayResY": preset.play_res_y}
    picture |= {"LayoutResX": preset.play_res_x, "LayoutResY": preset.play_res_y}
    assert all(f"\n{key}: {value}\n" in text for key, value in picture.items())


def test_a_format_that_has_looks_takes_a_preset() -> None:
    styled = FORMATS["zh-en.ass"].styled
    preset = load_preset("classic")
    assert styled and styled(CUES, "标题", preset) == FORMATS["zh-en.ass"].write(CUES, "标题")
    assert "PlayResX: 640\n" in styled(CUES, "", replace(preset, play_res_x=640))


@pytest.mark.tools
@pytest.mark.skipif(not shutil.which("ffmpeg"), reason="ffmpeg is not installed")
def test_libass_shows_hostile_text(tmp_path: Path) -> None:
    """Braces and backslashes leave as much ink as letters do: nothing vanishes."""
    ink = {}
    for name, zh in (("plain", "中"), ("hostile", r"中{中}\N")):
        cue = LaidCue(Span(0, 1000), (zh,), ("x",))
        (tmp_path / f"{name}.ass").write_text(to_ass([cue], "", load_preset("classic")), encoding="utf-8")
        command = ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", "color=black:s=480x270:d=1"]
        command += ["-vf", f"ass={name}.ass", "-frames:v", "1", "-f", "rawvideo", "-pix_fmt", "gray", "-"]
        picture = subprocess.run(command, capture_output=True, check=True, cwd=tmp_path).stdout
        rows = [picture[row * 480 : (row + 1) * 480] for row in range(270)]
        inked = [column for column in range(480) if any(row[column] > 128 for row in rows)]
        ink[name] = max(inked) - min(inked)
    assert ink["hostile"] > 4 * ink["plain"]
