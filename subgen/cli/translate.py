"""``subgen translate``: the second stage alone."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from subgen.cli import options, work
from subgen.cli.console import progress_bar, speak_up
from subgen.formats import PROJECT_SUFFIX


def translate(
    project_file: options.ProjectFile,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="DIR",
            help="Write the project there, and leave the one that was read alone.",
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
    """Give a project its English.

    The project file is brought up to date where it is. Sentences in which you edited a cue stay as you left
    them; clear a cue's English, or use --force-retranslate, to have it translated again. Glossaries take the
    place of those that the project was made with.

    Example: subgen translate talk.subgen.json
    """
    if verbose:
        speak_up()
    from subgen import pipeline

    project = work.read_project(project_file)
    if glossaries:
        settings = replace(project.settings, glossary=work.read_glossaries(glossaries))
        project = replace(project, settings=settings)
    if no_default_glossary:
        project = replace(project, settings=replace(project.settings, default_glossary=False))
    if output is None and str(project_file) != "-":
        paths = {PROJECT_SUFFIX: project_file}
        force = True
    else:
        paths = work.targets(output or Path(), work.stem(project_file), [PROJECT_SUFFIX], force=force)
    engine = work.translator(yes=yes, quiet=quiet)
    with progress_bar(quiet) as progress:
        project = pipeline.translate(project, engine, work.splitter(), progress, afresh=force_retranslate)
    work.write_outputs(project, paths, force=force)
    work.report(project, paths, as_json=as_json, quiet=quiet)
