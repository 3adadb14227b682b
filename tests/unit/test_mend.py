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
        ("What the hell is it? So how the hell did it?", "What is it? So how did it?"),
        ("To the hell, what the hell?", "To the hell, what the hell?"),
        ("It rose 45 per cent, and 10 per cent.", "It rose 45 percent, and 10 percent."),
        ("One per centre, per century.", "One per centre, per century."),
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


@pytest.mark.parametrize(
    ("chinese", "english", "expected"),
    [
        ("所以我anyway，我们往下看", "So I'manyway, we keep looking.", "So I'm anyway, we keep looking."),
        ("我anyway觉得可以", "Ianyway think so.", "I anyway think so."),
        ("我们用Image做", "Image is what we use.", "Image is what we use."),
        ("我mage，Image", "Image is what we use.", "Image is what we use."),
    ],
)
def test_english_of_the_chinese_is_not_glued_to_its_i(chinese, english, expected):
    assert mended_text(english, chinese) == expected


@pytest.mark.parametrize(
    ("english", "term", "expected"),
    [
        ("A decentralized's trade.", "decentralized", "A decentralized trade."),
        ("The vision centric's task.", "vision centric", "The vision centric task."),
        ("That is decentralized's.", "decentralized", "That is decentralized's."),
        ("The encoder's task.", "encoder", "The encoder's task."),
        ("Learning objective's not right.", "learning objective", "Learning objective's not right."),
        ("What is decided's decided.", "encoder", "What is decided's decided."),
    ],
)
def test_a_quality_owns_nothing(english, term, expected):
    words = tuple(english.split())
    found = mended(Rendering(words, np.eye(len(words)), ()), "", [term])
    assert " ".join(found.words) == expected


def test_a_word_that_goes_leaves_its_links():
    found = mended(Rendering(("level", "level"), np.eye(2), ("GPT",)), "")
    assert found.links.tolist() == [[0.5, 0.5]]
    assert found.lost == ("GPT",)


@pytest.mark.parametrize(
    ("chinese", "english", "expected"),
    [
        ("他们花了3200多亿美元", "They spent over $32 billion.", "They spent over $320 billion."),
        ("一共三千五百万人", "In all, 3.5 million.", "In all, 35 million."),
        ("要三十三万五千", "It takes 3.35 million, I think.", "It takes 335,000, I think."),
        ("要三十三万五千", "It takes 335, I think.", "It takes 335,000, I think."),
        ("涨了七点四万亿", "It rose 7,4 trillion.", "It rose 7.4 trillion."),
        ("有七八百万个网页", "There are 78 million pages.", "There are 7 to 8 million pages."),
        ("有七八十万个网页", "There are 7.8 million pages.", "There are 700,000 to 800,000 pages."),
        ("两三个亿的房子", "A two or three billion-dollar house.", "A 200 to 300 million-dollar house."),
        ("有1亿亿种可能", "It has 100 million.", "It has 10 quadrillion."),
        ("十几个亿", "It is 10 million.", "It is 1 billion."),
        # It is right, or nobody knows which value is which.
        ("一共4500万人和三亿元", "It is 45 million and ¥0.3 billion.", "It is 45 million and ¥0.3 billion."),
        ("上百万人，三十亿元", "Millions, and ¥30 billion.", "Millions, and ¥3 billion."),
        ("十四亿和十六万", "It is 14 billion and a million.", "It is 14 billion and a million."),
        ("三亿人在2015年", "It is 30 million in 1956.", "It is 30 million in 1956."),
        ("六十六亿册", "It sold six-six billion copies.", "It sold six-six billion copies."),
        ("19千万", "1 9 million of it.", "1 9 million of it."),
        ("六百二十个", "It is 62 of them.", "It is 62 of them."),
        ("10，42，10亿", "10,42,1 billion.", "10,42,1 billion."),
        ("五百到一千", "Five hundred to a thousand.", "Five hundred to a thousand."),
    ],
)
def test_the_one_value_that_is_wrong_is_put_right(chinese, english, expected):
    assert mended_text(english, chinese) == expected


def test_a_value_that_is_put_right_keeps_its_links():
    found = mended(Rendering(("Over", "32", "billion."), np.eye(3), ()), "七八十亿")
    assert found.words == ("Over", "7", "to", "8", "billion.")
    assert found.links.tolist() == [[1, 0, 0], *[[0, 0.5, 0.5]] * 4]
