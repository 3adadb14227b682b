"""Learn where clauses, sentences and cues end: makes subgen/data/boundaries.npz and lines.npz out of
parallel text.

    python tests/benchmarks/learn_boundaries.py CORPORA OUT.npz [--lines] [--epochs N] [--leave-out NAME:LINE]

CORPORA is a folder of NAME.tsv.xz files, Chinese in the first column: a line is a subtitle cue in SUBTITLES,
a sentence or more in PROSE. Needs torch, which subgen does not, and 20 minutes on one core. The network
learns from text whose marks are put away, made equal, partly lost or partly false, to say where they were.
The same corpora give the same file on the same machine. ``lines.npz`` was learned with --lines: wider, half
of the time from lines as a site packs them, and no cue ends were learned at the false marks.
``boundaries.npz`` is of an earlier day: two-line cues had an N in their middle, and cues that stood there
twice were read twice. Both in the project were made with these left out: hf_course_srt:600 and 3000,
crashcourse_cs:1000 and 5000, dlai_gtc:400 and 2500, sicp_lectures:2000 and 9000, cs193p_ios11:2500,
cs193p_ios8:12000, d2l:1000, hello_algo:1000, xdailydialog:20000 and 60000, hf_agents_course:500,
tatoeba_cmn:5000.
"""

import argparse
import lzma
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import common  # noqa: F401  (so that subgen is found in this checkout)
import numpy as np
import torch
from torch import nn
from torch.nn import functional

from subgen.text.network import DILATIONS, UNKNOWN
from subgen.text.splitter import JiebaSplitter, WordSplitter
from subgen.text.stream import MARK, NO_MARK, SPACE, STOP, Stream
from subgen.width import is_han

SUBTITLES = ("crashcourse_cs", "cs193p_ios11", "cs193p_ios8", "dlai_gtc", "hf_course_srt")
SUBTITLES += ("prompt_eng_course", "sicp_lectures")
"""Learned from twice in each epoch, since lectures are what subgen is for."""
PROSE = {
    "arxiv_abs": 1_200,
    "d2l": 6_000,
    "hello_algo": 6_000,
    "hf_agents_course": 6_000,
    "hf_audio_course": 6_000,
    "hf_course_md": 6_000,
    "hsk_sentences": 4_000,
    "labml_cache": 1_500,
    "paddle_docs": 2_000,
    "prompt_guide": 2_000,
    "python_docs": 14_000,
    "tatoeba_cmn": 12_000,
    "tensorflow_docs": 14_000,
    "xdailydialog": 90_000,
}
"""How many lines are taken of each, the first ones."""
STOPPED = (*(name for name in PROSE if name != "labml_cache"), "hf_course_srt")
"""Those that have their stops."""
MARKED = ("crashcourse_cs", "cs193p_ios8", "cs193p_ios11", "hf_course_srt", "prompt_eng_course")
"""Subtitles with marks inside of cues."""

_SPACE, _MARK, _STOP, _LINE = 1, 2, 4, 8
"""What is behind a character, added up; what the network is told of it has no underscore."""
_TYPOGRAPHIC = re.compile(r"(?<=[!-~]) +(?=[^!-~])|(?<=[^!-~]) +(?=[!-~])")
_UNSEEN = re.compile(r"[“”\"「」‘’（）()《》\[\]、#*`<>|~=+/\\{}_$&^@]")
_MARKS = re.compile(r"[，。？！；：,?!;:…—\s]+")
_RUN = re.compile(rf"{_MARKS.pattern}|[^，。？！；：,?!;:…—\s]+")
_LEAST_HAN = 5
_LEFT_OUT_LINES = 130
_LEAST_SEEN = 20
"""A character that is seen less often is unknown."""

_STRETCH, _BATCH = 160, 32
_CHARACTER_SIZE, _MARK_SIZE, _START_SIZE = 64, 16, 8
_HIDDEN, _HIDDEN_FOR_LINES = 128, 160
_DROPPED, _FORGOTTEN = 0.15, 0.04
"""The shares of the hidden values and of the characters that are hidden while learning."""
_RATE, _DECAY = 2e-3, 0.02
_WAYS = {"bare": 0.25, "equal": 0.15, "lost": 0.15, "trusted": 0.15, "false": 0.3}
_WAYS_OF_LINES = {"packed": 0.5, "bare": 0.15, "equal": 0.1, "lost": 0.1, "trusted": 0.1, "false": 0.05}
"""The ways that marks come to subgen, and how often each is learned from."""
_NEW_LINE = "\\N"
"""Inside a cue of two lines."""
_FALSE = 0.12
"""At most so many words have a mark before them where there was none."""
_LOST_IN_CUES = 0.4
"""Of the stretches, those where a cue's end without a mark stays without."""


@dataclass(frozen=True)
class Text:
    """A corpus as the network reads it."""

    name: str
    characters: np.ndarray
    starts: np.ndarray
    labels: np.ndarray


