"""What ``check`` and ``package`` are given: subtitle files and projects, read and put together in pairs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

import typer

from subgen.check.rules import check_rule_names
from subgen.check.subject import Subject, language_of, talk_of
from subgen.cli import work
from subgen.cli.console import say
from subgen.errors import InputError
from subgen.formats.files import read_bytes
from subgen.formats.project_file import is_project, load_project
from subgen.formats.project_track import project_track, timing_grades
from subgen.formats.reading import MAX_BYTES, read_track
from subgen.media.header import duration_ms as media_duration_ms
from subgen.profile import DEFAULT_PROFILE, Profile, load_profile, parse_profile, profile_names
from subgen.project import Project
from subgen.span import Timing
from subgen.text.script import FoldingSplitter, is_traditional
from subgen.text.splitter import WordSplitter
from subgen.track import Track


@dataclass(frozen=True, slots=True)
class Given:
    """A file as it was read."""

    path: Path
    data: bytes
    track: Track
    """Its name is the path as it was given, so that messages lead to it."""
    warnings: tuple[str, ...]
    """What could not be read of it, without the file's name."""
    project: Project | None = None
    """The project, if it is one's file."""

    @property
    def timing(self) -> Mapping[Timing, int]:
        """How a project's cues were timed."""
        return timing_grades(self.project) if self.project else {}


def profile_of(value: str | None, given: Sequence[Given]) -> Profile:
    """The profile that was asked for by name or file; else that of the project; else the default.

    Raises:
        InputError: it is not as it should be.
    """
    if value is None:
        names = {each.project.settings.profile for each in given if each.project}
        return load_profile(names.pop() if len(names) == 1 else DEFAULT_PROFILE)
    if value in profile_names():
        return load_profile(value)
    path = Path(value)
    if path.suffix != ".toml":
        names_told = ", ".join(profile_names())
        raise typer.BadParameter(
            f"there is no profile {value!r}; choose from {names_told}, or give FILE.toml"
        )
    try:
        text = read_bytes(path, MAX_BYTES).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 at byte {error.start}: save it as UTF-8") from error
    profile = parse_profile(path.stem, text)
    check_rule_names(profile)
    return profile


def known_end_ms(duration_ms: int | None, media: Path | None) -> int | None:
    """The video's length, from whichever of the two was given."""
    if duration_ms is not None and media is not None:
        raise typer.BadParameter("give --duration or --media, not both")
    return media_duration_ms(media) if media else duration_ms


def read(path: Path, *, quiet: bool) -> Given:
    """A subtitle file or a project."""
    data = read_bytes(path, 10 * MAX_BYTES)
    name = str(path).encode(errors="replace").decode()  # on disk a name need not be text
    if is_project(data):
        from subgen.pipeline import lay_out

        project = load_project(data, name)
        track = project_track(project, lay_out(project, work.splitter()), data, name)
        return Given(path, data, track, (), project)
    track, warnings = read_track(data, name)
    told = tuple(warning.removeprefix(f"{name}: ") for warning in warnings)
    for warning in told:
        if not warning.startswith("line "):
            say(f"subgen: warning: {name}: {warning}", quiet=quiet)
    return Given(path, data, track, tuple(each for each in told if each.startswith("line ")))


def _splitter_for(track: Track) -> WordSplitter:
    chinese = "\n".join(line for cue in track.cues for line in cue.zh)
    return FoldingSplitter(work.splitter()) if is_traditional(chinese) else work.splitter()


def subjects_of(given: Sequence[Given], profile: Profile, end_ms: int | None) -> list[Subject]:
    """What the rules look at: the files, those that are called alike but for their language as pairs."""
    subjects = [
        Subject(
            track=each.track,
            profile=profile,
            splitter=_splitter_for(each.track),
            language="both" if each.project else language_of(each.track),
            end_ms=end_ms if end_ms is not None or not each.project else each.project.settings.duration_ms,
            warnings=each.warnings,
        )
        for each in given
    ]
    by_talk: dict[tuple[PurePath, str], list[int]] = {}
    for index, subject in enumerate(subjects):
        if subject.language != "both":
            by_talk.setdefault(talk_of(subject.track.name), []).append(index)
    for pair in by_talk.values():
        if {subjects[index].language for index in pair} == {"zh", "en"} and len(pair) == 2:
            first, second = pair
            a, b = subjects[first], subjects[second]
            subjects[first], subjects[second] = replace(a, partner=b), replace(b, partner=a)
    return subjects


def talks_of(subjects: Sequence[Subject]) -> list[list[int]]:
    """The places of the subjects that belong together: a pair, Chinese first, or one alone."""
    by_name = {subject.track.name: index for index, subject in enumerate(subjects)}
    talks = []
    for index, subject in enumerate(subjects):
        if subject.partner is None:
            talks.append([index])
        elif subject.language == "zh":
            talks.append([index, by_name[subject.partner.track.name]])
    return talks
