"""Real words out of real speech: where faster-whisper, its model and the clips are at hand."""

import os
import sys
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

CHECKOUT = Path(__file__).parents[2]
SPEECH = CHECKOUT.parent / "shared/eval/speech"
MODEL = os.environ.get("SUBGEN_TEST_WHISPER")

pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(find_spec("faster_whisper") is None, reason="subgen[align] is not installed"),
    pytest.mark.skipif(not MODEL, reason="SUBGEN_TEST_WHISPER names no folder with whisper-base"),
    pytest.mark.skipif(not SPEECH.is_dir(), reason=f"{SPEECH} is not there"),
]


def test_a_script_with_errors_is_timed_by_its_words(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(str(CHECKOUT / "tests" / "benchmarks"))
    sys.modules.pop("align_truth", None)
    from align_truth import Recipe, build

    from subgen.align.fit import fit_words
    from subgen.align.hear import hear
    from subgen.align.hearing import listen
    from subgen.align.silero import SileroDetector
    from subgen.align.whisper import WhisperRecogniser
    from subgen.formats.reading import read_source
    from subgen.media.sound import read_sound
    from subgen.progress import silent

    sound = tmp_path / "talk.m4a"
    truth = build(Recipe(1, seed=21, script_errors=0.1), SPEECH, sound)
    source, _ = read_source(truth.script.encode(), "talk.txt")
    hearing = listen(read_sound(sound, 1), SileroDetector(), None, silent)
    recogniser = WhisperRecogniser(Path(str(MODEL)), "test")
    timed = fit_words(source, hearing, hear(hearing, read_sound(sound, 1), recogniser, silent))
    starts = {each.start: each.span.start_ms for each in timed.heard}
    known = {each.start: each.start_ms for each in truth.known if each.kind == "sentence"}
    errors = np.abs([starts[start] - known[start] for start in known if start in starts])
    assert len(errors) >= 0.8 * len(known)
    assert np.median(errors) <= 100
