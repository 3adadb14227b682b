"""Presets as libass draws them: readable, inside the picture, as wide as was measured."""

import os
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest

from subgen.cue import LaidCue
from subgen.formats.ass import to_ass
from subgen.preview.backdrop import Backdrop, parse_backdrop
from subgen.preview.draw import Shot, draw
from subgen.preview.sample import SAMPLE
from subgen.profile import load_profile, profile_names
from subgen.span import Span
from subgen.styles.fonts import Fontconfig
from subgen.styles.library import load_preset, preset_files
from subgen.styles.preset import Preset
from subgen.styles.text_style import TextStyle
from subgen.styles.widths import face_of, line_width, wide_lines

FONTS = Fontconfig(shutil.which("fc-match") or "fc-match")
FFMPEG = shutil.which("ffmpeg") or "ffmpeg"
THERE = FONTS.find("Noto Sans CJK SC") is not None
pytestmark = [
    pytest.mark.tools,
    pytest.mark.skipif(not THERE and "CI" not in os.environ, reason="Noto Sans CJK SC is not installed"),
]

PRESETS = list(preset_files())
WIDEST_ZH = "赢" * 16
WIDEST_EN = "THE QUICK BROWN FOX JUMPS OVER A LAZY DOG."
"""As wide as 42 characters of real text come: of the English lines of the samples the widest has 21.8 em, and
this one 23.4."""


def pixels(png: bytes, folder: Path) -> np.ndarray:
    """The picture, shape (height, width, 3)."""
    (folder / "shot.png").write_bytes(png)
    probe = ["ffprobe", "-v", "error", "-show_entries", "stream=width,height", "-of", "csv=p=0", "shot.png"]
    width, height = map(int, subprocess.run(probe, cwd=folder, capture_output=True).stdout.split(b","))
    command = [FFMPEG, "-v", "error", "-i", "shot.png", "-f", "rawvideo", "-pix_fmt", "rgb24", "-"]
    raw = subprocess.run(command, cwd=folder, capture_output=True, check=True).stdout
    return np.frombuffer(raw, np.uint8).reshape(height, width, 3)


def drawn(cue: LaidCue, preset: Preset, backdrop: Backdrop, folder: Path) -> np.ndarray:
    """A cue in the look of a preset, in full size."""
    ass = to_ass([cue], "", preset).encode()
    shot = Shot("", ass, preset.play_res_x, preset.play_res_y, cue.span.start_ms + 500, backdrop)
    return pixels(draw([shot], 1, FFMPEG), folder)


