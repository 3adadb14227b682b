"""What the commands have in common: reading sources and projects, finding the model, writing the files."""

import json
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import typer

from subgen.cli.console import cache_dir, models_dir, progress_bar, say, stop_if_interrupted
from subgen.cli.tools import warn_of_looks
from subgen.cue import LaidCue
from subgen.errors import InputError, ModelError, OutputError, OutputExistsError
from subgen.formats import FORMATS, PROJECT_SUFFIX
from subgen.formats.files import STDIN, check_writable, read_bytes, write_files
from subgen.formats.format import Format
from subgen.formats.glossary_file import MAX_BYTES as MAX_GLOSSARY_BYTES
from subgen.formats.glossary_file import read_glossary
from subgen.formats.project_file import dump_project, is_project, load_project
from subgen.formats.project_track import timing_grades
from subgen.formats.reading import MAX_BYTES, read_source, read_track
from subgen.glossary import Entry, Glossary
from subgen.project import Project
from subgen.source import Source
from subgen.span import Timing, clock
from subgen.styles.preset import Preset
from subgen.tags import split_tag
from subgen.text.splitter import JiebaSplitter, dictionary_name
from subgen.track import Track

if TYPE_CHECKING:
    from subgen.text.remembered import RememberingSplitter
    from subgen.translate.translator import Translator

_Read = TypeVar("_Read", Source, Track)

_HOW: dict[Timing, str] = {
    "given": "as given",
    "align": "by their words",
    "vad": "by where someone speaks",
    "rate": "by the rate of speech",
}


@cache
def splitter() -> "RememberingSplitter":
    """The word splitter; its dictionary, and what it has cut, are kept in this user's cache folder."""
    import atexit

    from subgen.text.remembered import RememberingSplitter

    file = cache_dir() / f"words-{dictionary_name()}.sqlite"
    remembering = RememberingSplitter(JiebaSplitter(cache_dir()), file)
    atexit.register(remembering.keep)
    return remembering


def read_talk(path: Path, *, quiet: bool) -> Source:
    """The talk in a file or on standard input; what is odd about it is said on stderr."""
    return _told(read_source(read_bytes(path, MAX_BYTES), _shown(path)), quiet=quiet)


def read_project(path: Path) -> Project:
    """The project in a file or on standard input."""
    return load_project(read_bytes(path, 10 * MAX_BYTES), str(path))


def read_project_or_talk(path: Path, *, quiet: bool) -> Project | Source:
    """The project, or the talk whose cues have their times, in a file or on standard input."""
    data = read_bytes(path, 10 * MAX_BYTES)
    if is_project(data) or path.name.endswith(f".{PROJECT_SUFFIX}"):
        return load_project(data, str(path))
    source = _told(read_source(data, _shown(path)), quiet=quiet)
    if not (source.timed or source.heard):
        raise InputError(
            f"{path}: is no project, and no file with times: for a transcript, use: subgen generate"
        )
    return source


def read_project_or_track(path: Path, *, quiet: bool) -> Project | Track:
    """The project, or the cues of the subtitle file, in a file or on standard input."""
    data = read_bytes(path, 10 * MAX_BYTES)
    if is_project(data):
        return load_project(data, str(path))
    return _told(read_track(data, _shown(path)), quiet=quiet)


def _told(read: tuple[_Read, tuple[str, ...]], *, quiet: bool) -> _Read:
    """What was read; what is odd about it is said on stderr."""
    for warning in read[1]:
        say(f"subgen: warning: {warning}", quiet=quiet)
    return read[0]


def _shown(path: Path) -> str:
    return path.name.encode(errors="replace").decode()  # on disk a name need not be text


def read_glossaries(paths: Sequence[Path]) -> tuple[Entry, ...]:
    """The entries of all files, the later ones winning."""
    glossary = Glossary()
    for path in paths:
        glossary = glossary.overridden(read_glossary(read_bytes(path, MAX_GLOSSARY_BYTES), path.name))
    return glossary.entries


def stem(path: Path) -> str:
    """What a talk's files are called: its own file's name without endings; ``talk`` for standard input."""
    if str(path) == STDIN:
        return "talk"
    name = path.name.removesuffix(f".{PROJECT_SUFFIX}")
    name = name if name != path.name else path.stem
    return split_tag(name)[0] or name


