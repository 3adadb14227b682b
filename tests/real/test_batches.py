"""The real model: what else is translated changes neither the words of a text nor what they are linked to."""

import re
from pathlib import Path

import numpy as np
import pytest

from subgen.models.store import find_model
from subgen.progress import silent
from subgen.translate.argos import ArgosTranslator

pytestmark = pytest.mark.model

SAMPLE = Path(__file__).parents[2] / "samples/greenhouse.txt"
TEXTS = re.findall(r"\w+[，。？]", SAMPLE.read_text(encoding="utf-8"))
"""Sixty clauses: many are of one length, and so share a batch."""


@pytest.fixture(scope="module")
def real(model_folder):
    """The translator of the real model."""
    model = find_model(model_folder)
    return ArgosTranslator(model.path, model.id)


@pytest.fixture(scope="module")
def alone(real):
    """Each text translated on its own."""
    return [real.translate([text], silent)[0] for text in TEXTS]


@pytest.mark.parametrize("order", [1, -1], ids=["in order", "reversed"])
def test_a_text_in_a_batch_comes_out_as_alone(real, alone, order):
    together = real.translate(TEXTS[::order], silent)[::order]
    assert [each.words for each in together] == [each.words for each in alone]
    for one, other in zip(together, alone, strict=True):
        assert np.allclose(one.links, other.links, atol=1e-5)


def test_other_wordings_are_as_alone_and_often_begin_with_the_best(real, alone):
    together = real.wordings(TEXTS)
    assert [[each.words for each in known] for known in together] == [
        [each.words for each in real.wordings([text])[0]] for text in TEXTS
    ]
    same = [best.words == known[0].words for best, known in zip(alone, together, strict=True)]
    assert sum(same) > len(TEXTS) / 3
    assert sum(len(known) > 1 for known in together) > len(TEXTS) / 4
    for text, known in zip(TEXTS, together, strict=True):
        assert all(each.links.shape == (len(each.words), len(text)) for each in known)
