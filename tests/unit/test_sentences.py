from dataclasses import replace

import pytest
from fakes import talk, timed

from subgen.cue import Removal
from subgen.text.boundaries import weighed
from subgen.text.sentences import sentences
from subgen.text.words import Pause, words


def units_of(source, splitter, removals=(), verbatim=False):
    return sentences(source, weighed(words(source, removals, splitter, verbatim=verbatim)))


def shown(units):
    return ["".join(word.text + word.mark for word in unit.words) for unit in units]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今天我们讲数据库的索引。为什么要讲索引呢？因为它很重要！", 3),
        ("今天我们讲数据库的索引，它是查询的基础，也很有意思。", 1),
        ("大家好。", 1),
    ],
)
def test_marks_that_can_be_trusted_end_sentences(splitter, text, expected):
    assert len(units_of(talk(text), splitter)) == expected


def test_a_writers_sentence_that_is_too_long_is_parted_no_more_than_it_must(splitter):
    long = (
        "我们去年夏天从北到南走了一万三千公里，走过草原上的牧场，走过已经没有人住的矿区，走过海边的盐田，"
        "然后在那里认识了一些人，给他们打了几天工，他们做的那些小生意，都把帮助别人写在第一行，这让我想了很久。"
    )
    first, second = shown(units_of(talk("大家好，我是小林。" + long), splitter))[1:]
    assert first + second == long
    assert first.endswith("，")


def test_a_paragraph_ends_a_sentence(splitter):
    assert shown(units_of(talk("第一章 数据库", "我们从头开始讲"), splitter)) == [
        "第一章数据库",
        "我们从头开始讲",
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "今天我想给在座的各位朋友介绍一下数据库里面最重要也是最难讲清楚的一个概念，",
            "然后我们再来看一看查询优化器是用什么办法从这么多的计划里面选择一个的",
        ),
        (
            "你们知道为什么这个系统在去年冬天的那个时候会跑得特别特别慢吗，",
            "其实是因为每一次查询都要把整张表从头到尾读一遍才能找到那一行",
        ),
        (
            "这就是我们整个团队在去年一年里面花了最多的时间去做的最主要的工作，",
            "谢谢王老师刚才给我们做的这一个非常精彩的介绍",
        ),
    ],
)
def test_words_say_where_a_sentence_ends_when_marks_do_not(splitter, first, second):
    assert shown(units_of(talk(first + second, trusted=False), splitter)) == [first, second]


def test_a_stop_where_a_site_cut_does_not_end_a_sentence(splitter):
    units = units_of(
        talk("我们把所有的数据都放到一个很大的。", "表格里面然后再去查询它们。", trusted=False), splitter
    )
    assert "".join(shown(units[:1])).startswith("我们把所有的数据都放到一个很大的。表格里面")


def test_text_without_any_mark_is_parted(splitter):
    text = "今天我们先讲数据库的索引为什么重要然后再讲查询优化器怎么工作所以大家要先记住几个基本的概念" * 4
    units = units_of(talk(text, trusted=False), splitter)
    widths = [sum(word.cells for word in unit.words) for unit in units]
    assert len(units) >= 4
    assert max(widths) <= 160


FIRST, SECOND = "我们先把所有的数据放到内存里面", "大家再从内存里面去找那一行数据"
SPLICED = (f"{FIRST}，{SECOND}。",) * 20
UNMARKED = "那个时候我们把每一张表都从头到尾读一遍" * 12


def ends_after_first(source, splitter, stop_odds):
    """Whether FIRST ends a sentence, one being so likely to end there and at marks, and hardly elsewhere."""
    end = source.text.index(FIRST) + len(FIRST)
    found = [
        replace(word, stop_odds=stop_odds if word.mark or word.end == end else -400)
        for word in words(source, (), splitter)
    ]
    return end in {unit.words[-1].end for unit in sentences(source, found)}


@pytest.mark.parametrize(
    ("rest", "stop_odds", "ends"),
    [
        # Between two stops of a writer who sets all the marks, whatever the words say.
        ((), 300, False),
        # Nor where a few sentences are spliced by commas, but where many are, which no writer does.
        (SPLICED[:5], 300, False),
        (SPLICED, 300, True),
        (SPLICED, 80, False),
        # Where hardly any mark is set, what stands between two stops is rather one sentence.
        ((UNMARKED,), 300, True),
        ((UNMARKED,), 80, False),
        ((UNMARKED,), -50, False),
    ],
)
def test_how_likely_an_end_must_be_between_two_stops(splitter, rest, stop_odds, ends):
    assert ends_after_first(talk(f"{FIRST}，{SECOND}。", *rest), splitter, stop_odds) is ends


