"""How good the English and the breaks are, against lectures with human subtitles in both languages.

    python tests/benchmarks/talks.py FOLDER SCORE [--only NAME …]

FOLDER holds NAME.zh.srt and NAME.en.srt for every lecture, SCORE is the script that makes transcripts of
them and scores a pair of files. Each lecture goes through subgen in three ways: with its own times, as a
transcript with a mark where each human cue ended, and as one without any; beside them Argos, cue by cue.
"""

import argparse
import json
import statistics
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import srt
from common import Argos, print_table, scratch_folder, subgen

_FIGURES: dict[str, Callable[[dict[str, Any]], float]] = {
    "chrF++": lambda score: score["translation"]["chrf++"],
    "window recall": lambda score: score["translation"]["window_recall_pct"],
    "break F1": lambda score: 100 * score["timing_and_breaks"]["break_f1"],
    "% zh over 9 CPS": lambda score: score["zh"]["cps_over_pct"],
    "% en over 20 CPS": lambda score: score["en"]["cps_over_pct"],
}


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("score", type=Path)
    parser.add_argument("--only", nargs="+", metavar="NAME", help="these lectures, not all")
    arguments = parser.parse_args()
    names = arguments.only or sorted(
        path.name.removesuffix(".zh.srt") for path in arguments.folder.glob("*.zh.srt")
    )

    argos = Argos()
    table: dict[str, list[list[float]]] = {}
    rows = []
    for name in names:
        zh, en = (arguments.folder / f"{name}.{language}.srt" for language in ("zh", "en"))
        with scratch_folder() as folder:
            ways = {
                "Argos cue by cue": cue_by_cue(argos, zh, folder / "argos"),
                "subgen, timed": with_its_times(zh, folder / "timed"),
                "subgen, transcript": as_transcript(arguments.score, zh, folder / "marks"),
                "subgen, transcript --bare": as_transcript(arguments.score, zh, folder / "bare", "--bare"),
            }
            for way, pair in ways.items():
                score = scored(arguments.score, pair, zh, en)
                figures = [figure(score) for figure in _FIGURES.values()]
                table.setdefault(way, []).append(figures)
                rows.append([name, way, *figures])
                print(f"{name}, {way}: done", file=sys.stderr)
    for way, scores in table.items():
        rows.append(["mean", way, *map(statistics.fmean, zip(*scores, strict=True))])
    print_table(("lecture", "way", *_FIGURES), rows)


def cue_by_cue(argos: Argos, zh: Path, folder: Path) -> Path:
    """The human Chinese cues, each translated alone."""
    cues = list(srt.parse(zh.read_text(encoding="utf-8-sig")))
    folder.mkdir()
    (folder / "talk.zh.srt").write_text(srt.compose(cues, reindex=False), encoding="utf-8")
    for cue in cues:
        cue.content = argos.translate(" ".join(cue.content.split())) or "…"
    (folder / "talk.en.srt").write_text(srt.compose(cues, reindex=False), encoding="utf-8")
    return folder


def with_its_times(zh: Path, folder: Path) -> Path:
    """The human Chinese cues, their times kept."""
    folder.mkdir()
    talk = folder / "talk.zh.srt"
    talk.write_bytes(zh.read_bytes())
    subgen("generate", talk, folder / "out")
    return folder / "out"


def as_transcript(score: Path, zh: Path, folder: Path, *options: str) -> Path:
    """The same as plain text, its length given."""
    folder.mkdir()
    talk = folder / "talk.txt"
    talk.write_text(_asked(score, "transcript", *options, str(zh)), encoding="utf-8")
    seconds = _asked(score, "duration", str(zh)).strip()
    subgen("generate", talk, folder / "out", "--duration", seconds)
    return folder / "out"


def scored(score: Path, pair: Path, zh: Path, en: Path) -> dict[str, Any]:
    """What the script says of ``talk.zh.srt`` and ``talk.en.srt`` in a folder."""
    files = [str(pair / "talk.zh.srt"), str(pair / "talk.en.srt")]
    found: dict[str, Any] = json.loads(
        _asked(score, "pair", *files, "--zh-ref", str(zh), "--en-ref", str(en))
    )
    return found


def _asked(score: Path, *arguments: str) -> str:
    command = [sys.executable, str(score), *arguments]
    return subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.decode("utf-8")


if __name__ == "__main__":
    main()
