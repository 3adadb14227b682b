"""Which lines are Chinese and which English, by what the whole file shows."""

import pytest

from subgen.formats.languages import told_apart
from subgen.formats.reader import RawCue

ZH = ("今天我们讲索引", "它很重要", "没有它就慢")
EN = ("Today we talk about indexes.", "They matter.", "Without them all is slow.")


def told(*cues, name="talk.srt"):
    """Each cue's Chinese and English lines; cues are (start, end, lines) or just lines, one a second."""
    raw = []
    for number, cue in enumerate(cues):
        start, end, lines, *kinds = cue if cue and isinstance(cue[0], int) else (number, number + 1, cue)
        raw.append(RawCue(number + 1, start * 1000, end * 1000, tuple(lines), kinds=tuple(*kinds)))
    return [(cue.zh, cue.en) for cue in told_apart(raw, name)]


PAIRS = [((zh,), (en,)) for zh, en in zip(ZH, EN, strict=True)]


def test_chinese_above_english():
    assert told(*zip(ZH, EN, strict=True)) == PAIRS


def test_english_above_chinese():
    assert told(*zip(EN, ZH, strict=True)) == PAIRS


def test_several_lines_each():
    assert told(
        ("今天我们讲", "Transformer 模型", "Today we talk", "about the Transformer"),
        ("用 machine learning 做", "Doing it with", "machine learning"),
    ) == [
        (("今天我们讲", "Transformer 模型"), ("Today we talk", "about the Transformer")),
        (("用 machine learning 做",), ("Doing it with", "machine learning")),
    ]


@pytest.mark.parametrize("english_first", [False, True])
@pytest.mark.parametrize(
    "pair",
    [
        (("在 https://a.org/a/very/long", "path/of/it ？"), ("At https://a.org/a/very/long", "path/of/it?")),
        (("在 https://a.org/x ？",), ("At", "https://a.org/x?")),
        (
            ("他说了一句", "Talk is cheap, show me the code."),
            ("He said:", "Talk is cheap, show me the code."),
        ),
        (("他说", "Talk is cheap,", "show me the code."), ("He said: Talk is cheap,", "show me the code.")),
    ],
)
def test_addresses_and_quotations_are_in_both_languages(pair, english_first):
    step = -1 if english_first else 1
    pairs = [*PAIRS, pair]
    assert told(*([line for side in each[::step] for line in side] for each in pairs)) == pairs


@pytest.mark.parametrize("english_first", [False, True])
@pytest.mark.parametrize(
    "pair",
    [
        (("3.11.4 PyTorch 2.1",), ("3.11.4 and PyTorch 2.1",)),
        (("3.11.4 PyTorch 2.1",), ("3.11.4 and", "PyTorch 2.1")),
        (("GPT-4 vs.", "Claude 3"), ("GPT-4 and Claude 3",)),
        (("a.org/openai",), ("Visit a.org/openai.",)),
        (("2024",), ("In 2024",)),
        (("我们看一下", "PyTorch Lightning Trainer 类"), ("This is the", "PyTorch Lightning Trainer class.")),
        (
            ("代码在 https://a.org/a/", "a_long_name_of_it 中"),
            ("At https://a.org/a/", "a_long_name_of_it"),
        ),
        (("“学习”是 learning",), ("The word “学习” means", "to learn")),
    ],
)
def test_names_are_in_both_languages(pair, english_first):
    step = -1 if english_first else 1
    pairs = [*PAIRS, pair]
    assert told(*([line for side in each[::step] for line in side] for each in pairs)) == pairs


@pytest.mark.parametrize("english_first", [False, True])
@pytest.mark.parametrize(
    "said",
    [
        ("And then he said to me,", "you have to try it."),
        ("Thank you all very much", "for having me", "here today."),
        ("♪", "La la la."),
    ],
)
def test_english_that_was_said_amid_pairs_is_not_torn(said, english_first):
    cues = [pair[:: -1 if english_first else 1] for pair in zip(ZH, EN, strict=True)]
    assert told(*cues * 4, said)[-1] == ((), said)


