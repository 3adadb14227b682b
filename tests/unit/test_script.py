"""Text in Traditional characters: read as Simplified, shown as it was written."""

from dataclasses import replace

import pytest
from fakes import FakeTranslator, letters, talk
from hypothesis import given
from hypothesis import strategies as st

from subgen import pipeline
from subgen.formats.glossary_file import read_glossary
from subgen.progress import silent
from subgen.project import Settings
from subgen.text.screen import as_written
from subgen.text.script import simplified
from subgen.text.words import bare_word

TALK = talk("我我們今天講一下這個這個數據庫的索引，嗯，為什麼裡面的數據這麼亂呢")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("這個機器學習的模型", "这个机器学习的模型"),
        ("看著這本著名的著作", "看着这本著名的著作"),
        ("裡面很乾淨，以後再說", "里面很干净，以后再说"),
        ("皇后、乾坤", "皇后、乾坤"),
        ("这个模型 p(y|x)", "这个模型 p(y|x)"),
        ("", ""),
    ],
)
def test_what_is_read(text, read):
    assert simplified(text) == read


@given(st.text())
def test_it_has_as_many_characters_whatever_it_is(text):
    read = simplified(text)
    assert len(read) == len(text)
    assert simplified(read) == read


@pytest.mark.parametrize(
    ("text", "word", "shown"),
    [
        ("這個", "这个", "這個"),
        ("這 個", "这个", "這個"),  # what stands between is not in the word
        ("這這個", "这个", "這個"),
        ("《這個》", "《这个》", "《這個》"),
        ("嘉輝", "家辉", "家輝"),  # the glossary put it right
        ("这个", "这个", "这个"),
    ],
)
def test_what_is_shown(text, word, shown):
    word = replace(bare_word(word), end=len(text))
    assert [each.text for each in as_written([word], text, simplified(text))] == [shown]


def test_cues_are_in_the_characters_of_the_talk_and_the_translator_gets_simplified_ones(splitter):
    translator = FakeTranslator()
    project = pipeline.translate(pipeline.split(TALK, Settings(), splitter), translator, splitter, silent)
    assert (
        letters("".join(cue.zh for cue in project.cues))
        == "我們今天講一下這個數據庫的索引為什麼裡面的數據這麼亂呢"
    )
    assert [removal.text for removal in project.removals] == ["我", "這個", "嗯，"]
    assert "".join(sentence.zh for sentence in project.sentences).startswith("我们今天讲一下这个数据库的索引")
    assert project.cues[-1].zh.endswith("？")


def test_a_glossary_is_found_in_either_script(splitter):
    for line in ("家輝 = Jiahui", "家辉 = Jiahui"):
        settings = Settings(glossary=read_glossary(line.encode(), "own.txt"), default_glossary=False)
        right, misheard = (
            pipeline.split(talk(text), settings, splitter) for text in ("謝謝家輝老師", "謝謝佳慧老師")
        )
        assert right.cues[0].zh == "謝謝家輝老師"
        assert right.corrections == ()
        assert [(each.text, each.to) for each in misheard.corrections] == [("佳慧", line[:2])]
