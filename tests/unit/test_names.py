"""People's names: which words are some, how they are spelt, and that they come out so everywhere."""

from dataclasses import replace

import numpy as np
import pytest
from fakes import FakeTranslator, talk

from subgen.progress import silent
from subgen.text.names import names_among, spelt_name, titled_surname
from subgen.text.sentences import sentences
from subgen.text.words import words
from subgen.translate.guard import translate_units
from subgen.translate.names import with_sure_names
from subgen.translate.surnames import with_surnames
from subgen.translate.terms import Rendering
from subgen.translate.translator import Translation


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("王建国", "Wang Jianguo"),
        ("刘表", "Liu Biao"),
        ("诸葛亮", "Zhuge Liang"),
        ("欧阳娜娜", "Ouyang Nana"),
        ("曾国藩", "Zeng Guofan"),  # not Ceng
        ("任正非", "Ren Zhengfei"),
        ("吕布", "Lü Bu"),
        ("张建安", "Zhang Jian'an"),
        ("和平", ""),  # a word of every day
        ("王", ""),
        ("王老师", ""),
        ("李总", ""),
        ("李总来", ""),
        ("李师兄", ""),
        ("陈家", ""),
        ("唐诗", ""),
        ("亚历山大", ""),
        ("GPT", ""),
        ("", ""),
    ],
)
def test_a_full_name_is_spelt_surname_first(name, english):
    assert spelt_name(name) == english


@pytest.mark.parametrize(
    ("word", "after", "english"),
    [
        ("曾", "教授", "Zeng"),
        ("曾总", "说", "Zeng"),
        ("欧阳", "老师", "Ouyang"),
        ("曾", "说", ""),
        ("王建国", "教授", ""),
        ("小王", "老师", ""),
        ("教授", "老师", ""),
        ("", "", ""),
    ],
)
def test_a_surname_with_a_title_is_known(word, after, english):
    assert titled_surname(word, after) == english


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("我是陈建宇，", "我 是 陈建宇"),
        ("叫王志远说", "叫 王志远 说"),
        ("这张卡片很大", "这张 卡片 很大"),
        ("提高性能", "提高 性能"),
        ("高数据量", "高 数据量"),
    ],
)
def test_a_name_that_the_splitter_has_cut_is_one_word(splitter, text, cut):
    assert " ".join(word.text for word in words(talk(text), (), splitter)) == cut


def test_words_that_may_be_names_are_found(splitter):
    found = names_among(["王建国", "汤姆", "谢谢", "明白", "数据库", "王朝", "王建国", "陈建宇"], splitter)
    assert found == {
        "王建国": "Wang Jianguo",
        "汤姆": "Tang Mu",
        "陈建宇": "Chen Jianyu",
    }  # no model says Tang Mu


def units_of(text, splitter):
    source = talk(text)
    return sentences(source, words(source, (), splitter))


def sure(zh, english, splitter, names):
    """The names that are sure in a sentence whose last English words come from the first of ``names``."""
    (unit,) = units_of(zh, splitter)
    en = tuple(english.split())
    links = np.zeros((len(en), len(unit.words)))
    links[:, [word.text for word in unit.words].index(next(iter(names)))] = 1
    found = with_sure_names([unit], [Rendering(en, links, ())], names)
    return [word.target for word in found[0].words if word.target] if found else []


