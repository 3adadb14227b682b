import numpy as np
import pytest

from subgen.translate.mend import mended
from subgen.translate.terms import Rendering


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("some high level level issues.", "some high level issues."),
        ("a very high Level level.", "a very high level."),
        ("It is very very good that that works.", "It is very very good that that works."),
        ("Yes, yes, it works.", "Yes, yes, it works."),
        ("It costs 10 10 times.", "It costs 10 10 times."),
        ("p p", "p p"),
        ("Why would a organism see a user?", "Why would an organism see a user?"),
        ("A engine of a GPU.", "An engine of a GPU."),
        ("a classifier ' s scores", "a classifier's scores"),
        ("", ""),
    ],
)
def test_slips_are_put_right(english, expected):
    words = tuple(english.split())
    found = mended(Rendering(words, np.eye(len(words), 12), ()))
    assert " ".join(found.words) == expected
    assert found.links.shape == (len(found.words), 12)


def test_a_word_that_goes_leaves_its_links():
    found = mended(Rendering(("level", "level"), np.eye(2), ("GPT",)))
    assert found.links.tolist() == [[0.5, 0.5]]
    assert found.lost == ("GPT",)
