"""``subgen export``: the last stage alone."""

from pathlib import Path

from subgen.cli import options, work
from subgen.cli.console import styles_dir
from subgen.formats import PROJECT_SUFFIX
from subgen.styles.library import load_preset


def export(
    project_file: options.ProjectFile,
    output: options.Output = Path(),
    formats: options.Formats = options.DEFAULT_FORMATS[:-1],
    style: options.StyleName = options.DEFAULT_PRESET,
    force: options.Force = False,
    as_json: options.Json = False,
    quiet: options.Quiet = False,
) -> None:
    """Write a project's subtitles in any format, without translating again.

    Example: subgen export talk.subgen.json -f zh-en.ass -o subtitles
    """
    project = work.read_project(project_file)
    preset = load_preset(style, styles_dir())
    wanted = [suffix for suffix in formats if suffix != PROJECT_SUFFIX]
    paths = work.targets(output, work.stem(project_file), wanted, force=force)
    work.write_outputs(project, paths, preset=preset, force=force, quiet=quiet)
    work.report(project, paths, as_json=as_json, quiet=quiet)
