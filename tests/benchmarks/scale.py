"""What everything but translation costs, how that grows with the text, and how much memory a run takes.

    python tests/benchmarks/scale.py TRANSCRIPT [--times 10]

The English is translated beforehand, and taken from the translation memory while the clock runs: reading,
cleaning, sentences, cutting, timing, laying out and writing are what is measured. The dictionary of jieba is
loaded before, and its time told apart. Memory is that of a whole `subgen generate` with the real model.
"""

import argparse
import statistics
import time
from pathlib import Path

from common import model_path, print_table, scratch_folder, subgen

from subgen import pipeline
from subgen.formats import FORMATS, PROJECT_SUFFIX
from subgen.formats.files import write_files
from subgen.formats.project_file import dump_project
from subgen.formats.reading import read_source
from subgen.progress import silent
from subgen.project import ModelId, Project, Settings
from subgen.text.splitter import JiebaSplitter
from subgen.translate.argos import ArgosTranslator
from subgen.translate.memory import RememberingTranslator
from subgen.translate.translator import Translator

_REPEATS = 3
_RATE = 9.0
"""Syllables a second: so fast that ten times the text still ends within the ten hours that ASS can hold."""


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("transcript", type=Path)
    parser.add_argument("--times", type=int, default=10, metavar="N", help="how often the text is repeated")
    arguments = parser.parse_args()
    title, *blocks = arguments.transcript.read_text(encoding="utf-8").split("\n\n")

    with scratch_folder() as folder:
        start = time.perf_counter()
        splitter = JiebaSplitter(folder)
        splitter.frequency("字")  # loads the dictionary
        loading = time.perf_counter() - start
        engine = ArgosTranslator(model_path(), ModelId("translate-zh_en", "", ""))
        translator = RememberingTranslator(engine, folder / "memory")
        once = measure("\n\n".join([title, *blocks]), splitter, translator, folder)
        more = measure("\n\n".join([title, *blocks * arguments.times]), splitter, translator, folder)
        whole = subgen("generate", arguments.transcript, folder / "whole")

    print_table(
        ("everything but translation", "seconds"),
        [
            ("the text", f"{once:.2f}"),
            (f"{arguments.times} times the text", f"{more:.2f} ({more / once:.1f} times)"),
            ("once in a process: loading jieba's dictionary, its cache not yet made", f"{loading:.2f}"),
        ],
    )
    print()
    peak = f"{whole.peak_mib:.0f} MiB" if whole.peak_mib else "unknown: GNU time is not installed"
    print(f"subgen generate, whole: {whole.seconds:.1f} s, peak memory {peak}")


def measure(text: str, splitter: JiebaSplitter, translator: Translator, folder: Path) -> float:
    """The median seconds from a transcript's bytes to its files, the English being known."""
    run(text, splitter, translator, folder)
    times = []
    for _ in range(_REPEATS):
        start = time.perf_counter()
        run(text, splitter, translator, folder)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def run(text: str, splitter: JiebaSplitter, translator: Translator, folder: Path) -> None:
    """All that ``subgen generate`` does with a transcript."""
    source, _ = read_source(text.encode(), "benchmark")
    project = pipeline.translate(Project(source, Settings(rate=_RATE)), translator, splitter, silent)
    laid = pipeline.lay_out(project, splitter)
    files = {folder / suffix: each.write(laid, "benchmark") for suffix, each in FORMATS.items()}
    files[folder / PROJECT_SUFFIX] = dump_project(project)
    write_files(files, force=True)


if __name__ == "__main__":
    main()
