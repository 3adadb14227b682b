"""The project file: kept exactly, its edits known, its faults told by cue and field."""

import json
from dataclasses import replace
from typing import Any

import pytest

from subgen.cue import Correction, Cue, Removal, Sentence
from subgen.errors import InputError
from subgen.formats.project_file import dump_project, load_project
from subgen.glossary import Entry
from subgen.project import ModelId, Project, Settings
from subgen.source import Heard, Piece, Source
from subgen.span import Span

TEXT = "呃大家好今天讲模型\u2028"
PROJECT = Project(
    source=Source("talk.md", TEXT, (Piece(0, 4), Piece(4, 9)), title="标题", trusted_stops=False),
    settings=Settings(
        profile="netflix",
        verbatim=True,
        duration_ms=60_000,
        rate=5.25,
        glossary=(Entry("模型", "model", ("魔性",), "own.txt"),),
        default_glossary=False,
    ),
    removals=(Removal(0, 1, "呃", "filler"),),
    corrections=(Correction(7, 9, "模型", "模式", "sound", "own.txt", True),),
    sentences=(Sentence(1, 4, "大家好。", "Hello."), Sentence(4, 9, "今天讲模型。")),
    cues=(
        Cue("c1", Span(0, 1000), "大家好", "Hello.", 1, 4, 0, "rate", notes=("too short",)),
        Cue("c2", Span(1000, 2500), "今天讲模型", "", 4, 9, 1, "given"),
    ),
    model=ModelId("translate-zh_en", "1.9", "ab" * 32),
)
TURNS = Project(
    Source(
        "-",
        "甲\n乙\n丙",
        (Piece(0, 1, start_ms=5, turn=True), Piece(2, 3, turn=True), Piece(4, 5, start_ms=9, turn=True)),
    )
)
TIMED = Project(Source("-", "甲\n乙", (Piece(0, 1, Span(0, 9)), Piece(2, 3, Span(9, 20)))))

HEARD = replace(
    PROJECT,
    source=replace(
        PROJECT.source,
        heard=(Heard(1, 4, Span(0, 900), "align", 0.75), Heard(5, 6, Span(900, 900), "given", 1.0)),
    ),
    cues=(replace(PROJECT.cues[0], timing="align", confidence=0.75), PROJECT.cues[1]),
)


def load(text: str) -> Project:
    return load_project(text.encode(), "talk.subgen.json")


def edited(change: Any) -> str:
    values = json.loads(dump_project(PROJECT))
    change(values)
    return json.dumps(values)


@pytest.mark.parametrize(
    "project", [PROJECT, TIMED, TURNS, HEARD, replace(PROJECT, model=None, cues=(), sentences=())]
)
def test_round_trip(project: Project) -> None:
    assert load(dump_project(project)) == project


def test_a_file_from_before_glossaries_is_read() -> None:
    values = json.loads(dump_project(TIMED))
    del values["corrections"], values["settings"]["glossary"], values["settings"]["default_glossary"]
    assert load(json.dumps(values)) == TIMED


def test_the_file_is_for_people_too() -> None:
    text = dump_project(PROJECT)
    assert text.startswith('{\n "schema": "subgen-project",\n "version": 1,\n "source": {\n')
    assert text.endswith("}\n")
    assert '"zh": "大家好"' in text
    assert dump_project(load(text)) == text


def test_what_was_heard_stands_at_the_end_a_stretch_a_line() -> None:
    assert dump_project(HEARD).endswith(
        ' ],\n "heard": [\n  [1, 4, 0, 900, "align", 0.75],\n  [5, 6, 900, 900, "given", 1.0]\n ]\n}\n'
    )
    assert '\n "heard"' not in dump_project(PROJECT)


def test_confidence_is_written_where_the_timing_does_not_say_it() -> None:
    assert dump_project(HEARD).count('"confidence"') == 2  # c2 was given, and nobody is sure of it
    values = json.loads(dump_project(HEARD))
    for cue in values["cues"]:
        del cue["confidence"]
    assert [cue.confidence for cue in load(json.dumps(values)).cues] == [0.0, 1.0]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ({}, "heard must be a list"),
        ([[1, 4, 0, 900, "align"]], "heard 0 must be start, end, start_ms, end_ms, timing, confidence"),
        ([[1, 99, 0, 900, "align", 1]], "heard 0: end must be 1 to 10"),
        ([[1, 4, 10, 9, "align", 1]], "heard 0: end_ms must be at least 10"),
        ([[1, 4, 0, 9, "ear", 1]], "heard 0: timing must be one of"),
        ([[1, 4, 0, 9, "vad", 1.5]], "heard 0: confidence must be a number from 0 to 1"),
        ([[1, 4, 0, 9, "vad", 1], [3, 5, 9, 10, "vad", 1]], "heard 1: what was heard is in the order"),
        ([[1, 4, 0, 9, "vad", 1], [4, 5, 8, 10, "vad", 1]], "heard 1: what was heard is in the order"),
    ],
)
def test_what_was_heard_is_checked(rows: Any, told: str) -> None:
    with pytest.raises(InputError) as raised:
        load(edited(lambda values: values.update(heard=rows)))
    assert told in str(raised.value)


def test_an_editor_may_add_a_byte_order_mark() -> None:
    assert load_project(b"\xef\xbb\xbf" + dump_project(PROJECT).encode(), "talk") == PROJECT


@pytest.mark.parametrize(
    ("field", "value"), [("zh", "各位好"), ("en", "Hi."), ("start_ms", 1), ("end_ms", 999), ("made", None)]
)
def test_an_edit_is_seen_and_stays_one(field: str, value: object) -> None:
    project = load(edited(lambda values: values["cues"][0].update({field: value})))
    assert [cue.edited for cue in project.cues] == [True, False]
    assert load(dump_project(project)) == project


