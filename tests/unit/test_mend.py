import numpy as np
import pytest

from subgen.translate.mend import mended
from subgen.translate.terms import Rendering


def mended_text(english, chinese=""):
    """The English as it is mended, with links to twelve words."""
    words = tuple(english.split())
    found = mended(Rendering(words, np.eye(len(words), 12), ()), chinese)
    assert found.links.shape == (len(found.words), 12)
    return " ".join(found.words)


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
        ("It works. A idea of a usual, a ubiquitous one.", "It works. An idea of a usual, a ubiquitous one."),
        ("a RAG system, a SOTA model, a LLM", "a RAG system, a SOTA model, an LLM"),
        ("a unimportant, a unique, a urgent, a uranium", "an unimportant, a unique, an urgent, a uranium"),
        ("a classifier ' s scores", "a classifier's scores"),
        ("- Thank you. - Okay, then?", "Thank you. Okay, then?"),
        ("It is 3 - 2.", "It is 3 - 2."),
        ("It even includes, uh, robotics.", "It even includes robotics."),
        ("Uh, I will answer.", "I will answer."),
        ("", ""),
    ],
)
def test_slips_are_put_right(english, expected):
    assert mended_text(english) == expected


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("方案A其实更简单", "Option A is actually simpler."),
        ("A和B不同", "A and B are different."),
        ("所以 a 等于 8", "So a equals eight."),
        ("我们喜欢Duran Duran", "We like Duran Duran a lot."),
    ],
)
def test_what_the_chinese_has_is_no_slip(chinese, english):
    assert mended_text(english, chinese) == english


def test_a_word_that_goes_leaves_its_links():
    found = mended(Rendering(("level", "level"), np.eye(2), ("GPT",)), "")
    assert found.links.tolist() == [[0.5, 0.5]]
    assert found.lost == ("GPT",)
