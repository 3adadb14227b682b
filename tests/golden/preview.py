"""The README's picture: a cue of the round table, burnt into a frame by ffmpeg and libass.

python tests/golden/preview.py
"""

import subprocess
from pathlib import Path

import srt
from regenerate import GOLDEN, SAMPLES

SHOWN = "我们到底还需不需要"
"""The first cue that says this is the one in the picture."""
FONT = "Noto Sans CJK SC"
SIZE = (1920, 1080)

_SLIDE = (
    ("智能体时代还需要今天的数据库吗", 70, "white", 300),
    ("2024 数据系统年会    圆桌讨论", 36, "0xC9D6E8", 420),
)


def burn(ass: Path, at_ms: int, picture: list[str], png: Path) -> None:
    """Draw what ``ass`` shows at a time over a frame that ffmpeg's filters ``picture`` make."""
    # The frame is moved in time, not the subtitles; then the file is found by its name alone, as libass's
    # filter would take colons and backslashes of a path for its own.
    chain = [*picture, f"setpts=PTS+{at_ms / 1000}/TB", f"ass={ass.name}"]
    command = ["ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i", ",".join(chain), "-frames:v", "1"]
    subprocess.run([*command, str(png.resolve())], cwd=ass.parent, check=True)


def stage() -> list[str]:
    """A lecture hall: dark walls, and a slide with the talk's title."""
    width, height = SIZE
    texts = [
        f"drawtext=font='{FONT}':text='{text}':fontsize={size}:fontcolor={colour}:x=(w-text_w)/2:y={top}"
        for text, size, colour, top in _SLIDE
    ]
    return [
        f"gradients=s={width}x{height}:c0=0x0B1220:c1=0x2A2F45:x0=0:y0=0:x1={width}:y1={height}:seed=1",
        "drawbox=x=260:y=110:w=1400:h=560:color=0x1F4E79:t=fill",
        "drawbox=x=260:y=110:w=1400:h=10:color=0xF2A65A:t=fill",
        *texts,
        "format=rgb24",
    ]


def middle_ms(name: str, said: str) -> int:
    """The middle of the first cue of a golden SRT file in which something is said, in milliseconds."""
    text = (GOLDEN / name).read_text(encoding="utf-8")
    cue = next(cue for cue in srt.parse(text) if said in cue.content)
    return round((cue.start + cue.end).total_seconds() * 500)


def main() -> None:
    """Write ``samples/preview.png``."""
    at_ms = middle_ms("roundtable.zh.srt", SHOWN)
    burn(GOLDEN / "roundtable.zh-en.ass", at_ms, stage(), SAMPLES / "preview.png")


if __name__ == "__main__":
    main()