def make_folder(folder: Path) -> None:
    """Make a folder, if it isn't there."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: can't be made: {error.strerror}") from error


def places_in(folder: Path, paths: Sequence[Path]) -> list[Path]:
    """Where files of these names go in a folder, which is made if it isn't there.

    Raises:
        typer.BadParameter: one would take another's place.
    """
    if len({path.name for path in paths}) < len(paths):
        raise typer.BadParameter("two of the files have the same name: write them one after the other")
    make_folder(folder)
    return [folder / path.name for path in paths]


def targets(
    folder: Path, name: str, formats: Sequence[str], *, force: bool, source: Path | None = None
) -> dict[str, Path]:
    """Where each format will be written; refused at once if it can't be, before any long work.

    What is read from, ``source``, is never written over.
    """
    make_folder(folder)
    paths = {suffix: folder / f"{name}.{suffix}" for suffix in dict.fromkeys(formats)}
    for path in paths.values():
        if source is not None and path.resolve() == source.resolve():
            raise OutputExistsError(f"{path}: is what is read: choose another folder (-o), or formats (-f)")
    check_writable(paths.values(), force=force)
    return paths


def translator(*, yes: bool, quiet: bool) -> "Translator":
    """The translator; a missing model is installed if the user wants it."""
    from subgen.models.manifest import TRANSLATE_ZH_EN
    from subgen.models.store import find_model
    from subgen.translate.argos import ArgosTranslator
    from subgen.translate.memory import RememberingTranslator

    try:
        found = find_model(models_dir())
    except ModelError:
        if not yes and not _agrees():
            raise
        from subgen.cli.package_index import configured_index
        from subgen.models.install import install_model

        with progress_bar(quiet) as progress:
            found = install_model(
                TRANSLATE_ZH_EN, models_dir(), index_url=configured_index(), progress=progress
            )
    return RememberingTranslator(ArgosTranslator(found.path, found.id), cache_dir() / "translations.sqlite")


def _agrees() -> bool:
    import sys

    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    return typer.confirm(
        "The translation model (75 MB) is not installed. Install it now?", default=True, err=True
    )


def write_outputs(
    project: Project,
    paths: dict[str, Path],
    *,
    force: bool,
    preset: Preset | None = None,
    quiet: bool = False,
) -> None:
    """The project in every format wanted, all files or none; those that have looks, in that of ``preset``."""
    if not project.cues:
        raise InputError(f"{project.source.name}: there are no cues in its project; run: subgen split")
    needing = [suffix for suffix in paths if suffix in FORMATS and FORMATS[suffix].needs_english]
    if needing and not project.translated:
        raise InputError(f"{project.source.name}: not all cues have their English yet; run: subgen translate")
    wanted = {path: FORMATS[suffix] for suffix, path in paths.items() if suffix in FORMATS}
    laid = {kind: laid_out(project, kind) for kind in {each.on_screen for each in wanted.values()}}
    files = {
        path: written(wanted[path], laid[wanted[path].on_screen], title(project), preset)
        if path in wanted
        else dump_project(project)
        for path in paths.values()
    }
    stop_if_interrupted()
    write_files(files, force=force)
    if preset and any(form.styled for form in wanted.values()):
        warn_of_looks(laid.get(True, []), [preset], quiet=quiet)


def laid_out(project: Project, on_screen: bool) -> list[LaidCue]:
    """A project's cues, broken into lines for the screen or not."""
    from subgen.pipeline import lay_out, lay_out_unwrapped

    return lay_out(project, splitter()) if on_screen else lay_out_unwrapped(project)


def title(project: Project) -> str:
    """What the talk is called: by its source, or by its source's file."""
    return project.source.title or stem(Path(project.source.name))


def written(form: Format, cues: Sequence[LaidCue], title: str, preset: Preset | None) -> str:
    """The text of a file; one that has looks, in that of ``preset``."""
    return form.styled(cues, title, preset) if form.styled and preset else form.write(cues, title)


def report(project: Project, paths: dict[str, Path], *, as_json: bool, quiet: bool) -> None:
    """What was done: the files' names or a JSON object on stdout, a sentence for people on stderr."""
    if as_json:
        typer.echo(json.dumps(_summary(project, paths), ensure_ascii=False, indent=2))
    elif not quiet:
        for path in paths.values():
            typer.echo(str(path))
    cues = project.cues
    noted = sum(bool(cue.notes) for cue in cues)
    parts = [f"{len(cues)} cues, {clock(cues[-1].span.end_ms).split(',')[0]}"]
    if project.source.heard:
        grades = timing_grades(project)
        parts.append(
            "timed " + ", ".join(f"{grades[each]} {how}" for each, how in _HOW.items() if each in grades)
        )
    if project.removals:
        parts.append(f"{len(project.removals)} fillers and stutters left out")
    if project.corrections:
        parts.append(f"{len(project.corrections)} misheard words put right")
    if noted:
        parts.append(f"{noted} cues to look at (their notes are in the project file)")
    say("subgen: " + "; ".join(parts), quiet=quiet)


def _summary(project: Project, paths: dict[str, Path]) -> dict[str, Any]:
    kinds = Counter(note.split(" (")[0].split(" at ")[0] for cue in project.cues for note in cue.notes)
    return {
        "files": [str(path) for path in paths.values()],
        "cues": len(project.cues),
        "sentences": len(project.sentences),
        "removed": len(project.removals),
        "corrected": len(project.corrections),
        "end_ms": project.cues[-1].span.end_ms,
        "timing": dict(Counter(cue.timing for cue in project.cues)),
        "notes": dict(kinds),
        "profile": project.settings.profile,
        "model": project.model and {"name": project.model.name, "version": project.model.version},
    }
