"""The command line. Only here does subgen print, exit, or look at its surroundings.

Exit codes: 0 done; 1 an error of subgen's own; 2 wrong usage; 3 the input can't be used; 4 a file is there
already; 5 no usable model; 6 a download failed; 7 a file can't be written; 8 a program is missing;
9 subtitles have errors (``check``, ``package``); 130 interrupted; 141 nobody reads the output any more.
"""

import gc
import os
import sys
from typing import Annotated

import click
import typer

from subgen import __version__
from subgen.cli import (
    align,
    check,
    convert,
    diff,
    export,
    generate,
    glossary,
    models,
    package,
    split,
    style,
    translate,
)
from subgen.cli.console import can_print, hear_interrupts, print_anything, say
from subgen.errors import OutputError, SubgenError

_EXIT_CODES = (
    "Exit codes: 0 done, 2 wrong usage, 3 unusable input, 4 a file is there already, 5 no usable model,"
    " 6 download failed, 7 a file can't be written, 8 a program is missing, 9 subtitles have errors, 130"
    " interrupted, 141 nobody reads the output any more."
)
_INTERRUPTED = 130
_CLOSED_PIPE = 141
"""What a shell gives for a program that ends since its reader has, such as head."""

app = typer.Typer(
    name="subgen",
    help="Bilingual (Chinese and English) subtitles for a Chinese talk, offline, from its text.",
    epilog=_EXIT_CODES,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
app.command()(generate.generate)
app.command()(split.split)
app.command()(translate.translate)
app.command()(align.align)
app.command()(export.export)
app.command()(convert.convert)
app.command()(check.check)
app.command()(package.package)
app.command()(diff.diff)
app.add_typer(glossary.app, name="glossary")
app.add_typer(models.app, name="models")
app.add_typer(style.app, name="style")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"subgen {__version__}")
        raise typer.Exit


@app.callback()
def _common(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run the command line: one clear line and an exit code for every error."""
    hear_interrupts()
    print_anything()
    gc.disable()  # values come in crowds and stay: looking for cycles took 7 % of a run
    try:
        code = app(standalone_mode=False)
    except SubgenError as error:
        say(f"subgen: error: {error}")
        code = error.exit_code
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        code = _INTERRUPTED
    except SystemExit as ended:  # typer and rich end so, quietly, with 1, at a closed pipe
        code = _CLOSED_PIPE if ended.code == 1 else ended.code
    except OSError as error:
        if can_print():
            raise
        say(f"subgen: error: standard output: can't be written: {error.strerror}")
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left would fail again
        code = OutputError.exit_code
    if code == _INTERRUPTED:  # typer itself gives this code after Ctrl-C
        say("subgen: interrupted; nothing was left half-written")
    sys.exit(code or 0)
