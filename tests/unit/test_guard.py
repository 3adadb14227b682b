import numpy as np
import pytest
from fakes import FakeTranslator, talk

from subgen.progress import silent
from subgen.text.sentences import sentences
from subgen.text.spoken import spoken_text
from subgen.text.words import words
from subgen.translate.guard import find_faults, other_wordings, translate_units
from subgen.translate.terms import Rendering
from subgen.translate.translator import Translation

ZH = "今天我们先讲数据库的索引，然后再讲查询优化器怎么工作。"
ASKED = "今天我们先讲数据库的索引， 然后再讲查询优化器怎么工作。"


def units_of(text, splitter):
    source = talk(text)
    return sentences(source, words(source, (), splitter))


def faults(zh, english, splitter, lost=()):
    (unit,) = units_of(zh, splitter)
    en = tuple(english.split())
    evenly = np.full((len(en), len(unit.words)), 1 / len(unit.words))
    return find_faults(unit, spoken_text(unit).text, Rendering(en, evenly, lost))


@pytest.mark.parametrize(
    ("zh", "english", "expected"),
    [
        (ZH, "", ["empty"]),
        (ZH, "... -", ["empty"]),
        (ZH, "Today we talk about 索引 and the rest of it all.", ["Chinese left"]),
        (ZH, "Today we talk and we " + "talk about it and we " * 6, ["loop"]),
        (ZH, "Today no no no no no no no no we talk.", ["loop"]),
        (ZH, "I don't know. I don't know. I don't know?", ["loop"]),
        (ZH, "I don't know. I don't know what we shall talk about.", []),
        (ZH, "Thank you, thank you, thank you, that was very, very, very, very good.", []),
        (ZH, "Today we talk.", ["too short"]),
        (ZH, " ".join(f"word{i}x" for i in range(60)), ["too long"]),
        ("我们在2024年卖了3000台机器", "We sold machines in the year 2024, all of them.", ["number 3000"]),
        ("我们在2024年卖了3000台机器", "We sold 3,000 of our machines in 2024.", []),
        ("我们卖了3,000台很好的机器", "We sold 3000 very good machines.", []),
        ("这个软件有3000多万的用户", "This software has over 30 million users.", []),
        ("２０２３年一共有１２５个人", "In 2023, there were 125 people in all.", []),
        ("这个软件有3000多万的用户", "This software has over 3 million users.", ["number 3000多万"]),
        ("一共有两三个亿的用户", "There are two or three billion users.", ["number 两三个亿"]),
        ("一共有两三个亿的用户", "There are some 250 million users.", []),
        ("一共有4500 万个用户", "There are 45 million users in all.", []),
        ("一共有一点五个亿的用户", "There are 150 million users in all.", []),
        ("一共有四千五百万个用户", "There are tens of millions of users.", []),
        ("从三百到五百万都是可以的", "Anything from 3 to 5 million will do.", []),
        ("大概在五百到一千之间吧", "Between five hundred and one thousand.", []),
        ("换成十张一百的钞票给我", "Give it to me in ten bills, please.", []),
        ("这个人真是一个二百五", "This man is quite a fool, isn't he?", []),
        ("几千万的人，成千上万的车", "A lot of people and their cars, too.", []),
        ("万一有人问起来，千万别说", "If anybody asks, don't you say a thing.", []),
        ("增长了3.5%左右的样子", "It grew by some 3.5 per cent or so.", []),
        (ZH, "Today we first talk about the index, then about the query optimizer.", []),
        (ZH, "Can not get folder: %s: %s. It is the index.", ["a program's message"]),
        ("这里要打印的是%s和%d", "What is printed here is %s and %d.", []),
        ("方差等于E（X）的平方吗", "Is the variance the square of E(X?", ["brackets"]),
        ("方差等于E(X)的平方吗", "Is the variance the square of E(X)?", []),
        ("好的", "Okay, then let us begin with it now, please.", []),
        ("是", "Y", []),
        ("非常非常好的一个想法", "A very, very good idea indeed.", []),
    ],
)
def test_faults_are_seen_from_outside(splitter, zh, english, expected):
    assert faults(zh, english, splitter) == expected


