"""The terminal: progress and messages on stderr, and where this user keeps models and caches."""

import io
import logging
import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import NoReturn

import typer

from subgen.progress import Progress, silent

_INTERRUPTED = threading.Event()


def hear_interrupts() -> None:
    """Remember Ctrl-C besides raising it: some libraries catch whatever comes while they are imported."""

    def interrupt(number: int, frame: FrameType | None) -> NoReturn:  # noqa: ARG001
        _INTERRUPTED.set()
        raise KeyboardInterrupt

    signal.signal(signal.SIGINT, interrupt)


def print_anything() -> None:
    """Make standard output take every character: in UTF-8 for a file or a program, which JSON has to be."""
    if isinstance(sys.stdout, io.TextIOWrapper):  # Windows has none for a program without a console
        encoding = sys.stdout.encoding if sys.stdout.isatty() else "utf-8"
        sys.stdout.reconfigure(encoding=encoding, errors="backslashreplace")


def can_print() -> bool:
    """Whether standard output takes an empty line: an error of writing doesn't say of what it is."""
    try:
        sys.stdout.write("\n")
        sys.stdout.flush()
    except OSError:
        return False
    return True


def stop_if_interrupted() -> None:
    """End the work if Ctrl-C was pressed and got lost.

    Raises:
        KeyboardInterrupt: it was.
    """
    if _INTERRUPTED.is_set():
        raise KeyboardInterrupt


@contextmanager
def progress_bar(quiet: bool) -> Iterator[Progress]:
    """A progress bar with the time left; nothing where stderr is no terminal."""
    with _shown_progress(quiet) as shown:

        def update(what: str, done: int, total: int) -> None:
            stop_if_interrupted()
            shown(what, done, total)

        yield update


@contextmanager
def _shown_progress(quiet: bool) -> Iterator[Progress]:
    if quiet or not sys.stderr.isatty():
        yield silent
        return
    from rich import progress as bars
    from rich.console import Console

    columns = (
        bars.TextColumn("{task.description}"),
        bars.BarColumn(),
        bars.TaskProgressColumn(),
        bars.TimeRemainingColumn(),
    )
    with bars.Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        tasks: dict[str, bars.TaskID] = {}

        def update(what: str, done: int, total: int) -> None:
            if what not in tasks:
                tasks[what] = shown.add_task(what, total=None)
            shown.update(tasks[what], completed=done, total=total or None)

        yield update


def say(message: str, *, quiet: bool = False) -> None:
    """A line for a person, on stderr."""
    if not quiet:
        typer.echo(message, err=True)


def speak_up() -> None:
    """What the library logs, on stderr: for ``--verbose``."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("subgen: %(message)s"))
    logger = logging.getLogger("subgen")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)


def models_dir() -> Path:
    """Where models are kept: ``SUBGEN_MODELS``, or else the user's data folder."""
    import platformdirs

    chosen = os.environ.get("SUBGEN_MODELS")
    return Path(chosen) if chosen else platformdirs.user_data_path("subgen") / "models"


def cache_dir() -> Path:
    """Where jieba's parsed dictionary and what was translated are kept: ``SUBGEN_CACHE``, or else the user's
    cache folder."""
    import platformdirs

    chosen = os.environ.get("SUBGEN_CACHE")
    return Path(chosen) if chosen else platformdirs.user_cache_path("subgen")


def styles_dir() -> Path:
    """Where the user's own style presets are kept: ``SUBGEN_STYLES``, or else the user's settings folder."""
    import platformdirs

    chosen = os.environ.get("SUBGEN_STYLES")
    return Path(chosen) if chosen else platformdirs.user_config_path("subgen") / "styles"
