"""Where a line without a mark ends a sentence, and where it was only wrapped."""

import pytest

from subgen.formats.transcript import read

PROSE = "我们先把软件装好，然后再把数据导进去。这一步大概需要十分钟，请大家耐心一点。"
WRAPPED = (
    "索引的本质是一种数据结构，它把数据按照一定的顺序排好，这样查询的时候就不\n"
    "用把整张表都扫描一遍了。最常见的是一种多叉的树，它的层数少，所以读磁盘的\n"
    "次数也少。"
)
LATIN = (
    "这个页面的地址我已经放在下面，请大家打开\nhttps://a.example/2024/05/talks/index.html\n"
    "看一看里面的说明，它讲得很清楚，也很简短，我们\n就从它开始。"
)
SUBTITLES = (
    "简单地说，索引就是\n一本书的目录。\n有了目录，你很快能\n找到那一页。\n"
    "没有的话就得从头翻。是不是\n很麻烦？所以要用它。"
)


def parts(text: str) -> list[str]:
    source, warnings = read(text, "talk.txt")
    assert not warnings
    return [source.text[piece.start : piece.end] for piece in source.pieces]


@pytest.mark.parametrize(
    "lines",
    [
        ["一、准备工作", PROSE],
        [f"{PROSE}\n二、建立索引", PROSE],
        ["GPT-4", PROSE],
        ["准备工作", f"GPT模型是这样的：{PROSE}"],
        ["三点", "为什么要用索引", "怎么建立索引", f"它的代价是什么？{PROSE}"],
        [f"{PROSE}\n床前明月光", "疑是地上霜", "举头望明月", "低头思故乡"],
        ["《静夜思》", PROSE],
        ["一、准备", "　　" + PROSE],
        ["一、准备　", "二、建立 ", PROSE],
    ],
)
def test_a_short_line_ends_a_sentence(lines: list[str]) -> None:
    assert parts("\n".join(lines)) == [line.strip() for line in lines]


@pytest.mark.parametrize(
    "text",
    [
        WRAPPED,
        LATIN,
        SUBTITLES,
        f"有三点，\n{PROSE}",
        "今天我们来讲索引\n索引其实就是一个目录\n有了这个目录以后呢\n我们查数据就会快很多",
    ],
    ids=["wrapped", "what follows did not fit", "lines broken anywhere", "a mark", "no marks"],
)
def test_a_line_that_runs_on_stays(text: str) -> None:
    assert parts(text) == [text]


def test_only_the_first_part_begins_a_turn() -> None:
    source, _ = read(f"张三 00:00:03\n准备工作\n{PROSE}\n张三 00:00:30\n{PROSE}", "talk.txt")
    assert [(piece.start_ms, piece.turn) for piece in source.pieces] == [
        (3000, True),
        (None, False),
        (30_000, True),
    ]
