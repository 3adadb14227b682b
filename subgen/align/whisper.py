"""Whisper through faster-whisper: what it hears, and which moment each token of it looks at."""

import os
from pathlib import Path
from typing import Any

import numpy as np

from subgen.align.recogniser import Token
from subgen.errors import ModelError
from subgen.media.sound import Sound

_LONGEST = 200
"""Tokens in a window: nobody says more in 30 s; who goes on is caught in a loop."""
_NO_REPEAT = 8
"""No run of so many tokens is written twice in a window: it ends Whisper's loops."""


class WhisperRecogniser:
    """Hears Mandarin with English in it.

    One window goes through the model at a time: what it writes then depends on that window alone, which is
    what lets it be remembered; and it takes 350 MB in all.
    """

    def __init__(self, folder: Path, sha256: str) -> None:
        """Load the model in ``folder``, whose weights have the hash ``sha256``.

        Raises:
            ModelError: the model can't be loaded.
        """
        from faster_whisper import WhisperModel
        from faster_whisper.tokenizer import Tokenizer

        threads = os.cpu_count() or 1
        try:
            self._model: Any = WhisperModel(
                str(folder), device="cpu", compute_type="int8", cpu_threads=threads, local_files_only=True
            )
        except (RuntimeError, ValueError, OSError) as error:
            raise ModelError(
                f"{folder}: can't be loaded ({error}); run `subgen models install whisper-base --force`"
            ) from error
        self._tokenizer: Any = Tokenizer(self._model.hf_tokenizer, True, task="transcribe", language="zh")
        self._signature = f"whisper {sha256} int8 zh greedy, times {_LONGEST} {_NO_REPEAT}"

    @property
    def signature(self) -> str:
        """The weights' hash and the settings."""
        return self._signature

    def recognise(self, sound: Sound) -> tuple[Token, ...]:
        """What is said in a window of sound, in order."""
        extractor = self._model.feature_extractor
        frames = len(sound) // extractor.hop_length
        features = extractor(sound)[:, : extractor.nb_max_frames]
        padding = extractor.nb_max_frames - features.shape[1]
        encoded = self._model.encode(np.pad(features, ((0, 0), (0, padding))).astype(np.float32))
        # Allowed to write its own times, which aren't used, Whisper leaves out less of what is said.
        prompt = self._tokenizer.sot_sequence
        found = self._model.model.generate(
            encoded,
            [prompt],
            beam_size=1,
            max_length=_LONGEST + len(prompt),
            no_repeat_ngram_size=_NO_REPEAT,
        )
        written = [token for token in found[0].sequences_ids[0] if token < self._tokenizer.eot]
        if not written:
            return ()
        aligned = self._model.find_alignment(self._tokenizer, [written], encoded, frames)
        return tuple(
            Token(
                word["word"],
                round(float(word["start"]) * 1000),
                round(float(word["end"]) * 1000),
                round(float(word["probability"]), 3),
            )
            for word in aligned[0]
            if word["tokens"][0] < self._tokenizer.eot
        )
