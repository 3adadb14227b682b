"""Argos Translate's Chinese-English model, run directly on CTranslate2.

``argostranslate.translate`` works sentence by sentence, asks a second model where sentences end (and fetches
it from the network), and gives no attention. So its package is opened with ``argostranslate.package``, which
knows the layout and the tokenizer, and the model runs with Argos' own decoding settings, in batches.
"""

import os
import re
import time
import unicodedata
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from subgen.errors import ModelError
from subgen.progress import Progress, silent
from subgen.project import ModelId
from subgen.translate.translator import FloatArray, Translation

_BEAM_SIZE = 4  # Argos' own
_LENGTH_PENALTY = 2.0
"""Argos' own 0.2 favours short output, which leaves clauses out: on 1,300 lines of lecture subtitles its
English has 0.90 of the length of a human's and chrF++ 56.0; with 2.0 it is 0.95 and 57.1."""
_BATCH_TOKENS = 512
"""Tokens a batch. Larger ones gain little and cost memory.

Only texts of the same length share a batch. The model computes in 8-bit integers, and what a sentence is
padded to can change its English; unpadded, each comes out as if it were translated alone. So one sentence
changed changes no other."""
_WORDINGS = 8
"""The beams with which other wordings are looked for, twice as many as usual."""
_NEARLY = 1.06
"""What is nearly as likely as the best has a score, a negative one, of at most so many times the best's."""
_READING = 2
"""To be raised when the words or the links are read from the model's output in another way."""
_POLL_S = 0.02
"""The engine's own waiting can't be interrupted: without this, Ctrl-C is heard only after a whole round."""
_SPACE = "▁"
_CLINGS = re.compile(r"[,.?!;:)”]\W*|['’](?:s|t|re|ve|ll|d|m)\b.*")
"""What belongs to the word before it, though the model sets a space: closing marks, the end of ``it's``."""


class ArgosTranslator:
    """An Argos Translate package."""

    def __init__(self, package: Path, model: ModelId) -> None:
        """``package`` is the folder that holds ``metadata.json``, ``sentencepiece.model`` and ``model/``.

        It is opened when the first text is translated.
        """
        self._package = package
        self._model = model
        self._workers = _workers()

    @property
    def model(self) -> ModelId:
        """The model's name, version and hash."""
        return self._model

    @property
    def signature(self) -> str:
        """The model's hash and the decoding settings."""
        return f"{self._model.sha256} beam={_BEAM_SIZE} length={_LENGTH_PENALTY} reading={_READING}"

    def translate(
        self, texts: Sequence[str], progress: Progress, *, no_repeat: bool = False
    ) -> list[Translation]:
        """The English of each text, in order; see ``Translator``.

        Raises:
            ModelError: the package is damaged or is not one that subgen can run.
        """
        return [best for best, *_ in self._decoded(texts, progress, _BEAM_SIZE, no_repeat=no_repeat)]

    def wordings(self, texts: Sequence[str]) -> list[list[Translation]]:
        """What else the English of each text may be; see ``Translator``.

        Raises:
            ModelError: the package is damaged or is not one that subgen can run.
        """
        return self._decoded(texts, silent, _WORDINGS, best=_WORDINGS)

    def _decoded(
        self, texts: Sequence[str], progress: Progress, beams: int, *, best: int = 1, no_repeat: bool = False
    ) -> list[list[Translation]]:
        """The best translation of each text, then of the next best those that are nearly as likely."""
        encoded = [self._tokenizer.encode(text) for text in texts]
        result: dict[int, list[Translation]] = {}
        waiting = deque(_batches([len(pieces) for pieces in encoded]))
        running: deque[tuple[list[int], list[Any], list[Any]]] = deque()
        progress("translate", 0, len(texts))
        while waiting or running:
            while waiting and len(running) < 2 * self._workers:
                batch = waiting.popleft()
                pieces = [encoded[index] for index in batch]
                jobs = self._start(pieces, beams, best, no_repeat)
                running.append((batch, self._start_looks(pieces), jobs))
            batch, looks, jobs = running.popleft()
            while not all(job.done() for job in (*looks, *jobs)):
                time.sleep(_POLL_S)
            for index, look, job in zip(batch, looks, jobs, strict=True):
                output = job.result()
                spans = _piece_spans(texts[index], encoded[index])
                first = look.result().attention[0]
                result[index] = [
                    _read(tokens, first + attention[1:], spans, len(texts[index]))
                    for score, tokens, attention in zip(
                        output.scores, output.hypotheses, output.attention, strict=True
                    )
                    if score >= _NEARLY * output.scores[0]
                ]
            progress("translate", len(result), len(texts))
        return [result[index] for index in range(len(texts))]

    @cached_property
    def _tokenizer(self) -> Any:
        from argostranslate.package import Package

        with self._reported():
            tokenizer = Package(self._package).tokenizer
            tokenizer.encode("")  # Argos opens the tokenizer's file at its first use
        return tokenizer

    @cached_property
    def _engine(self) -> Any:
        import ctranslate2

        with self._reported():
            # One core a worker: several small batches at once beat one batch spread over the cores.
            return ctranslate2.Translator(
                str(self._package / "model"), inter_threads=self._workers, intra_threads=1
            )

    @contextmanager
    def _reported(self) -> Iterator[None]:
        try:
            yield
        except (OSError, RuntimeError, ValueError, AttributeError, KeyError) as error:
            raise ModelError(
                f"{self._package}: the model can't be opened ({error}); run: subgen models install --force"
            ) from error

    def _start(self, pieces: Sequence[Sequence[str]], beams: int, best: int, no_repeat: bool) -> list[Any]:
        """One batch on its way through the model: a job for each text."""
        jobs: list[Any] = self._engine.translate_batch(
            pieces,
            beam_size=beams,
            num_hypotheses=best,
            length_penalty=_LENGTH_PENALTY,
            replace_unknowns=True,
            return_attention=True,
            return_scores=True,
            no_repeat_ngram_size=3 if no_repeat else 0,
            asynchronous=True,
        )
        return jobs

    def _start_looks(self, pieces: Sequence[Sequence[str]]) -> list[Any]:
        """What the first token of each text of a batch looked at: a job for each text.

        In a batch CTranslate2's beam search (4.8.5) gives a text's first token the attention of another text,
        as it takes the number of the text for that of its beam; all later ones are right. The first step
        is made once more, without beams: it is the same, for nothing is chosen before it. That takes a
        twentieth of the time of translating.
        """
        jobs: list[Any] = self._engine.translate_batch(
            pieces, beam_size=1, max_decoding_length=1, return_attention=True, asynchronous=True
        )
        return jobs


