"""What is shown otherwise than the source has it."""

from dataclasses import replace

import pytest
from fakes import FakeTranslator, talk, timed

from subgen import pipeline
from subgen.cues.changes import find_changes
from subgen.glossary import Entry
from subgen.progress import silent
from subgen.project import Settings

TEXT = "呃大家好，我我们请佳辉来讲open i的模型。谢谢大家。"
SETTINGS = Settings(glossary=(Entry("家辉", "Jiahui", (), "own.txt"),))


@pytest.fixture
def project(splitter):
    return pipeline.split(talk(TEXT, trusted=False), SETTINGS, splitter)


def test_every_removal_and_correction_is_in_a_change(project):
    changes = list(find_changes(project))
    assert [each for change in changes for each in change.removals] == list(project.removals)
    assert [each for change in changes for each in change.corrections] == list(project.corrections)
    assert [each.text for each in project.removals] == ["呃", "我"]
    assert [(each.text, each.to, each.why, each.glossary) for each in project.corrections] == [
        ("佳辉", "家辉", "sound", "own.txt"),
        ("open i", "OpenAI", "listed", "default"),
    ]
    for each in (*project.removals, *project.corrections):
        assert project.source.text[each.start : each.end] == each.text
    assert not any(change.cue.edited or change.rewritten for change in changes)


def test_edits_are_changes(project):
    cues = list(project.cues)
    cues[-1] = replace(cues[-1], en="Thanks.", edited=True)
    changes = list(find_changes(project.with_cues(tuple(cues))))
    assert (changes[-1].cue, changes[-1].rewritten) == (cues[-1], False)
    cues[-1] = replace(cues[-1], zh="多谢各位")
    changes = list(find_changes(project.with_cues(tuple(cues))))
    assert (changes[-1].cue, changes[-1].rewritten) == (cues[-1], True)


def test_nothing_changed(splitter):
    project = pipeline.split(talk("大家好。今天讲模型。"), Settings(), splitter)
    assert list(find_changes(project)) == []


def test_given_cues_are_put_right_by_ones_own_glossary_alone(splitter, translator):
    source = timed((0, 2000, "我们请佳辉来讲"), (2000, 4000, "open i的模型，谢谢"))
    project = pipeline.translate(pipeline.split(source, SETTINGS, splitter), translator, splitter, silent)
    assert [cue.zh for cue in project.cues] == ["我们请家辉来讲", "open i的模型，谢谢"]
    assert "OpenAI" in project.cues[1].en
    assert [(each.to, each.shown) for each in project.corrections] == [("家辉", True), ("OpenAI", False)]


def edited(project, index, **change):
    cues = list(project.cues)
    cues[index] = replace(cues[index], edited=True, **change)
    return project.with_cues(tuple(cues))


@pytest.mark.parametrize("afresh", [False, True])
def test_edited_english_stays_unless_it_is_to_be_made_afresh(project, splitter, translator, afresh):
    made = pipeline.translate(project, translator, splitter, silent)
    changed = edited(made, 0, en="Mine.")
    again = pipeline.translate(changed, FakeTranslator(), splitter, silent, afresh=afresh)
    assert again.cues == (made if afresh else changed).cues


def test_edited_chinese_and_times_stay_when_the_english_is_made_afresh(project, splitter, translator):
    made = pipeline.translate(project, translator, splitter, silent)
    changed = edited(made, 0, zh="各位好", en="Mine.")
    cue = pipeline.translate(changed, translator, splitter, silent, afresh=True).cues[0]
    assert (cue.zh, cue.span, cue.edited) == ("各位好", changed.cues[0].span, True)
    assert cue.en not in ("Mine.", "")


def test_edits_stay_where_a_new_glossary_changes_their_sentence(project, splitter, translator):
    made = pipeline.translate(project, translator, splitter, silent)
    changed = edited(made, 0, zh="各位好", en="Mine.")
    settings = replace(
        SETTINGS, glossary=(Entry("家辉", "Jiahui Yu", (), "own.txt"),), default_glossary=False
    )
    again = pipeline.translate(replace(changed, settings=settings), translator, splitter, silent)
    assert again.cues[0] == changed.cues[0]
