from dataclasses import replace

import pytest
from fakes import MODEL, FakeTranslator, talk, timed

from subgen import pipeline
from subgen.cues.assemble import NO_ENGLISH
from subgen.errors import InputError, OutputExistsError
from subgen.progress import silent
from subgen.project import Settings
from subgen.span import Span

TALK = talk("大家好，嗯，今天我们讲一讲数据库的索引为什么重要。", "首先我们要知道什么是索引吗？谢谢大家。")


def translated(source, splitter, settings=None, translator=None):
    project = pipeline.split(source, settings or Settings(), splitter)
    return pipeline.translate(project, translator or FakeTranslator(), splitter, silent)


def edit(project, index, **changes):
    cues = list(project.cues)
    cues[index] = replace(cues[index], edited=True, **changes)
    return project.with_cues(tuple(cues))


def test_splitting_makes_timed_chinese_cues(splitter):
    project = pipeline.split(TALK, Settings(), splitter)
    assert not project.translated
    assert project.model is None
    assert "".join(cue.zh for cue in project.cues).replace(" ", "").startswith("大家好今天我们讲")
    assert [(removal.text, removal.why) for removal in project.removals] == [("嗯，", "filler")]
    assert [sentence.zh for sentence in project.sentences][-1] == "谢谢大家。"


def test_verbatim_shows_fillers_and_removes_nothing(splitter):
    project = translated(TALK, splitter, Settings(verbatim=True))
    assert "嗯" in project.cues[0].zh
    assert project.removals == ()
    assert not any("嗯" in sentence.zh for sentence in project.sentences)


def test_translating_gives_every_cue_its_english(splitter):
    project = translated(TALK, splitter)
    assert project.translated
    assert project.model == MODEL
    joined = " ".join(cue.en for cue in project.cues)
    assert joined == " ".join(sentence.en for sentence in project.sentences)


def test_translating_twice_changes_nothing(splitter):
    project = translated(TALK, splitter)
    assert pipeline.translate(project, FakeTranslator(), splitter, silent) == project


def test_progress_is_told(splitter):
    told = []
    project = pipeline.split(TALK, Settings(), splitter)
    pipeline.translate(project, FakeTranslator(), splitter, lambda *args: told.append(args))
    assert told
    assert told[-1][1] == told[-1][2] > 0


@pytest.mark.parametrize(
    ("source", "settings", "why"),
    [
        (talk("嗯。呃。"), Settings(), "talk.txt: nothing but fillers"),
        (talk("，。！"), Settings(), "talk.txt: nothing but fillers"),
        (TALK, Settings(duration_ms=300), "words can't be said in 0.3 s; check --duration"),
        (TALK, Settings(profile="cinema"), "no profile is called 'cinema'"),
    ],
)
def test_what_can_not_be_split(splitter, source, settings, why):
    with pytest.raises(InputError, match=why):
        pipeline.split(source, settings, splitter)


def test_a_duration_is_filled_and_not_passed(splitter):
    project = pipeline.split(TALK, Settings(duration_ms=60_000), splitter)
    assert 50_000 < project.cues[-1].span.end_ms <= 60_000


def test_a_talk_said_too_fast_is_cut_and_noted(splitter):
    project = pipeline.split(TALK, Settings(duration_ms=2_000), splitter)
    assert project.cues[-1].span.end_ms <= 2_000
    assert any("shorter than" in note for cue in project.cues for note in cue.notes)


def test_a_word_wider_than_a_cue_is_not_lost(splitter):
    address = "https://a.org/" + "x" * 70
    project = translated(talk(f"请大家打开{address}这个网页看看。"), splitter)
    assert address in "".join(cue.zh for cue in project.cues).replace(" ", "")
    assert any("too wide" in note for cue in project.cues for note in cue.notes)


