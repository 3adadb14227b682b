from dataclasses import replace

import pytest
from fakes import talk

from subgen.cue import Cue, Removal, Sentence
from subgen.cues.keep import as_source, carried, edited_sentences, merge, retimed, sentence_spans
from subgen.errors import InputError
from subgen.profile import load_profile
from subgen.project import Project
from subgen.source import Piece, Source
from subgen.span import Span

PROFILE = load_profile("netflix")


def cue(name, sentence, start_ms, end_ms, edited=False, zh=""):
    return Cue(
        name,
        Span(start_ms, end_ms),
        zh or f"文{name}",
        f"Text {name}.",
        2 * sentence,
        2 * sentence + 1,
        sentence,
        "rate",
        edited=edited,
    )


def project(*cues, sentences=3, timed=False):
    text = "甲。" * sentences
    piece = Piece(0, len(text), Span(0, 9000) if timed else None)
    made = tuple(Sentence(2 * i, 2 * i + 1, f"甲{i}。") for i in range(sentences))
    return Project(Source("talk.txt", text, (piece,)), sentences=made, cues=cues)


def ids(groups):
    return {index: [each.id for each in cues] for index, cues in groups.items()}


def test_a_sentence_is_kept_whole_when_one_of_its_cues_was_edited():
    cues = [
        cue("a", 0, 0, 900),
        cue("b", 1, 1000, 1900),
        cue("c", 1, 2000, 2900, True),
        cue("d", 2, 3000, 3900),
    ]
    assert ids(edited_sentences(project(*cues))) == {1: ["b", "c"]}


def test_a_sentence_whose_cues_were_deleted_stays_away():
    found = edited_sentences(project(cue("a", 0, 0, 900), cue("c", 2, 2000, 2900)))
    assert ids(found) == {1: []}


def test_a_sentence_from_which_one_cue_was_deleted_stays_as_it_was_left():
    given = project(cue("a", 0, 0, 900), replace(cue("b", 0, 1000, 1900), start=4, end=6))
    given = replace(given, sentences=(Sentence(0, 6, "甲，乙，丙。"),), source=talk("甲，乙，丙。"))
    assert ids(edited_sentences(given)) == {0: ["a", "b"]}
    left_out = replace(given, removals=(Removal(2, 3, "乙", "filler"),))
    assert edited_sentences(left_out) == {}


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(project(), id="before there were cues"),
        pytest.param(
            project(replace(cue("a", 0, 0, 900), end=6), timed=True), id="timed cues hold several sentences"
        ),
    ],
)
def test_a_sentence_without_cues_was_not_always_deleted(given):
    assert edited_sentences(given) == {}


def test_sentences_out_of_order_are_refused():
    with pytest.raises(InputError, match="cue b: its sentence is 0, but that of cue a ahead of it is 1"):
        edited_sentences(project(cue("a", 1, 0, 900), cue("b", 0, 1000, 1900)))


def sentences(*texts):
    offsets = [sum(map(len, texts[:index])) for index in range(len(texts))]
    return [Sentence(start, start + len(text), text) for start, text in zip(offsets, texts, strict=True)]


def test_an_edited_sentence_is_found_where_it_stands_now():
    kept = {1: [replace(cue("b", 1, 1000, 1900, True), start=3, end=5)]}
    found, lost = carried(kept, sentences("你好。", "开始。"), sentences("早上好。", "大家好。", "开始。"))
    (moved,) = found[2]
    assert (moved.sentence, moved.start, moved.end) == (2, 8, 10)
    assert moved.span == Span(1000, 1900)
    assert lost == []


def test_the_same_words_are_told_apart_by_their_order():
    kept = {1: [cue("b", 1, 1000, 1900, True)]}
    found, _ = carried(kept, sentences("好。", "好。"), sentences("好。", "你好。", "好。"))
    assert ids(found) == {2: ["b"]}


@pytest.mark.parametrize("after", [["你好。"], ["你好。", "开始吧。"], []])
def test_an_edit_whose_sentence_is_gone_is_lost(after):
    kept = {1: [cue("b", 1, 1000, 1900, True), cue("c", 1, 2000, 2900)]}
    found, lost = carried(kept, sentences("你好。", "开始。"), sentences(*after))
    assert found == {}
    assert [each.id for each in lost] == ["b"]


