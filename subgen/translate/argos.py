"""Argos Translate's Chinese-English model, run directly on CTranslate2.

``argostranslate.translate`` works sentence by sentence, asks a second model where sentences end (and fetches
it from the network), and gives no attention. So its package is opened with ``argostranslate.package``, which
knows the layout and the tokenizer, and the model runs with Argos' own decoding settings, in batches.
"""

import os
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from subgen.errors import ModelError
from subgen.progress import Progress
from subgen.project import ModelId
from subgen.translate.translator import FloatArray, Translation

_BEAM_SIZE = 4  # Argos' own
_LENGTH_PENALTY = 0.2  # Argos' own
_BATCH_TOKENS = 512
"""Padded tokens a batch. The model computes in 8-bit integers, so what a sentence is batched with can change
its English: this number is part of what makes a run reproducible. Larger ones gain little and cost memory."""
_ROUND_BATCHES = 8
"""Batches between two calls of the progress callback."""
_SPACE = "▁"


class ArgosTranslator:
    """An Argos Translate package.

    Raises:
        ModelError: the package is damaged or is not one that subgen can run.
    """

    def __init__(self, package: Path, model: ModelId) -> None:
        """``package`` is the folder that holds ``metadata.json``, ``sentencepiece.model`` and ``model/``."""
        import ctranslate2
        from argostranslate.package import Package

        self._model = model
        try:
            opened = Package(package)
            self._tokenizer: Any = opened.tokenizer
            self._tokenizer.encode("")  # Argos opens the tokenizer's file at its first use
            # One core a worker: several small batches at once beat one batch spread over the cores.
            self._engine: Any = ctranslate2.Translator(
                str(package / "model"), inter_threads=_workers(), intra_threads=1
            )
        except (OSError, RuntimeError, ValueError, AttributeError, KeyError) as error:
            raise ModelError(
                f"{package}: the model can't be opened ({error}); run: subgen models install --force"
            ) from error

    @property
    def model(self) -> ModelId:
        """The model's name, version and hash."""
        return self._model

    def translate(
        self, texts: Sequence[str], progress: Progress, *, no_repeat: bool = False
    ) -> list[Translation]:
        """The English of each text, in order; see ``Translator``."""
        encoded = [self._tokenizer.encode(text) for text in texts]
        order = sorted(range(len(texts)), key=lambda index: (-len(encoded[index]), index))
        result: dict[int, Translation] = {}
        progress("translate", 0, len(texts))
        for indices in _rounds(order, [len(pieces) for pieces in encoded]):
            outputs = self._engine.translate_batch(
                [encoded[index] for index in indices],
                beam_size=_BEAM_SIZE,
                length_penalty=_LENGTH_PENALTY,
                replace_unknowns=True,
                return_attention=True,
                max_batch_size=_BATCH_TOKENS,
                batch_type="tokens",
                no_repeat_ngram_size=3 if no_repeat else 0,
            )
            for index, output in zip(indices, outputs, strict=True):
                spans = _piece_spans(texts[index], encoded[index])
                result[index] = _read(output.hypotheses[0], output.attention[0], spans, len(texts[index]))
            progress("translate", len(result), len(texts))
        return [result[index] for index in range(len(texts))]


def _workers() -> int:
    # What this process may use, which a container can limit; more than four only cost memory here.
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(available, 4)


def _rounds(order: Sequence[int], sizes: Sequence[int]) -> list[list[int]]:
    """``order`` in runs of some ``_ROUND_BATCHES`` batches, the same runs on every machine."""
    rounds: list[list[int]] = [[]]
    tokens = 0
    for index in order:
        if rounds[-1] and tokens + sizes[index] > _BATCH_TOKENS * _ROUND_BATCHES:
            rounds.append([])
            tokens = 0
        rounds[-1].append(index)
        tokens += sizes[index]
    return rounds if order else []


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
        begins = token.startswith(_SPACE) or not words
        if begins and not (words and text and not any(c.isalnum() for c in text) and text[0] in ",.?!;:)”"):
            words.append(text)
            rows.append(row)
        else:
            words[-1] += text
            rows[-1] = rows[-1] + row
    kept = [index for index, word in enumerate(words) if word]
    links = np.array([rows[index] for index in kept], dtype=np.float32).reshape(len(kept), length)
    totals = links.sum(axis=1, keepdims=True)
    links = np.divide(links, totals, out=np.zeros_like(links), where=totals > 0)
    return Translation(tuple(words[index] for index in kept), links)