def test_a_cue_that_a_person_wrote_needs_no_digest() -> None:
    assert load(edited(lambda values: values["cues"][1].pop("made"))).cues[1].edited


def test_notes_are_no_edit() -> None:
    project = load(edited(lambda values: values["cues"][0].update(notes=[])))
    assert not project.cues[0].edited


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda v: v.update(schema="other"), 'no "schema": "subgen-project"'),
        (lambda v: v.pop("schema"), 'no "schema": "subgen-project"'),
        (lambda v: v.update(version=2), "its version is 2, and this subgen reads 1: update subgen"),
        (lambda v: v.update(version="1"), "version must be a whole number, not '1'"),
        (lambda v: v.pop("cues"), "the project has no cues"),
        (lambda v: v.update(ceus=[]), "the project has unknown: ceus"),
        (lambda v: v.update(cues={}), "cues must be a list, not {}"),
        (lambda v: v["cues"].append("x"), "cue number 3 must be an object, not 'x'"),
        (lambda v: v["cues"][1].pop("id"), "cue number 2 has no id"),
        (lambda v: v["cues"][1].update(id="c1"), "cue c1: another cue has this id"),
        (lambda v: v["cues"][1].update(ze="x"), "cue c2 has unknown: ze"),
        (lambda v: v["cues"][1].update(start_ms=-5), "cue c2: start_ms must be at least 0, not -5"),
        (lambda v: v["cues"][1].update(start_ms=999), "cue c2: start_ms is 999, before the end of cue c1"),
        (lambda v: v["cues"].reverse(), "cue c1: start_ms is 0, before the end of cue c2"),
        (lambda v: v["cues"][1].update(end_ms=1000), "cue c2: end_ms must be at least 1001, not 1000"),
        (lambda v: v["cues"][1].update(end_ms=2500.0), "cue c2: end_ms must be a whole number, not 2500.0"),
        (lambda v: v["cues"][1].update(end_ms=True), "cue c2: end_ms must be a whole number, not True"),
        (lambda v: v["cues"][0].update(zh=None), "cue c1: zh must be a text in quotes, not None"),
        (lambda v: v["cues"][0].update(en="\ud800"), "cue c1: en holds half a character"),
        (lambda v: v["cues"][0].update(source=[1]), "cue c1: source must be two offsets, not 1"),
        (lambda v: v["cues"][0].update(source=[1, 11]), "cue c1: source: end must be 1 to 10, not 11"),
        (lambda v: v["cues"][0].update(source=[4, 1]), "cue c1: source: end must be 4 to 10, not 1"),
        (lambda v: v["cues"][0].update(sentence=2), "cue c1: sentence must be 0 to 1, not 2"),
        (lambda v: v["cues"][0].update(timing="guess"), "cue c1: timing must be one of given, align, vad"),
        (lambda v: v["cues"][0].update(notes="x"), "cue c1: notes must be a list, not 'x'"),
        (lambda v: v["cues"][0].update(notes=[1]), "cue c1: notes must be a text in quotes, not 1"),
        (lambda v: v["settings"].update(rate=0), "settings: rate must be a number above zero, not 0"),
        (lambda v: v["settings"].update(duration_ms=0), "settings: duration_ms must be at least 1, not 0"),
        (lambda v: v["settings"].update(verbatim=1), "settings: verbatim must be true or false, not 1"),
        (lambda v: v["removals"][0].update(why="boring"), "removal 0: why must be one of filler, stutter"),
        (lambda v: v["sentences"][1].update(start="4"), "sentence 1: start must be a whole number"),
        (lambda v: v["model"].pop("sha256"), "model has no sha256"),
        (lambda v: v["source"]["pieces"].reverse(), "source: piece 1: pieces are in order"),
        (lambda v: v["source"]["pieces"][1].update(start_ms=0, end_ms=9), "piece 1: pieces are in"),
        (
            lambda v: [piece.update(start_ms=9, turn=True) for piece in v["source"]["pieces"]],
            "source: piece 1: start_ms must be",
        ),
        (lambda v: v["source"]["pieces"][0].update(start_ms=9), "source: piece 0: a turn has no end_ms"),
        (
            lambda v: v["source"]["pieces"][0].update(start_ms=0, end_ms=9, turn=True),
            "source: piece 0: a turn has no end_ms",
        ),
        (lambda v: v["source"]["pieces"][0].update(end_ms=9), "source: piece 0: start_ms must be"),
        (lambda v: v["source"].update(text="短"), "source: piece 0: end must be 0 to 1, not 4"),
    ],
)
def test_faults_are_told_by_place(change: Any, told: str) -> None:
    with pytest.raises(InputError) as raised:
        load(edited(change))
    assert told in str(raised.value)
    assert str(raised.value).startswith("talk.subgen.json: ")
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{\n "schema": "subgen-project",\n "version": 1,,\n}', "(line 3, column 15)"),
        ("大家好", "(line 1, column 1)"),
        ('{"a": NaN}', "NaN is no number"),
        ('{"a": 1, "b": 2, "a": 3}', "has the key 'a' twice"),
        ('{"a": ' + "1" * 5000 + "}", "not valid JSON"),
        ("[" * 100_000, "nested too deeply"),
        ("[]", "not a project file"),
    ],
)
def test_what_is_no_json_is_told_by_line(text: str, told: str) -> None:
    with pytest.raises(InputError) as raised:
        load(text)
    assert told in str(raised.value)
    assert "\n" not in str(raised.value)
