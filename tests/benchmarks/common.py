"""What the benchmarks share: subgen as a person runs it, and Argos as its users call it."""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

CHECKOUT = Path(__file__).parents[2]
sys.path.insert(0, str(CHECKOUT))  # so that a script runs without an installed subgen, too

_MARKS = re.compile(r"[，。？！,?!\n]+")


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the command line."""

    seconds: float
    """From the start of the process to its end, Python's own start included."""
    peak_mib: float | None
    """The most memory that the process held; None where GNU time is not installed."""
    summary: dict[str, Any] = field(default_factory=dict)
    """What ``--json`` printed."""


def subgen(command: str, source: Path, folder: Path, *options: str, cache: Path | None = None) -> Run:
    """Run ``subgen COMMAND SOURCE -o FOLDER OPTIONS --json``.

    With a ``cache`` of an earlier run, what was translated then is remembered; without, it is a first run.
    """
    arguments = [
        *(sys.executable, "-m", "subgen", command, str(source.resolve())),
        *("-o", str(folder), *options, "--json", "--quiet"),
    ]
    with scratch_folder() as scratch:
        note = scratch / "peak"
        gnu_time = shutil.which("time")
        measured = [gnu_time, "-f", "%M", "-o", str(note), *arguments] if gnu_time else arguments
        environment = os.environ | {"SUBGEN_CACHE": str(cache or scratch / "cache")}
        start = time.perf_counter()
        done = subprocess.run(measured, cwd=CHECKOUT, env=environment, stdout=subprocess.PIPE, check=False)
        seconds = time.perf_counter() - start
        if done.returncode:
            sys.exit(done.returncode)  # subgen has said why
        peak_mib = int(note.read_text().split()[-1]) / 1024 if gnu_time else None
    return Run(seconds, peak_mib, json.loads(done.stdout))


def model_path() -> Path:
    """The folder of the installed translation package."""
    from subgen.cli.console import models_dir
    from subgen.models.store import find_model

    return find_model(models_dir()).path


def clauses(text: str) -> list[str]:
    """The text parted at its marks: what people give Argos when they subtitle with it."""
    return [clause.strip() for clause in _MARKS.split(text) if clause.strip()]


class Argos:
    """Argos Translate as its own API gives it: one call a text, the sentence splitter taken out."""

    def __init__(self) -> None:
        """The model is loaded here, so that no call pays for it."""
        from argostranslate.package import Package
        from argostranslate.translate import Language, PackageTranslation

        package = Package(model_path())
        chinese, english = (Language(code, code) for code in ("zh", "en"))
        self._translation = PackageTranslation(chinese, english, package)
        self._translation.sentencizer = _Whole()  # its own would be fetched from the network
        self.translate("你好")

    def translate(self, text: str) -> str:
        """The English of one text."""
        return str(self._translation.translate(text))


class _Whole:
    def split_sentences(self, text: str) -> list[str]:
        return [text]


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """A folder that is gone afterwards."""
    with TemporaryDirectory(prefix="subgen-benchmark-") as name:
        yield Path(name)


def forget_talks(cache: Path) -> None:
    """Take away what subgen remembers of whole talks, so that it has only their sentences' English."""
    (cache / "talks.sqlite").unlink()


def print_table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A Markdown table, numbers with one decimal."""
    print("| " + " | ".join(head) + " |")
    print("| " + " | ".join("---" for _ in head) + " |")
    for row in rows:
        cells = (f"{cell:.1f}" if isinstance(cell, float) else str(cell) for cell in row)
        print("| " + " | ".join(cells) + " |")
