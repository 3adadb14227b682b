"""What a glossary for a talk could hold."""

import pytest
from fakes import talk

from subgen.formats.glossary_file import default_glossary
from subgen.glossary import Glossary
from subgen.text.suggest import suggest

TALK = (
    "谢谢佳慧老师，家辉讲得很好。我完全同意家辉的观点，对，焦辉讲的representation learning很重要。"
    "家辉刚才说的reputation learning，就是representation learning。"
    "我们用tokanizer和tokenizer，OK，然后vision。"
    "大家好，好谢谢，好谢谢。呃几位老师，vision是必要的。"
)


@pytest.fixture(scope="module")
def found(splitter):
    return {each.source: each for each in suggest(talk(TALK), default_glossary(), splitter)}


def test_names_are_brought_together_by_their_sound(found):
    assert found["家辉"].kind == "name"
    assert found["家辉"].target == "Jiahui"
    assert dict(found["家辉"].counts) == {"家辉": 3, "佳慧": 1, "焦辉": 1}


def test_a_full_name_is_spelt_as_in_the_talk(splitter):
    (found,) = suggest(talk("刘聪来了。今天我们见到了刘聪。"), Glossary(), splitter)
    assert (found.source, found.target) == ("刘聪", "Liu Cong")


def test_terms_are_brought_together_by_their_letters(found):
    assert dict(found["representation learning"].counts) == {
        "representation learning": 2,
        "reputation learning": 1,
    }
    assert dict(found["tokenizer"].counts) == {"tokanizer": 1, "tokenizer": 1}


def test_a_term_that_is_said_again_is_one(found):
    assert found["vision"].counts == (("vision", 2),)


def test_what_is_spelt_out_is_one_word(splitter):
    spelt = talk("调用A P I，再看H T T P S的请求。A P I key很长，API也好，H T T P S快，A P I key短。")
    found = {each.source: dict(each.counts) for each in suggest(spelt, Glossary(), splitter)}
    assert found == {
        "A P I key": {"A P I key": 2},
        "H T T P S": {"H T T P S": 2},
        "A P I": {"A P I": 1, "API": 1},
    }


@pytest.mark.parametrize("word", ["好谢谢", "呃几位", "OK", "大家"])
def test_what_is_neither_name_nor_term(found, word):
    assert word not in found


def test_names_come_first_and_the_commonest_of_each(splitter):
    kinds = [each.kind for each in suggest(talk(TALK), Glossary(), splitter)]
    assert kinds == sorted(kinds)


def test_nothing_to_suggest(splitter):
    assert suggest(talk("今天天气很好。"), default_glossary(), splitter) == ()
