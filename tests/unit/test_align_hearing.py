import numpy as np
import pytest

from subgen.align.hearing import CHANCE_SAMPLES, listen
from subgen.media.sound import RATE
from subgen.progress import silent


class Loudness:
    """Takes for speech what is loud, and is slow to notice when it ends."""

    def __init__(self):
        self.held = 0

    def __call__(self, samples):
        assert len(samples) == CHANCE_SAMPLES
        self.held = 3 if np.abs(samples).max() > 0.1 else self.held - 1
        return 0.9 if self.held > 0 else 0.1


def recording(*spans_ms, length_ms=6000):
    random = np.random.default_rng(1)
    sound = 0.001 * random.standard_normal(length_ms * RATE // 1000).astype(np.float32)
    for start, end in spans_ms:
        part = slice(start * RATE // 1000, end * RATE // 1000)
        sound[part] = 0.3 * random.standard_normal(part.stop - part.start)
    return sound


@pytest.mark.parametrize("block", [137, 1600, 16_000, 1 << 20])
def test_speech_is_found_at_its_edges_however_the_sound_comes(block):
    sound = recording((1000, 2000), (2500, 4005))
    blocks = [sound[start : start + block] for start in range(0, len(sound), block)]
    hearing = listen(blocks, Loudness(), 6000, silent)
    assert hearing.duration_ms == 6000
    assert [(span.start_ms, span.end_ms) for span in hearing.speech] == [(1000, 2000), (2500, 4010)]
    assert len(hearing.levels) == 600


def test_a_stop_consonant_is_no_pause_and_a_click_no_speech():
    sound = recording((1000, 2000), (2060, 3000))
    hearing = listen([sound], Loudness(), None, silent)
    assert len(hearing.speech) == 1


def test_silence_and_nothing_at_all():
    assert listen([np.zeros(RATE, np.float32)], Loudness(), None, silent).speech == ()
    empty = listen([], Loudness(), None, silent)
    assert (empty.duration_ms, empty.speech, len(empty.levels)) == (0, (), 0)


def test_progress_counts_seconds():
    told = []
    listen([recording(length_ms=25_000)], Loudness(), 25_000, lambda *args: told.append(args))
    assert told == [("listen for speech", 10, 25), ("listen for speech", 20, 25)]
    told.clear()
    listen([recording(length_ms=12_000)], Loudness(), None, lambda *args: told.append(args))
    assert told == [("listen for speech", 10, 0)]
