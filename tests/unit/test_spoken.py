import pytest
from fakes import talk

from subgen.cue import Removal
from subgen.text.sentences import Unit, sentences
from subgen.text.spoken import clause_ends, spoken_text
from subgen.text.words import words


def unit(text, splitter, removals=(), question=False):
    found = words(talk(text, trusted=False), removals, splitter, verbatim=True)
    return Unit(tuple(found), question)


@pytest.mark.parametrize(
    ("text", "question", "said"),
    [
        ("我们开始", False, "我们开始。"),
        ("我们开始，", False, "我们开始。"),
        ("我们开始吗", True, "我们开始吗？"),
        ("我们开始？", False, "我们开始？"),
        ("我们开始！", False, "我们开始！"),
        ("先看数据，再看模型", False, "先看数据， 再看模型。"),
        ("苹果、香蕉", False, "苹果、香蕉。"),
        ("看看 数据", False, "看看， 数据。"),
        ("用 machine learning 做", False, "用machine learning做。"),
        ("我们把，数据放好", False, "我们把数据放好。"),
        ("他问：数据放好了没有", False, "他问： 数据放好了没有。"),
        ("先看数据；再看模型", False, "先看数据； 再看模型。"),
        ("这个模型——就是那个大的——很慢", False, "这个模型—— 就是那个大的—— 很慢。"),
        ("先看数据……再看模型……", False, "先看数据…… 再看模型……"),
        ("但是如果...", False, "但是如果……"),
        ("他说“你好”就走了", False, "他说你好就走了。"),
        ('调用print("hi")和"好"', False, '调用print("hi")和好。'),
        ('用"iPhone 15"拍', False, "用iPhone 15拍。"),
        ("用“Adam”“SGD”来fine-tune “LoRA”", False, "用Adam SGD来fine-tune LoRA。"),
        ('用27"的屏幕', False, '用27"的屏幕。'),
        ("运行 rm -rf /tmp/foo 吧", False, "运行rm -rf /tmp/foo吧。"),
        ("涨了+20%左右", False, "涨了+20%左右。"),
        ("二零一六年毕业", False, "2016年毕业。"),
        ("一九九八年和零八年", False, "1998年和2008年。"),
        ("房间号一二〇七", False, "房间号1207。"),
        ("内存有三点三五TB", False, "内存有3.35TB。"),
        ("等了五六年", False, "等了五六年。"),
        ("一百零八年，三千零五个", False, "一百零八年， 三千零五个。"),
        ("一二三四，预备", False, "一二三四， 预备。"),
    ],
)
def test_the_text_for_the_translator(splitter, text, question, said):
    assert spoken_text(unit(text, splitter, question=question)).text == said


def test_each_word_knows_its_place(splitter):
    given = unit("先看数据，再用 GPT 模型", splitter)
    found = spoken_text(given)
    assert [found.text[start:end] for start, end in found.ranges] == [word.text for word in given.words]


def test_a_word_of_a_number_in_figures_knows_its_place(splitter):
    given = unit("功率是一百二十点五瓦左右", splitter)
    found = spoken_text(given)
    assert found.text == "功率是120.5瓦左右。"
    places = dict(zip((word.text for word in given.words), found.ranges, strict=True))
    assert [found.text[slice(*places[each])] for each in ("功率", "左右")] == ["功率", "左右"]
    assert [found.text[slice(*places[each])] for each in ("一百二十", "点五瓦")] == ["120.", "5瓦"]


def test_what_is_not_translated_has_an_empty_place(splitter):
    given = unit("我们呃开始", splitter, [Removal(2, 3, "呃", "filler")])
    found = spoken_text(given)
    assert found.text == "我们开始。"
    places = {word.text: found.ranges[index] for index, word in enumerate(given.words)}
    assert places["呃"] == (2, 2)


def test_a_sentence_can_be_parted_at_marks_that_do_not_stand_in_a_phrase(splitter):
    given = unit("我们把，数据放好，然后开始，", splitter)
    ends = clause_ends(given)
    assert [given.words[end - 1].text for end in ends] == ["好"] or len(ends) == 1
    assert given.words[ends[0]].text == "然后"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("我们把，数据放好。", "我们把， 数据放好。"),
        ("这是一个很大 很新的模型。", "这是一个很大 很新的模型。"),
        ("他说：“你好，再见。”", "他说： “你好， 再见。”"),
    ],
)
def test_what_a_writer_wrote_is_taken_at_its_word(splitter, text, said):
    (found,) = sentences(source := talk(text), words(source, (), splitter))
    assert found.written
    assert spoken_text(found).text == said
