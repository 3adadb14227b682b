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
        ("- Thank you. - Okay, then?", "Thank you. Okay, then?"),
        ("It is 3 - 2.", "It is 3 - 2."),
        ("It even includes, uh, robotics.", "It even includes robotics."),
        ("Uh, I will answer.", "I will answer."),
        ("", ""),
    ],
)
def test_slips_are_put_right(english, expected):
    words = tuple(english.split())
    found = mended(Rendering(words, np.eye(len(words), 12), ()), "")
    assert " ".join(found.words) == expected
    assert found.links.shape == (len(found.words), 12)


def test_a_word_that_goes_leaves_its_links():
    found = mended(Rendering(("level", "level"), np.eye(2), ("GPT",)), "")
    assert found.links.tolist() == [[0.5, 0.5]]
    assert found.lost == ("GPT",)


@pytest.mark.parametrize(
    ("chinese", "english", "expected"),
    [
        ("4000株番茄，只冻死了12株", "400 tomatoes, only 12 frozen!", "4000 tomatoes, only 12 frozen!"),
        ("一共5000个", "500, in all.", "5000, in all."),
        ("4000株", "4,000 plants.", "4,000 plants."),
        ("400万株", "4 million plants.", "4 million plants."),
        ("400株和30株", "40 and 300 plants.", "40 and 300 plants."),
        ("2024年", "2023.", "2023."),
    ],
)
def test_a_number_gets_its_noughts_back(chinese, english, expected):
    words = tuple(english.split())
    found = mended(Rendering(words, np.zeros((len(words), 1)), ()), chinese)
    assert " ".join(found.words) == expected