def test_a_lost_term_is_a_fault(splitter):
    assert faults("用GPT训练", "We train with it.", splitter, lost=("GPT",)) == ["lost: GPT"]


@pytest.mark.parametrize(
    ("zh", "linked", "expected"),
    [
        ("谢谢老师，你们还有什么问题吗？", "谢谢老师", ["left out: 你们还有什么问题吗"]),
        ("谢谢老师，你们还有什么问题吗？", "老师你们问题", []),
        ("我觉得，这是一个很好的问题。", "这是问题", []),  # too short to be missed
        ("这是一个很好的问题。", "", ["left out: 这是一个很好的问题"]),
    ],
)
def test_a_clause_that_no_english_comes_from_was_left_out(splitter, zh, linked, expected):
    (unit,) = units_of(zh, splitter)
    sources = [index for index, word in enumerate(unit.words) if word.text in linked]
    links = np.zeros((8, len(unit.words)))
    for row, index in enumerate(sources * 8):
        if row < 8:
            links[row, index] = 1.0
    english = ("Well", "there", "is", "just", "some", "more", "of", "it.")
    assert find_faults(unit, spoken_text(unit).text, Rendering(english, links, ())) == expected


def test_a_faultless_translation_is_taken_at_once(splitter):
    translator = FakeTranslator()
    (guarded,) = translate_units(units_of(ZH, splitter), translator, silent, {})
    assert guarded.faults == ()
    assert translator.asked == [(ASKED, False)]


@pytest.mark.parametrize("manner", ["empty", "marks", "loop", "short", "long", "Chinese"])
def test_a_faulty_one_is_tried_again_another_way(splitter, manner):
    translator = FakeTranslator(manner, again="good")
    (guarded,) = translate_units(units_of(ZH, splitter), translator, silent, {})
    assert guarded.faults == ()
    assert " ".join(guarded.rendering.words).isascii()
    assert (ASKED, True) in translator.asked


@pytest.mark.parametrize(
    ("manner", "fault"),
    [
        ("empty", "empty"),
        ("marks", "empty"),
        ("loop", "loop"),
        ("short", "too short"),
        ("long", "too long"),
        ("Chinese", "Chinese left"),
    ],
)
def test_what_stays_faulty_is_said(splitter, manner, fault):
    (guarded,) = translate_units(units_of(ZH, splitter), FakeTranslator(manner), silent, {})
    assert fault in guarded.faults


def test_the_least_faulty_is_kept(splitter):
    (guarded,) = translate_units(units_of(ZH, splitter), FakeTranslator("loop", again="empty"), silent, {})
    assert " ".join(guarded.rendering.words).startswith("the same")


def test_only_the_faulty_sentence_is_tried_again(splitter):
    class Stumbles(FakeTranslator):
        def translate(self, texts, progress, *, no_repeat=False):
            found = super().translate(texts, progress, no_repeat=no_repeat)
            bad = FakeTranslator("loop").translate(texts, progress)
            return [b if "优化器" in t else f for t, f, b in zip(texts, found, bad, strict=True)]

    translator = Stumbles()
    translate_units(units_of("大家早上好，欢迎来到这里。" + ZH, splitter), translator, silent, {})
    assert [text for text, _ in translator.asked].count("大家早上好， 欢迎来到这里。") == 1


def test_english_is_not_sent_to_the_translator(splitter):
    translator = FakeTranslator()
    (guarded,) = translate_units(units_of("Thank you very much。", splitter), translator, silent, {})
    assert " ".join(guarded.rendering.words) == "Thank you very much."
    assert translator.asked == []


def test_english_keeps_its_marks_and_what_closes_behind_them(splitter):
    units = units_of("“Talk is cheap。”", splitter)
    (found,) = translate_units(units, FakeTranslator(), silent, {})
    assert " ".join(found.rendering.words) == "“Talk is cheap.”"


