"""A voice for tests: vowels that a detector takes for speech, though no one says anything."""

from collections.abc import Sequence

import numpy as np

RATE = 48_000
_VOWELS = ((730, 1090, 2440), (270, 2290, 3010), (300, 870, 2240), (530, 1840, 2480), (570, 840, 2410))
"""The first three formants of a, i, u, e and o, in Hz."""


def voice(syllables: int, seed: int = 1) -> np.ndarray:
    """So many syllables, five a second."""
    random = np.random.default_rng(seed)
    return np.concatenate([_syllable(random) for _ in range(syllables)])


def speech(spoken: Sequence[tuple[float, int]], seconds: float, seed: int = 1) -> np.ndarray:
    """A recording so many seconds long, with syllables from given seconds on; a faint noise throughout."""
    random = np.random.default_rng(seed)
    sound = 0.0005 * random.standard_normal(int(seconds * RATE))
    for start, syllables in spoken:
        said = voice(syllables, seed)
        first = int(start * RATE)
        sound[first : first + len(said)] += said
    return sound.astype(np.float32)


def _syllable(random: np.random.Generator) -> np.ndarray:
    length = RATE // 5
    time = np.arange(length) / RATE
    pitch = 120 + 30 * random.random() + 20 * np.sin(2 * np.pi * 3 * time + random.random())
    phase = 2 * np.pi * np.cumsum(pitch) / RATE
    formants = _VOWELS[random.integers(len(_VOWELS))]
    sound = np.zeros(length)
    for harmonic in range(1, 30):
        frequency = harmonic * 135
        gain = sum(
            np.exp(-(((frequency - formant) / 120) ** 2)) / (at + 1) for at, formant in enumerate(formants)
        )
        sound += (gain + 0.02 / harmonic) * np.sin(harmonic * phase)
    burst = random.standard_normal(length) * np.exp(-time / 0.012) * 0.3
    envelope = (
        np.minimum(1, time / 0.02)
        * np.minimum(1, (length / RATE - time) / 0.03)
        * (0.6 + 0.4 * random.random())
    )
    return 0.2 * (sound * envelope + burst)
