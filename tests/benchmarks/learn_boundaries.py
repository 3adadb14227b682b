"""Learn where clauses, sentences and cues end: makes subgen/data/boundaries.tsv out of parallel text.

    python tests/benchmarks/learn_boundaries.py CORPORA OUT.tsv [--leave-out NAME:LINE ...]

CORPORA is a folder of NAME.tsv.xz files, Chinese in the first column: a line is a subtitle cue in SUBTITLES,
a sentence in PROSE. Needs scikit-learn, which subgen does not. The three models are logistic, with an L1
penalty, so that a few thousand weights remain; those that round to nothing are left out. The same corpora
give the same file. The one in the project was made with these left out: hf_course_srt:600 and 3000,
crashcourse_cs:1000 and 5000, dlai_gtc:400 and 2500, sicp_lectures:2000 and 9000, cs193p_ios11:2500,
cs193p_ios8:12000.
"""

import argparse
import lzma
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import common  # noqa: F401  (so that subgen is found in this checkout)
import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from subgen.text.boundaries import LATIN, gap_keys, known, length_keys, neighbours, size
from subgen.text.splitter import JiebaSplitter, WordSplitter
from subgen.width import is_han

SUBTITLES = {
    "crashcourse_cs": 12_000,
    "cs193p_ios11": 12_000,
    "cs193p_ios8": 12_000,
    "dlai_gtc": 12_000,
    "hf_course_srt": 12_000,
    "prompt_eng_course": 12_000,
    "sicp_lectures": 12_000,
}
"""How many lines are taken of each, the first ones."""
PROSE = {
    "d2l": 6_000,
    "hello_algo": 6_000,
    "hf_agents_course": 6_000,
    "hf_audio_course": 6_000,
    "hf_course_md": 6_000,
    "labml_cache": 1_500,
    "tatoeba_cmn": 8_000,
    "xdailydialog": 25_000,
}
STOPPED = ("d2l", "hello_algo", "hf_agents_course", "hf_audio_course", "hf_course_md", "hf_course_srt")
STOPPED += ("tatoeba_cmn", "xdailydialog")
"""Those that have their stops."""
MARKED = ("crashcourse_cs", "cs193p_ios8", "cs193p_ios11", "hf_course_srt", "prompt_eng_course")
"""Subtitles with marks inside of cues."""

_SPACE, _MARK, _STOP, _LINE = 1, 2, 4, 8
_TYPOGRAPHIC = re.compile(r"(?<=[!-~]) +(?=[^!-~])|(?<=[^!-~]) +(?=[!-~])")
_UNSEEN = re.compile(r"[“”\"「」‘’（）()《》\[\]、#*`<>|~=+/\\{}_$&^@]")
_MARKS = re.compile(r"[，。？！；：,?!;:…—\s]+")
_RUN = re.compile(rf"{_MARKS.pattern}|[^，。？！；：,?!;:…—\s]+")
_LEAST_HAN = 8
_LEFT_OUT_LINES = 130
_PENALTY = 0.1
_LEAST_GAPS, _LEAST_MARKS = 10, 15
"""What is seen at fewer gaps says nothing."""

Stream = tuple[list[str], list[int]]
"""Words, and for each of them what follows it."""


