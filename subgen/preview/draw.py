"""Drawing subtitles over a picture: ffmpeg makes the picture, libass inside it draws what players show."""

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from subgen.errors import InputError, ToolError
from subgen.preview.backdrop import Backdrop
from subgen.preview.sheet import LABEL, Sheet, arrange

_TIMEOUT_S = 300
_PAPER, _INK = "0x1B1D22", "&H00E6E6E6"


@dataclass(frozen=True, slots=True)
class Shot:
    """What one picture shows."""

    label: str
    ass: bytes
    """The whole ASS file that is drawn."""
    width: int
    height: int
    at_ms: int
    backdrop: Backdrop


def draws_ass(ffmpeg: str) -> bool:
    """Whether that program is an ffmpeg that has libass inside."""
    try:
        done = subprocess.run(
            [ffmpeg, "-hide_banner", "-filters"], capture_output=True, timeout=_TIMEOUT_S, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return any(line.split()[1:2] == [b"ass"] for line in done.stdout.splitlines())


def draw(shots: Sequence[Shot], columns: int, ffmpeg: str) -> bytes:
    """A PNG of the shots, labelled where there are several; ``columns`` of them in a row belong together.

    Raises:
        InputError: a backdrop can't be read, or is a video that has no frame at that time.
        ToolError: ffmpeg can't draw it.
    """
    sheet = arrange([(shot.width, shot.height) for shot in shots], columns)
    with TemporaryDirectory(prefix="subgen-") as scratch:
        folder = Path(scratch)
        # Files go by short names in the folder where ffmpeg runs: its filters would take the colons and
        # backslashes of a path for their own.
        for index, shot in enumerate(shots):
            (folder / f"{index}.ass").write_bytes(shot.ass)
        (folder / "labels.ass").write_text(_labels(shots, sheet), encoding="utf-8")
        command = [ffmpeg, "-v", "error", "-nostdin", "-y"]
        for shot in shots:
            command += shot.backdrop.source(shot.width, shot.height, shot.at_ms)
        command += ["-filter_complex", _graph(shots, sheet), "-map", "[sheet]", "-frames:v", "1"]
        _run([*command, "-compression_level", "100", "-pred", "mixed", "sheet.png"], folder, shots)
        return (folder / "sheet.png").read_bytes()


def _graph(shots: Sequence[Shot], sheet: Sheet) -> str:
    chains = []
    for index, (shot, place) in enumerate(zip(shots, sheet.places, strict=True)):
        steps = [
            *shot.backdrop.filters(shot.width, shot.height),
            "setsar=1",
            "format=gbrp",
            # The frame is moved in time, not the subtitles.
            f"setpts=PTS-STARTPTS+{shot.at_ms / 1000:.3f}/TB",
            f"ass={index}.ass",
            f"scale={place.width}:{place.height}:flags=lanczos",
            "setpts=0",
        ]
        chains.append(f"[{index}:v]{','.join(steps)}[shot{index}]")
    chains.append(f"color=c={_PAPER}:s={sheet.width}x{sheet.height}:r=1,format=gbrp[paper0]")
    for index, place in enumerate(sheet.places):
        chains.append(
            f"[paper{index}][shot{index}]overlay={place.x}:{place.y}:format=gbrp:eof_action=repeat"
            f"[paper{index + 1}]"
        )
    last = "null" if len(shots) == 1 else "ass=labels.ass"
    chains.append(f"[paper{len(shots)}]{last},format=rgb24[sheet]")
    return ";".join(chains)


def _run(command: Sequence[str], folder: Path, shots: Sequence[Shot]) -> None:
    try:
        subprocess.run(command, cwd=folder, capture_output=True, timeout=_TIMEOUT_S, check=True)
    except subprocess.CalledProcessError as error:
        complaint = error.stderr.decode(errors="replace").strip().splitlines() or ["no reason given"]
        for path in {shot.backdrop.path for shot in shots if shot.backdrop.path}:
            if any(str(path) in line for line in complaint):
                raise InputError(f"{path}: can't be read as a picture or a video: {complaint[-1]}") from error
        raise ToolError(f"ffmpeg can't draw the preview: {complaint[-1]}") from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ToolError(f"ffmpeg can't draw the preview: {error}") from error
    if not (folder / "sheet.png").exists():
        raise InputError("the video has no frame at that time: choose another with --at")


def _labels(shots: Sequence[Shot], sheet: Sheet) -> str:
    """An ASS file that says under each picture what it is."""
    events = []
    for shot, place in zip(shots, sheet.places, strict=True):
        middle = f"{place.x + place.width // 2},{place.y + place.height + LABEL // 2}"
        text = shot.label.replace("\\", "＼").replace("{", "｛").replace("}", "｝")
        events.append(f"Dialogue: 0,0:00:00.00,1:00:00.00,Label,,0,0,0,,{{\\an5\\pos({middle})}}{text}\n")
    return (
        "[Script Info]\nScriptType: v4.00+\nWrapStyle: 2\n"
        f"PlayResX: {sheet.width}\nPlayResY: {sheet.height}\n\n"
        "[V4+ Styles]\n"
        "Format: Name, Fontname, Fontsize, PrimaryColour, BorderStyle, Outline, Shadow, Encoding\n"
        f"Style: Label,sans-serif,30,{_INK},1,0,0,1\n\n"
        "[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
        + "".join(events)
    )
