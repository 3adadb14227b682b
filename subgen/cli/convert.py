"""``subgen convert``: from one format to another."""

from pathlib import Path
from typing import Annotated

import typer

from subgen.cli import options, work
from subgen.cli.console import say, stop_if_interrupted, styles_dir
from subgen.cli.tools import warn_of_looks
from subgen.cue import LaidCue
from subgen.errors import InputError, OutputExistsError
from subgen.formats import FORMATS, PROJECT_SUFFIX
from subgen.formats.carry import fitted, usable_cues
from subgen.formats.corrected import corrected
from subgen.formats.files import STDOUT, check_writable, write_files
from subgen.formats.format import Format
from subgen.formats.naming import format_named
from subgen.formats.project_file import dump_project
from subgen.project import Project
from subgen.styles.library import load_preset
from subgen.tags import Language
from subgen.track import Track


def convert(
    source: Annotated[
        Path,
        typer.Argument(
            metavar="A",
            help="What to convert: a subtitle file, a table or a project; - for standard input.",
            show_default=False,
        ),
    ],
    target: Annotated[
        Path,
        typer.Argument(
            metavar="B",
            help="The file to write; its ending says which format: talk.zh.srt, talk.vtt, talk.zh-en.csv;"
            " - for standard output, with --to.",
            show_default=False,
        ),
    ],
    to: Annotated[
        str, typer.Option("--to", metavar="FORMAT", help="The format, if B's name does not say: zh.vtt, vtt.")
    ] = "",
    style: options.StyleName = options.DEFAULT_PRESET,
    force: options.Force = False,
    quiet: options.Quiet = False,
) -> None:
    """Turn subtitles of one format into another.

    Without a language in B's name, B gets what is there: both languages where there are both. What B can't
    hold is told, a line for each kind. A table that was made from a project, and then corrected, goes back
    into that project: the cues of changed rows become edited cues, and all else stays.

    Example: subgen convert talk.zh-en.ass talk.zh.vtt
    """
    if source.exists() and target.exists() and source.samefile(target):
        raise OutputExistsError(f"{target}: is what is read: choose another name")
    piped = str(target) == STDOUT
    if (to or target.name).lower().endswith(PROJECT_SUFFIX):
        if piped:
            raise typer.BadParameter("a table goes back into its project's file: name that")
        _correct(source, target, quiet=quiet)
        return
    preset = load_preset(style, styles_dir())
    if not piped:
        check_writable([target], force=force)
    given = work.read_project_or_track(source, quiet=quiet)
    chosen = _chosen(given, target, to)
    cues, told, title = _cues(given, chosen, work.stem(source))
    cues, more = fitted(cues, chosen)
    if not cues:
        raise InputError(f"{source}: nothing in it that {target.name} could show: choose another language")
    text = work.written(chosen, cues, title, preset)
    stop_if_interrupted()
    if piped:
        typer.echo(text.encode("utf-8"), nl=False)
    else:
        write_files({target: text}, force=force)
    for line in (*told, *more):
        say(f"subgen: {target.name}: {line}", quiet=quiet)
    if chosen.styled:
        warn_of_looks(cues, [preset], quiet=quiet)
    _report(target, f"{len(cues)} cues, {chosen.label}", quiet=quiet or piped)


def _chosen(given: Project | Track, target: Path, to: str) -> Format:
    name = f"talk.{to}" if to else target.name
    chosen = format_named(name, _languages(given))
    if chosen is None:
        asked = f"there is no format {to!r}" if to else f"no format has the ending of {name!r}"
        raise typer.BadParameter(f"{asked}: choose with --to from {', '.join((*FORMATS, PROJECT_SUFFIX))}")
    return chosen


def _languages(given: Project | Track) -> set[Language]:
    if isinstance(given, Project):
        return {"zh", "en"} if any(cue.en for cue in given.cues) else {"zh"}
    there: dict[Language, bool] = {"zh": given.has_chinese, "en": given.has_english}
    return {language for language, is_there in there.items() if is_there}


def _cues(given: Project | Track, chosen: Format, stem: str) -> tuple[list[LaidCue], list[str], str]:
    """The cues in the order of their times, what of them no format can hold, and the talk's title."""
    if isinstance(given, Project):
        return work.laid_out(given, chosen.on_screen), [], work.title(given)
    cues, told = usable_cues(given)
    return cues, told, given.title or stem


def _correct(source: Path, target: Path, *, quiet: bool) -> None:
    """Put a corrected table back into its project, which is brought up to date where it is."""
    project = work.read_project(target)
    table = work.read_project_or_track(source, quiet=quiet)
    if isinstance(table, Project):
        raise InputError(f"{source}: is a project: give the table (CSV or TSV) that was corrected")
    try:
        changed = corrected(project, table)
    except InputError as error:
        raise InputError(f"{table.name}: {error}") from error
    stop_if_interrupted()
    write_files({target: dump_project(changed)}, force=True)
    edits = sum(before != after for before, after in zip(project.cues, changed.cues, strict=True))
    without = len(project.cues) - len(table.cues)
    _report(target, f"{edits} of {len(project.cues)} cues changed; {without} had no row", quiet=quiet)


def _report(target: Path, told: str, *, quiet: bool) -> None:
    if not quiet:
        typer.echo(str(target))
    say(f"subgen: {told}", quiet=quiet)
