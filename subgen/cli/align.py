"""``subgen align``: times from a recording, for a text, a project or subtitles that drifted."""

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from subgen.cli import options, work
from subgen.cli.console import progress_bar, say, speak_up, stop_if_interrupted
from subgen.cli.timing import Media, timed
from subgen.errors import InputError
from subgen.formats import PROJECT_SUFFIX
from subgen.formats.carry import fitted, usable_cues
from subgen.formats.files import STDIN, check_writable, read_bytes, write_files
from subgen.formats.naming import format_named
from subgen.formats.project_file import is_project
from subgen.formats.reading import MAX_BYTES
from subgen.profile import DEFAULT_PROFILE, load_profile
from subgen.project import Project, Settings
from subgen.source import Piece, Source
from subgen.span import Span
from subgen.tags import Language
from subgen.track import Track

if TYPE_CHECKING:
    from subgen.align.retime import Retimed


def align(
    source: Annotated[
        Path,
        typer.Argument(
            metavar="TEXT",
            help="A transcript, a project, or subtitles whose times are wrong; - for standard input.",
            show_default=False,
        ),
    ],
    media: Annotated[
        Path, typer.Argument(metavar="MEDIA", help="The talk's video or audio.", show_default=False)
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="DIR",
            help="The folder to write into.  [default: a project's own; else the current one]",
            show_default=False,
        ),
    ] = None,
    timing: options.TimingGrade = None,
    track: options.AudioTrack = None,
    profile: options.OtherProfileName = None,
    force: options.Force = False,
    yes: options.Yes = False,
    as_json: options.Json = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Take the times of a text from its recording.

    A transcript becomes a project, cut and timed, as by subgen split. A project is cut and timed anew where
    it is, and its English dealt out anew; where you edited cues, all cues stay and only their times change.
    Subtitles keep their cues and get new times, whether they were shifted, stretched or made for another cut:
    talk.srt becomes talk.aligned.srt.

    A run that was stopped goes on where it was.

    Example: subgen align talk.srt talk.mp4
    """
    if verbose:
        speak_up()
    recording = Media(media, track, timing)
    if str(source) != STDIN and is_project(read_bytes(source, 10 * MAX_BYTES)):
        project, paths = _project(source, output, recording, profile, force=force, yes=yes, quiet=quiet)
    else:
        profile = profile or DEFAULT_PROFILE
        talk = work.read_talk(source, quiet=True)
        if talk.timed:
            _subtitles(
                source, output or Path(), recording, profile, force=force, as_json=as_json, quiet=quiet
            )
            return
        from subgen import pipeline

        paths = work.targets(output or Path(), work.stem(source), [PROJECT_SUFFIX], force=force)
        talk, settings = timed(talk, Settings(profile=profile), recording, quiet=quiet)
        project = pipeline.split(talk, settings, work.splitter())
    work.write_outputs(project, paths, force=True)
    work.report(project, paths, as_json=as_json, quiet=quiet)


def _project(
    path: Path,
    output: Path | None,
    recording: Media,
    profile: str | None,
    *,
    force: bool,
    yes: bool,
    quiet: bool,
) -> tuple[Project, dict[str, Path]]:
    """The project with the recording's times, its edits and its English.

    Where a person has edited or deleted a cue, all stay as they are but for their times: cut anew at the
    pauses that are heard, the sentences could be others, and an edit would have no place.
    """
    from subgen import pipeline
    from subgen.cli import recall
    from subgen.cues.keep import edited_sentences

    earlier = work.read_project(path)
    if output is None:
        paths = {PROJECT_SUFFIX: path}
    else:
        paths = work.targets(output, work.stem(path), [PROJECT_SUFFIX], force=force)
    settings = replace(earlier.settings, duration_ms=None, profile=profile or earlier.settings.profile)
    source, settings = timed(replace(earlier.source, heard=()), settings, recording, quiet=quiet)
    if edited_sentences(earlier):
        from subgen.align.retime import retimed_cues

        length = settings.duration_ms or earlier.cues[-1].span.end_ms
        cues = retimed_cues(earlier.cues, source, load_profile(settings.profile), length)
        return replace(earlier, source=source, settings=settings, cues=cues), paths
    project = pipeline.split(source, settings, work.splitter())
    if any(cue.en for cue in earlier.cues):
        engine = work.translator(yes=yes, quiet=quiet)
        with progress_bar(quiet) as progress:
            project = recall.translated(project, engine, progress)
    return project, paths


def _subtitles(
    path: Path, folder: Path, recording: Media, profile: str, *, force: bool, as_json: bool, quiet: bool
) -> None:
    """Write the subtitles with the times of their words in the recording."""
    track = work.read_project_or_track(path, quiet=quiet)
    if isinstance(track, Project):
        raise InputError(f"{path}: is a project: give it by its name")
    name = work.stem(path)
    target = folder / f"{name}.aligned{path.name.removeprefix(name) or '.srt'}"
    work.make_folder(folder)
    check_writable([target], force=force)
    there: set[Language] = {"zh", "en"} if track.has_english else {"zh"}
    form = format_named(target.name, there)
    if form is None or form.grid_ms is None:
        raise InputError(f"{path}: can't be written as it was read; convert it to SRT first")
    fresh, found = _with_new_times(track, recording, profile, quiet=quiet)
    cues, lost = usable_cues(fresh)
    cues, more = fitted(cues, form)
    stop_if_interrupted()
    write_files({target: work.written(form, cues, track.title or name, None)}, force=force)
    for line in (*lost, *more):
        say(f"subgen: {target.name}: {line}", quiet=quiet)
    if as_json:
        typer.echo(json.dumps(_summary(target, found), ensure_ascii=False, indent=2))
    elif not quiet:
        typer.echo(str(target))
    say(f"subgen: {_told(found)}", quiet=quiet)


def _with_new_times(track: Track, recording: Media, profile: str, *, quiet: bool) -> tuple[Track, "Retimed"]:
    """The track's cues in the order of their times, with new ones; and what became of them."""
    from subgen.align.retime import retime

    ordered = sorted(track.cues, key=lambda cue: cue.start_ms)
    text, pieces = "", []
    for cue in ordered:
        zh = " ".join(cue.zh)
        pieces.append(Piece(len(text), len(text) + len(zh)))
        text += zh + "\n"
    source = Source(track.name, text, tuple(piece for piece in pieces if piece.end > piece.start))
    source, settings = timed(source, Settings(), recording, quiet=quiet)
    if not source.heard:
        raise InputError(f"{recording.path}: nothing of {track.name} was heard in it; is it this talk's?")
    old = [Span(cue.start_ms, max(cue.end_ms, cue.start_ms)) for cue in ordered]
    found = retime(text, pieces, old, source.heard, load_profile(profile), settings.duration_ms or 0)
    cues = [
        replace(cue, start_ms=span.start_ms, end_ms=span.end_ms, words=())
        for cue, span in zip(ordered, found.spans, strict=True)
    ]
    return replace(track, cues=tuple(cues)), found


def _summary(target: Path, found: "Retimed") -> dict[str, Any]:
    return {
        "files": [str(target)],
        "cues": len(found.spans),
        "heard": sum(found.heard),
        "moved_ms": [min(found.moved_ms), max(found.moved_ms)],
    }


def _told(found: "Retimed") -> str:
    low, high = min(found.moved_ms) / 1000, max(found.moved_ms) / 1000
    count = len(found.spans)
    alone = count - sum(found.heard)
    rest = f"; {alone} were not heard and moved with their neighbours" if alone else ""
    return f"{count} cues, moved by {low:+.1f} to {high:+.1f} s{rest}"
