"""What this machine has for drawing subtitles: its fonts, and an ffmpeg."""

import os
import shutil
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from subgen.cli.console import say
from subgen.cue import LaidCue
from subgen.errors import ToolError
from subgen.styles.ass_file import AssFile
from subgen.styles.ass_widths import wide_events
from subgen.styles.fonts import Fontconfig, FontFolders, Fonts
from subgen.styles.preset import Preset
from subgen.styles.widths import WideLine, missing_fonts, wide_lines


@cache
def fonts() -> Fonts:
    """The fonts of this machine, as its players find them."""
    fc_match = shutil.which("fc-match")
    if sys.platform not in ("win32", "darwin") and fc_match:
        return Fontconfig(fc_match)
    return FontFolders([folder for folder in _font_folders() if folder.is_dir()])


def _font_folders() -> list[Path]:
    home = Path.home()
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", r"C:\Windows"))
        local = Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
        return [windows / "Fonts", local / "Microsoft" / "Windows" / "Fonts"]
    if sys.platform == "darwin":
        assets = Path("/System/Library/AssetsV2").glob("com_apple_MobileAsset_Font*")
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts", *assets]
    shared = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts")]
    return [*shared, home / ".local" / "share" / "fonts", home / ".fonts"]


def ffmpeg() -> str:
    """An ffmpeg that draws ASS: the installed one, or that of the extra ``preview``.

    Raises:
        ToolError: there is none.
    """
    from subgen.preview.draw import draws_ass

    installed = shutil.which("ffmpeg")
    if installed and draws_ass(installed):
        return installed
    carried = _carried_ffmpeg()
    if carried and draws_ass(carried):
        return carried
    lacking = "the ffmpeg that is installed draws no ASS" if installed else "no ffmpeg is installed"
    raise ToolError(f"{lacking}: install ffmpeg with libass, or: pip install 'subgen[preview]'")


def _carried_ffmpeg() -> str | None:
    try:
        from imageio_ffmpeg import get_ffmpeg_exe

        return str(get_ffmpeg_exe())
    except (ImportError, RuntimeError):  # not installed, or no binary for this system in it
        return None


def warn_of_looks(cues: Sequence[LaidCue], presets: Sequence[Preset], *, quiet: bool) -> None:
    """Tell of fonts that aren't there, and of lines that are wider than the picture."""
    warn_of_fonts([style.font for each in presets for style in (each.chinese, each.english)], quiet=quiet)
    for preset in presets:
        warn_of_widths(wide_lines(cues, preset, fonts()), preset.name, quiet=quiet)


def warn_of_file(file: AssFile, *, quiet: bool) -> None:
    """The same of an ASS file, in its own styles."""
    if not file.has_fonts():
        warn_of_fonts([font for style in file.styles() if (font := style.value("font"))], quiet=quiet)
    warn_of_widths(wide_events(file, fonts()), file.name, quiet=quiet)


def warn_of_fonts(names: Sequence[str], *, quiet: bool) -> None:
    """Tell of fonts that aren't there, and what is."""
    for name, nearest in missing_fonts(names, fonts()).items():
        instead = f"the nearest that is: {nearest}" if nearest else "nor is any other with Chinese"
        say(f"subgen: warning: the font {name} is not installed here; {instead}", quiet=quiet)


def warn_of_widths(wide: Sequence[WideLine], name: str, *, quiet: bool) -> None:
    """Tell of lines that are wider than the picture."""
    if wide:
        worst = max(wide, key=lambda line: line.width)
        say(
            f"subgen: warning: {name}: {len(wide)} lines are wider than the picture, the widest in cue"
            f" {worst.number} ({worst.width} of {worst.room} pixels: {worst.text[:30]}): take a smaller size",
            quiet=quiet,
        )