def test_a_deleted_sentence_stays_deleted():
    found, lost = carried({0: []}, sentences("好。"), sentences("你好。", "好。"))
    assert (found, lost) == ({1: ()}, [])


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (Span(1000, 3000), [(1000, 1900), (2000, 3000)]),
        (Span(5000, 7000), [(5000, 5900), (6000, 7000)]),
        (Span(0, 1000), [(0, 450), (500, 1000)]),
        (Span(0, 1), [(0, 1), (1, 2)]),
    ],
)
def test_kept_cues_move_along_with_their_sentence(new, expected):
    kept = {4: [cue("a", 4, 1000, 1900, True), cue("b", 4, 2000, 3000)]}
    found = retimed(kept, {4: Span(1000, 3000)}, {4: new})
    assert [(each.span.start_ms, each.span.end_ms) for each in found[4]] == expected


def test_where_nothing_is_known_of_a_sentence_its_times_stay():
    kept = {4: [cue("a", 4, 1000, 1900, True)]}
    assert retimed(kept, {}, {4: Span(0, 9)}) == {4: (kept[4][0],)}


def test_sentence_spans():
    cues = [cue("a", 0, 0, 900), cue("b", 1, 1000, 1900), cue("c", 1, 2000, 2900)]
    assert sentence_spans(cues) == {0: Span(0, 900), 1: Span(1000, 2900)}


def merged(fresh, kept, end_ms=None):
    return [(c.id, c.span.start_ms, c.span.end_ms) for c in merge(fresh, kept, PROFILE, end_ms)]


FRESH = [cue("a", 0, 0, 900), cue("b", 1, 1000, 1900), cue("c", 2, 2000, 4000)]


@pytest.mark.parametrize(
    ("kept", "expected"),
    [
        ({}, [("a", 0, 900), ("b", 1000, 1900), ("c", 2000, 4000)]),
        ({1: [cue("x", 1, 1000, 1900)]}, [("a", 0, 900), ("x", 1000, 1900), ("c", 2000, 4000)]),
        ({1: []}, [("a", 0, 900), ("c", 2000, 4000)]),
        ({1: [cue("x", 1, 1000, 3000)]}, [("a", 0, 900), ("x", 1000, 3000), ("c", 3084, 4000)]),
        ({1: [cue("x", 1, 500, 1900)]}, [("a", 0, 416), ("x", 500, 1900), ("c", 2000, 4000)]),
        (
            {1: [cue("x", 1, 1000, 1300), cue("y", 1, 1300, 1500)]},
            [("a", 0, 900), ("x", 1000, 1300), ("y", 1300, 1500), ("c", 2000, 4000)],
        ),
        ({0: [cue("x", 0, 0, 5000)]}, [("x", 0, 5000), ("b", 5084, 5918), ("c", 6002, 6836)]),
    ],
)
def test_fresh_cues_give_way_to_kept_ones(kept, expected):
    assert merged(FRESH, kept) == expected


def test_fresh_cues_do_not_pass_the_end_of_the_media():
    assert merged(FRESH, {1: [cue("x", 1, 1000, 4500)]}, end_ms=5000)[-1] == ("c", 4584, 5000)


def test_no_time_between_kept_cues_is_told():
    kept = {0: [cue("x", 0, 0, 2000)], 2: [cue("y", 2, 2000, 4000)]}
    with pytest.raises(InputError, match=r"cue b \(文b\): edited cues leave it no time"):
        merge(FRESH, kept, PROFILE, None)


def test_no_two_cues_have_one_id():
    found = merge(FRESH, {1: [cue("c", 1, 1000, 1900, True)]}, PROFILE, None)
    assert len({each.id for each in found}) == 3
    assert found[1].id == "c"


def test_cues_as_a_source_of_their_own():
    source = as_source([cue("a", 0, 5, 900, zh="我们\n开始"), cue("b", 0, 1000, 1900, zh="好")])
    assert [source.text[piece.start : piece.end] for piece in source.pieces] == ["我们 开始", "好"]
    assert [piece.span for piece in source.pieces] == [Span(5, 900), Span(1000, 1900)]
    assert source.timed
