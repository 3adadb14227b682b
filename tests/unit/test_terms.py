import numpy as np
import pytest
from fakes import english_for, sentence

from subgen.text.sentences import Unit
from subgen.translate.terms import as_greek, as_it_is, as_number, as_title, disguise, reveal
from subgen.translate.translator import Translation


def unit(*texts):
    return Unit(sentence(*texts), question=False)


@pytest.mark.parametrize(
    ("manner", "seen"),
    [
        (as_it_is, "用machine learning训练GPT。"),
        (as_title, "用Machine Learning训练GPT。"),
        (as_greek, "用Alpha训练Beta。"),
        (as_number, "用X1训练X2。"),
    ],
)
def test_what_the_model_sees(manner, seen):
    disguised = disguise(unit("用", "machine", "learning", "训练", "GPT"), manner)
    assert disguised.spoken.text == seen
    assert [term.text for term in disguised.terms] == ["machine learning", "GPT"]


def test_a_stand_in_that_the_talk_itself_uses_is_not_taken():
    assert disguise(unit("训练", "GPT", "和", "Alpha"), as_greek).spoken.text == "训练GPT和Beta。"


@pytest.mark.parametrize("word", ["OK", "3.5%", "2024"])
def test_what_is_no_term(word):
    assert disguise(unit("好", word, "我们", "开始"), as_greek).terms == ()


def revealed(words, english, manner=as_greek):
    given = unit(*words)
    disguised = disguise(given, manner)
    en = tuple(english.split())
    links = np.zeros((len(en), len(disguised.spoken.text)), dtype=np.float32)
    return given, reveal(disguised, Translation(en, links))


@pytest.mark.parametrize(
    ("english", "expected"),
    [
        ("We train with Alpha.", "We train with machine learning."),
        ("Alpha, we say.", "machine learning, we say."),
        ('"Alpha" it is.', '"machine learning" it is.'),
        ("It is alpha.", "It is machine learning."),
        ("It is an Alpha.", "It is a machine learning."),
    ],
)
def test_terms_are_put_back_with_the_marks_around_them(english, expected):
    given, found = revealed(["用", "machine", "learning", "训练"], english)
    assert " ".join(found.words) == expected
    assert found.lost == ()
    assert found.links.shape == (len(found.words), len(given.words))


@pytest.mark.parametrize(
    ("term", "article"), [("LLM", "an"), ("GPU", "a"), ("agent", "an"), ("user", "a"), ("model", "a")]
)
def test_the_article_fits_the_term(term, article):
    _, found = revealed(["用", term, "训练"], "We train a Alpha")
    assert found.words == ("We", "train", article, term)


@pytest.mark.parametrize("english", ["We train with it.", "Alpha and Alpha.", "Alps."])
def test_a_term_that_does_not_come_out_once_is_lost(english):
    _, found = revealed(["用", "GPT", "训练"], english)
    assert found.lost == ("GPT",)


def test_a_term_is_linked_to_the_words_it_came_from():
    given, found = revealed(["用", "machine", "learning", "训练"], "with Alpha we train")
    place = found.words.index("machine")
    assert found.links[place] == pytest.approx([0, 1, 0, 0])
    assert found.links[place + 1] == pytest.approx([0, 0, 1, 0])
    assert given.words[1].text == "machine"


def test_other_words_keep_their_links():
    disguised = disguise(unit("用", "GPT", "训练"), as_greek)
    found = reveal(disguised, english_for(disguised.spoken.text))
    assert "GPT" in found.words
    assert found.links.sum(axis=1) == pytest.approx(np.ones(len(found.words)))
