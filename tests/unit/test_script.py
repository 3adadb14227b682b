"""Text in Traditional characters: read as Simplified, shown as it was written."""

from dataclasses import replace

import pytest
from fakes import FakeTranslator, letters, talk, timed
from hypothesis import given
from hypothesis import strategies as st

from subgen import pipeline
from subgen.formats.glossary_file import read_glossary
from subgen.progress import silent
from subgen.project import Settings
from subgen.text.screen import as_written
from subgen.text.script import FoldingSplitter, as_read, is_traditional, simplified, traditional
from subgen.text.words import bare_word

TALK = talk("我我們今天講一下這個這個數據庫的索引，嗯，為什麼裡面的數據這麼亂呢")


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("這個機器學習的模型", "这个机器学习的模型"),
        ("這樣做著，寫著名的著作", "这样做着，写著名的著作"),
        ("裡面很乾淨，以後再說", "里面很干净，以后再说"),
        ("這 p(y|x) 和「乾坤」", "这 p(y|x) 和「乾坤」"),
        # Simplified text is read as it stands.
        ("这个模型的效果显著", "这个模型的效果显著"),
        ("李乾编著的书你知道么", "李乾编著的书你知道么"),
        ("他在台北看到「機器學習」的书，觉得翻译得不错，就买了一本回来慢慢看，看了一整个夏天", None),
        ("", ""),
    ],
)
def test_what_is_read(text, read):
    assert as_read(talk(text)).text == (text if read is None else read)


@given(st.text())
def test_it_has_as_many_characters_whatever_it_is(text):
    read = simplified(text)
    assert len(read) == len(traditional(text)) == len(text)
    assert simplified(read) == read


def test_no_word_of_simplified_text_is_cut_otherwise(splitter):
    text = "这部专著的效果显著，是李乾编著的遗著"
    project = pipeline.split(talk(text), Settings(), splitter)
    assert letters("".join(sentence.zh for sentence in project.sentences)) == letters(text)
    assert splitter.cut("效果显著") == ["效果显著"]


@pytest.mark.parametrize(
    ("text", "word", "shown"),
    [
        ("這個", "这个", "這個"),
        ("這 個", "这个", "這個"),  # what stands between is not in the word
        ("這這個", "这个", "這個"),
        ("《這個》", "《这个》", "《這個》"),
        # what the glossary put right
        ("嘉輝", "家辉", "家輝"),
        ("預訓鏈", "预训练", "預訓練"),
        ("《預訓鏈與練習》", "《预训练与练习》", "《預訓練與練習》"),
        ("過你合", "过拟合", "過擬合"),
        ("这个", "这个", "这个"),
    ],
)
def test_what_is_shown(text, word, shown):
    word = replace(bare_word(word), end=len(text))
    assert [each.text for each in as_written([word], text, simplified(text))] == [shown]


def test_a_splitter_for_traditional_text_cuts_what_it_is_given(splitter):
    folding = FoldingSplitter(splitter)
    assert folding.cut("這個數據庫，很好") == ["這個", "數據庫", "，", "很", "好"]
    assert folding.frequency("數據庫") == splitter.frequency("数据库") > 0
    assert is_traditional("這個數據庫很好")
    assert not is_traditional("这个数据库的效果很显著")


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
        assert right.cues[0].zh == misheard.cues[0].zh == "謝謝家輝老師"
        assert right.corrections == ()
        assert [(each.text, each.to) for each in misheard.corrections] == [("佳慧", "家輝")]


def test_what_is_put_right_in_given_cues_is_in_their_script(splitter):
    settings = Settings(glossary=read_glossary("家辉 = Jiahui".encode(), "own.txt"))
    (cue,) = pipeline.split(timed((0, 2000, "謝謝佳慧老師，")), settings, splitter).cues
    assert cue.zh == "謝謝家輝老師，"
