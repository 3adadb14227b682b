"""The golden ASS as libass draws it: what is shown is on the picture, whole, and nothing else is."""

import os
import shutil
import subprocess

import numpy as np
import pytest
import srt
from preview import FONT, SHOWN, SIZE, burn, middle_ms, stage
from regenerate import GOLDEN, SAMPLES

FONTS = subprocess.run(["fc-list"], capture_output=True, text=True).stdout if shutil.which("fc-list") else ""
pytestmark = [
    pytest.mark.tools,
    pytest.mark.skipif(FONT not in FONTS and "CI" not in os.environ, reason=f"{FONT} is not installed"),
]

MARGIN = 60
TALK = "roundtable"
CUES = list(srt.parse((GOLDEN / f"{TALK}.zh-en.srt").read_text(encoding="utf-8")))
WIDTH, HEIGHT = SIZE
GREY = [f"color=s={WIDTH}x{HEIGHT}:c=0x808080", "format=rgb24"]


def pixels(png, size=SIZE):
    """The picture of that width and height, shape (height, width, 3)."""
    command = ["ffmpeg", "-v", "error", "-i", str(png), "-f", "rawvideo", "-pix_fmt", "rgb24", "-"]
    raw = subprocess.run(command, capture_output=True, check=True).stdout
    return np.frombuffer(raw, np.uint8).reshape(size[1], size[0], 3)


def drawn(at_ms, folder):
    """Where the picture isn't the grey that it was: the rows and the columns."""
    burn(GOLDEN / f"{TALK}.zh-en.ass", at_ms, GREY, folder / "frame.png")
    picture = pixels(folder / "frame.png").astype(int)
    return np.nonzero(np.abs(picture - picture[0, 0]).max(axis=2) > 8)


def widest(first, last):
    """The middle of the cue with the longest line among those of one language, in milliseconds."""
    cue = max(CUES, key=lambda cue: max(map(len, cue.content.encode("gb18030").splitlines()[first:last])))
    return round((cue.start + cue.end).total_seconds() * 500)


@pytest.mark.parametrize("lines", [(0, 1), (-1, None)], ids=["zh", "en"])
def test_the_widest_line_is_inside_the_margins(lines, tmp_path):
    rows, columns = drawn(widest(*lines), tmp_path)
    assert rows.size
    assert columns.min() >= MARGIN
    assert columns.max() < WIDTH - MARGIN
    assert rows.min() > HEIGHT / 2
    assert rows.max() < HEIGHT - MARGIN / 2


def test_nothing_is_drawn_after_the_last_cue(tmp_path):
    end_ms = round(CUES[-1].end.total_seconds() * 1000)
    rows, _ = drawn(end_ms + 1000, tmp_path)
    assert not rows.size


def test_the_picture_of_the_readme_shows_the_golden_cue(tmp_path):
    burn(GOLDEN / f"{TALK}.zh-en.ass", middle_ms(f"{TALK}.zh.srt", SHOWN), stage(), tmp_path / "frame.png")
    # Fonts and renderers differ a little between machines; with another cue the mean would be 4.
    apart = pixels(tmp_path / "frame.png").astype(int) - pixels(SAMPLES / "preview.png")
    assert np.abs(apart).mean() < 1


def test_the_sheet_of_the_readme_shows_the_presets(cli):
    done = cli("style", "preview", "-o", "styles.png")
    assert (done.stdout, done.stderr) == (b"styles.png\n", b"")
    paths = (cli.folder / "styles.png", SAMPLES / "styles.png")
    made, kept = (pixels(path, (1992, 1236)).astype(int) for path in paths)
    # As above; without any subtitles the mean would be 3.
    assert np.abs(made - kept).mean() < 1
