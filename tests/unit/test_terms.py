from dataclasses import replace

import numpy as np
import pytest
from fakes import english_for, sentence, talk

from subgen.text.sentences import Unit
from subgen.text.words import words
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


def test_a_term_has_the_blanks_that_were_written(splitter):
    given = Unit(words(talk("复杂度是O(n log n)吗"), (), splitter), question=True)
    assert [term.text for term in disguise(given, as_it_is).terms] == ["O(n log n)"]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("注意力（attention）机制", ["attention"]),
        ("操作代码（operation code），简称操作码（opcode）", ["operation code", "opcode"]),
        ("他说“attention is all”", ["attention is all"]),
        ("论文《Attention Is All You Need》", ["Attention Is All You Need"]),
        ("论文《AGI之路》和（1998）", []),
        ("用（GPT）（BERT）和“Adam”“SGD”", ["GPT", "BERT", "Adam", "SGD"]),
        ("来fine-tune “LoRA”", ["fine-tune", "LoRA"]),
    ],
)
def test_a_term_is_one_in_brackets_too(splitter, text, terms):
    given = Unit(words(talk(text), (), splitter), question=False)
    assert [term.text for term in disguise(given, as_it_is).terms] == terms


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("用 == 来比较", ["=="]),
        ("用 -> 访问", ["->"]),
        ("就写 x += 1 吧", ["x += 1"]),
        ("写 a != b 或者 !ok 都行", ["a != b", "!ok"]),
        ("用 a && b 或者 a || b 都行", ["a && b", "a || b"]),
        ("写 arr[i] = arr[i + 1] 就行", ["arr[i] = arr[i + 1]"]),
        ("运行 ls -la | grep foo 看看", ["ls -la | grep foo"]),
        ("跑 npm run dev -- --port 吧", ["npm run dev -- --port"]),
        ("用 C + 号", ["C"]),
        ("说明 A & B 是对的", ["A & B"]),
        ("买 iPhone 15 去", ["iPhone"]),
        ("一共 3 + 5 个", []),
        ("我们 -- 继续", []),
    ],
)
def test_a_formula_or_a_command_is_one_term(splitter, text, terms):
    given = Unit(words(talk(text), (), splitter), question=False)
    assert [term.text for term in disguise(given, as_it_is).terms] == terms


@pytest.mark.parametrize(
    ("text", "terms", "seen"),
    [
        ("七B的模型", ["7B"], "7B的模型。"),
        ("一点五B和一百二十八K", ["1.5B", "128K"], "1.5B和128K。"),
        ("拉马三点一的七十B", ["70B"], "拉马3.1的70B。"),
        ("好一点B在前", ["B"], "好一点B在前。"),
        ("买七，B在前", ["B"], "买七， B在前。"),
        ("七GPT", ["GPT"], "七GPT。"),
    ],
)
def test_a_number_of_a_unit_is_one_term_with_it(splitter, text, terms, seen):
    given = disguise(Unit(words(talk(text), (), splitter), question=False), as_it_is)
    assert [term.text for term in given.terms] == terms
    assert given.spoken.text == seen


@pytest.mark.parametrize("manner", [as_it_is, as_greek])
def test_the_mark_behind_a_term_of_several_words_stays(splitter, manner):
    given = Unit(words(talk("用 machine learning，再看 size = 2、n = 3 吧"), (), splitter), question=False)
    said = disguise(given, manner).spoken.text
    assert [char for char in said if char in "，、。"] == ["，", "、", "。"]


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


@pytest.mark.parametrize(
    ("term", "english", "lost"),
    [
        ("==", "Use == here.", False),
        ("==", "Use = here.", True),
        ("==", "Use === here.", True),
        ("C++", "Use C++/C#.", False),
        ("O(n)", "It is O (O(n)).", True),
        (r"C:\Users", r"It is C: C:\Users.", True),
        ("a[0]+b[1]", "It is a[0]+b[1] [1].", True),
        ("a[0]+b[1]", "It is a a[0]+b[1].", False),
        ("self", "It is self self.", True),
        ("co-op", "It is a co-op.", False),
    ],
)
def test_signs_come_out_once_and_unchanged(term, english, lost):
    _, found = revealed(["用", term, "训练"], english, as_it_is)
    assert found.lost == ((term,) if lost else ())


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


def with_target(target, *texts):
    """A unit whose word 家辉 (or the like, the first in Chinese with a star) has to become ``target``."""
    words = [
        replace(word, text=word.text[1:], spoken=word.text[1:], target=target)
        if word.text.startswith("*")
        else word
        for word in sentence(*texts)
    ]
    return Unit(tuple(words), question=False)