@pytest.mark.parametrize(("rest", "ends"), [(UNMARKED, True), ("我们再看，" * 20, False)])
def test_an_end_without_a_mark_is_likelier_where_there_are_few(splitter, rest, ends):
    source = talk(f"{FIRST}{SECOND}，{rest}", trusted=False)
    assert ends_after_first(source, splitter, 60) is ends


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        # A question needs nothing behind it.
        ("这到底是什么意思呢，就是说一天里面量了三次都很高", 2),
        ("大家觉得这样算出来的结果对吗，我们一起来看一下", 2),
        ("很多人想知道这到底是什么意思呢，就是说一天里面量了三次都很高", 1),
        ("不管它到底是什么意思呢，反正一天里面量了三次都很高", 1),
        # A topic does.
        ("我们这个城市的医院呢，每年都要换一次这样的机器", 1),
    ],
)
def test_a_sentence_ends_behind_a_question_and_not_behind_a_topic(splitter, text, parts):
    assert len(units_of(talk(f"{text}。"), splitter)) == parts


@pytest.mark.parametrize(
    ("question", "answer", "ends"),
    [
        ("这个手机是多少钱", SECOND, True),
        ("我也不知道多少钱", SECOND, False),
        ("这个手机是多少钱", "大家都不知道，我们自己也没有去问过", False),
    ],
)
def test_a_sentence_rather_ends_behind_what_closes_with_a_question(splitter, question, answer, ends):
    source = talk(f"{question}，{answer}，" + "我们再看，" * 20, trusted=False)
    found = [
        replace(word, stop_odds=-100 if word.end == len(question) else -400)
        for word in words(source, (), splitter)
    ]
    assert (len(question) in {unit.words[-1].end for unit in sentences(source, found)}) is ends


@pytest.mark.parametrize("thanks", ["谢谢大家", "那谢谢大家", "谢谢各位"])
def test_thanks_to_all_are_a_sentence(splitter, thanks):
    assert len(units_of(talk(f"{thanks}，大家有什么问题吗，", trusted=False), splitter)) == 2


@pytest.mark.parametrize(
    ("said", "rest", "ends"),
    [
        # Where marks are dense, one would stand there; and what follows is said of the topic.
        ("那这个手机呢", "我们再看，" * 20, False),
        ("那这个手机呢", UNMARKED, True),
        # But a question is a sentence.
        ("这个手机为什么这么贵呢", "我们再看，" * 20, True),
    ],
)
def test_a_topic_without_a_mark_ends_no_sentence_where_marks_are_dense(splitter, said, rest, ends):
    source = talk(f"{said}{SECOND}，{rest}", trusted=False)
    found = [
        replace(word, stop_odds=150 if word.end == len(said) else -400)
        for word in words(source, (), splitter)
    ]
    assert (len(said) in {unit.words[-1].end for unit in sentences(source, found)}) is ends


@pytest.mark.parametrize(("space", "ends"), [(" ", False), ("，", True), ("", True)])
def test_where_spaces_stand_for_marks_a_sentence_ends_at_one(splitter, space, ends):
    rest = f"我们再来看一看这张表{space}" * 20
    source = talk(f"{FIRST}{SECOND}{space}{rest}", trusted=False)
    found = [
        replace(word, stop_odds=150 if word.end == len(FIRST) else -400)
        for word in words(source, (), splitter)
    ]
    assert (len(FIRST) in {unit.words[-1].end for unit in sentences(source, found)}) is ends


@pytest.mark.parametrize(
    ("source", "likely"),
    [
        # Where a recogniser's marks are dense, few are missing.
        (talk(f"{FIRST}{SECOND}，" + "我们再看，" * 20, trusted=False), False),
        (talk(f"{FIRST}{SECOND}，{UNMARKED}", trusted=False), True),
        # The ends of cues are no such marks.
        (timed((0, 4000, f"{FIRST}{SECOND}"), (4100, 5000, "我们再看")), True),
    ],
)
def test_a_pause_that_no_mark_tells_of_is_likelier_where_there_are_few(splitter, source, likely):
    found = [
        replace(word, clause_odds=-50 if word.end == len(FIRST) else -400)
        for word in words(source, (), splitter)
    ]
    pauses = {word.end: word.pause for unit in sentences(source, found) for word in unit.words}
    assert (pauses[len(FIRST)] is Pause.LIKELY) is likely


