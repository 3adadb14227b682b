"""``subgen check --fix``: which files can be mended, what is shown of it, and when they are written."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import typer

from subgen.check.finding import Finding
from subgen.check.mend import mend, with_tracks
from subgen.check.subject import Subject
from subgen.cli import work
from subgen.cli.console import say
from subgen.cli.inputs import Given, talks_of
from subgen.cue import LaidCue
from subgen.errors import OutputExistsError
from subgen.formats import srt
from subgen.formats.files import check_writable, write_files
from subgen.formats.project_track import LABEL as PROJECT
from subgen.report.diff import diff
from subgen.span import Span
from subgen.tags import Language
from subgen.track import Track
from subgen.width import is_han


@dataclass(frozen=True, slots=True)
class Mended:
    """A file that could be made better."""

    track: Track
    text: str
    """The whole file."""
    findings: tuple[Finding, ...]
    """What the rules still find in it, by the lines that it had."""


def mend_files(
    given: Sequence[Given], subjects: Sequence[Subject], findings: Sequence[Finding]
) -> dict[int, Mended]:
    """What can be mended, by the place of the file; why others can't is said."""
    mended = {}
    for talk in talks_of(subjects):
        reasons = [_hindrance(given[index]) for index in talk]
        for index, reason in zip(talk, reasons, strict=True):
            if reason:
                say(f"subgen: {given[index].path}: not mended: {reason}")
        if any(reasons):
            continue
        names = {subjects[index].track.name for index in talk}
        known = [finding for finding in findings if finding.file in names]
        found = mend([subjects[index] for index in talk], known)
        for index, track in zip(talk, found.tracks, strict=True):
            text = _text(given[index], subjects[index], track)
            if text is not None and text.encode("utf-8") != given[index].data:
                own = tuple(each for each in found.findings if each.file == track.name)
                mended[index] = Mended(track, text, own)
    return mended


def _hindrance(given: Given) -> str | None:
    """Why a file can't be mended; None if it can."""
    if given.track.format == PROJECT:
        return "edit the project file and export it, or mend the files that it was exported to"
    if given.track.format != srt.READER.label:
        return f"only SRT is, and {given.track.format} may hold more than its cues; convert it first"
    if given.warnings:
        return f"part of it can't be read ({given.warnings[0]}); correct that first"
    if str(given.path) == "-":
        return "standard input has no file; save it first"
    return None


def _text(given: Given, subject: Subject, track: Track) -> str | None:
    """The mended file, its line ends as they were; None if a cue is left that no file can hold."""
    if any(cue.end_ms < cue.start_ms or not (cue.zh or cue.en) for cue in track.cues):
        return None
    cues = [LaidCue(Span(cue.start_ms, cue.end_ms), cue.zh, cue.en) for cue in track.cues]
    text = srt.to_srt(cues, _languages(given, subject))
    return text.replace("\n", "\r\n") if b"\r\n" in given.data else text


def _languages(given: Given, subject: Subject) -> tuple[Language, ...]:
    """The languages of a file, in the order in which it shows them."""
    if subject.language != "both":
        return (subject.language,)
    lines = given.data.decode(given.track.encoding, errors="replace").splitlines()
    first = (lines[cue.line] for cue in given.track.cues if cue.zh and cue.en and cue.line < len(lines))
    return ("zh", "en") if any(map(is_han, next(first, "中"))) else ("en", "zh")


def show(given: Sequence[Given], mended: Mapping[int, Mended]) -> None:
    """The changes, on standard output."""
    for index, each in mended.items():
        typer.echo(f"--- {given[index].path}\n+++ {given[index].path} (mended)")
        for line in diff(given[index].track, each.track):
            typer.echo(line)
    if mended:
        typer.echo("")


def write(
    given: Sequence[Given],
    mended: Mapping[int, Mended],
    folder: Path | None,
    *,
    yes: bool,
    force: bool,
    quiet: bool,
) -> bool:
    """Write the mended files: into a folder, or with consent over those that were read.

    Returns:
        Whether that was done; where there is nothing to mend, there is nothing left to do, too.
    """
    if not mended:
        say("subgen: nothing that can be mended", quiet=quiet)
        return True
    if folder is None:
        paths = [given[index].path for index in mended]
        check_writable(paths, force=True)
        if not yes and not _agrees(len(paths)):
            say("subgen: nothing is written: give --yes to replace the files, or -o DIR", quiet=quiet)
            return False
        write_files({given[index].path: each.text for index, each in mended.items()}, force=True)
    else:
        for read in (given[index].path for index in mended):
            if (folder / read.name).resolve() == read.resolve():
                raise OutputExistsError(
                    f"{folder / read.name}: is what is read: give --yes to replace it, not -o"
                )
        paths = work.places_in(folder, [given[index].path for index in mended])
        texts = [each.text for each in mended.values()]
        write_files(dict(zip(paths, texts, strict=True)), force=force)
    for path in paths:
        say(f"subgen: mended: {path}", quiet=quiet)
    return True


def _agrees(count: int) -> bool:
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    files = "this file" if count == 1 else f"these {count} files"
    return typer.confirm(f"Replace {files}?", default=False, err=True)


def afterwards(
    subjects: Sequence[Subject], findings: Sequence[Finding], mended: Mapping[int, Mended]
) -> tuple[list[Subject], tuple[Finding, ...]]:
    """The subjects with what was mended, and what is found in them, by the lines that the files have now."""
    result = list(subjects)
    left: list[Finding] = []
    for talk in talks_of(subjects):
        tracks = [_as_written(mended[index]) if index in mended else subjects[index].track for index in talk]
        for index, subject in zip(talk, with_tracks([subjects[i] for i in talk], tracks), strict=True):
            result[index] = subject
    for index, subject in enumerate(subjects):
        if index in mended:
            cues = result[index].track.cues
            left += [
                replace(each, line=cues[each.cue - 1].line) if each.cue else each
                for each in mended[index].findings
            ]
        else:
            left += [each for each in findings if each.file == subject.track.name]
    return result, tuple(left)


def _as_written(mended: Mended) -> Track:
    lines = [each.line for each in srt.read(mended.text.replace("\r\n", "\n")).cues]
    cues = (replace(cue, line=line) for cue, line in zip(mended.track.cues, lines, strict=True))
    return replace(mended.track, cues=tuple(cues))
