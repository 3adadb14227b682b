"""Options that several commands share, each said once."""

from pathlib import Path
from typing import Annotated

import typer

from subgen.cli.console import styles_dir
from subgen.cli.timing import Wanted
from subgen.formats import FORMATS, PROJECT_SUFFIX
from subgen.profile import DEFAULT_PROFILE, profile_names
from subgen.project import DEFAULT_RATE
from subgen.span import parse_duration
from subgen.styles.library import DEFAULT_PRESET, preset_files

DEFAULT_FORMATS = ["zh.srt", "en.srt", "zh-en.srt", "zh-en.ass", PROJECT_SUFFIX]


def _format(name: str) -> str:
    if name not in (*FORMATS, PROJECT_SUFFIX):
        raise typer.BadParameter(
            f"there is no format {name!r}; choose from {', '.join((*FORMATS, PROJECT_SUFFIX))}"
        )
    return name


def _all_formats() -> str:
    """The suffixes of all formats, those of the same languages together."""
    languages: dict[str, list[str]] = {}
    for each in FORMATS.values():
        languages.setdefault(each.kind, []).append("-".join(each.languages))
    kinds: dict[str, list[str]] = {}
    for kind, found in languages.items():
        kinds.setdefault(_braced(found), []).append(kind)
    return ", ".join([*(f"{found}.{_braced(each)}" for found, each in kinds.items()), PROJECT_SUFFIX])


def _braced(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{{{','.join(words)}}}"


def _profile(name: str) -> str:
    if name not in profile_names():
        raise typer.BadParameter(f"there is no profile {name!r}; choose from {', '.join(profile_names())}")
    return name


def _style(name: str) -> str:
    names = preset_files(styles_dir())
    if name not in names:
        raise typer.BadParameter(f"there is no style preset {name!r}; choose from {', '.join(names)}")
    return name


def _duration(text: str) -> int:
    try:
        return parse_duration(text)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


Transcript = Annotated[
    Path,
    typer.Argument(
        help="The talk: a text, subtitles, or a recogniser's JSON; - for standard input.", show_default=False
    ),
]
ProjectFile = Annotated[
    Path, typer.Argument(help="A project file (STEM.subgen.json); - for standard input.", show_default=False)
]
Output = Annotated[
    Path, typer.Option("--output", "-o", metavar="DIR", help="The folder to write into; made if missing.")
]
Formats = Annotated[
    list[str],
    typer.Option(
        "--format",
        "-f",
        parser=_format,
        metavar="FORMAT",
        help=f"What to write; may be given several times: {_all_formats()}.",
    ),
]
Duration = Annotated[
    int | None,
    typer.Option(
        "--duration",
        parser=_duration,
        metavar="T",
        help="How long the talk lasts: 1:23:45, 83:20 or 95.5 (seconds).",
    ),
]
Media = Annotated[
    Path | None, typer.Option("--media", metavar="FILE", help="The talk's video or audio: gives the times.")
]
MediaEnd = Annotated[
    Path | None,
    typer.Option("--media", metavar="FILE", help="The video: no cue may end after it.", show_default=False),
]
TimingGrade = Annotated[
    Wanted | None,
    typer.Option(
        "--timing",
        help="What is taken from the media: its length, where someone speaks, or the words."
        " [default: the best that is installed]",
        show_default=False,
    ),
]
AudioTrack = Annotated[
    int | None,
    typer.Option("--track", min=1, metavar="N", help="Which of the media's audio tracks, from 1."),
]
Rate = Annotated[
    float,
    typer.Option(
        "--rate", min=1.0, max=12.0, help="Syllables a second, where neither length nor media is given."
    ),
]
ProfileName = Annotated[
    str,
    typer.Option("--profile", parser=_profile, metavar="NAME", help=f"Limits: {', '.join(profile_names())}."),
]
OtherProfileName = Annotated[
    str | None,
    typer.Option(
        "--profile",
        parser=_profile,
        metavar="NAME",
        help=f"Limits: {', '.join(profile_names())}.  [default: a project's own; else {DEFAULT_PROFILE}]",
        show_default=False,
    ),
]
StyleName = Annotated[
    str,
    typer.Option(
        "--style", parser=_style, metavar="NAME", help="The look of an ASS file: one of subgen style list."
    ),
]
Verbatim = Annotated[bool, typer.Option("--verbatim", help="Keep fillers and stutters on screen.")]
Glossaries = Annotated[
    list[Path],
    typer.Option(
        "--glossary",
        metavar="FILE",
        help="Names and terms: how they are written, misheard, and put in English; may be given several"
        " times, the later ones win.",
    ),
]
NO_GLOSSARIES: list[Path] = []
NoDefaultGlossary = Annotated[
    bool,
    typer.Option("--no-default-glossary", help="Do without the built-in terms of AI and computing."),
]
ForceRetranslate = Annotated[
    bool,
    typer.Option(
        "--force-retranslate",
        help="Give edited cues new English too, from their Chinese as it stands; that and their times stay.",
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Replace files that are there already.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Install the model without asking, if it is missing.")]
Json = Annotated[bool, typer.Option("--json", help="Print a summary for machines on standard output.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Say more about what is done.")]

__all__ = ["DEFAULT_FORMATS", "DEFAULT_PRESET", "DEFAULT_PROFILE", "DEFAULT_RATE"]
