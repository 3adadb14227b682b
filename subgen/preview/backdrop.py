"""What lies behind previewed subtitles: a colour, a picture, a frame of a video, or a hard test."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from subgen.errors import InputError
from subgen.styles.colour import Colour, parse_colour

_PICTURES = {".png", ".jpg", ".jpeg", ".webp", ".bmp", ".tif", ".tiff", ".avif", ".gif"}
_BOOK, _SHELF = 40, 120
"""How thick and how high the books of the busy picture are, in pixels."""


@dataclass(frozen=True, slots=True)
class Backdrop:
    """What is drawn behind the subtitles, in the size of their picture."""

    kind: Literal["bands", "busy", "colour", "picture", "video"]
    """``busy`` is a wall of books; ``bands`` is white, busy and black side by side."""
    colour: Colour | None = None
    path: Path | None = None

    def source(self, width: int, height: int, frame: str) -> list[str]:
        """ffmpeg's arguments for an input that shows it; ``frame`` is the picture of a file."""
        if self.path is not None:
            return ["-i", frame]
        size = f"s={width}x{height}:r=1"
        if self.colour is not None:
            graph = f"color=c=0x{self.colour.red:02X}{self.colour.green:02X}{self.colour.blue:02X}:{size}"
        elif self.kind == "busy":
            graph = _books(width, height)
        else:
            left = width * 2 // 5
            middle = width - 2 * left
            graph = (
                f"color=white:{size}[white];{_books(middle, height)}[books];[white][books]overlay={left}:0"
                f":format=gbrp,drawbox=x={left + middle}:y=0:w={left}:h={height}:color=black:t=fill"
            )
        return ["-f", "lavfi", "-i", graph]

    def filters(self, width: int, height: int) -> list[str]:
        """ffmpeg's filters that bring the input to that size: what is beyond it on two sides is cut off."""
        if self.path is None:
            return []
        return [f"scale={width}:{height}:force_original_aspect_ratio=increase", f"crop={width}:{height}"]


def parse_backdrop(text: str) -> Backdrop:
    """What a person asks for: ``bands``, ``busy``, a colour, or a file, which is a picture by its ending, or
    else a video.

    Raises:
        InputError: it is none of them.
    """
    if text in ("bands", "busy"):
        return Backdrop("bands" if text == "bands" else "busy")
    path = Path(text)
    try:
        if path.is_file():
            return Backdrop("picture" if path.suffix.lower() in _PICTURES else "video", path=path)
    except OSError as error:  # such as a name that is too long
        raise InputError(f"{text[:80]!r} can't be read: {error.strerror}") from error
    try:
        return Backdrop("colour", colour=parse_colour(text))
    except InputError as error:
        raise InputError(
            f"{text!r} is no file and no colour: give a picture, a video, a colour (white), busy or bands"
        ) from error


def _books(width: int, height: int) -> str:
    """Shelves of books of all colours, light and dark side by side: always the same."""
    light, hue = (f"abs(mod(sin(X*{x}+Y*{y})*437.585,1))" for x, y in ((12.9898, 78.233), (39.346, 11.135)))
    planes = ":".join(
        f"{plane}='255*(0.1+0.9*{light})*(0.75+0.25*sin(6.283*{hue}+{turn}))'"
        for plane, turn in zip("rgb", (0, 2.094, 4.189), strict=True)
    )
    across, down = max(1, width // _BOOK), max(1, height // _SHELF)
    # Commas inside quotes are safe from the graph's parser; the books are drawn small, then made large.
    return (
        f"nullsrc=s={across}x{down}:r=1,format=gbrp,geq={planes},scale={width}:{height}:flags=neighbor,"
        f"drawgrid=y=-4:w={width + 9}:h={height / down:.0f}:t=6:color=black"
    )