class Model(nn.Module):
    """What ``subgen.text.network`` runs, to be trained."""

    def __init__(self, characters: int, hidden: int) -> None:
        """For so many characters, the unknown one and none among them, and so wide layers."""
        super().__init__()
        self.characters = nn.Embedding(characters, _CHARACTER_SIZE, padding_idx=0)
        self.marks = nn.Embedding(STOP + 1, _MARK_SIZE)
        self.starts = nn.Embedding(2, _START_SIZE)
        self.first = nn.Conv1d(_CHARACTER_SIZE + _MARK_SIZE + _START_SIZE, hidden, 3, padding=1)
        self.layers = nn.ModuleList(
            nn.Conv1d(hidden, hidden, 3, padding=dilation, dilation=dilation) for dilation in DILATIONS
        )
        self.last = nn.Conv1d(hidden, 3, 2)
        self.drop = nn.Dropout(_DROPPED)

    def forward(self, characters: torch.Tensor, marks: torch.Tensor, starts: torch.Tensor) -> torch.Tensor:
        """The log-odds, (stretches, 3, gaps)."""
        seen = torch.cat([self.characters(characters), self.marks(marks), self.starts(starts)], dim=-1)
        there = (characters > 0)[:, None].float()
        values = functional.relu(self.first(self.drop(seen.transpose(1, 2)))) * there
        for layer in self.layers:
            values = (values + functional.relu(layer(self.drop(values)))) * there
        return self.last(self.drop(values))


