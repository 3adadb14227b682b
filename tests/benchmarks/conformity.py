"""What subtitles made from a transcript keep to, and what they don't: every count that should be nought.

    python tests/benchmarks/conformity.py TRANSCRIPT [--duration T]

Runs `subgen generate` twice from nothing and once with what it remembers, for the bytes to be compared, and
once more with --verbatim. The counts are made from the files that were written and not by subgen's own code,
so that a mistake in it can't hide itself.
"""

import argparse
import json
import logging
import re
import subprocess
import unicodedata
from collections.abc import Callable, Sequence
from itertools import pairwise, zip_longest
from pathlib import Path
from typing import Any

import pysubs2
import srt
from common import forget_talks, print_table, scratch_folder, subgen

ZH_WIDTH, EN_WIDTH, LINES = 16, 42, 2
MIN_MS, MAX_MS = 5000 / 6, 7000

Cue = tuple[int, int, str]
"""In and out time in milliseconds, and the text with its line breaks."""


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("transcript", type=Path)
    parser.add_argument("--duration", metavar="T", help="as for subgen generate")
    arguments = parser.parse_args()
    options = ("--duration", arguments.duration) if arguments.duration else ()

    with scratch_folder() as folder:
        once, twice, verbatim = folder / "once", folder / "twice", folder / "verbatim"
        recalled, remembered, cache = folder / "recalled", folder / "remembered", folder / "cache"
        talk = arguments.transcript
        files = subgen("generate", talk, once, *options, cache=cache).summary["files"]
        subgen("generate", talk, twice, *options)
        subgen("generate", talk, recalled, *options, cache=cache)
        forget_talks(cache)
        subgen("generate", talk, remembered, *options, cache=cache)
        subgen("generate", talk, verbatim, "--verbatim", *options, cache=cache)
        stem = Path(files[0]).name.removesuffix(".zh.srt")
        different = [
            name
            for name in files
            for other in (twice, recalled, remembered)
            if not same_bytes(Path(name), other)
        ]
        rows = [
            *counts(once, stem).items(),
            *read_differently(once, stem).items(),
            ("letters that --verbatim lost", letters_lost(verbatim / f"{stem}.subgen.json")),
            ("files whose bytes differ in a second run, or in one from memory", len(different)),
        ]
        cues = len(read_srt(once / f"{stem}.zh.srt"))
    print_table((f"{arguments.transcript.name}, {cues} cues", "count"), rows)


def counts(folder: Path, stem: str) -> dict[str, object]:
    """What is wrong with a talk's files by the standards, each kind with its count."""
    zh, en = (read_srt(folder / f"{stem}.{language}.srt") for language in ("zh", "en"))
    both = read_srt(folder / f"{stem}.zh-en.srt")
    project = json.loads((folder / f"{stem}.subgen.json").read_text(encoding="utf-8"))
    noted = [cue for cue in project["cues"] if cue["notes"]]
    times = [(start, end) for start, end, _ in zh]
    return {
        "zh and en cues that don't pair": sum(a[:2] != b[:2] for a, b in zip_longest(zh, en, fillvalue=())),
        "cues of both that don't hold zh, then en": sum(
            text != f"{a}\n{b}" for (_, _, text), (_, _, a), (_, _, b) in zip(both, zh, en, strict=False)
        ),
        f"zh lines over {ZH_WIDTH}": _over(zh, ZH_WIDTH, full_width),
        f"en lines over {EN_WIDTH}": _over(en, EN_WIDTH, len),
        f"cues over {LINES} lines": sum(text.count("\n") >= LINES for _, _, text in [*zh, *en]),
        "overlaps": sum(before[1] > after[0] for before, after in pairwise(zh)),
        "empty cues": sum(not text.strip() for _, _, text in [*zh, *en]),
        "cues under 5/6 s": sum(end - start < MIN_MS for start, end in times),
        "cues over 7 s": sum(end - start > MAX_MS for start, end in times),
        "cues that begin or end inside a jieba word or a Latin run": len(torn_cues(project)),
        "cues over 20 characters of English a second": sum(
            len(text.replace("\n", " ")) * 1000 / (end - start) > 20 for start, end, text in en
        ),
        "cues with a note in the project file": len(noted),
    }


