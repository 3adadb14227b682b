"""Sayings, put to the translator in plain words."""

import pytest
from fakes import talk

from subgen.text.plain import in_plain_words
from subgen.text.sentences import Unit
from subgen.text.spoken import spoken_text
from subgen.text.tables import sayings
from subgen.text.words import words


def unit(text, splitter):
    return Unit(tuple(words(talk(text, trusted=False), (), splitter, verbatim=True)), question=False)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("很多人会吐槽它。", "很多人会抱怨它。"),
        ("请大家先闭麦。", "请大家先关掉麦克风。"),
        ("我们踩了很多坑。", "我们遇到了很多问题。"),
        ("说白了就是没钱。", "简单地说就是没钱。"),
        ("大家有什么问题吗？", "大家有没有问题要问？"),
        ("他在大厂，不靠谱。", "他在大公司， 不可靠。"),
        # A part of longer words is no saying, nor is what a pause parts.
        ("他们是大厂家。", "他们是大厂家。"),
        ("我们踩了很多；坑很深。", "我们踩了很多； 坑很深。"),
        ("今天天气很好。", "今天天气很好。"),
    ],
)
def test_the_translator_gets_plain_words(splitter, text, plain):
    said = unit(text, splitter)
    found = in_plain_words(said)
    assert spoken_text(found).text == plain
    assert len(found.words) == len(said.words)
    assert (found.words[0].start, found.words[-1].end) == (said.words[0].start, said.words[-1].end)


@pytest.mark.parametrize("saying", sayings())
def test_every_saying_is_found(splitter, saying):
    assert spoken_text(in_plain_words(unit(saying, splitter))).text == sayings()[saying] + "。"


def test_there_are_many():
    assert len(sayings()) > 900
