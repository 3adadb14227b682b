"""``subgen style preview``: subtitles as players show them, in a PNG."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from subgen.cli import options, tools, work
from subgen.cli.console import say, styles_dir
from subgen.cue import LaidCue
from subgen.errors import InputError
from subgen.formats import FORMATS
from subgen.formats.ass import to_ass
from subgen.formats.carry import fitted, usable_cues
from subgen.formats.files import STDIN, check_writable, read_bytes, write_files
from subgen.preview.backdrop import Backdrop, parse_backdrop
from subgen.preview.draw import Shot, draw
from subgen.preview.sample import SAMPLE, SAMPLE_AT_MS
from subgen.project import Project
from subgen.span import clock, parse_duration
from subgen.styles.ass_file import MAX_ASS_BYTES, AssFile, read_ass
from subgen.styles.events import fullest_ms
from subgen.styles.library import load_preset, preset_files
from subgen.width import cells


def _backdrop(text: str) -> Backdrop:
    try:
        return parse_backdrop(text)
    except InputError as error:
        raise typer.BadParameter(str(error)) from error


def _time(text: str) -> int:
    try:
        return parse_duration(text)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


def preview(
    presets: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[PRESET]...", help="The presets to show; all, if none is named.", show_default=False
        ),
    ] = None,
    cues: Annotated[
        Path | None,
        typer.Option(
            "--cues",
            metavar="FILE",
            help="Show the cues of this project or subtitle file. An ASS file is shown in its own styles"
            " where no preset is named.",
        ),
    ] = None,
    at: Annotated[
        list[int] | None,
        typer.Option(
            "--at",
            parser=_time,
            metavar="T",
            help="When, in the file and in the video: 12:34.5; may be given several times.  [default: the cue"
            " with the most text]",
        ),
    ] = None,
    over: Annotated[
        list[Backdrop] | None,
        typer.Option(
            "--over",
            parser=_backdrop,
            metavar="WHAT",
            help="What lies behind: a picture, a video, a colour, busy, or bands (white, busy and black side"
            " by side); may be given several times.  [default: bands]",
        ),
    ] = None,
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="The PNG to write.")] = Path(
        "styles.png"
    ),
    force: options.Force = False,
    quiet: options.Quiet = False,
) -> None:
    """Draw subtitles as players show them into a PNG: all presets on one sheet, or those that you name.

    It takes an ffmpeg with libass: the one that is installed, or that of pip install 'subgen[preview]'.

    Example: subgen style preview classic box --cues talk.zh-en.ass --at 12:34 --over talk.mp4 -o looks.png
    """
    check_writable([output], force=force)
    ffmpeg = tools.ffmpeg()
    backdrops = over or [Backdrop("bands")]
    own = _as_it_is(cues) if cues and not presets else None
    if own is not None:
        looks = [_Look(Path(own.name).name, own.data(), *own.picture())]
        times = at or [fullest_ms(own)]
        tools.warn_of_file(own, quiet=quiet)
    else:
        laid = _laid(cues, quiet=quiet) if cues else [SAMPLE]
        times = at or [_fullest_ms(laid) if cues else SAMPLE_AT_MS]
        looks = _looks(presets, laid, times, quiet=quiet)
    shots = [
        Shot(look.name, look.ass, look.width, look.height, time, each)
        for look in looks
        for time in times
        for each in backdrops
    ]
    write_files({output: draw(shots, len(times) * len(backdrops), ffmpeg)}, force=force)
    if not quiet:
        typer.echo(str(output))


class _Look(NamedTuple):
    """An ASS file to be drawn, and the size of its picture."""

    name: str
    ass: bytes
    width: int
    height: int


def _looks(
    names: Sequence[str] | None, cues: Sequence[LaidCue], times: Sequence[int], *, quiet: bool
) -> list[_Look]:
    """The cues that are shown at some times, in the looks of presets; of all, if none is named."""
    presets = [load_preset(name, styles_dir()) for name in names or preset_files(styles_dir())]
    tools.warn_of_looks(cues, presets, quiet=quiet)
    shown = {at_ms: [cue for cue in cues if cue.span.start_ms <= at_ms < cue.span.end_ms] for at_ms in times}
    for at_ms in (at_ms for at_ms, found in shown.items() if not found):
        say(f"subgen: warning: no cue is shown at {clock(at_ms, '.')}", quiet=quiet)
    kept = [cue for cue in cues if any(cue in found for found in shown.values())]
    return [
        _Look(preset.name, to_ass(kept, preset.name, preset).encode(), preset.play_res_x, preset.play_res_y)
        for preset in presets
    ]


def _as_it_is(path: Path) -> AssFile | None:
    """The file, if it has styles of its own."""
    if str(path) == STDIN:  # can be read only once, for its cues
        return None
    try:
        return read_ass(read_bytes(path, MAX_ASS_BYTES), str(path))
    except InputError:
        return None


def _laid(path: Path, *, quiet: bool) -> list[LaidCue]:
    """The cues of a project or of a subtitle file, in lines."""
    given = work.read_project_or_track(path, quiet=quiet)
    if isinstance(given, Project):
        return work.laid_out(given, on_screen=True)
    cues, _ = fitted(usable_cues(given)[0], FORMATS["zh-en.ass"])
    return cues


def _fullest_ms(cues: Sequence[LaidCue]) -> int:
    """The middle of the cue that has the most to show."""
    if not cues:
        raise InputError("there are no cues to be shown: give --at")
    fullest = max(cues, key=lambda cue: cells("".join((*cue.zh, *cue.en))))
    return (fullest.span.start_ms + fullest.span.end_ms) // 2
