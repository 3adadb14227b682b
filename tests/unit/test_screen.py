import pytest
from fakes import talk

from subgen.text.screen import Widths, on_screen
from subgen.text.words import words
from subgen.width import cells


def shown(text, splitter, spaced=False, question=False):
    return on_screen(words(talk(text), (), splitter), spaced=spaced, question=question)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("先看数据，再看模型。", "先看数据 再看模型"),
        ("先看；再想：结果", "先看 再想：结果"),
        ("真的吗？真的！", "真的吗？真的！"),
        ("真的吗？？？", "真的吗？"),
        ("真的吗?!?!", "真的吗？！"),
        ("真的吗？！", "真的吗？！"),
        ("苹果、梨、", "苹果、梨"),
        ("等等……然后", "等等…然后"),
        ("等等...然后", "等等…然后"),
        ("等等。。。然后", "等等 然后"),
        ("先看——再想", "先看 再想"),
        ("好  的", "好 的"),
        ("他说：“走吧。”", "他说：“走吧”"),
        ("他问：“走吗？”好", "他问：“走吗？”好"),
        ("，，好的，", "好的"),
    ],
)
def test_marks_on_screen(splitter, text, line):
    assert shown(text, splitter) == line


@pytest.mark.parametrize(
    ("text", "tight", "spaced"),
    [
        ("用GPT训练", "用GPT训练", "用 GPT 训练"),
        ("用 GPT 训练", "用GPT训练", "用 GPT 训练"),
        ("用machine learning做", "用machine learning做", "用 machine learning 做"),
        ("有3个", "有3个", "有 3 个"),
        ("用“GPT”训练", "用“GPT”训练", "用“GPT”训练"),
        ("模型p(y|x) model的", "模型p(y|x) model的", "模型 p(y|x) model 的"),
        ("花了only $20吧", "花了only $20吧", "花了 only $20 吧"),
        ("讲Poincaré conjecture", "讲Poincaré conjecture", "讲 Poincaré conjecture"),
        ("用GPT，训练", "用GPT 训练", "用 GPT 训练"),
    ],
)
def test_spaces_between_han_and_latin(splitter, text, tight, spaced):
    assert shown(text, splitter) == tight
    assert shown(text, splitter, spaced=True) == spaced


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("运行 rm -rf /tmp/foo 吧", "运行 rm -rf /tmp/foo 吧"),
        ("写 a != b 和 a==b", "写 a != b 和 a==b"),
        ("A & B 和 R&D", "A & B 和 R&D"),
        ("涨了+20%，是+38.5", "涨了+20% 是+38.5"),
        ("看#开源#和# 号", "看#开源#和# 号"),
        ("中文/English和中文 / English", "中文/English 和中文 / English"),
        ("用 O(n log n) 做", "用 O(n log n) 做"),
        ("看foo()的a[]", "看 foo() 的 a[]"),
        ('屏幕27"的', '屏幕 27" 的'),
        ('从27"到32"的', '从 27"到 32" 的'),
        ("在/etc/hosts里", "在/etc/hosts 里"),
        ("在 $(pwd) 里", "在 $(pwd) 里"),
    ],
)
def test_a_blank_stands_by_a_sign_where_it_was_written(splitter, text, line):
    assert shown(text, splitter, spaced=True) == line


@pytest.mark.parametrize(
    ("text", "line"),
    [("好不好", "好不好？"), ("好不好。", "好不好？"), ("好吗？", "好吗？"), ("好吗！", "好吗！")],
)
def test_a_question_gets_the_mark_that_it_lacks(splitter, text, line):
    assert shown(text, splitter, question=True) == line


def test_no_words_are_an_empty_line():
    assert on_screen([], spaced=True) == ""


@pytest.mark.parametrize("spaced", [True, False])
@pytest.mark.parametrize("question", [True, False])
def test_widths_are_those_of_the_shown_line(splitter, spaced, question):
    found = words(talk("我们用 GPT-4 训练模型，对吗？对、当然：《书》 “好”…"), (), splitter)
    widths = Widths(found, spaced=spaced, question=question)
    for start in range(len(found)):
        for end in range(start + 1, len(found) + 1):
            asks = question and end == len(found)
            assert widths.of(start, end) == cells(on_screen(found[start:end], spaced=spaced, question=asks))
