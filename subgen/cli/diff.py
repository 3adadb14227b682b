"""``subgen diff``: what is shown otherwise than the source has it."""

import json
from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import typer

from subgen.cli import options, work
from subgen.cli.console import say
from subgen.cue import Correction, Removal
from subgen.project import Project
from subgen.span import clock

if TYPE_CHECKING:
    from subgen.cues.changes import Change


def diff(
    project_file: options.ProjectFile,
    as_json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """Show what a project leaves out, puts right and has been edited in, cue by cue.

    Each cue has a line of what was said (-) and one of what is shown (+).

    Example: subgen diff talk.subgen.json
    """
    from subgen.cues.changes import find_changes

    project = work.read_project(project_file)
    changes = list(find_changes(project))
    if as_json:
        rows = [_row(change, project) for change in changes]
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        for change in changes:
            _show(change, project)
    counts: Counter[str] = Counter(removal.why for change in changes for removal in change.removals)
    counts["misheard"] = sum(len(change.corrections) for change in changes)
    counts["edited"] = sum(change.cue.edited for change in changes)
    say(
        f"subgen: {len(changes)} of {len(project.cues)} cues: {counts['filler']} fillers and"
        f" {counts['stutter']} stutters left out, {counts['misheard']} misheard words put right,"
        f" {counts['edited']} edited",
        quiet=quiet,
    )


def _show(change: "Change", project: Project) -> None:
    cue = change.cue
    why: list[str] = [removal.why for removal in change.removals]
    why += [
        f"{each.to} ({each.why}, {each.glossary}{'' if each.shown else ', for the translator'})"
        for each in change.corrections
    ]
    if cue.edited:
        why.append("edited" if change.rewritten else "English or times edited")
    typer.secho(f"{cue.id} {clock(cue.span.start_ms)} {', '.join(dict.fromkeys(why))}", bold=True)
    typer.echo("- " + _coloured(change, project.source.text))
    typer.secho("+ " + _line(cue.zh), fg=typer.colors.GREEN)
    if cue.edited and cue.en:
        typer.secho("+ " + _line(cue.en), fg=typer.colors.GREEN)


def _coloured(change: "Change", text: str) -> str:
    """What was said, with what isn't shown in red: without colours where output is no terminal."""
    line = ""
    position = change.start
    both: list[Removal | Correction] = [*change.removals, *change.corrections]
    for each in sorted(both, key=lambda each: each.start):
        line += text[position : each.start] + typer.style(_line(each.text), fg=typer.colors.RED)
        position = each.end
    return _line(line + text[position : change.end]).lstrip("，。、；,.;: ")


def _line(text: str) -> str:
    return " ".join(text.split())


def _row(change: "Change", project: Project) -> dict[str, Any]:
    return {
        "id": change.cue.id,
        "start_ms": change.cue.span.start_ms,
        "end_ms": change.cue.span.end_ms,
        "original": _line(project.source.text[change.start : change.end]),
        "zh": change.cue.zh,
        "en": change.cue.en,
        "edited": change.cue.edited,
        "rewritten": change.rewritten,
        "removals": [asdict(removal) for removal in change.removals],
        "corrections": [asdict(correction) for correction in change.corrections],
    }
