"""Who speaks and when, in a transcript: what is no speech, when turns begin, and speech that looks so."""

from dataclasses import replace
from itertools import pairwise

import pytest
from fakes import find_removals, talk

from subgen.formats.reading import read_source
from subgen.formats.transcript import read
from subgen.text.words import Pause, words

LOOKS_SO = "好\n" * 5
NAMES = [f"{chr(code)}老师" for code in range(0x6797, 0x6797 + 32)]
LONG = "我们今天讲数据库的索引" * 20


def begun(text: str) -> list[tuple[int | None, str]]:
    source, warnings = read_source(text.encode(), "talk.txt")
    assert all("left out as speakers' names" in warning for warning in warnings)
    return [
        (piece.start_ms and piece.start_ms // 1000, source.text[piece.start : piece.end])
        for piece in source.pieces
    ]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("说话人1 00:00:03\n大家好\n说话人2 00:00:15\n对", [(3, "大家好"), (15, "对")]),
        (
            "发言人 1  00:12\n大家好\n\n又一段\n\n发言人 2  00:20\n你好",
            [(12, "大家好"), (None, "又一段"), (20, "你好")],
        ),
        (
            "00:00:03 主持人\n欢迎\n00:00:06 小陈\n老师好\n00:00:08 主持人\n请说",
            [(3, "欢迎"), (6, "老师好"), (8, "请说")],
        ),
        ("主持人 00:00:01\n大家好\n\n李老师 00:03:25\n你好", [(1, "大家好"), (205, "你好")]),
        ("Speaker 1  0:03\n大家好\n\nUnknown Speaker  0:05\n你好", [(3, "大家好"), (5, "你好")]),
        ("张三(00:00:12): 大家好\n李四（产品经理）(00:20)：你好", [(12, "大家好"), (20, "你好")]),
        ("[00:01:05] 主持人：大家好\n[00:01:09] 张三：你好", [(65, "大家好"), (69, "你好")]),
        ("[00:01:05] 主持人\n大家好\n[00:01:09] 主持人\n你好", [(65, "大家好"), (69, "你好")]),
        ("00:01:05\n大家好\n00:01:09\n你好", [(65, "大家好"), (69, "你好")]),
        ("[01:05]\n大家好\n[01:09]\n你好", [(65, "大家好"), (69, "你好")]),
        ("0:03 大家好\n0:05 你好", [(3, "大家好"), (5, "你好")]),
        ("00:00:03 - 00:00:09 张三\n大家好\n00:00:09 - 00:00:12 张三\n对", [(3, "大家好"), (9, "对")]),
        ("### 张三 00:12\n大家好\n> **李四** 00:20\n> 你好", [(12, "大家好"), (20, "你好")]),
        (
            "张三 00:12\n大家好\n李四 00:12\n你好\n张三 00:14\n对",
            [(12, "大家好"), (None, "你好"), (14, "对")],
        ),
        ("主持人：大家好\n嘉宾A: 你好", [(None, "大家好"), (None, "你好")]),
        ("主持人 00:00:02 大家好\n【嘉宾】 00:00:05\n你好", [(2, "大家好"), (5, "你好")]),
        ("[张三]：大家好\n【张三】：你好", [(None, "大家好"), (None, "你好")]),
        ("主持人：\n大家好", [(None, "大家好")]),
        (
            "张三：大家好\n李四：你好\n张三：对\n李四：好",
            [(None, each) for each in ("大家好", "你好", "对", "好")],
        ),
        ("Host: 大家好\nGuest: 你好\nHost: 对", [(None, "大家好\nGuest: 你好"), (None, "对")]),
        ("Q：什么？\nA：索引", [(None, "什么？"), (None, "索引")]),
        (
            "编者的话。\n他们谈了很久。\n张三：好。\n对。\n对。\n李四：好。\n对。\n对。\n张三：好\n李四：好",
            [(None, "编者的话。\n他们谈了很久。"), *[(None, "好。\n对。\n对。")] * 2, *[(None, "好")] * 2],
        ),
        (
            "周会\n张三：好\n" + "对\n" * 9 + "张三：对",
            [(None, "周会"), (None, "好" + "\n对" * 9), (None, "对")],
        ),
        (
            "张三 00:12\n好\n对\n对\n李四 00:20\n\n好\n对\n对\n王五 00:30\n好",
            [(12, "好\n对\n对"), (20, "好\n对\n对"), (30, "好")],
        ),
        (
            "[00:12] 张三：好\n好\n好\n[00:20] 张三：对\n[00:22] 例如：对\n好\n好",
            [(12, "好\n好\n好"), (20, "对"), (22, "例如：对\n好\n好")],
        ),
        (
            "张三 2024-05-01 10:00:03\n大家好\n李四 2024年5月1日 10:00:15\n你好\n张三 2024/05/01 10:01\n对",
            [(0, "大家好"), (12, "你好"), (57, "对")],
        ),
        ("张三 2024-05-01 00:00:00\n大家好\n李四 2024-05-01 00:00:09\n你好", [(0, "大家好"), (9, "你好")]),
        ("张三  10:00\n大家好\n李四  10:10\n你好", [(600, "大家好"), (610, "你好")]),
        ("发言人 1   00:05\n大家好\n\n发言人 2   00:12\n你好", [(5, "大家好"), (12, "你好")]),
        ("发言人１　００：０５\n大家好\n发言人２　００：１２\n你好", [(5, "大家好"), (12, "你好")]),
        ("[张三 00:00:03]\n大家好\n【李四 00:00:09】\n你好", [(3, "大家好"), (9, "你好")]),
        (
            "[张三 00:03] 大家好\n[李四 00:09]：你好\n[张三 00:12] 对",
            [(3, "大家好\n[李四 00:09]：你好"), (12, "对")],
        ),
        ("张三 (Zhang San) 00:00:03\n大家好", [(3, "大家好")]),
        (
            "学生1：大家好\n学生2：你好\n学生1：对\n学生2：好",
            [(None, each) for each in ("大家好", "你好", "对", "好")],
        ),
        ("好。\n[00:12] 重要观点：对。\n好", [(None, "好。"), (12, "重要观点：对。\n好")]),
    ],
)
def test_turns(text: str, pieces: list[tuple[int | None, str]]) -> None:
    assert begun(text) == pieces


