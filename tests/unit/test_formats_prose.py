"""Text and Markdown: a talk as a person reads it."""

import pytest
from hostile import HOSTILE
from markdown_it import MarkdownIt

from subgen.cue import LaidCue
from subgen.formats import FORMATS
from subgen.formats.paragraphs import paragraphs
from subgen.formats.prose import escaped
from subgen.span import Span


def cue(start_s: float, end_s: float, zh: str, en: str = "", sentence: int | None = None) -> LaidCue:
    span = Span(int(start_s * 1000), int(end_s * 1000))
    return LaidCue(span, (zh,) if zh else (), (en,) if en else (), sentence=sentence)


TALK = [
    cue(0, 2, "大家好", "Hello.", 0),
    cue(2, 4, "今天我们讲", "Today we speak", 1),
    cue(4, 6, "数据库？", "of databases?", 1),
    cue(9, 11, "第一：", "First:", 2),
    cue(311, 313, "索引 [1]", "*indexes*", 2),
    cue(320, 322, "谢谢", "Thanks", 3),
]


def test_text() -> None:
    assert FORMATS["zh-en.txt"].write(TALK, "题") == (
        "大家好。今天我们讲 数据库？\nHello. Today we speak of databases?\n\n"
        "第一：索引 [1]。\nFirst: *indexes*\n\n谢谢。\nThanks\n"
    )
    assert (
        FORMATS["zh.txt"].write(TALK, "题") == "大家好。今天我们讲 数据库？\n\n第一：索引 [1]。\n\n谢谢。\n"
    )
    assert FORMATS["en.txt"].write(TALK[:3], "题") == "Hello. Today we speak of databases?\n"


def test_markdown() -> None:
    assert FORMATS["zh-en.md"].write(TALK, "讲\n座 #1") == (
        "# 讲座 #1\n\n## 00:00:00\n\n大家好。今天我们讲 数据库？\n\n> Hello. Today we speak of databases?\n\n"
        "第一：索引 \\[1\\]。\n\n> First: \\*indexes\\*\n\n## 00:05:20\n\n谢谢。\n\n> Thanks\n"
    )
    assert FORMATS["en.md"].write(TALK[:3], "") == "## 00:00:00\n\nHello. Today we speak of databases?\n"


def test_a_paragraph_ends_with_a_sentence_once_it_is_long() -> None:
    cues = [cue(i, i + 1, "字" * 20, sentence=i // 3) for i in range(30)]
    assert [each.start_ms for each in paragraphs(cues, ("zh",))] == [0, 9000, 18_000, 27_000]


def test_where_no_sentence_ends_a_paragraph_ends_anyway() -> None:
    cues = [cue(i, i + 1, "字" * 20) for i in range(30)]
    assert [each.start_ms for each in paragraphs(cues, ("zh",))] == [0, 20_000]


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [
        (cue(0, 1, "你好"), cue(1, 2, "吗"), "你好 吗。"),
        (cue(0, 1, "你好。”"), cue(1, 2, "吗"), "你好。”吗。"),
        (cue(0, 1, "你好", "Hello."), cue(1, 2, "吗", "Well"), "你好。吗。"),
        (cue(0, 1, "你好"), cue(3, 4, "吗"), "你好。|吗。"),
        (cue(0, 1, "《书》"), cue(3, 4, "OK!"), "《书》。|OK!"),
        (cue(0, 1, "", "Hi"), cue(1, 2, "吗"), "吗。"),
    ],
)
def test_sentences_end_by_their_marks_where_nothing_else_is_known(
    before: LaidCue, after: LaidCue, text: str
) -> None:
    assert "|".join(each.zh for each in paragraphs([before, after], ("zh", "en"))) == text


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_what_stands_there(text: str) -> None:
    line = " ".join(text.split())
    tokens = MarkdownIt("commonmark").enable(["strikethrough", "table"]).parse(escaped(line))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    children = tokens[1].children or []
    assert {child.type for child in children} <= {"text", "text_special"}
    assert "".join(child.content for child in children) == line