@pytest.mark.parametrize(
    ("manner", "only", "seen"),
    [
        (as_it_is, (), "谢谢家辉用GPT。"),
        (as_greek, (), "谢谢Alpha用Beta。"),
        (as_title, (), "谢谢Jiahui用GPT。"),
        (as_greek, ("Jiahui",), "谢谢Alpha用GPT。"),
        (as_greek, ("GPT",), "谢谢家辉用Beta。"),
    ],
)
def test_what_the_model_sees_of_a_glossary(manner, only, seen):
    disguised = disguise(with_target("Jiahui", "谢谢", "*家辉", "用", "GPT"), manner, only)
    assert disguised.spoken.text == seen
    assert [term.text for term in disguised.terms] == ["Jiahui", "GPT"]


def test_stand_ins_side_by_side_have_a_space_between_them():
    disguised = disguise(with_target("point cloud", "3D", "*点云", "数据"), as_greek)
    assert disguised.spoken.text == "Alpha Beta数据。"


def test_what_stands_around_a_term_stays_where_it_is():
    assert disguise(with_target("Jiahui", "叫", "*《家辉》"), as_greek).spoken.text == "叫《Alpha》。"


@pytest.mark.parametrize(
    ("target", "manner", "english", "expected", "lost"),
    [
        # The model knows it by itself, in whatever form.
        ("neural network", as_it_is, "We train neural networks.", "We train neural networks.", ()),
        ("fine-tuning", as_it_is, "We fine-tuned it.", "We fine-tuned it.", ()),
        ("pre-training", as_it_is, "Pretrained models.", "Pretrained models.", ()),
        ("generalization", as_it_is, "It generalizes well.", "It generalizes well.", ()),
        # It doesn't, and says something else.
        ("Jiahui", as_it_is, "Thank you, Ka Fai.", "Thank you, Ka Fai.", ("Jiahui",)),
        ("agent", as_it_is, "An agency.", "An agency.", ("agent",)),
        ("BAAI", as_it_is, "The baais are here.", "The BAAIs are here.", ()),
        # In disguise, and back.
        ("Jiahui", as_greek, "Thank you, Alpha.", "Thank you, Jiahui.", ()),
        ("large model", as_greek, "Use an Alpha's power.", "Use a large model's power.", ()),
        ("modality", as_greek, "All Alphas.", "All modalities.", ()),
        ("agent", as_greek, "All Alphas.", "All agents.", ()),
        ("multimodal", as_greek, "All Alphas.", "All multimodal.", ()),
        (
            "image-text pair",
            as_title,
            "We train with Image-text Pairs.",
            "We train with image-text pairs.",
            (),
        ),
        ("point cloud", as_title, "We train with a point-cloud.", "We train with a point-cloud.", ()),
    ],
)
def test_a_term_of_the_glossary(target, manner, english, expected, lost):
    disguised = disguise(with_target(target, "用", "*模态", "训练"), manner)
    en = tuple(english.split())
    links = np.zeros((len(en), len(disguised.spoken.text)), dtype=np.float32)
    found = reveal(disguised, Translation(en, links))
    assert " ".join(found.words) == expected
    assert found.lost == lost
    assert found.links.shape == (len(found.words), 3)


def test_a_term_that_is_said_twice_may_be_it_the_second_time():
    given = with_target("Jiahui", "*家辉", "说", "*家辉", "来")
    disguised = disguise(given, as_greek)
    links = np.zeros((4, len(disguised.spoken.text)), dtype=np.float32)
    once = reveal(disguised, Translation(("Alpha", "says", "he", "comes"), links))
    assert once.lost == ("Jiahui",)  # two stand-ins: the model was given two names
    twice = reveal(disguised, Translation(("Alpha", "says", "Beta", "comes"), links))
    assert twice.words == ("Jiahui", "says", "Jiahui", "comes")
    disguised = disguise(given, as_it_is)
    links = np.zeros((4, len(disguised.spoken.text)), dtype=np.float32)
    assert reveal(disguised, Translation(("Jiahui", "says", "he", "comes"), links)).lost == ()


def test_what_closes_a_garbled_term_is_not_doubled():
    _, found = revealed(["调用", "String(52.5)"], "Call Strlng(52.5).", as_it_is)
    assert " ".join(found.words) == "Call String(52.5)."


def test_what_stands_for_one_term_is_not_mended_into_another():
    _, found = revealed(
        ["positive", "transfer", "和", "TRANSER"], "A positive transfer, and so on.", as_it_is
    )
    assert " ".join(found.words) == "A positive transfer, and so on."
    assert found.lost == ("TRANSER",)