def _workers() -> int:
    # What this process may use, which a container can limit; more than four only cost memory here.
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(available, 4)


def _batches(sizes: Sequence[int]) -> list[list[int]]:
    """The indices of the texts in batches of equal length, the longest first."""
    groups: dict[int, list[int]] = defaultdict(list)
    for index, size in enumerate(sizes):
        groups[size].append(index)
    batches = []
    for size, indices in sorted(groups.items(), reverse=True):
        count = max(1, _BATCH_TOKENS // max(1, size))
        batches += [indices[start : start + count] for start in range(0, len(indices), count)]
    return batches


def _piece_spans(text: str, pieces: Sequence[str]) -> list[tuple[int, int]]:
    """Which characters of ``text`` each piece holds. The tokenizer normalises (NFKC) and drops spaces."""
    origin = [
        index
        for index, char in enumerate(text)
        for normal in unicodedata.normalize("NFKC", char)
        if not normal.isspace()
    ]
    origin.append(len(text))
    spans = []
    position = 0
    for piece in pieces:
        start = min(position, len(origin) - 1)
        position = min(position + len(piece.replace(_SPACE, "")), len(origin) - 1)
        end = origin[position - 1] + 1 if position > start else origin[start]
        spans.append((origin[start], end))
    return spans


def _read(
    tokens: Sequence[str],
    attention: Sequence[Sequence[float]],
    spans: Sequence[tuple[int, int]],
    length: int,
) -> Translation:
    """The words of the tokens, and the attention of each word on the ``length`` characters of the source."""
    words: list[str] = []
    rows: list[FloatArray] = []
    for token, weights in zip(tokens, attention, strict=False):
        row = np.zeros(length, dtype=np.float32)
        for (start, end), weight in zip(spans, weights, strict=False):
            if end > start:
                row[start:end] += weight / (end - start)
        text = token.replace(_SPACE, "")
        if token.startswith(_SPACE) or not words:
            words.append(text)
            rows.append(row)
        else:
            words[-1] += text
            rows[-1] = rows[-1] + row
    for index in range(len(words) - 1, -1, -1):
        if not words[index] or (index and _CLINGS.fullmatch(words[index])):
            mark, row = words.pop(index), rows.pop(index)
            if mark:
                words[index - 1] += mark
                rows[index - 1] = rows[index - 1] + row
    links = np.array(rows, dtype=np.float32).reshape(len(words), length)
    totals = links.sum(axis=1, keepdims=True)
    links = np.divide(links, totals, out=np.zeros_like(links), where=totals > 0)
    return Translation(tuple(words), links)