@pytest.mark.parametrize("lone", [("谢谢",), ("Thanks.",)])
def test_where_much_is_in_one_language_names_are_no_sign_of_two(lone):
    said = ("I know,", "I know it.")
    assert told(*zip(ZH, EN, strict=True), said)[-1] == (("I know,",), ("I know it.",))
    assert told(*zip(ZH, EN, strict=True), lone, lone, said)[-1] == ((), said)


@pytest.mark.parametrize("english_first", [False, True])
def test_a_line_of_either_language_goes_by_the_order_of_the_file(english_first):
    def cue(zh, en):
        return (*en, *zh) if english_first else (*zh, *en)

    pairs = [
        (("它叫", "Transformer"), ("It is called", "Transformer.")),
        (("42",), ("42",)),
        (("Transformer",), ("Transformer",)),
        (("We say something", "in English here"), ("We say", "something in English here.")),
        (("♪",), ("♪",)),
        *PAIRS,
    ]
    assert told(*(cue(zh, en) for zh, en in pairs))[1:] == pairs[1:]


def test_a_cue_of_a_bilingual_file_may_lack_one_language():
    assert told(*zip(ZH, EN, strict=True), ("谢谢",), ("Thank you.",), ("♪",), ())[3:] == [
        (("谢谢",), ()),
        ((), ("Thank you.",)),
        (("♪",), ()),
        ((), ()),
    ]


@pytest.mark.parametrize("together", [False, True])
def test_pairs_of_cues_with_the_same_times_become_one(together):
    zh = [(i, i + 1, (line,)) for i, line in enumerate(ZH)]
    en = [(i, i + 1, (line,)) for i, line in enumerate(EN)]
    cues = [each for pair in zip(zh, en, strict=True) for each in pair] if together else [*zh, *en]
    assert told(*cues) == PAIRS


@pytest.mark.parametrize(
    ("english", "joined"),
    [
        ((0.04, 1.96), True),
        ((0.3, 2.2), True),
        ((0.0, 1.5), True),
        ((0.0, 1.4), False),
        ((0.7, 2.7), False),
        ((1.0, 3.0), False),
    ],
)
@pytest.mark.parametrize("order", [1, -1])
def test_a_pair_may_have_nearly_the_same_times(english, joined, order):
    start, end = english
    cues = []
    for index, (zh, en) in enumerate(zip(ZH, EN, strict=True)):
        at = 5 * index
        cues += [(at, at + 2, (zh,)), (at + start, at + end, (en,))][::order]
    raw = [RawCue(1, round(a * 1000), round(b * 1000), lines) for a, b, lines in cues]
    found = told_apart(raw, "talk.srt")
    chinese = [cue for cue in found if cue.zh]
    assert [(cue.start_ms, cue.end_ms, *cue.zh) for cue in chinese] == [
        (5000 * index, 5000 * index + 2000, zh) for index, zh in enumerate(ZH)
    ]
    assert [bool(cue.en) for cue in chinese] == [joined] * 3
    assert sorted(line for cue in found for line in cue.en) == sorted(EN)


def test_of_two_that_share_a_cue_only_one_can_be_its_pair():
    zh = [(5 * i, 5 * i + 4, (line,)) for i, line in enumerate(ZH)]
    en = [(5 * i, 5 * i + 4, (line,)) for i, line in enumerate(EN[:2])]
    halves = [(10, 12, ("Without them",)), (12, 14, ("all is slow.",))]
    assert told(*zh, *en, *halves) == [
        *PAIRS[:2],
        ((ZH[2],), ()),
        ((), ("Without them",)),
        ((), ("all is slow.",)),
    ]


@pytest.mark.parametrize(
    ("zh", "en", "pairs"),
    [
        (
            [(20, 22, "你去哪里"), (20, 22, "我回家")],
            [(20, 22, "Where do you go?"), (20, 22, "I go home.")],
            [("你去哪里", "Where do you go?"), ("我回家", "I go home.")],
        ),
        (
            [(20, 24, "我们从头开始讲起")],
            [(20, 21, "Hm."), (20, 25, "Let us start at the beginning.")],
            [("我们从头开始讲起", "Let us start at the beginning."), ("", "Hm.")],
        ),
        (
            [(20, 22, "好"), (20, 22, "好的"), (30, 38, "再见")],
            [(20, 22, "Well."), (30, 37, "Bye.")],
            [("好", "Well."), ("好的", ""), ("再见", "Bye.")],
        ),
    ],
    ids=["two at one time", "a short one begins at the same time", "one at that time has no other half"],
)
def test_pairs_do_not_cross(zh, en, pairs):
    ahead = [(5 * i, 5 * i + 4, line) for row in (ZH, EN) for i, line in enumerate(row)]
    found = told(*((start, end, (line,)) for start, end, line in (*ahead, *zh, *en)))[len(ZH) :]
    assert [("".join(zh), "".join(en)) for zh, en in found] == pairs