@pytest.mark.parametrize(
    ("zh", "english", "name", "is_sure"),
    [
        ("王建国很高兴。", "Wang Jiang is happy.", ("王建国", "Wang Jianguo"), True),
        ("王建国很高兴。", "Wang is happy.", ("王建国", "Wang Jianguo"), True),
        ("王建国很高兴。", "Then Wang Kin-kwok's happy.", ("王建国", "Wang Jianguo"), True),
        ("张明很高兴。", "Chang Ming is happy.", ("张明", "Zhang Ming"), True),
        ("你好，我是刘娟。", "Hello, I'm Liu Xin.", ("刘娟", "Liu Juan"), True),
        ("有请张海霞教授。", "Here is Professor Zhang Hae-xia.", ("张海霞", "Zhang Haixia"), True),
        ("他请张海霞先生来。", "He asks Mr. Zhang.", ("张海霞", "Zhang Haixia"), True),
        ("小李能写代码。", "Li can write code.", ("李能", "Li Neng"), False),
        ("周杰伦很高兴。", "Jay Zhou is happy.", ("周杰伦", "Zhou Jielun"), False),
        ("王建国很高兴。", "The king is happy.", ("王建国", "Wang Jianguo"), False),
        ("王建国很高兴。", "the wang is happy.", ("王建国", "Wang Jianguo"), False),
        ("大家好，我叫李明远。", "Hello, I'm Lee Myung-yu.", ("李明远", "Li Mingyuan"), True),
        ("我是主持人林晓。", "I'm the host, Lin-hye.", ("林晓", "Lin Xiao"), True),
        ("你好，我是李明远。", "Hello, I'm Lee Myung-yu.", ("李明远", "Li Mingyuan"), False),
        ("他寄了贺卡。", "He sent a card.", ("贺卡", "He Ka"), False),
    ],
)
def test_the_model_tells_whether_a_word_is_a_name(splitter, zh, english, name, is_sure):
    assert sure(zh, english, splitter, dict([name])) == ([name[1]] if is_sure else [])


@pytest.mark.parametrize(
    ("zh", "english", "owner", "expected"),
    [
        ("黄教授来了。", "Professor Wong, is here.", "黄教授", "Professor Huang, is here."),
        ("何老师很忙。", "Mr. Ho's busy.", "何", "Mr. He's busy."),
        ("何老师很忙。", "Mr. O'Ho-Yun’s busy.", "何", "Mr. He’s busy."),
        ("何老师很忙。", "Mr. He is busy.", "何", "Mr. He is busy."),
        ("何老师很忙。", "Mr. Ho is busy.", "老师", "Mr. Ho is busy."),
        ("何老师很忙。", "Why is Mr. busy?", "何", "Why is Mr. busy?"),
        ("何老师很忙。", "Miss Teacher is busy.", "何", "Miss Teacher is busy."),
        ("何老师很忙。", "So the Ho is busy.", "何", "So the Ho is busy."),
        ("黄色很好看。", "Mr. Yellow is pretty.", "黄色", "Mr. Yellow is pretty."),
    ],
)
def test_a_surname_behind_a_title_is_spelt_as_the_chinese_is(splitter, zh, english, owner, expected):
    (unit,) = units_of(zh, splitter)
    en = tuple(english.split())
    links = np.zeros((len(en), len(unit.words)))
    links[:, [word.text for word in unit.words].index(owner)] = 1
    assert " ".join(with_surnames(unit, Rendering(en, links, ())).words) == expected
    given = replace(unit, words=tuple(replace(word, target="Given") for word in unit.words))
    assert with_surnames(given, Rendering(en, links, ())).words == en


def test_a_name_comes_out_the_same_everywhere(splitter):
    class Misspells(FakeTranslator):
        """Spells the name in its own way; a stand-in it keeps."""

        def translate(self, texts, progress, *, no_repeat=False):
            super().translate(texts, progress, no_repeat=no_repeat)
            return [self._one(text) for text in texts]

        def _one(self, text):
            who = "Wang Jiang" if "王建国" in text else text.split("是")[0]
            english = tuple(f"{who} makes the chips of this computer.".split())
            links = np.zeros((len(english), len(text)), dtype=np.float32)
            links[:, 0] = 1
            return Translation(english, links)

    units = units_of("王建国是做电脑的芯片的。", splitter)
    (found,) = translate_units(units, Misspells(), silent, {"王建国": "Wang Jianguo"})
    assert " ".join(found.rendering.words) == "Wang Jianguo makes the chips of this computer."
    assert found.faults == ()
    (as_it_was,) = translate_units(units, Misspells(), silent, {})
    assert " ".join(as_it_was.rendering.words) == "Wang Jiang makes the chips of this computer."


def test_the_surnames_of_a_translation_are_spelt_so(splitter):
    class Mishears(FakeTranslator):
        """Has every word from the first one."""

        def translate(self, texts, progress, *, no_repeat=False):  # noqa: ARG002
            english = ("Mr.", "Ho", "is", "very", "busy.")
            return [Translation(english, np.eye(1, len(text)).repeat(5, axis=0)) for text in texts]

    (found,) = translate_units(units_of("何老师很忙。", splitter), Mishears(), silent, {})
    assert " ".join(found.rendering.words) == "Mr. He is very busy."
