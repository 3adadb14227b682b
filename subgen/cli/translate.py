"""``subgen translate``: the second stage alone."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from subgen.cli import options, work
from subgen.cli.console import progress_bar, speak_up
from subgen.formats import PROJECT_SUFFIX
from subgen.formats.files import STDIN
from subgen.project import Project
from subgen.source import Source

_ENGLISH = "en.srt"


def translate(
    talk: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="A project file (STEM.subgen.json), or Chinese subtitles; - for standard input.",
            show_default=False,
        ),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="DIR",
            help="Write there, and leave a project that was read alone.",
        ),
    ] = None,
    glossaries: options.Glossaries = options.NO_GLOSSARIES,
    no_default_glossary: options.NoDefaultGlossary = False,
    force_retranslate: options.ForceRetranslate = False,
    force: options.Force = False,
    yes: options.Yes = False,
    as_json: options.Json = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> None:
    """Give a project, or Chinese subtitles, their English.

    Subtitles keep their cues and times; their English goes beside them, as STEM.en.srt. A project file is
    brought up to date where it is. Sentences in which you edited or deleted a cue stay as you left them;
    clear a cue's English, or use --force-retranslate, to have it translated again. Glossaries take the place
    of those that the project was made with.

    Example: subgen translate talk.zh.srt
    """
    if verbose:
        speak_up()
    from subgen.cli import recall

    read = work.read_project_or_talk(talk, quiet=quiet)
    project = Project(read) if isinstance(read, Source) else read
    settings = project.settings
    if glossaries:
        settings = replace(settings, glossary=work.read_glossaries(glossaries))
    if no_default_glossary:
        settings = replace(settings, default_glossary=False)
    project = replace(project, settings=settings)
    if isinstance(read, Source):
        folder = output or (Path() if str(talk) == STDIN else talk.parent)
        paths = work.targets(folder, work.stem(talk), [_ENGLISH], force=force, source=talk)
    elif output is None and str(talk) != STDIN:
        paths = {PROJECT_SUFFIX: talk}
        force = True
    else:
        paths = work.targets(output or Path(), work.stem(talk), [PROJECT_SUFFIX], force=force)
    engine = work.translator(yes=yes, quiet=quiet)
    with progress_bar(quiet) as progress:
        project = recall.translated(project, engine, progress, afresh=force_retranslate)
    work.write_outputs(project, paths, force=force)
    work.report(project, paths, as_json=as_json, quiet=quiet)