def ink(picture: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The rows and columns where a plain picture isn't what it is in its corner."""
    return np.nonzero(np.abs(picture.astype(int) - picture[0, 0]).max(axis=2) > 40)


@pytest.mark.parametrize("profile", profile_names())
def test_a_profile_allows_no_wider_lines(profile):
    limits = load_profile(profile)
    assert (limits.zh_line_cells, limits.en_line_chars) == (2 * len(WIDEST_ZH), len(WIDEST_EN))


@pytest.mark.parametrize("name", PRESETS)
def test_the_widest_lines_fit_the_picture(name, tmp_path):
    preset = load_preset(name)
    cue = LaidCue(Span(0, 2000), (WIDEST_ZH, WIDEST_ZH), (WIDEST_EN, WIDEST_EN))
    assert wide_lines([cue], preset, FONTS) == []
    rows, columns = ink(drawn(cue, preset, parse_backdrop("#808080"), tmp_path))
    reach = max(preset.chinese.outline, preset.english.outline) + 2
    assert columns.min() >= preset.chinese.margin_l - reach
    assert columns.max() < preset.play_res_x - preset.chinese.margin_r + reach
    assert rows.max() < preset.play_res_y - preset.chinese.margin_v + reach
    # Four lines leave the picture to the picture.
    assert rows.max() - rows.min() < 0.4 * preset.play_res_y


@pytest.mark.parametrize("name", PRESETS)
@pytest.mark.parametrize("colour", ["white", "#808080"])
def test_text_stands_out(name, colour, tmp_path):
    preset = load_preset(name)
    picture = drawn(SAMPLE, preset, parse_backdrop(colour), tmp_path)
    rows, columns = ink(picture)
    text = picture[rows.min() : rows.max(), columns.min() : columns.max()].mean(axis=2)
    # Bright letters, each with something dark around it, whatever lies behind.
    assert (text > 215).mean() > 0.05
    assert (text < 60).mean() > 0.1


@pytest.mark.parametrize(
    ("text", "language"), [("数据库的读者 SQL", "zh"), ("What if nobody reads it?", "en")]
)
@pytest.mark.parametrize("name", ["classic", "phone"])
def test_lines_are_as_wide_as_measured(name, text, language, tmp_path):
    preset = load_preset(name)
    style: TextStyle = preset.chinese if language == "zh" else preset.english
    face = face_of(style, FONTS)
    other = {"zh": ("a",), "en": ("a",)} | {language: (text,)}
    _, columns = ink(drawn(LaidCue(Span(0, 2000), **other), preset, parse_backdrop("#808080"), tmp_path))
    assert columns.max() - columns.min() == pytest.approx(
        line_width(text, style, face) + 2 * style.outline, rel=0.03
    )


@pytest.fixture
def talk(cli):
    """A video of three seconds that is red, green and blue, and subtitles of it."""
    colours = [f"color={colour}:s=320x180:d=1:r=10" for colour in ("red", "0x00ff00", "blue")]
    graph = ";".join(f"{colour}[c{index}]" for index, colour in enumerate(colours)) + ";[c0][c1][c2]concat=3"
    command = [FFMPEG, "-v", "error", "-filter_complex", graph, "-c:v", "libx264", "-pix_fmt", "yuv420p"]
    subprocess.run([*command, "talk.mp4"], cwd=cli.folder, check=True)
    blocks = [
        "1\n00:00:00,000 --> 00:00:00,900\n一\none\n",
        "2\n00:00:01,200 --> 00:00:01,900\n二二二\ntwo two\n",
    ]
    (cli.folder / "talk.srt").write_text("\n".join(blocks), encoding="utf-8")


@pytest.mark.usefixtures("talk")
def test_cues_over_frames_of_the_video(cli, tmp_path):
    options = ("--cues", "talk.srt", "--at", "0.5", "--at", "1.5", "--at", "2.5", "--over", "talk.mp4", "-q")
    assert b"no cue is shown at 00:00:02.500" in cli("style", "preview", "classic", *options[:-1]).stderr
    done = cli("style", "preview", "classic", *options, "-o", "frames.png")
    assert (done.returncode, done.stderr) == (0, b"")
    picture = pixels((cli.folder / "frames.png").read_bytes(), tmp_path).astype(int)
    tops = [picture[40, 12 + column * 652 + 320] for column in range(3)]
    assert [int(top.argmax()) for top in tops] == [0, 1, 2]
    inked = [
        (picture[200:370, 12 + column * 652 : 12 + column * 652 + 640].min(axis=2) > 200).sum()
        for column in range(3)
    ]
    assert inked[2] == 0 < inked[0] < inked[1]


@pytest.mark.usefixtures("talk")
def test_beyond_the_end_of_the_video(cli):
    done = cli("style", "preview", "classic", "--at", "60", "--over", "talk.mp4")
    assert done.returncode == 3
    assert b"talk.mp4: has no picture at 00:01:00.000" in done.stderr
    assert not (cli.folder / "styles.png").exists()


def test_a_picture_that_is_none(cli):
    (cli.folder / "no picture.png").write_text("x")
    done = cli("style", "preview", "classic", "--over", "no picture.png")
    assert done.returncode == 3
    assert b"no picture.png: can't be read as a picture or a video" in done.stderr


def test_an_ass_file_is_shown_as_it_is(cli, tmp_path):
    preset = load_preset("classic")
    text = to_ass([SAMPLE], "", preset).replace("&H00FFFFFF", "&H000000FF")
    (cli.folder / "it's a [talk], 100%.ass").write_text(text, encoding="utf-8")
    done = cli("style", "preview", "--cues", "it's a [talk], 100%.ass", "--over", "blue")
    assert done.returncode == 0, done.stderr
    picture = pixels((cli.folder / "styles.png").read_bytes(), tmp_path)
    assert picture.shape == (1080, 1920, 3)
    assert (np.abs(picture.astype(int) - (255, 0, 0)) < 8).all(axis=2).sum() > 5000
