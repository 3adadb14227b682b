"""How well times from a recording fit it: recordings with known times, as subgen is run by a person.

``SPEECH`` is a folder of clips with a ``manifest.tsv`` in each of its folders (see ``align_truth``). For each
recipe: the median and the 95th percentile of the errors of cue starts (those that begin where a time is
known), the last tenth of the talk against the first, and what became of the sentences that nobody says.
With ``--baseline`` the same cue starts by plain faster-whisper word times, matched by difflib.
"""

import argparse
import os
import sys
from bisect import bisect_left
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import numpy as np
from align_truth import Recipe, Truth, build
from common import Run, print_table, scratch_folder, subgen

from subgen.cue import Cue
from subgen.formats.project_file import load_project

RECIPES = {
    "clean": Recipe(5),
    "real speech only": Recipe(5, seed=2, sets=("aishell_sample", "magicdata_cs")),
    "English mixed in": Recipe(5, seed=3, sets=("magicdata_cs", "tts_kokoro_zhen")),
    "noise 15 dB": Recipe(5, seed=4, noise_db=15),
    "noise 5 dB": Recipe(5, seed=5, noise_db=5),
    "music and applause": Recipe(5, seed=6, music=True, applause=True),
    "two voices": Recipe(5, seed=7, second_voice=True),
    "script errors": Recipe(5, seed=8, script_errors=0.1),
    "Traditional": Recipe(5, seed=9, traditional=True),
    "numbers in digits": Recipe(5, seed=10, digits=True),
    "30 min": Recipe(30, seed=14),
    "60 min": Recipe(60, seed=11),
    "60 min, all of it": Recipe(
        60, seed=12, noise_db=15, music=True, applause=True, second_voice=True, script_errors=0.1
    ),
    "120 min": Recipe(120, seed=13),
}


@dataclass(frozen=True, slots=True)
class Score:
    """Errors of cue starts, in milliseconds, in the order of the talk; the share of cues that is judged."""

    errors: np.ndarray
    judged: float

    def row(self) -> list[object]:
        """Median, 95th percentile, first and last tenth."""
        if not len(self.errors):
            return ["-"] * 6
        off = np.abs(self.errors)
        tenth = max(len(off) // 10, 1)
        return [
            *(int(np.median(off)), int(np.percentile(off, 95)), int(np.median(self.errors))),
            *(int(np.median(off[:tenth])), int(np.median(off[-tenth:])), f"{self.judged:.0%}"),
        ]


def known_starts(truth: Truth) -> dict[int, int]:
    """When the speech begins at offsets of the script, where that is known."""
    sentences = {each.start: each.start_ms for each in truth.known if each.kind == "sentence"}
    return sentences | {each.start: each.start_ms for each in truth.known if each.kind == "unit"}


def unsaid(truth: Truth, offset: int) -> bool:
    """Whether a place in the script is one that nobody says."""
    return any(each.start <= offset < each.end for each in truth.known if each.kind == "unheard")


def score(truth: Truth, starts: dict[int, int]) -> Score:
    """How far starts, by their offsets in the script, are off."""
    known = known_starts(truth)
    said = [offset for offset in sorted(starts) if not unsaid(truth, offset)]
    errors = [starts[offset] - known[offset] for offset in said if offset in known]
    return Score(np.array(errors), len(errors) / max(len(said), 1))


def cue_starts(cues: tuple[Cue, ...]) -> dict[int, int]:
    """In times of cues, by where their text begins."""
    return {cue.start: cue.span.start_ms for cue in cues}


def silent_share(truth: Truth, cues: tuple[Cue, ...]) -> str:
    """How many of the cues that nobody says are known to be so, and of all others."""
    groups: dict[bool, list[bool]] = {True: [], False: []}
    for cue in cues:
        groups[unsaid(truth, cue.start)].append(cue.timing == "rate")
    return "/".join(f"{np.mean(group):.0%}" if group else "-" for group in groups.values())


def baseline(sound: Path, truth: Truth, offsets: list[int]) -> dict[int, int]:
    """The same starts by plain faster-whisper: transcribed, and matched by difflib."""
    from faster_whisper import WhisperModel

    from subgen.cli.console import models_dir
    from subgen.models.store import find_model

    model = WhisperModel(
        str(find_model(models_dir(), "whisper-base").path),
        device="cpu",
        compute_type="int8",
        cpu_threads=os.cpu_count() or 1,
    )
    segments, _ = model.transcribe(str(sound), language="zh", beam_size=1, word_timestamps=True)
    heard, times = "", []
    for segment in segments:
        for word in segment.words or []:
            step = (word.end - word.start) / max(len(word.word), 1)
            times += [round((word.start + at * step) * 1000) for at in range(len(word.word))]
            heard += word.word
    blocks = SequenceMatcher(None, truth.script, heard, autojunk=False).get_matching_blocks()
    known = [(block.a + at, times[block.b + at]) for block in blocks for at in range(block.size)]
    places = [offset for offset, _ in known]
    result = {}
    for offset in offsets:
        at = min(bisect_left(places, offset), len(places) - 1)
        if at >= 0:
            result[offset] = known[at][1]
    return result


def main() -> None:
    """Build each recording, time it in each way, and say how it went."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("speech", type=Path, metavar="SPEECH")
    parser.add_argument("--only", action="append", choices=RECIPES, metavar="NAME", help=", ".join(RECIPES))
    parser.add_argument("--timing", action="append", choices=("vad", "align"))
    parser.add_argument("--baseline", action="store_true")
    options = parser.parse_args()
    head = ["recording", "times", "median", "95 %", "bias", "first tenth", "last tenth", "judged"]
    head += ["unsaid/said without times", "of real time", "peak MiB"]
    rows: list[list[object]] = []
    for name in options.only or RECIPES:
        with scratch_folder() as folder:
            sound, script = folder / "talk.flac", folder / "talk.txt"
            truth = build(RECIPES[name], options.speech, sound)
            script.write_text(truth.script, encoding="utf-8")
            for timing in options.timing or ("vad", "align"):
                run = subgen("split", script, folder / timing, "--media", str(sound), "--timing", timing)
                cues = load_project((folder / timing / "talk.subgen.json").read_bytes(), "talk").cues
                found = score(truth, cue_starts(cues)).row()
                rows.append([name, timing, *found, silent_share(truth, cues), *cost(run, truth)])
                print(rows[-1], file=sys.stderr, flush=True)
            if options.baseline:
                starts = baseline(sound, truth, sorted(cue_starts(cues)))
                rows.append([name, "difflib", *score(truth, starts).row(), "-", "-", "-"])
                print(rows[-1], file=sys.stderr, flush=True)
    print_table(head, rows)


def cost(run: Run, truth: Truth) -> list[object]:
    """The share of real time that a run took, all of subgen included, and its memory."""
    peak = "-" if run.peak_mib is None else round(run.peak_mib)
    return [f"{run.seconds * 1000 / truth.duration_ms:.3f}", peak]


if __name__ == "__main__":
    main()