def test_cues_on_two_clocks_stay_apart():
    zh = [(3 * i, 3 * i + 2, (line,)) for i, line in enumerate(ZH)]
    assert told(*zh, (0, 4, (EN[0],)), (4, 9, (EN[1],))) == [
        *(((line,), ()) for line in ZH),
        ((), (EN[0],)),
        ((), (EN[1],)),
    ]


def test_styles_know_what_script_does_not():
    styled = [(i, i + 1, (line,), ("Zh",)) for i, line in enumerate((*ZH, "OpenAI"))]
    styled += [(i, i + 1, (line,), ("En",)) for i, line in enumerate((*EN, "OpenAI."))]
    assert told(*styled) == [*PAIRS, (("OpenAI",), ("OpenAI.",))]


@pytest.mark.parametrize(
    ("zh", "en"),
    [
        (("大家好", "PyTorch 2.1"), ("Hello.", "It is PyTorch.")),
        (("大家好", "它叫", "OpenAI", "GPT-4"), ("Hello.", "It is called", "OpenAI.", "And GPT.")),
        (("大家好", "我姓王", "它叫", "谢谢"), ("Hello.", "I am 王.", "It is called", "Thanks.")),
    ],
)
@pytest.mark.parametrize("together", [False, True])
def test_styles_of_few_cues_are_known_too(zh, en, together):
    pairs = [((a,), (b,)) for a, b in zip(zh, en, strict=True)]
    if together:
        cues = [(i, i + 1, pair, ("Zh", "En")) for i, pair in enumerate(zip(zh, en, strict=True))]
    else:
        cues = [(i, i + 1, (a,), ("Zh",)) for i, a in enumerate(zh)]
        cues += [(i, i + 1, (b,), ("En",)) for i, b in enumerate(en)]
    assert told(*cues) == pairs


@pytest.mark.parametrize("apart", [False, True])
def test_a_style_that_holds_both_is_told_apart_by_script_amid_others(apart):
    cues = [(0, 1, ("LIVE",), ("Sign",)), (1, 2, ("Berlin",), ("Sign",))]
    for at, pair in enumerate(zip(ZH, EN, strict=True), 2):
        cues += (
            [(at, at + 1, (line,), ("Default",)) for line in pair]
            if apart
            else [(at, at + 1, pair, ("Default",) * 2)]
        )
    assert told(*cues)[2:] == PAIRS


def test_a_style_that_holds_both_is_told_apart_by_script():
    assert (
        told(*((i, i + 1, pair, ("Default",) * 2) for i, pair in enumerate(zip(ZH, EN, strict=True))))
        == PAIRS
    )


def test_english_that_was_said_is_part_of_the_talk():
    cues = [*((line,) for line in ZH * 2), ("Transformer",), ("它叫", "Attention"), ("All you need.",)]
    assert told(*cues) == [(cue, ()) for cue in cues]


def test_english_alone():
    assert told(*((line,) for line in EN)) == [((), (line,)) for line in EN]
    assert told(("42",), ("♪",)) == [(("42",), ()), (("♪",), ())]


def test_some_chinese_left_in_an_english_file():
    cues = [*((line,) for line in EN * 5), ("谢谢",)]
    assert told(*cues) == [((), cue) for cue in cues]
    few = [("谢谢",), ("Thanks.",), ("Bye.",)]
    assert told(*few) == [(cue, ()) for cue in few]
    assert told(*few, name="talk.en-US.srt") == [((), cue) for cue in few]
    assert told(*zip(ZH, EN, strict=True), name="talk.en.srt") == PAIRS