def main() -> None:
    """Learn, and write the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpora", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--lines", action="store_true", help="cue ends where no mark is false, for lines.npz")
    parser.add_argument(
        "--leave-out", action="append", default=[], metavar="NAME:LINE", help="130 lines, to measure on"
    )
    arguments = parser.parse_args()
    torch.set_num_threads(1)  # more of them would add up in another order
    torch.manual_seed(0)
    left_out = [(name, int(line)) for name, line in (each.split(":") for each in arguments.leave_out)]
    splitter = JiebaSplitter(Path.home() / ".cache" / "subgen")
    streams = {
        name: stream(lines(arguments.corpora, name, left_out), splitter) for name in (*SUBTITLES, *PROSE)
    }
    known = vocabulary(streams.values())
    numbers = {character: number for number, character in enumerate(known, start=UNKNOWN + 1)}
    texts = [
        Text(
            name,
            np.array([numbers.get(character, UNKNOWN) for character in each.characters]),
            np.array(each.starts, dtype=np.int64),
            np.array(each.marks),
        )
        for name, each in streams.items()
    ]
    hidden = _HIDDEN_FOR_LINES if arguments.lines else _HIDDEN
    model = Model(len(known) + UNKNOWN + 1, hidden)
    learn(model, texts, arguments.epochs, of_lines=arguments.lines)
    write(model, known, arguments.out)


def lines(corpora: Path, name: str, left_out: Sequence[tuple[str, int]]) -> Iterator[str]:
    """The Chinese that is learned from."""
    with lzma.open(corpora / f"{name}.tsv.xz", "rt", encoding="utf-8") as file:
        rows = [row.split("\t")[0] for row in file.read().splitlines()]
    away = {at for each, line in left_out if each == name for at in range(line, line + _LEFT_OUT_LINES)}
    kept = [row for index, row in enumerate(rows) if index not in away]
    if name in SUBTITLES:
        # Where a cue was divided among two of the other language it stands there twice.
        yield from (row.replace(_NEW_LINE, " ") for before, row in pairwise(["", *kept]) if row != before)
    else:
        yield from (row for row in kept[: PROSE[name]] if sum(map(is_han, row)) >= _LEAST_HAN)


def stream(text: Iterable[str], splitter: WordSplitter) -> Stream:
    """The lines without their marks, and for each character what is known of the gap behind it."""
    result = Stream()
    for line in text:
        # A space beside Latin letters is typography.
        for run in _RUN.findall(_TYPOGRAPHIC.sub("", _UNSEEN.sub("", line))):
            if not _MARKS.fullmatch(run):
                for word in splitter.cut(run):
                    result.add(word, NO_MARK)
            elif result.marks and not run.isspace():
                result.marks[-1] |= _STOP | _MARK if set(run) & set("。？！?!") else _MARK
            elif result.marks and is_han(result.characters[-1]):
                result.marks[-1] |= _SPACE
        if result.marks:
            result.marks[-1] |= _LINE
    return result


def vocabulary(streams: Iterable[Stream]) -> str:
    """The characters that are seen often enough, the most frequent first."""
    counts = Counter(character for each in streams for character in each.characters)
    often = (each for each in counts.items() if each[1] >= _LEAST_SEEN)
    return "".join(character for character, _ in sorted(often, key=lambda each: (-each[1], each[0])))


def learn(model: Model, texts: Sequence[Text], epochs: int, *, of_lines: bool) -> None:
    """Train the model, for lines that a site has packed or for all; prints its loss after each epoch."""
    chance = np.random.default_rng(0)
    twice = [*texts, *(text for text in texts if text.name in SUBTITLES)]
    steps = sum(len(text.characters) // _STRETCH + 2 for text in twice) // _BATCH + 1
    optimizer = torch.optim.AdamW(model.parameters(), lr=_RATE, weight_decay=_DECAY)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, _RATE, total_steps=epochs * steps, pct_start=0.1
    )
    model.train()
    for epoch in range(epochs):
        losses = []
        for characters, marks, starts, ends, weights in batches(twice, chance, of_lines=of_lines):
            loss = functional.binary_cross_entropy_with_logits(
                model(characters, marks, starts), ends, weights, reduction="sum"
            )
            loss = loss / weights.sum()
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        print(f"epoch {epoch + 1}: loss {sum(losses) / len(losses):.4f}", flush=True)


def batches(
    texts: Sequence[Text], chance: np.random.Generator, *, of_lines: bool
) -> Iterator[tuple[torch.Tensor, ...]]:
    """Stretches of the texts in random order: characters, marks, starts, what ends where, and what counts."""
    ways = _WAYS_OF_LINES if of_lines else _WAYS
    stretches = []
    for text in texts:
        for begin in range(-int(chance.integers(_STRETCH)), len(text.characters), _STRETCH):
            stretches.append((text, slice(max(begin, 0), begin + _STRETCH + 1)))
    order = chance.permutation(len(stretches))
    for at in range(0, len(order), _BATCH):
        batch = [stretches[index] for index in order[at : at + _BATCH]]
        characters, marks, starts = np.zeros((3, len(batch), _STRETCH + 1), dtype=np.int64)
        ends, weights = np.zeros((2, len(batch), 3, _STRETCH), dtype=np.float32)
        for row, (text, part) in enumerate(batch):
            labels = text.labels[part]
            size = len(labels)
            forgotten = chance.random(size) < _FORGOTTEN
            told = heard(labels, text.starts[part], text.name in PROSE, ways, chance)
            characters[row, :size] = np.where(forgotten, UNKNOWN, text.characters[part])
            marks[row, :size], starts[row, :size] = told, text.starts[part]
            behind, told = labels[:-1], told[:-1]
            ends[row, :, : size - 1] = behind > 0, behind & _STOP > 0, behind & _LINE > 0
            false = (told == MARK) & (behind == 0)
            cues = (text.name in MARKED) & ~(of_lines & false)
            counts = told == NO_MARK, (told < STOP) & (text.name in STOPPED), cues
            weights[row, :, : size - 1] = counts
        yield tuple(map(torch.from_numpy, (characters, marks, starts, ends, weights)))


def heard(
    labels: np.ndarray,
    starts: np.ndarray,
    prose: bool,
    ways: Mapping[str, float],
    chance: np.random.Generator,
) -> np.ndarray:
    """The marks of a stretch as they come to subgen in one of the ways that they do."""
    way = chance.choice(list(ways), p=list(ways.values()))
    size = len(labels)
    if way == "bare":
        return np.full(size, NO_MARK)
    if way == "packed":
        ends = labels & (_STOP | _MARK | _LINE) > 0
        return np.select([ends, labels & _SPACE > 0], [MARK, SPACE], NO_MARK)
    conditions = [labels & _STOP > 0, labels & _MARK > 0, labels & _SPACE > 0]
    marks = np.select(conditions, [STOP, MARK, SPACE], NO_MARK)
    if not prose:
        if chance.random() >= _LOST_IN_CUES:
            marks[(labels & _LINE > 0) & (marks == NO_MARK)] = MARK
        if chance.random() < 0.5:
            marks[marks == SPACE] = chance.choice((NO_MARK, MARK))
    lost = chance.random(size) < chance.random() * (0.7 if way == "lost" else 0.5)
    if way == "trusted":
        marks[(marks == STOP) & (chance.random(size) < chance.random() * 0.6)] = MARK
    else:
        marks[marks == STOP] = MARK
    if way != "equal":
        marks[lost] = NO_MARK
    if way == "false":  # where a recogniser cut a line
        before_word = np.append(starts[1:], 0) > 0
        marks[before_word & (marks == NO_MARK) & (chance.random(size) < chance.random() * _FALSE)] = MARK
    return marks


def write(model: Model, known: str, out: Path) -> None:
    """The weights in half precision, as ``subgen.text.network`` reads them."""

    def weights(layer: nn.Conv1d) -> np.ndarray:
        return layer.weight.detach().numpy().transpose(2, 1, 0)

    def bias(layer: nn.Conv1d) -> np.ndarray:
        return layer.bias.detach().numpy()

    arrays = {
        "embedded": model.characters.weight.detach().numpy(),
        "marks": model.marks.weight.detach().numpy(),
        "starts": model.starts.weight.detach().numpy(),
        "first": weights(model.first),
        "first_bias": bias(model.first),
        "layers": np.stack([*map(weights, model.layers)]),
        "biases": np.stack([*map(bias, model.layers)]),
        "last": weights(model.last),
        "last_bias": bias(model.last),
    }
    halved = {name: array.astype(np.float16) for name, array in arrays.items()}
    np.savez_compressed(out, characters=np.array(known), **halved)


if __name__ == "__main__":
    main()