def main() -> None:
    """Learn, and write the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpora", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument(
        "--leave-out", action="append", default=[], metavar="NAME:LINE", help="130 lines, to measure on"
    )
    arguments = parser.parse_args()
    left_out = [(name, int(line)) for name, line in (each.split(":") for each in arguments.leave_out)]
    splitter = JiebaSplitter(Path.home() / ".cache" / "subgen")
    streams = {
        name: stream(lines(arguments.corpora, name, left_out), splitter) for name in [*SUBTITLES, *PROSE]
    }
    every = [streams[name] for name in streams]
    clause = fit(gaps(every), _LEAST_GAPS, lambda label: label > 0)
    stop = fit(gaps([streams[name] for name in STOPPED]), _LEAST_GAPS, lambda label: bool(label & _STOP))
    cue = fit(marks([streams[name] for name in MARKED]), _LEAST_MARKS, lambda label: bool(label & _LINE))
    keys = sorted(clause.keys() | stop.keys() | cue.keys())
    table = "".join(f"{key}\t{clause[key]}\t{stop[key]}\t{cue[key]}\n" for key in keys)
    arguments.out.write_text(table, encoding="utf-8")


def lines(corpora: Path, name: str, left_out: Sequence[tuple[str, int]]) -> Iterator[str]:
    """The Chinese that is learned from."""
    with lzma.open(corpora / f"{name}.tsv.xz", "rt", encoding="utf-8") as file:
        rows = [row.split("\t")[0] for row in file.read().splitlines()]
    away = {at for each, line in left_out if each == name for at in range(line, line + _LEFT_OUT_LINES)}
    kept = [row for index, row in enumerate(rows) if index not in away]
    if name in SUBTITLES:
        yield from kept[: SUBTITLES[name]]
    else:
        yield from (row for row in kept[: PROSE[name]] if sum(map(is_han, row)) >= _LEAST_HAN)


def stream(text: Iterable[str], splitter: WordSplitter) -> Stream:
    """The words of the lines without their marks."""
    words: list[str] = []
    labels: list[int] = []
    for line in text:
        # A space beside Latin letters is typography.
        for run in _RUN.findall(_TYPOGRAPHIC.sub("", _UNSEEN.sub("", line))):
            if not _MARKS.fullmatch(run):
                for word in map(known, splitter.cut(run)):
                    if word != LATIN or not words or words[-1] != LATIN or labels[-1]:
                        words.append(word)
                        labels.append(0)
            elif words and run.isspace():
                labels[-1] |= _SPACE if words[-1] != LATIN else 0
            elif words:
                labels[-1] |= _STOP | _MARK if set(run) & set("。？！?!") else _MARK
        if labels:
            labels[-1] |= _LINE
    return words, labels


def gaps(streams: Iterable[Stream]) -> Iterator[tuple[list[str], int]]:
    """What is seen at every gap, and what is there."""
    for words, labels in streams:
        for at in range(1, len(words)):
            yield list(gap_keys(*neighbours(words, at))), labels[at - 1]


def marks(streams: Iterable[Stream]) -> Iterator[tuple[list[str], int]]:
    """The same where a mark is or a line ends, the lengths on both sides with it."""
    for words, labels in streams:
        sizes = np.cumsum([0, *map(size, words)])
        ends = [at for at, label in enumerate(labels, start=1) if label & (_MARK | _LINE)]
        for (before, at), (_, after) in pairwise(pairwise([0, *ends])):
            around = length_keys(int(sizes[at] - sizes[before]), int(sizes[after] - sizes[at]))
            yield [*gap_keys(*neighbours(words, at)), *around], labels[at - 1]


def fit(seen: Iterable[tuple[list[str], int]], least: int, is_end: Callable[[int], bool]) -> Counter[str]:
    """The weights of a model, in hundredths; 0 for what it doesn't weigh."""
    rows, labels = zip(*seen, strict=True)
    counts = Counter(key for row in rows for key in row)
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([{key: 1 for key in row if counts[key] >= least} for row in rows])
    matrix.indices, matrix.indptr = matrix.indices.astype(np.int32), matrix.indptr.astype(np.int32)
    model = LogisticRegression(C=_PENALTY, l1_ratio=1, solver="liblinear", random_state=0)
    model.fit(matrix, [is_end(label) for label in labels])
    named = zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True)
    weights = Counter({str(key): round(100 * weight) for key, weight in named if round(100 * weight)})
    weights["bias"] = round(100 * float(model.intercept_[0]))
    return weights


if __name__ == "__main__":
    main()
