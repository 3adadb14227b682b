"""How long very long subtitle files take to be read, checked, mended and written, and how much memory.

    python tests/benchmarks/files.py [--cues 100000]

The cues are those of the samples' golden files, said again and again; every tenth has a fault that can be
mended. A tenth of them is measured as well, to show that time grows in step.
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from common import CHECKOUT, print_table, scratch_folder

GOLDEN = CHECKOUT / "samples" / "golden"
_STEP_MS = 3500
_FOUND = 9


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cues", type=int, default=100_000, metavar="N")
    wanted = parser.parse_args().cues
    rows = []
    with scratch_folder() as folder:
        run(folder, "--help")  # so that Python's own files are in the cache
        for count in (wanted // 10, wanted):
            zh, en = (make(folder, language, count) for language in ("zh", "en"))
            both = make(folder, "zh-en", count)
            mended = ["--fix", "-o", folder / "out"]
            for told, arguments in (
                ("zh.srt: read, checked", ["check", zh]),
                ("zh.srt: read, checked, mended, written", ["check", zh, *mended]),
                ("zh-en.srt: read, checked", ["check", both]),
                ("zh.srt and en.srt: read, checked", ["check", zh, en]),
                ("zh.srt and en.srt: read, checked, mended, written", ["check", zh, en, *mended]),
                ("zh-en.srt: read, written as WebVTT", ["convert", both, folder / f"{count}.zh-en.vtt"]),
            ):
                rows.append((told, f"{count:,}", *run(folder, *map(str, arguments), "--quiet")))
                shutil.rmtree(folder / "out", ignore_errors=True)
    print_table(("what", "cues", "seconds", "of them on a core", "MiB"), rows)


def make(folder: Path, language: str, count: int) -> Path:
    """A file of so many cues."""
    blocks = (GOLDEN / f"roundtable.{language}.srt").read_text(encoding="utf-8").strip().split("\n\n")
    texts = [block.split("\n", 2)[2] for block in blocks]
    path = folder / f"{count}.{language}.srt"
    with path.open("w", encoding="utf-8") as file:
        for index in range(count):
            start = index * _STEP_MS
            end = start + _STEP_MS - 84 + (400 if index % 20 == 0 else 0)  # now and then an overlap
            mark = "。" if index % 20 == 10 and language != "en" else ""
            first, *rest = texts[index % len(texts)].split("\n")
            text = "\n".join([first + mark, *rest])
            file.write(f"{index + 1}\n{clock(start)} --> {clock(end)}\n{text}\n\n")
    return path


def clock(ms: int) -> str:
    """As SRT writes times."""
    seconds, ms = divmod(ms, 1000)
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d},{ms:03d}"


def run(folder: Path, *arguments: str) -> tuple[float, float | str, str]:
    """The seconds that a command takes; by GNU time, those that it computed, and the most memory it held."""
    note = folder / "note"
    gnu_time = shutil.which("time")
    command = [sys.executable, "-m", "subgen", *arguments]
    measured = [gnu_time, "-f", "%U %S %M", "-o", str(note), *command] if gnu_time else command
    environment = os.environ | {"SUBGEN_CACHE": str(folder / "cache")}
    start = time.perf_counter()
    done = subprocess.run(measured, cwd=CHECKOUT, env=environment, stdout=subprocess.DEVNULL, check=False)
    seconds = time.perf_counter() - start
    if done.returncode not in (0, _FOUND):
        sys.exit(done.returncode)  # subgen has said why
    if not gnu_time:
        return seconds, "?", "?"
    user, system, peak = note.read_text().split()[-3:]
    return seconds, float(user) + float(system), f"{int(peak) / 1024:.0f}"


if __name__ == "__main__":
    main()
