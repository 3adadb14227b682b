"""Tables: what a spreadsheet shows is what was written, and it computes nothing of it."""

import csv
import io

import pytest
from hostile import HOSTILE

from subgen.cue import LaidCue
from subgen.formats import FORMATS
from subgen.formats.table import guarded, to_table, unguarded
from subgen.span import Span

CUES = [
    LaidCue(Span(1004, 2500), ("大家好，", "欢迎"), ('"Hello"',), "27e22", ("English reads fast", "=1")),
    LaidCue(Span(3_600_000, 3_600_001), ("中\t国",), (), "", ()),
]


def test_csv_for_excel() -> None:
    assert FORMATS["zh-en.csv"].write(CUES, "题") == (
        "\ufeffid,in,out,zh,en,notes\r\n"
        '#27e22,00:00:01.004s,00:00:02.500s,"大家好，\n欢迎","""Hello""",English reads fast; =1\r\n'
        "2,01:00:00.000s,01:00:00.001s,中 国,,\r\n"
    )


def test_tsv() -> None:
    text = FORMATS["zh-en.tsv"].write(CUES, "题")
    assert text.startswith("id\tin\tout\tzh\ten\tnotes\r\n#27e22\t00:00:01.004s\t")
    assert list(csv.reader(io.StringIO(text, newline=""), delimiter="\t"))[2][3] == "中 国"


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+1", "-1", "- 甲", "@SUM(A1)", "'甲", "42", "1/2", "3-1", "1e5", "12:30", "3.5%", "$20",
     "May 5", "5 May 2024", "Mar-1", "true", "FALSE", "007"],
)  # fmt: skip
def test_what_a_spreadsheet_would_take_for_something_else(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize(
    "cell", ["", "甲", "2024 年", "42 people", "E", "ee", "maybe 5", "5 apples", "a=1", "truely"]
)
def test_what_is_text_anyway(cell: str) -> None:
    assert guarded(cell) == cell


@pytest.mark.parametrize("cell", HOSTILE)
def test_a_guard_comes_off_again(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell
    assert not guarded(cell).startswith(("=", "+", "-", "@"))


def test_no_cell_begins_as_a_formula() -> None:
    cues = [LaidCue(Span(0, 1), (text,), (text,), "=1", (text,)) for text in HOSTILE]
    for row in csv.reader(io.StringIO(to_table(cues, ","), newline="")):
        assert not [cell for cell in row if cell.startswith(("=", "+", "-", "@", "\t"))]