@pytest.mark.parametrize("manner", ["empty", "loop", "short", "Chinese", "endless word"])
def test_bad_english_is_noted_on_its_cues(splitter, manner):
    project = translated(TALK, splitter, translator=FakeTranslator(manner))
    assert any(note.startswith("English: ") for cue in project.cues for note in cue.notes)
    assert project.translated


def test_a_sentence_with_too_few_english_words_is_translated_cue_by_cue(splitter):
    long = talk("今天我们要讲的是数据库里面最重要的索引和查询优化器之间的关系和它们各自的历史。")

    class Terse(FakeTranslator):
        def translate(self, texts, progress, *, no_repeat=False):
            found = super().translate(texts, progress, no_repeat=no_repeat)
            short = FakeTranslator("short").translate(texts, progress)
            return [s if len(t) > 30 else f for t, f, s in zip(texts, found, short, strict=True)]

    project = translated(long, splitter, translator=Terse())
    assert len(project.cues) > 1
    assert all(cue.en for cue in project.cues)
    assert "So." not in [cue.en for cue in project.cues]


def test_a_writers_quotation_marks_reach_the_translator_cue_by_cue_too(splitter):
    written = talk("他说“今天我们先讲数据库的索引”，然后我们再讲查询优化器是怎么工作的，最后大家一起讨论。")
    translator = FakeTranslator("short")
    assert len(translated(written, splitter, translator=translator).cues) > 1
    asked = [text for text, _ in translator.asked if "他说" in text]
    assert ("他说“今天我们先讲数据库的索引”。", False) in translator.asked  # in parts nothing may repeat
    assert [text for text in asked if "“今天我们先讲数据库的索引”" not in text] == []


@pytest.mark.parametrize("changes", [{"zh": "大家早上好"}, {"en": "Corrected."}, {"span": Span(0, 1111)}])
def test_an_edited_cue_survives_translation(splitter, changes):
    edited = edit(translated(TALK, splitter), 0, **changes)
    project = pipeline.translate(edited, FakeTranslator(), splitter, silent)
    assert project.cues[0] == edited.cues[0]
    assert project.translated


@pytest.mark.parametrize(
    ("changes", "notes"),
    [
        ({"en": "Corrected."}, ["mine"]),
        ({"en": "word " * 20}, ["mine", "English is too long", "English reads"]),
        ({"zh": "大家早"}, ["English: loop", "mine", "English is too long", "English reads"]),
        ({"en": ""}, ["mine", "English: loop", "English is too long", "English reads"]),
    ],
    ids=["put right", "too long", "other Chinese", "made anew"],
)
def test_the_notes_of_an_edited_cue_are_true_of_it(splitter, changes, notes):
    translator = FakeTranslator("loop")
    project = translated(talk("大家好。", "今天我们讲数据库。"), splitter, translator=translator)
    stale = (*project.cues[0].notes, "mine", "longer than 7000 ms (9000 ms)")
    after = pipeline.translate(edit(project, 0, notes=stale, **changes), translator, splitter, silent)
    found = after.cues[0].notes
    assert len(found) == len(notes)
    assert all(note.startswith(begin) for note, begin in zip(found, notes, strict=True))
    assert after.cues[1] == project.cues[1]


def test_an_edited_cue_without_english_gets_it(splitter):
    edited = edit(pipeline.split(TALK, Settings(), splitter), 0, zh="大家早上好")
    project = pipeline.translate(edited, FakeTranslator(), splitter, silent)
    assert project.cues[0].zh == "大家早上好"
    assert project.cues[0].en


def test_an_edited_cue_of_nothing_but_marks_gets_a_stand_in(splitter):
    edited = edit(pipeline.split(talk("开始。"), Settings(), splitter), 0, zh="……")
    assert pipeline.translate(edited, FakeTranslator(), splitter, silent).cues[0].en == "…"


