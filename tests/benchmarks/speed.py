"""How fast subgen is, against Argos Translate called clause by clause, in one run on one machine.

    python tests/benchmarks/speed.py TRANSCRIPT [--sample N]

subgen is timed from the transcript to its files, the start of Python and of the model included, nothing
being cached or remembered; then again, the talk remembered, with only its English remembered, and with one
clause changed. Argos is timed for its calls alone, one a clause, its model loaded before: what a loop over a
transcript's lines costs.
"""

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

from common import Argos, clauses, forget_talks, print_table, scratch_folder, subgen


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("transcript", type=Path)
    parser.add_argument(
        "--sample", type=int, metavar="N", help="give Argos N clauses only, and reckon the whole from them"
    )
    arguments = parser.parse_args()

    with scratch_folder() as folder:
        cache = folder / "cache"
        ours = subgen("generate", arguments.transcript, folder / "first", cache=cache)
        again = subgen("generate", arguments.transcript, folder / "second", cache=cache)
        forget_talks(cache)
        anew = subgen("generate", arguments.transcript, folder / "anew", cache=cache)
        everything = speech_clauses(arguments.transcript)
        edited = folder / f"edited{arguments.transcript.suffix}"
        edited.write_text(with_one_change(arguments.transcript, everything), "utf-8")
        changed = subgen("generate", edited, folder / "third", cache=cache)
    step = max(1, len(everything) // arguments.sample) if arguments.sample else 1
    given = everything[::step]
    argos = Argos()
    start = time.perf_counter()
    for clause in given:
        argos.translate(clause)
    seconds = time.perf_counter() - start
    whole = seconds * sum(map(len, everything)) / sum(map(len, given))

    name = f"Argos, {len(everything)} clauses one by one"
    if step > 1:
        name += f" (reckoned from {len(given)} of them: {seconds:.1f} s)"
    print_table(
        ("from transcript to files", "seconds"),
        [
            (f"subgen generate, {ours.summary['cues']} cues", ours.seconds),
            (name, whole),
            ("subgen is faster by", f"{whole / ours.seconds:.1f} times"),
            ("subgen generate again", again.seconds),
            ("again, only the English of its sentences being remembered", anew.seconds),
            ("again, with one clause changed", changed.seconds),
        ],
    )


def speech_clauses(transcript: Path) -> list[str]:
    """The clauses of what is spoken in a transcript."""
    from subgen.formats.reading import read_source

    source, _ = read_source(transcript.read_bytes(), transcript.name)
    return clauses("\n".join(source.text[piece.start : piece.end] for piece in source.pieces))


def with_one_change(transcript: Path, everything: Sequence[str]) -> str:
    """A transcript (UTF-8) whose longest clause says more: one sentence that is not remembered."""
    clause = max(everything, key=len)
    return transcript.read_text("utf-8").replace(clause, f"我们今天想说的是{clause}", 1)


if __name__ == "__main__":
    main()
