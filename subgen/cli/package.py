"""``subgen package``: the files that a site takes, checked by its rules before they are made."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from subgen.cli import options
from subgen.cli.console import say
from subgen.errors import InputError, RefusedError
from subgen.formats import PROJECT_SUFFIX
from subgen.severity import Severity
from subgen.site import Site, load_site, site_names

if TYPE_CHECKING:
    from subgen.check.finding import Finding
    from subgen.cli.inputs import Given
    from subgen.cue import LaidCue
    from subgen.tags import Language

_MOST_NAMED = 10
"""So many cues that a site would refuse are named; of the rest, how many there are."""


def _site(name: str) -> str:
    if name not in site_names():
        raise typer.BadParameter(f"there is no site {name!r}; choose from {', '.join(site_names())}")
    return name


Talk = Annotated[
    Path,
    typer.Argument(
        metavar="TALK",
        help="A folder with a talk's STEM.zh.srt and STEM.en.srt or its project, or one of these files.",
        show_default=False,
    ),
]
SiteName = Annotated[
    str,
    typer.Option(
        "--for",
        parser=_site,
        metavar="SITE",
        help=f"Where they go: {', '.join(site_names())}.",
        show_default=False,
    ),
]
Folder = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="DIR",
        help="The folder to write into.  [default: one called like the site, beside the talk]",
        show_default=False,
    ),
]


def package(
    talk: Talk,
    site_name: SiteName,
    duration: options.Duration = None,
    media: options.MediaEnd = None,
    output: Folder = None,
    force: options.Force = False,
    quiet: options.Quiet = False,
) -> None:
    """Make the files that a site takes: one a language, named as it wants, and none that it would refuse.

    Bilibili gets .srt and .bcc, YouTube .srt. In a folder that has both, the subtitle files are taken, not
    the project. Cues for which the site would refuse the whole file are named, and nothing is written; give
    the video, so that none ends after it.

    Example: subgen package --for bilibili subtitles --media talk.mp4
    """
    from subgen.check.rules import check
    from subgen.cli import inputs, work
    from subgen.formats.files import write_files
    from subgen.formats.package import packed
    from subgen.profile import load_profile
    from subgen.report.words import total

    site = load_site(site_name)
    paths = _files_of(talk)
    given = [inputs.read(path, quiet=quiet) for path in paths]
    subjects = inputs.subjects_of(given, load_profile(site.profile), inputs.known_end_ms(duration, media))
    findings = check(subjects)
    checked = _check_command(paths, site, duration, media)
    mended = checked if any(each.project for each in given) else f"{checked} --fix"
    _refuse([finding for finding in findings if finding.rule in site.refuses], site, mended)
    if "past-end" in site.refuses and any(subject.end_ms is None for subject in subjects):
        told = "a file with a cue that ends after the video is refused; give it with --media, to be sure"
        say(f"subgen: warning: {site.title}: {told}", quiet=quiet)
    folder = output or paths[0].parent / site.name
    files, losses = packed(_by_language(given), site, work.stem(paths[0]), _title(given, paths[0]))
    written = {folder / name: text for name, text in files.items()}
    work.make_folder(folder)
    write_files(written, force=force)
    for path in () if quiet else written:
        typer.echo(str(path))
    for loss in losses:
        say(f"subgen: {loss}", quiet=quiet)
    sources = ", ".join(path.name for path in paths)
    say(f"subgen: {len(written)} files for {site.title} from {sources}: {site.note}", quiet=quiet)
    counts: dict[Severity, int] = {
        level: sum(each.severity == level for each in findings) for level in ("error", "warning")
    }
    if any(counts.values()):
        told = f"{total(counts)} that do not hinder the upload"
        say(f"subgen: {told}; to see them: {checked}", quiet=quiet)


def _files_of(talk: Path) -> list[Path]:
    """The files of a talk: one that holds it all, or one for each language."""
    if not talk.is_dir():
        if not talk.is_file():
            raise InputError(f"{talk}: there is no such file or folder: check the name")
        return _with_other(talk)
    pairs = sorted(talk.glob("*.zh.srt")) or sorted(talk.glob("*.en.srt"))
    found = pairs or sorted(talk.glob(f"*.{PROJECT_SUFFIX}"))
    if not found:
        raise InputError(f"{talk}: no STEM.zh.srt and no project in it: give the folder that has them")
    if len(found) > 1:
        names = ", ".join(path.name for path in found[:5])
        raise InputError(f"{talk}: {len(found)} talks in it ({names}): give the file of one")
    return _with_other(found[0])


def _with_other(path: Path) -> list[Path]:
    """The file, with that of the other language if it is beside it; Chinese first."""
    for tag, other in ((".zh.srt", ".en.srt"), (".en.srt", ".zh.srt")):
        if path.name.endswith(tag):
            beside = path.with_name(path.name.removesuffix(tag) + other)
            if beside.is_file():
                return [path, beside] if tag == ".zh.srt" else [beside, path]
    return [path]


def _check_command(paths: Sequence[Path], site: Site, duration: int | None, media: Path | None) -> str:
    """What shows all that was found, as one gives it to a shell."""
    import shlex

    from subgen.span import clock

    given = ["subgen", "check", *map(str, paths), "--profile", site.profile]
    if duration is not None:
        given += ["--duration", clock(duration, ".")]
    if media is not None:
        given += ["--media", str(media)]
    return shlex.join(given)


def _refuse(refused: Sequence["Finding"], site: Site, command: str) -> None:
    """Name the cues that a site would refuse, and the command that helps.

    Raises:
        RefusedError: there are any.
    """
    from subgen.report.words import place

    if not refused:
        return
    for finding in refused[:_MOST_NAMED]:
        say(f"subgen: {finding.file}: {place(finding)}: {finding.message}: {finding.text}")
    if len(refused) > _MOST_NAMED:
        say(f"subgen: and {len(refused) - _MOST_NAMED} more")
    cues = "one cue" if len(refused) == 1 else f"{len(refused)} cues"
    raise RefusedError(
        f"{site.title} would refuse the whole file for {cues}; nothing is written. Correct them, or"
        f" try: {command}"
    )


def _by_language(given: Sequence["Given"]) -> "dict[Language, list[LaidCue]]":
    """The cues of each language, in the order of their times."""
    from subgen.formats.carry import usable_cues

    cues: dict[Language, list[LaidCue]] = {}
    for each in given:
        found = usable_cues(each.track)[0]
        if each.track.has_chinese:
            cues["zh"] = found
        if each.track.has_english:
            cues["en"] = found
    return cues


def _title(given: Sequence["Given"], path: Path) -> str:
    return next((each.track.title for each in given if each.track.title), path.name)
