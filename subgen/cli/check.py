"""``subgen check``: what is wrong with subtitle files, and mending what can be."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from subgen.cli import options
from subgen.cli.console import say
from subgen.profile import profile_names
from subgen.severity import Severity

if TYPE_CHECKING:
    from subgen.report.checked import Checked

Report = Literal["table", "json", "sarif", "junit", "html"]

_SUFFIXES = {"json": "check.json", "sarif": "sarif", "junit": "junit.xml", "html": "check.html"}
_FOUND = 9
"""The exit code where errors are left."""

Files = Annotated[
    list[Path],
    typer.Argument(
        help="Subtitle files and projects; STEM.zh.srt and STEM.en.srt are held against each other.",
        show_default=False,
    ),
]
ProfileValue = Annotated[
    str | None,
    typer.Option(
        "--profile",
        metavar="NAME|FILE.toml",
        help=f"Limits: {', '.join(profile_names())}, or a file of yours.  [default: the project's, or"
        " bilibili]",
        show_default=False,
    ),
]
Format = Annotated[
    Report, typer.Option("--format", "-f", help="How to report; table is for people at a terminal.")
]
AsJson = Annotated[bool, typer.Option("--json", help="The same as --format json.")]
Folder = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="DIR",
        help="Write the report, and what --fix mended, there; the report's name is printed.",
    ),
]
Fix = Annotated[
    bool,
    typer.Option("--fix", help="Mend what can be mended without changing words, and show what is changed."),
]
Consent = Annotated[bool, typer.Option("--yes", "-y", help="Let --fix replace the files without asking.")]
Strict = Annotated[bool, typer.Option("--strict", help="Let warnings count as errors in the exit code.")]


def check(
    files: Files,
    profile: ProfileValue = None,
    duration: options.Duration = None,
    media: options.MediaEnd = None,
    report: Format = "table",
    as_json: AsJson = False,
    output: Folder = None,
    fix: Fix = False,
    yes: Consent = False,
    strict: Strict = False,
    force: options.Force = False,
    quiet: options.Quiet = False,
) -> None:
    """Say what is wrong with subtitle files: every rule of a profile for every cue.

    Exits with 0 if there are no errors, with 9 if there are. With --fix, lines, marks, spaces, times and
    encodings are mended as far as nothing gets worse for it; files are replaced only with your consent, or
    written to the folder of -o.

    Example: subgen check talk.zh.srt talk.en.srt --profile netflix --media talk.mp4
    """
    from subgen.check.rules import check as held_against
    from subgen.cli import inputs, mending
    from subgen.report.checked import Checked

    given = [inputs.read(path, quiet=quiet) for path in dict.fromkeys(files)]
    limits = inputs.profile_of(profile, given)
    end_ms = inputs.known_end_ms(duration, media)
    subjects = inputs.subjects_of(given, limits, end_ms)
    findings = held_against(subjects)
    report = "json" if as_json else report
    if fix:
        mended = mending.mend_files(given, subjects, findings)
        if not quiet and report == "table":
            mending.show(given, mended)
        if mending.write(given, mended, output, yes=yes, force=force, quiet=quiet):
            subjects, findings = mending.afterwards(subjects, findings, mended)
    checked = Checked(subjects, findings, {each.track.name: each.timing for each in given if each.project})
    failing: tuple[Severity, ...] = ("error", "warning") if strict else ("error",)
    _report(checked, report, failing, output, files, force=force, quiet=quiet)
    if any(finding.severity in failing for finding in findings):
        raise typer.Exit(_FOUND)


def _report(
    checked: "Checked",
    kind: Report,
    failing: Sequence[Severity],
    output: Path | None,
    files: Sequence[Path],
    *,
    force: bool,
    quiet: bool,
) -> None:
    """The report on standard output, or in its file; and a line that sums it up."""
    from subgen.cli import work
    from subgen.formats.files import write_files
    from subgen.report.words import timing_told, total

    if kind == "table":
        if not quiet:
            _print_table(checked)
    else:
        text = _written(checked, kind, failing)
        if output is None:
            typer.echo(text.encode("utf-8"), nl=False)
        else:
            paths = work.targets(output, work.stem(files[0]), [_SUFFIXES[kind]], force=force)
            (path,) = paths.values()
            write_files({path: text}, force=force)
            typer.echo(str(path))
    cues = sum(len(subject.track.cues) for subject in checked.subjects)
    counted = total(checked.counts())
    say(
        f"subgen: {cues} cue{'' if cues == 1 else 's'} under profile {checked.profile}: {counted}",
        quiet=quiet,
    )
    for name, grades in checked.timing.items():
        say(f"subgen: {name}: {timing_told(grades)}", quiet=quiet)


def _written(checked: "Checked", kind: Report, failing: Sequence[Severity]) -> str:
    from subgen.report.html import to_html
    from subgen.report.machine import to_json, to_junit, to_sarif

    if kind == "html":
        return to_html(checked)
    if kind == "sarif":
        return to_sarif(checked)
    return to_junit(checked, failing) if kind == "junit" else to_json(checked)


def _print_table(checked: "Checked") -> None:
    import shutil

    from rich.console import Console

    from subgen.report.table import tables

    console = Console(width=max(100, shutil.get_terminal_size((120, 0)).columns), highlight=False)
    for part in tables(checked):
        console.print(part)
