"""Drawing subtitles over a picture: ffmpeg makes the picture, libass inside it draws what players show."""

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from subgen.errors import InputError, ToolError
from subgen.preview.backdrop import Backdrop
from subgen.preview.sheet import LABEL, Sheet, arrange
from subgen.span import clock

_TIMEOUT_S = 300
_QUIETLY = ("-v", "error", "-nostdin")
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
        command = [ffmpeg, *_QUIETLY]
        frames = _frames(shots, folder, ffmpeg)
        for shot, frame in zip(shots, frames, strict=True):
            command += shot.backdrop.source(shot.width, shot.height, frame)
        command += ["-filter_complex", _graph(shots, sheet), "-map", "[sheet]", "-frames:v", "1"]
        complaint = _run([*command, "-compression_level", "100", "-pred", "mixed", "sheet.png"], folder)
        if complaint or not (folder / "sheet.png").exists():
            raise ToolError(f"ffmpeg can't draw the preview: {complaint or 'it wrote nothing'}")
        return (folder / "sheet.png").read_bytes()


def _graph(shots: Sequence[Shot], sheet: Sheet) -> str:
    chains = []
    for index, (shot, place) in enumerate(zip(shots, sheet.places, strict=True)):
        steps = [
            *shot.backdrop.filters(shot.width, shot.height),
            "setsar=1",
            # As in a video: in RGB, ffmpeg 9 takes white for the white of television, and draws grey.
            "format=yuv444p",
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


def _frames(shots: Sequence[Shot], folder: Path, ffmpeg: str) -> list[str]:
    """The pictures behind the shots as files in the folder; "" where a backdrop is no file."""
    made: dict[tuple[Path, int], str] = {}
    for shot in shots:
        path, at_ms = shot.backdrop.path, shot.at_ms if shot.backdrop.kind == "video" else 0
        if path is None or (path, at_ms) in made:
            continue
        frame = made[path, at_ms] = f"frame{len(made)}.png"
        seek = ["-ss", f"{at_ms / 1000:.3f}"] if at_ms else []
        source = [*seek, "-i", str(path.absolute())]
        complaint = _run([ffmpeg, *_QUIETLY, *source, "-frames:v", "1", frame], folder)
        if not (folder / frame).exists():
            why = f"can't be read as a picture or a video: {complaint}" if complaint else _no_frame(at_ms)
            raise InputError(f"{path}: {why}")
    return [
        made.get((shot.backdrop.path, shot.at_ms), made.get((shot.backdrop.path, 0), ""))
        if shot.backdrop.path
        else ""
        for shot in shots
    ]


def _no_frame(at_ms: int) -> str:
    return f"has no picture at {clock(at_ms, '.')}: choose another time with --at"


def _run(command: Sequence[str], folder: Path) -> str:
    """Run ffmpeg; what it complains of, in a line, where it fails.

    Raises:
        ToolError: it can't be run.
    """
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, timeout=_TIMEOUT_S)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ToolError(f"ffmpeg can't draw the preview: {error}") from error
    lines = done.stderr.decode(errors="replace").strip().splitlines() or ["no reason given"]
    return lines[-1] if done.returncode else ""


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