def read_srt(path: Path) -> list[Cue]:
    """The cues as the srt library reads them."""
    return [
        (_ms(cue.start), _ms(cue.end), cue.content) for cue in srt.parse(path.read_text(encoding="utf-8"))
    ]


def full_width(line: str) -> float:
    """Characters as Netflix counts them for Chinese: a half-width one is half."""
    return sum(1 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in line)


def torn_cues(project: dict[str, Any]) -> list[str]:
    """The ids of cues whose first or last character is not at the edge of its word in the source."""
    inside = _inside_words(project["source"]["text"])
    return [cue["id"] for cue in project["cues"] if any(inside[offset] for offset in cue["source"])]


def _inside_words(text: str) -> bytearray:
    """For each offset, whether it is inside a word of jieba's default cut or a run of Latin letters."""
    import jieba

    jieba.setLogLevel(logging.WARNING)
    inside = bytearray(len(text) + 1)
    position = 0
    for word in jieba.cut(text):
        for offset in range(position + 1, position + len(word)):
            inside[offset] = 1
        position += len(word)
    for run in re.finditer("[A-Za-z0-9]+", text):
        for offset in range(run.start() + 1, run.end()):
            inside[offset] = 1
    return inside


def letters_lost(project_file: Path) -> int:
    """How many letters of the transcript's speech are not in its cues, in order."""
    project = json.loads(project_file.read_text(encoding="utf-8"))
    source = project["source"]
    spoken = _letters("".join(source["text"][piece["start"] : piece["end"]] for piece in source["pieces"]))
    shown = _letters("".join(cue["zh"] for cue in project["cues"]))
    return 0 if shown == spoken else max(1, len(spoken) - len(shown))


def read_differently(folder: Path, stem: str) -> dict[str, int]:
    """For each file, the cues that the srt library, pysubs2 and ffmpeg don't read alike."""
    result = {}
    for name in (f"{stem}.zh.srt", f"{stem}.en.srt", f"{stem}.zh-en.srt"):
        expected = read_srt(folder / name)
        found = [_by_pysubs2(folder / name, 1), _by_ffmpeg(folder / name)]
        result[f"{name}: cues read differently"] = sum(_differences(expected, each) for each in found)
    ass = f"{stem}.zh-en.ass"
    expected = _by_pysubs2(folder / ass, 10)
    result[f"{ass}: cues read differently"] = _differences(expected, _by_ffmpeg(folder / ass))
    in_srt = [
        ((start + 5) // 10, (end + 5) // 10, text)
        for start, end, text in read_srt(folder / f"{stem}.zh-en.srt")
    ]
    in_ass = [(start // 10, end // 10, text) for start, end, text in expected]
    result[f"{ass}: cues not as in {stem}.zh-en.srt"] = _differences(in_srt, in_ass)
    return result


def same_bytes(path: Path, folder: Path) -> bool:
    """Whether the file of the same name in ``folder`` holds the same bytes."""
    return path.read_bytes() == (folder / path.name).read_bytes()


def _over(cues: Sequence[Cue], width: int, measure: Callable[[str], float]) -> int:
    return sum(measure(line) > width for _, _, text in cues for line in text.split("\n"))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _by_pysubs2(path: Path, grid_ms: int) -> list[Cue]:
    file = pysubs2.load(str(path), encoding="utf-8")
    return [
        (round(event.start / grid_ms) * grid_ms, round(event.end / grid_ms) * grid_ms, event.plaintext)
        for event in file
    ]


def _by_ffmpeg(path: Path) -> list[Cue]:
    command = ["ffmpeg", "-v", "error", "-i", str(path), "-f", "srt", "-"]
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8")
    return [(_ms(cue.start), _ms(cue.end), _untagged(cue.content)) for cue in srt.parse(text)]


def _untagged(text: str) -> str:
    """The text without the tags by which ffmpeg writes the styles of ASS."""
    return re.sub("<[^<>]*>", "", text)


def _differences(expected: Sequence[Cue], found: Sequence[Cue]) -> int:
    unlike = sum(a != b for a, b in zip(expected, found, strict=False))
    return unlike + abs(len(expected) - len(found))


def _ms(delta: Any) -> int:
    return round(delta.total_seconds() * 1000)


if __name__ == "__main__":
    main()