@pytest.mark.parametrize(
    "text",
    [
        "我的观点是：这很好",
        "比如：这个\n比如：那个\n" + LOOKS_SO,
        "第一：这个\n第二：那个",
        "A：一个\nB：两个",
        "今天12:30开始\n今天12：30结束",
        "我们明天见 12:30",
        "上课 8:30\n下课 9:30\n" + LOOKS_SO,
        "下课 9:30\n上课 8:30",
        "12:30 我们吃饭\n" + LOOKS_SO,
        "我们 12:30 吃饭\n" + LOOKS_SO,
        "现在 10:30:00 开始",
        "http://a.b 是地址\nhttp://c.d 也是",
        "张三：大家好\n" + LOOKS_SO,
        "比分是 3:2\n" * 3,
        "定理一：甲\n定理二：乙\n定理一：丙\n定理二：丁",
        "2024年5月1日 10:00 我们出发。",
        "2024-05-01 10:00:00 发射。",
        "探究1：甲\n探究2：乙\n探究1：丙\n探究2：丁",
        "问题：甲\n答案：乙\n问题：丙\n答案：丁",
        "痛点：甲\n卖点：乙\n痛点：丙\n卖点：丁",
        "先说背景。\n\n所以：要清洗。\n\n再看模型。\n\n所以：要小。\n\n最后是部署。\n\n谢谢大家。",
        "所以：要清洗。\n所以：要小。",
        "先说背景。\n\n老王：要清洗。\n\n老王：要小。",
        "优点：快\n缺点：贵\n优点：小\n缺点：旧",
        "他接着说：对\n" * 2,
        "我们读经。\n\n约翰福音（3:16）：神爱世人。\n\n我们来看。\n\n请看视频（03:25）：很清楚。",
        "约翰福音（3:16）：神爱世人。",
        "我们看请求头\n\nHost: localhost 这一行是必须的\n\n后面就是内容",
    ],
)
def test_speech_stays(text: str) -> None:
    source, warnings = read_source(text.encode(), "talk.txt")
    assert not warnings
    assert [source.text[piece.start : piece.end] for piece in source.pieces] == text.strip().split("\n\n")