def test_links_go_from_english_words_to_the_words_of_the_sentence(splitter):
    (unit,) = units_of("用 GPT 训练", splitter)
    (guarded,) = translate_units([unit], FakeTranslator(), silent, {})
    english = list(guarded.rendering.words)
    gpt = [word.text for word in unit.words].index("GPT")
    row = guarded.rendering.links[english.index("GPT")]
    assert row[gpt] == pytest.approx(1.0)
    assert guarded.rendering.links.sum(axis=1) == pytest.approx(np.ones(len(english)))


def test_clause_by_clause_the_links_stay_true(splitter):
    class OnlyClauses(FakeTranslator):
        def translate(self, texts, progress, *, no_repeat=False):
            found = super().translate(texts, progress, no_repeat=no_repeat)
            empty = FakeTranslator("empty").translate(texts, progress)
            return [e if "，" in t else f for t, f, e in zip(texts, found, empty, strict=True)]

    (unit,) = units_of(ZH, splitter)
    (guarded,) = translate_units([unit], OnlyClauses(), silent, {})
    assert guarded.faults == ()
    comma = next(i for i, word in enumerate(unit.words) if word.mark == "，") + 1
    halves = guarded.rendering.links[:, :comma].sum(axis=1)
    assert halves[0] == pytest.approx(1)
    assert halves[-1] == pytest.approx(0)
    assert sorted(halves, reverse=True) == list(halves)


def test_the_text_is_what_was_spoken(splitter):
    translator = FakeTranslator()
    units = units_of(ZH + "谢谢大家的掌声。", splitter)
    translate_units(units, translator, silent, {})
    assert [text for text, _ in translator.asked] == [spoken_text(unit).text for unit in units]


@pytest.mark.parametrize(
    ("parts", "joined"),
    [
        (["My friends.", "It's a miracle."], "My friends, it's a miracle."),
        (["For me.", "I think so."], "For me, I think so."),
        (["For me.", "Anna thinks so."], "For me, Anna thinks so."),
        (["We talk about data.", "It is dear."], "We talk about data, it is dear."),
        (["We talk about all the data.", "It is dear."], "We talk about all the data. It is dear."),
        (["Is it?", "It is."], "Is it? It is."),
    ],
)
def test_a_mere_phrase_is_made_an_opening(splitter, parts, joined):
    class InParts(FakeTranslator):
        def translate(self, texts, progress, *, no_repeat=False):
            super().translate(texts, progress, no_repeat=no_repeat)
            return [self.part(text) for text in texts]

        def part(self, text):
            if "， " in text:
                return Translation((), np.zeros((0, len(text)), dtype=np.float32))
            said = tuple(parts["优化器" in text].split())
            return Translation(said, np.full((len(said), len(text)), 1 / len(text), dtype=np.float32))

    (unit,) = units_of(ZH, splitter)
    (guarded,) = translate_units([unit], InParts(), silent, {})
    assert " ".join(guarded.rendering.words) == joined


class Reworded(FakeTranslator):
    """Has another wording for everything."""

    def wordings(self, texts):
        return [[found] for found in FakeTranslator().translate(texts, silent)]


def test_at_last_another_wording_is_tried(splitter):
    (guarded,) = translate_units(units_of(ZH, splitter), Reworded("loop"), silent, {})
    assert guarded.faults == ()


def test_english_has_no_other_wording(splitter):
    found = translate_units(units_of("Thank you. 大家都来了。", splitter), FakeTranslator(), silent, {})
    assert [len(each) for each in other_wordings(found, Reworded())] == [0, 1]


def test_other_wordings_are_judged_and_told_again_with_the_terms_that_they_lost(splitter):
    class Rewords(FakeTranslator):
        def wordings(self, texts):
            without = [text.replace("GPT", "它它它") for text in texts]
            return [[found] * 2 for found in self.translate(without, silent)]

    found = translate_units(units_of("我们用 GPT 训练。大家都来了。", splitter), FakeTranslator(), silent, {})
    first, second = other_wordings(found, Rewords())
    assert [each.faults for each in first] == [("lost: GPT",)] * 2 + [()] * 2
    assert all("GPT" in each.rendering.words for each in first[2:])
    assert [each.faults for each in second] == [()] * 2
