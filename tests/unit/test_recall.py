"""A talk that was translated comes out the same without the work, until something that decides it changes."""

import sqlite3
from dataclasses import replace

import pytest
from fakes import FakeTranslator, talk, timed

from subgen.cli import recall
from subgen.progress import silent
from subgen.project import ModelId, Project, Settings

TALK = talk("大家好，嗯，今天我们讲一讲数据库的索引为什么重要。", "首先我们要知道什么是索引吗？谢谢大家。")
PROJECT = Project(TALK)

pytestmark = pytest.mark.usefixtures("memory")


@pytest.fixture
def memory(tmp_path, splitter, monkeypatch):
    """The file of a memory in which nothing is yet."""
    monkeypatch.setattr(recall, "cache_dir", lambda: tmp_path)
    monkeypatch.setattr(recall, "splitter", lambda: splitter)
    return tmp_path / "talks.sqlite"


def made(project=PROJECT, **options):
    """What is made of a project, and whether a translator was asked for it."""
    translator = FakeTranslator(**options)
    return recall.translated(project, translator, silent), bool(translator.asked)


@pytest.mark.parametrize(
    "source", [TALK, timed((0, 2_000, "大家好"), (2_000, 5_000, "今天讲数据库"))], ids=["text", "cues"]
)
def test_the_same_is_made_once(source):
    first, asked = made(Project(source))
    again, asked_again = made(Project(source))
    assert (asked, asked_again) == (True, False)
    assert again == first


def test_what_was_made_is_no_part_of_the_question():
    first, _ = made()
    again, asked = made(first)
    assert (again, asked) == (first, False)


@pytest.mark.parametrize(
    "changed",
    [
        {"project": Project(talk("大家好，今天我们讲一讲数据库的索引为什么重要。"))},
        {"project": Project(replace(TALK, name="other.txt"))},
        {"project": Project(TALK, Settings(verbatim=True))},
        {"signature": "another beam"},
        {"model": ModelId("fake-zh_en", "1.1", "1" * 64)},
    ],
    ids=["text", "name", "settings", "decoding", "model"],
)
def test_another_question_has_another_answer(changed):
    made()
    _, asked = made(**changed)
    assert asked


@pytest.mark.parametrize("name", ["subgen/stage.py", "package-1.1.dist-info"])
def test_another_code_has_another_answer(monkeypatch, tmp_path, name):
    site = tmp_path / "site"
    (site / "subgen").mkdir(parents=True)
    monkeypatch.setattr(recall, "_PACKAGE", site / "subgen")
    monkeypatch.syspath_prepend(site)
    made()
    (site / name).write_text("", encoding="utf-8")
    _, asked = made()
    assert asked


def test_what_a_person_edited_is_made_anew():
    first, _ = made()
    cue = replace(first.cues[0], en="", edited=True)
    again, asked = made(first.with_cues((cue, *first.cues[1:])))
    assert asked
    assert again.cues[0].edited
    assert made(first) == (first, False)


def damage(file):
    file.write_bytes(b"no database" * 100)


def damage_row(file):
    with sqlite3.connect(file) as database:
        database.execute("UPDATE talk SET made = ?", (b"no talk",))
    database.close()


@pytest.mark.parametrize("harm", [damage, damage_row])
def test_a_damaged_memory_is_done_without(memory, harm):
    first, _ = made()
    harm(memory)
    assert made() == (first, True)


def test_a_memory_that_cannot_be_written_is_done_without(memory):
    memory.mkdir()
    first, _ = made()
    assert made() == (first, True)


def test_only_the_latest_talks_are_remembered(monkeypatch):
    monkeypatch.setattr(recall, "_MOST", 2)
    talks = [Project(replace(TALK, name=f"{number}.txt")) for number in range(3)]
    for project in talks:
        made(project)
    assert [made(project)[1] for project in talks[::-1]] == [False, False, True]