def test_edits_are_carried_into_a_new_run(splitter):
    earlier = edit(translated(TALK, splitter), -1, en="Thanks, everybody!")
    fresh = pipeline.split(TALK, Settings(), splitter)
    project = pipeline.carry_edits(earlier, fresh, splitter)
    assert project.cues[-1] == earlier.cues[-1]
    assert pipeline.translate(project, FakeTranslator(), splitter, silent).cues[-1] == earlier.cues[-1]


@pytest.mark.parametrize("duration_ms", [20_000, 90_000])
def test_a_carried_edit_moves_along_with_the_speech(splitter, duration_ms):
    earlier = edit(translated(TALK, splitter), -1, en="Thanks, everybody!")
    fresh = pipeline.split(TALK, Settings(duration_ms=duration_ms), splitter)
    project = pipeline.carry_edits(earlier, fresh, splitter)
    assert project.cues[-1].en == "Thanks, everybody!"
    assert project.cues[-1].span.start_ms == fresh.cues[-1].span.start_ms


def test_an_edit_that_would_be_lost_is_refused(splitter):
    earlier = edit(translated(TALK, splitter), -1, en="Thanks, everybody!")
    fresh = pipeline.split(talk("今天我们讲一讲数据库。"), Settings(), splitter)
    with pytest.raises(OutputExistsError, match=r"1 edited cues .* move the project file away"):
        pipeline.carry_edits(earlier, fresh, splitter)


def test_without_edits_nothing_is_carried(splitter):
    earlier = translated(TALK, splitter)
    fresh = pipeline.split(talk("今天我们讲一讲数据库。"), Settings(), splitter)
    assert pipeline.carry_edits(earlier, fresh, splitter) == fresh


def test_timed_cues_keep_their_times_and_texts(splitter):
    source = timed((0, 900, "大家好，"), (950, 3000, "今天我们讲——数据库。"))
    project = translated(source, splitter, Settings(duration_ms=60_000))
    assert [(cue.span, cue.zh) for cue in project.cues] == [
        (Span(0, 900), "大家好，"),
        (Span(950, 3000), "今天我们讲——数据库。"),
    ]
    assert all(cue.en for cue in project.cues)


def test_fillers_in_timed_cues_are_shown_and_not_translated(splitter):
    translator = FakeTranslator()
    project = translated(timed((0, 2000, "嗯，今天我们讲数据库。")), splitter, translator=translator)
    assert project.cues[0].zh == "嗯，今天我们讲数据库。"
    assert project.removals == ()
    assert {text for text, _ in translator.asked} == {"今天我们讲数据库。"}


def test_lines_are_laid_out_by_the_profile_of_the_project(splitter):
    project = translated(TALK, splitter)
    laid = pipeline.lay_out(project, splitter)
    assert [each.span for each in laid] == [cue.span for cue in project.cues]
    assert all(each.zh and each.en for each in laid)


@pytest.mark.parametrize("position", [0, 1, 2])
def test_a_given_cue_of_nothing_but_a_filler_gets_no_one_else_s_english(splitter, position):
    texts = ["今天我们讲一讲数据库的索引", "首先我们要知道什么是索引"]
    alone = translated(
        timed(*((2000 * at, 2000 * at + 1900, text) for at, text in enumerate(texts))), splitter
    )
    texts.insert(position, "嗯")
    cues = list(
        translated(
            timed(*((2000 * at, 2000 * at + 1900, text) for at, text in enumerate(texts))), splitter
        ).cues
    )
    assert [cue.zh for cue in cues] == texts
    assert cues.pop(position).en == NO_ENGLISH
    assert [cue.en for cue in cues] == [cue.en for cue in alone.cues]


@pytest.mark.parametrize("texts", [("嗯",), ("嗯", "……")])
def test_where_nothing_but_a_filler_is_said_it_is_translated(splitter, texts):
    source = timed(*((2000 * at, 2000 * at + 1900, text) for at, text in enumerate(texts)))
    assert [cue.en.isascii() for cue in translated(source, splitter).cues] == [text == "嗯" for text in texts]
