"""The marks of Markdown inside of lines: taken away where they are marks, and only there."""

import pytest

from subgen.formats.markdown import unmarked
from subgen.formats.transcript import read


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("**粗**体", "粗体"),
        ("这是**重点**，GPT**模型**。", "这是重点，GPT模型。"),
        ("**Transformer**和**BERT**", "Transformer和BERT"),
        ("他说 *重点* 。", "他说 重点 。"),
        ("***都***，**a *b* c**", "都，a b c"),
        ("~~删~~掉 `code` 和 `a*b*c`", "删掉 code 和 a*b*c"),
        ("看[文档](https://a.b/c_(d)?e=1)和[第二节](#two)", "看文档和第二节"),
        ("[x](docs/readme.md) [y](/z 'z')", "x [y](/z 'z')"),
        ('[x](http://a.b "标题")', "x"),
        ("看![图](img/a.png)这里", "看这里"),
        ("**主持人：**大家好", "主持人：大家好"),
        ("这是*重点*", "这是重点"),
        ("*重点*在这，这是*重点*内容。", "重点在这，这是重点内容。"),
        ("这是***重点***内容，__重点__ 和 _key idea_。", "这是重点内容，重点 和 key idea。"),
        (
            "<b>粗</b><span style='x: 1'><i>红</i>字</span>。<br/>\n<div>\n甲<BR>\n</div>",
            "粗红字。 \n\n甲 \n",
        ),
        ("A&amp;B&nbsp;&lt;unk&gt;", "A&B\xa0<unk>"),
        ("甲[^1]乙[^注]\n\n[^1]: 丙\n[^注]: 丁", "甲乙\n\n[^1]: 丙\n[^注]: 丁"),
        (r"\*甲\*、x\_1、C\#", "*甲*、x_1、C#"),
        ("甲<!-- 一\n二 -->乙", "甲\n乙"),
        ("`a` *重点* `*b*` **用 `c_d` 的** $x*y*z$", "a 重点 *b* 用 c_d 的 $x*y*z$"),
    ],
)
def test_marks_go(text: str, left: str) -> None:
    assert unmarked(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "2*3*4 等于 2**3**3",
        "长*宽*高，大小*长度，宽度*高度",
        "f(x)**2 + g(x)**2",
        "C*-algebra 和 C*-module",
        "A*算法，D* 算法",
        "*args, **kwargs, **x",
        "*甲，*乙",
        "5 ** 2 ** 3 和 5 * 2 * 3",
        "a_b_c 和 __init__，_x 和 _y，学号_姓名_作业，'_a_'",
        "体积=底面*高度*密度，面积*单价",
        "5 < 6，<unk>、<s>甲</s>、vector<int>，用<br>换行，<b> 和 </b>",
        r"C:\new、\d+\.\d、\alpha",
        r"$x\_1 * y$ 要 $5 和 $6，\(a\*b\)",
        "[^1] 和 [^a-z]",
        "AT&T、a&b、&copy;",
        "用 <!-- 开头",
        "p(y|x)、f[x](y)、a[i](b.c)、[注1](笑)",
        "```python",
        "~~~~",
        "** 空 ** 和 * 空 *",
    ],
)
def test_what_may_be_said_stays(text: str) -> None:
    assert unmarked(text) == text


@pytest.mark.parametrize(
    ("text", "pieces", "title", "warnings"),
    [
        ("甲**乙**丙\n*丁* 戊", ["甲乙丙\n丁 戊"], "", []),
        ("# **标题**\n甲", ["甲"], "标题", []),
        ("甲\n![图](a.png)\n乙", ["甲", "乙"], "", []),
        ('---\ntitle: "讲 座"\ntags:\n  - a\n- b\n\n---\n甲', ["甲"], "讲 座", []),
        ("---\ntitle: 讲座\n标签: 数据库\n---\n甲", ["甲"], "讲座", []),
        ("---\ndate: 2024-01-01\n...\n# 标题\n甲", ["甲"], "标题", []),
        ("---\n甲：乙\n---\n丙", ["甲：乙", "丙"], "", []),
        ("---\ntitle: 甲\n乙", ["title: 甲\n乙"], "", []),
        ("甲\n| a | b |\n|:--|--:|\n| 1 | 2 |\n乙", ["甲", "乙"], "", ["line 2: a table; it is left out"]),
        ("a | b\n-|-\n甲 | 乙\n\n丙", ["丙"], "", ["line 1: a table; it is left out"]),
        (
            "甲[^1]\n\n[^1]: 乙\n    丙\n\n标题\n===\n\n丁",
            ["甲", "丁"],
            "",
            ["line 6: a heading, as it is underlined; it is left out", "line 3: a footnote; it is left out"],
        ),
        ("p(y|x) 是概率\n---\nx|y", ["p(y|x) 是概率", "x|y"], "", []),
    ],
)
def test_in_a_transcript(text: str, pieces: list[str], title: str, warnings: list[str]) -> None:
    source, told = read(text, "talk.txt")
    assert [source.text[piece.start : piece.end] for piece in source.pieces] == pieces
    assert source.title == title
    assert list(told) == [f"talk.txt: {warning}" for warning in warnings]


YAML = "---\ntitle: 讲座\n" + "  name: 甲\n" * 5000


@pytest.mark.parametrize(
    "text",
    [
        f"{YAML}说明\n---\n甲",
        f"{YAML}甲",
        "甲|乙\n" + " " * 50_000 + "x|",
        "甲|乙\n|-" + " " * 50_000 + "x",
    ],
    ids=["a line that isn't YAML", "YAML that never ends", "blanks ahead of no rule", "blanks behind a dash"],
)
def test_what_is_almost_a_mark_takes_no_time(text: str) -> None:
    source, _ = read(text, "talk.md")
    assert not source.title
    assert source.pieces
