"""Sheets of pictures, what lies behind them, and what is said where nothing can be drawn."""

import itertools
import stat
import sys
from pathlib import Path

import pytest

from subgen.errors import InputError, ToolError
from subgen.preview.backdrop import Backdrop, parse_backdrop
from subgen.preview.draw import Shot, draw, draws_ass
from subgen.preview.sheet import LABEL, arrange
from subgen.styles.colour import Colour

WIDE, UPRIGHT, SCOPE = (1920, 1080), (1080, 1920), (1920, 804)


@pytest.mark.parametrize(
    ("sizes", "columns"),
    [
        ([WIDE], 1),
        ([UPRIGHT], 1),
        ([WIDE, SCOPE], 1),
        ([UPRIGHT, UPRIGHT], 1),
        ([WIDE, SCOPE, WIDE, WIDE, WIDE, UPRIGHT], 1),
        ([WIDE, UPRIGHT, SCOPE], 1),
        ([WIDE] * 3 + [UPRIGHT] * 3 + [SCOPE] * 3, 3),
        ([(1, 5000), (5000, 1), (7, 7)], 1),
    ],
)
def test_pictures_lie_on_the_sheet_and_not_on_each_other(sizes: list[tuple[int, int]], columns: int) -> None:
    sheet = arrange(sizes, columns)
    label = LABEL if len(sizes) > 1 else 0
    assert len(sheet.places) == len(sizes)
    for place, (width, height) in zip(sheet.places, sizes, strict=True):
        assert place.x >= 0 and place.y >= 0
        assert place.x + place.width <= sheet.width
        assert place.y + place.height + label <= sheet.height
        assert place.width % 2 == place.height % 2 == 0
        if min(width, height) > 10:
            assert place.width / place.height == pytest.approx(width / height, rel=0.02)
    for one, other in itertools.combinations(sheet.places, 2):
        beside = one.x + one.width <= other.x or other.x + other.width <= one.x
        below = one.y + one.height + label <= other.y or other.y + other.height + label <= one.y
        assert beside or below


def test_upright_pictures_are_large_enough_to_be_read() -> None:
    assert arrange([WIDE, UPRIGHT], 1).places[1].height == 720
    assert arrange([UPRIGHT, UPRIGHT], 1).places[1].height == 720
    assert arrange([WIDE] * 6 + [UPRIGHT], 1).places[6].height > 1000


def test_one_picture_is_shown_in_full() -> None:
    assert arrange([WIDE], 1).width == 1920


def test_backdrops(tmp_path: Path) -> None:
    (tmp_path / "frame.PNG").touch()
    (tmp_path / "talk.mp4").touch()
    assert parse_backdrop("busy") == Backdrop("busy")
    assert parse_backdrop("bands") == Backdrop("bands")
    assert parse_backdrop("gold") == Backdrop("colour", colour=Colour(255, 215, 0))
    assert parse_backdrop(str(tmp_path / "frame.PNG")).kind == "picture"
    assert parse_backdrop(str(tmp_path / "talk.mp4")).kind == "video"
    with pytest.raises(InputError, match=r"'none.png' is no file and no colour: give a picture"):
        parse_backdrop("none.png")
    with pytest.raises(InputError, match="can't be read: "):
        parse_backdrop("x" * 5000)


SHOT = Shot("x", b"", 64, 36, 0, Backdrop("busy"))
VIDEO = Shot("x", b"", 64, 36, 61_500, Backdrop("video", path=Path("talk.mp4")))


@pytest.mark.skipif(sys.platform == "win32", reason="the program is a shell script")
@pytest.mark.parametrize(
    ("script", "shot", "error", "told"),
    [
        ("echo first >&2; echo 'why not' >&2; exit 1", SHOT, ToolError, "can't draw the preview: why not"),
        ("exit 1", SHOT, ToolError, "can't draw the preview: no reason given"),
        ("true", SHOT, ToolError, "can't draw the preview: it wrote nothing"),
        ("exit 1", VIDEO, InputError, "talk.mp4: can't be read as a picture or a video: no reason given"),
        ("true", VIDEO, InputError, "talk.mp4: has no picture at 00:01:01.500: choose another time"),
    ],
)
def test_what_ffmpeg_says(script: str, shot: Shot, error: type[Exception], told: str, tmp_path: Path) -> None:
    program = tmp_path / "ffmpeg"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(stat.S_IRWXU)
    with pytest.raises(error, match=told):
        draw([shot], 1, str(program))
    assert not draws_ass(str(program))


def test_no_ffmpeg(tmp_path: Path) -> None:
    assert not draws_ass(str(tmp_path / "ffmpeg"))
    with pytest.raises(ToolError, match="can't draw the preview"):
        draw([SHOT], 1, str(tmp_path / "ffmpeg"))
