"""What a real player makes of the files: mpv finds both languages beside the video, and draws them."""

import re
import shutil
import subprocess

import numpy as np
import pytest
import srt
from regenerate import GOLDEN

pytestmark = pytest.mark.player

TALK = "greenhouse"
CUE = 4
WIDTH, HEIGHT = 640, 360
MISSING = "\ue000"
"""A character that no font has: drawn as a box."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A video with the files of its talk beside it."""
    folder = tmp_path_factory.mktemp("player")
    for language in ("zh", "en"):
        shutil.copy(GOLDEN / f"{TALK}.{language}.srt", folder / f"talk.{language}.srt")
    picture = f"color=0x404040:s={WIDTH}x{HEIGHT}:r=2:d={middle_s('zh') + 5}"
    command = ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", picture, "-pix_fmt", "yuv420p"]
    subprocess.run([*command, "-preset", "ultrafast", str(folder / "talk.mp4")], check=True)
    return folder


def cue(language):
    return list(srt.parse((GOLDEN / f"{TALK}.{language}.srt").read_text(encoding="utf-8")))[CUE]


def middle_s(language):
    shown = cue(language)
    return (shown.start + shown.end).total_seconds() / 2


def play(folder, *options, shots="shots"):
    """What mpv says, and the picture that it draws in the middle of the cue, in shades of grey."""
    command = ["mpv", "--no-config", "--no-audio", "--vo=image", "--vo-image-format=png", "--frames=1"]
    command += [f"--vo-image-outdir={folder / shots}", f"--start={middle_s('zh')}", *options, "talk.mp4"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    (shot,) = (folder / shots).glob("*.png")
    raw = ["ffmpeg", "-v", "error", "-i", str(shot), "-f", "rawvideo", "-pix_fmt", "gray", "-"]
    pixels = subprocess.run(raw, capture_output=True, check=True).stdout
    return done.stdout, np.frombuffer(pixels, np.uint8).reshape(HEIGHT, WIDTH)


def shapes(picture):
    """How many different columns the letters have: a row of boxes has a handful."""
    letters = picture > 160
    rows = np.flatnonzero(letters.any(axis=1))
    if not rows.size:
        return 0
    strip = letters[rows[0] : rows[-1] + 1]
    return len({column.tobytes() for column in strip.T if column.any()})


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_player_finds_the_files_under_their_languages(folder, language):
    said, picture = play(folder, f"--slang={language}", shots=f"found-{language}")
    found = re.findall(r"^(.*)Subs +--sid=\d+ --slang=(\S+) '(\S+)'", said, re.MULTILINE)
    assert {(tag, name) for _, tag, name in found} == {("zh", "talk.zh.srt"), ("en", "talk.en.srt")}
    assert [tag for chosen, tag, _ in found if "(+)" in chosen] == [language]
    assert shapes(picture) > 0


def test_the_languages_look_different(folder):
    _, zh = play(folder, "--slang=zh", shots="zh")
    _, en = play(folder, "--slang=en", shots="en")
    assert np.abs(zh.astype(int) - en).max() > 100


def test_chinese_is_drawn_as_characters_and_not_as_boxes(folder):
    text = cue("zh").content
    times = "00:00:00,000 --> 00:59:00,000"
    boxes = re.sub(r"\S", MISSING, text)
    (folder / "boxes.srt").write_text(f"1\n{times}\n{boxes}\n", encoding="utf-8")
    _, drawn = play(folder, "--slang=zh", shots="drawn")
    _, boxed = play(folder, "--sub-auto=no", "--sub-file=boxes.srt", shots="boxed")
    assert 0 < shapes(boxed) < shapes(drawn) / 3


def test_nothing_is_drawn_without_the_files(folder):
    _, picture = play(folder, "--sub-auto=no", shots="none")
    assert shapes(picture) == 0
