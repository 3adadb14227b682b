"""Tables: what a spreadsheet shows is what was written, and it computes nothing of it."""

import csv
import io

import pytest
from hostile import HOSTILE

from subgen.cue import LaidCue
from subgen.errors import InputError
from subgen.formats import FORMATS
from subgen.formats.table import guarded, read, recognises, to_table, unguarded
from subgen.span import Span
from subgen.track import TrackCue

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
    [
        "=1+1",
        "+1",
        "-1",
        "- 甲",
        "@SUM(A1)",
        "'甲",
        "42",
        "1/2",
        "3-1",
        "1e5",
        "12:30",
        "3.5%",
        "$20",
        "May 5",
        "5 May 2024",
        "Mar-1",
        "true",
        "FALSE",
        "007",
    ],
)
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


def test_reads_what_it_has_written() -> None:
    for suffix in ("zh-en.csv", "zh-en.tsv"):
        text = FORMATS[suffix].write(CUES, "题").removeprefix("\ufeff").replace("\r\n", "\n")
        assert recognises(text)
        kept = read(text)
        assert kept.warnings == ()
        assert kept.cues == (
            TrackCue(
                2,
                1004,
                2500,
                ("大家好，", "欢迎"),
                ('"Hello"',),
                (),
                (),
                "27e22",
                ("English reads fast", "=1"),
            ),
            TrackCue(4, 3_600_000, 3_600_001, ("中 国",), ()),
        )


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("in;out;zh\n0:01;0:02,5;甲\n", TrackCue(2, 1000, 2500, ("甲",), ())),
        ('"EN","Out","In","mine"\n"it\'s",62.5,1:01,x\n', TrackCue(2, 61_000, 62_500, (), ("it's",))),
        (
            "in\tout\ten\tzh\n'1:00:01.5s\t1:00:02 s\t'=1\t''甲\n",
            TrackCue(2, 3_601_500, 3_602_000, ("'甲",), ("=1",)),
        ),
        ("id,in,out,zh\n\n , ,\n#x,2,1\n", TrackCue(4, 2000, 1000, (), (), id="x")),
        ("id,in,out,zh\n7,1,2,甲,more\n", TrackCue(2, 1000, 2000, ("甲",), ())),
    ],
)
def test_reads_what_spreadsheets_make_of_it(text: str, cue: TrackCue) -> None:
    assert recognises(text)
    assert read(text).cues == (cue,)


def test_rows_without_times_are_left_out() -> None:
    kept = read('in,out,zh\n1,,"甲\n乙"\nx,2,丙\n1,2,丁\n')
    assert [cue.zh for cue in kept.cues] == [("丁",)]
    told = [warning.split(" (")[0] for warning in kept.warnings]
    assert told == [
        "line 2: unusable times",
        "line 4: unusable times",
    ]


@pytest.mark.parametrize(
    "text", ['in,out,zh\n1,2,甲\n1,2,"乙\n1,2,丙\n', 'in,out,zh\n1,2,甲\n1,2,"' + "x" * 200_000 + '"']
)
def test_a_cell_without_an_end(text: str) -> None:
    with pytest.raises(InputError, match="line 3: a cell that is never closed"):
        read(text)


@pytest.mark.parametrize("text", ["in out zh", "in,zh\n", "大家好，in,out", "a\nin,out,zh"])
def test_is_no_table(text: str) -> None:
    assert not recognises(text)