def test_a_silence_ends_a_sentence_and_a_short_pause_does_not(splitter):
    cues = [(0, 1000, "我们先看数据库的"), (1100, 2000, "索引"), (2600, 4000, "再看查询的过程")]
    assert shown(units_of(timed(*cues), splitter)) == ["我们先看数据库的索引", "再看查询的过程"]


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("你们准备好了吗", True),
        ("那怎么办呢", True),
        ("这样做是对的，对吧", True),
        ("大家明白了，是吗", True),
        ("它的能力非常强对吧", True),  # which jieba cuts as 强对 吧
        ("客户当时就急了，那怎么办呢", True),
        ("你们看到了什么？", True),
        ("我们开始吧", False),
        ("我们准备好了", False),
        ("好吗的话", False),
        # A choice between yes and no at the very end.
        ("这样讲清楚了是不是", True),
        ("我们先看结果好不好", True),
        ("你们觉得这样对不对", True),
        ("我不知道是不是这样", False),
        ("我们到底还需不需要今天这样的数据库", True),
        ("这个事情值不值得做", True),
        ("那你觉得贵不贵", True),
        ("其实问题不是快不快", False),
        ("市场不看你努不努力", False),
        ("对不对所以它一乘就小了一百倍", False),
        ("他时不时会问一句", False),
        ("这取决于用户需不需要这样的数据库", False),
        ("我要看这个事情值不值得做", False),
        ("他们动不动就加班", False),
        ("信不信由你", False),
        # Or anywhere in the last clause, unless it is only told of.
        ("大家有没有想过这个问题", True),
        ("我想给大家查一下有没有这样的问题", False),
        ("那就要看你能不能坚持下去", False),
        ("不管大家有没有想过这个问题", False),
        ("要不要加索引，取决于这张表有多大", False),
        # Some words ask where they close.
        ("李老师您怎么看", True),
        ("如果遇到这种情况怎么办", True),
        ("那你觉得效果怎么样", True),
        ("上一代是多少", True),
        ("一共要花多少钱", True),
        ("这到底是什么意思", True),
        ("我也不知道怎么办", False),
        ("该怎么办就怎么办", False),
        ("要多少钱就给多少钱", False),
        ("无论怎么样", False),
        ("效果不怎么样", False),
        ("这个没有什么意思", False),
        ("我们要看一看客户怎么看", False),
        ("这就是我们要做的是什么", False),
        # 呢 asks with a question word, or in a short sentence; else it lifts a topic.
        ("第二个模型呢，", True),
        ("首先呢，", False),
        ("我们是怎么做产品的首先呢", False),
        ("不管怎么样呢", False),
        ("请他来听一听为什么呢", True),
        ("那么同时呢，", False),
        ("所以说我们今天要讲的主要内容呢", False),
        ("我们今天讲的主要内容呢", False),
        ("为什么这么做呢", True),
        # 嘛 and 吧 alone don't.
        ("这个大家都知道嘛", False),
        ("今天就到这里吧", False),
    ],
)
def test_which_sentences_ask(splitter, text, asks):
    assert units_of(talk(text), splitter)[-1].question is asks


def test_every_word_is_in_a_sentence_and_in_order(splitter):
    source = talk("我们研究 machine learning，" * 30, "谢谢大家。" * 5, trusted=False)
    found = words(source, (), splitter)
    told = [(word.start, word.text) for unit in sentences(source, found) for word in unit.words]
    assert told == [(word.start, word.text) for word in found]


def test_fillers_that_are_shown_go_with_a_sentence_that_says_something(splitter):
    source = talk("嗯。我们开始。呃。")
    removals = [Removal(0, 1, "嗯", "filler"), Removal(7, 8, "呃", "filler")]
    (unit,) = units_of(source, splitter, removals, verbatim=True)
    assert "".join(word.text for word in unit.words) == "嗯我们开始呃"


def test_a_filler_before_a_mark_stays_before_it(splitter):
    source = talk("就那个？因为那个功能是给客户做的。")
    units = units_of(source, splitter, [Removal(1, 3, "那个", "filler")], verbatim=True)
    assert [(text, unit.question) for text, unit in zip(shown(units), units, strict=True)] == [
        ("就那个？", True),
        ("因为那个功能是给客户做的。", False),
    ]


def test_nothing_to_say_is_no_sentence(splitter):
    source = talk("嗯。")
    assert units_of(source, splitter, [Removal(0, 1, "嗯", "filler")], verbatim=True) == ()