def test_a_turn_ends_a_sentence_even_in_blocks_of_one_length(splitter) -> None:
    block = "话" * 99 + "。"
    text = f"主持人：{block}\n\n{block}\n\n嘉宾：{block}\n\n{block}"
    source, _ = read(text, "talk.txt")
    assert not source.trusted_stops
    assert [piece.turn for piece in source.pieces] == [True, False, True, False]
    found = words(source, (), splitter)
    ends = [word.pause for word, after in pairwise(found) if word.piece < after.piece]
    assert ends == [Pause.CLAUSE, Pause.STOP, Pause.CLAUSE]


def test_no_sentence_runs_across_a_turn_over_a_piece_without_words(splitter) -> None:
    source = talk("我们今天讲索引所以", "嗯", "我觉得不是", trusted=False)
    source = replace(source, pieces=(*source.pieces[:2], replace(source.pieces[2], turn=True)))
    found = words(source, find_removals(source, splitter), splitter)
    assert {word.piece for word in found} == {0, 2}
    assert [word.pause for word, after in pairwise(found) if word.piece < after.piece] == [Pause.STOP]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("张三：好\n李四：对\n张三：好\n李四：对", "张三, 李四"),
        ("主持人 00:00:10\n好\n[00:20] 王五：好", "主持人"),
        ("\n".join(f"{name} 00:10\n好" for name in NAMES), ", ".join(NAMES[:30]) + " and 2 more"),
    ],
)
def test_which_names_are_left_out_is_told_once(text: str, names: str) -> None:
    _, warnings = read(text, "talk.txt")
    assert warnings == (f"talk.txt: left out as speakers' names: {names}",)


@pytest.mark.parametrize(
    ("text", "told", "pieces"),
    [
        (
            "主持人 00:00:10\n甲\n李老师 00:00:05\n乙",
            "line 3: the speakers' times go back here; no time is used",
            [(None, "甲"), (None, "乙")],
        ),
        (
            f"周会 第三期\n2024年5月1日\n\n张三 00:00:02\n{LONG}\n张三 00:00:55\n乙",
            "line 1: what stands above the first speaker can't have been said by 00:00:02; it is left out",
            [(2000, LONG), (55_000, "乙")],
        ),
        (
            f"周会\n2024年1月10日｜37分钟\n\n关键词：\n项目\n\n文字记录：\n说话人 1 00:00\n{LONG * 3}",
            "line 1: what stands above the first speaker can't have been said by 00:00:00; it is left out",
            [(0, LONG * 3)],
        ),
        (
            f"大家好，我们开始。\n主持人 00:00:00\n{LONG}",
            "line 2: what stands above can't have been said by 00:00:00; no time is used",
            [(None, "大家好，我们开始。"), (None, LONG)],
        ),
        (
            "周会 第三期\n张三 00:00:00\n甲\n张三 00:00:03\n乙",
            "line 2: what stands above can't have been said by 00:00:00; no time is used",
            [(None, "周会 第三期"), (None, "甲"), (None, "乙")],
        ),
        (
            f"{LONG}\n\n" * 20 + "[05:00] 休息一下\n\n" + "继续" * 3000,
            "line 41: what stands above can't have been said by 00:05:00; no time is used",
            [*[(None, LONG)] * 20, (None, "休息一下"), (None, "继续" * 3000)],
        ),
        (
            "".join(f"{'甲乙'[i % 2]} 00:{i + 10}\n{LONG}\n" for i in range(14)) + "甲 00:09\n好",
            "line 29: the speakers' times go back here; no time is used",
            [*[(None, LONG)] * 14, (None, "好")],
        ),
    ],
)
def test_what_is_not_used_is_told(text: str, told: str, pieces: list[tuple[int | None, str]]) -> None:
    source, warnings = read(text, "talk.txt")
    assert [each for each in warnings if "names:" not in each] == [f"talk.txt: {told}"]
    assert [(each.start_ms, source.text[each.start : each.end]) for each in source.pieces] == pieces


def test_what_may_be_said_before_the_first_speaker_stays() -> None:
    assert begun("大家好\n主持人 00:00:30\n甲") == [(None, "大家好"), (30, "甲")]
