"""What of a plain or Markdown transcript is speech, and whether its 。 can be trusted."""

import pytest

from subgen.formats.transcript import read, stops_are_cuts


def speech(text: str) -> list[str]:
    source, _ = read(text, "talk.md")
    return [source.text[piece.start : piece.end] for piece in source.pieces]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("大家好", ["大家好"]),
        ("\n\n 　大家好 \n\n", ["大家好"]),
        ("甲\n乙\n\n丙", ["甲\n乙", "丙"]),
        ("甲\n \t\n\n乙", ["甲", "乙"]),
        ("# 标题\n\n甲", ["甲"]),
        ("甲\n\n## 第二节\n乙\n### \n丙", ["甲", "乙", "丙"]),
        ("#话题 不是标题", ["#话题 不是标题"]),
        ("甲\n---\n乙\n* * *\n丙\n===", ["甲", "乙", "丙"]),
        ("甲\n```python\nprint('乙')\n```\n丙", ["甲", "丙"]),
        ("甲\n~~~~\n```\n~~~\n乙\n~~~~\n丙", ["甲", "丙"]),
        ("甲<!-- 停 -->乙", ["甲乙"]),
        ("甲用 <!-- 开头", ["甲用 <!-- 开头"]),
        ("甲\n<!-- 停\n\n---\n停 -->\n乙", ["甲", "乙"]),
        ("> 甲\n> 乙", ["甲", "乙"]),
        (">50%的人同意，\n<20%的人反对。", [">50%的人同意，\n<20%的人反对。"]),
        ("- 甲\n* 乙\n1. 丙\n12) 丁\n> - 戊", ["甲", "乙", "丙", "丁", "戊"]),
        ("-5 度\n3.5 亿\n2024. 年", ["-5 度\n3.5 亿\n2024. 年"]),
        ("- \n甲", ["甲"]),
        ("1、甲\n2.乙\n3）丙\n• 丁\n- [x] 戊\n* [ ] 己", ["甲", "乙", "丙", "丁", "戊", "己"]),
        ("1、2、3 都行\n1.5 倍\n10.30 开会", ["1、2、3 都行\n1.5 倍\n10.30 开会"]),
        ("\\# 甲\n1\\. 乙", ["# 甲", "乙"]),
        ("甲\n---\n\n乙\n===\n丙\n\n---\n\n丁\n===\n", ["乙", "丙", "丁"]),
        ("他这样说。\n---\n\n甲", ["他这样说。", "甲"]),
        ("甲\\N乙，用 \\Nabla 和 \\n", ["甲  乙，用 \\Nabla 和 \\n"]),
    ],
)
def test_pieces(text: str, pieces: list[str]) -> None:
    assert speech(text) == pieces


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# 标题 - P6\n\n甲", "标题 - P6"),
        ("\n\n# 标题 #\n甲", "标题"),
        ("甲\n# 后来的", ""),
        ("## 第二级\n甲", ""),
        ("甲", ""),
    ],
)
def test_title(text: str, title: str) -> None:
    assert read(text, "talk.md")[0].title == title


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("甲\n```\n乙", ["line 2: a code block (```)"]),
        ("甲<!-- 乙 -->", []),
    ],
)
def test_what_never_ends_is_told(text: str, told: list[str]) -> None:
    assert list(read(text, "talk.md")[1]) == [
        f"talk.md: {what} begins here and never ends; all that follows is left out" for what in told
    ]


def block(chars: int) -> str:
    return "话" * (chars - 1) + "。"


SENTENCES = "今天讲三件事。第一件是数据。第二件是模型，也就是怎样从数据里学到东西。第三件是评测。"


@pytest.mark.parametrize(
    ("blocks", "cuts"),
    [
        ([block(100), block(96), block(101), block(92), block(40)], True),
        ([block(100), block(96), block(101), block(92), block(99), SENTENCES, block(12)], True),
        ([block(90), block(100), "话" * 95], True),
        ([block(100), block(40)], True),
        ([block(100)], False),
        ([], False),
        ([block(50), block(52), block(51), block(49)], False),
        ([block(100), block(30), block(64), block(140), block(75), block(90)], False),
        ([SENTENCES * 2, SENTENCES * 2, SENTENCES * 2], False),
        (["话" * 100, "话" * 99, "话" * 101, "话" * 98], False),
        ([block(24), block(18), block(31), block(22)], False),
        ([block(40), block(100)], False),
    ],
    ids=[
        "cut blocks",
        "one block with sentences of its own",
        "a last block without a stop",
        "two blocks",
        "one block",
        "nothing",
        "short paragraphs alike",
        "long sentences of all lengths",
        "prose in even paragraphs",
        "no stops at all",
        "a sentence a line",
        "a short paragraph, then the rest",
    ],
)
def test_whether_stops_are_cuts(blocks: list[str], cuts: bool) -> None:
    assert stops_are_cuts(blocks) is cuts


@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_a_source_says_whether_its_stops_can_be_trusted(between: str) -> None:
    blocks = [block(chars) for chars in (98, 100, 94, 101, 33)]
    assert not read("# 标题\n\n" + between.join(blocks), "talk.md")[0].trusted_stops
    assert read(between.join([SENTENCES] * 5), "talk.md")[0].trusted_stops
