"""What the cleaner promises for any text."""

import re

import pytest
from fakes import find_removals
from hypothesis import given
from hypothesis import strategies as st

from subgen.cue import Removal
from subgen.source import Piece, Source
from subgen.span import Span
from subgen.text.splitter import JiebaSplitter
from subgen.width import is_han

SPOKEN = (
    "我 你 我们 这 这个 那个 一个 就 就是 的 是 了 在 对 对对 好 看 看看 大 大家 介 介绍 结果 研究 "
    "问题 问 可以 谢谢 非常 很 太 中 走着 觉得 我觉得 然后 了解 解释 学 学习 天 天天 一 二 "
    "呃 嗯 啊 哎 哦 额 ， ， 。 。 ？ 、 … \n no the the AI 3 3 “ ” A ("
)
speech = st.lists(st.sampled_from(SPOKEN.split(" ")), max_size=40).map("".join)
hostile = st.text(st.one_of(st.characters(), st.sampled_from("我呃啊，。\n\x1e\0 \ufeff𠀀a1")), max_size=60)


@st.composite
def sources(draw: st.DrawFn, text: st.SearchStrategy[str] = speech) -> Source:
    parts = draw(st.lists(text, min_size=1, max_size=5))
    gap = draw(st.sampled_from(["", "\n\n", " -- "]))
    timed = draw(st.booleans())
    pieces = []
    start = 0
    for index, part in enumerate(parts):
        pieces.append(Piece(start, start + len(part), Span(index, index + 1) if timed else None))
        start += len(part) + len(gap)
    return Source("talk", gap.join(parts), tuple(pieces), trusted_stops=draw(st.booleans()))


def without(source: Source, removals: tuple[Removal, ...]) -> Source:
    """The source as it would be if nobody had stumbled."""
    gone = {i for removal in removals for i in range(removal.start, removal.end)}
    kept = [i for i in range(len(source.text)) if i not in gone]
    pieces = tuple(
        Piece(sum(i < piece.start for i in kept), sum(i < piece.end for i in kept), piece.span)
        for piece in source.pieces
    )
    text = "".join(source.text[i] for i in kept)
    return Source(source.name, text, pieces, source.title, source.trusted_stops)


@given(source=sources(st.one_of(speech, hostile)))
def test_removals_are_in_order_apart_and_inside_pieces(splitter: JiebaSplitter, source: Source) -> None:
    removals = find_removals(source, splitter)
    ends = [0]
    for removal in removals:
        assert ends[-1] <= removal.start < removal.end <= len(source.text)
        assert removal.text == source.text[removal.start : removal.end]
        assert any(p.start <= removal.start and removal.end <= p.end for p in source.pieces)
        ends.append(removal.end)


@given(source=sources(st.one_of(speech, hostile)))
def test_what_is_clean_stays_as_it_is(splitter: JiebaSplitter, source: Source) -> None:
    clean = without(source, find_removals(source, splitter))
    assert find_removals(clean, splitter) == ()


@given(source=sources(st.one_of(speech, hostile)))
def test_english_goes_only_where_it_is_repeated_and_numbers_never(
    splitter: JiebaSplitter, source: Source
) -> None:
    clean = without(source, find_removals(source, splitter))
    assert re.findall(r"\d", clean.text) == re.findall(r"\d", source.text)
    words = re.findall("[A-Za-z]+", source.text)
    assert {word.lower() for word in re.findall("[A-Za-z]+", clean.text)} == {word.lower() for word in words}
    foreign = [char for char in source.text if char.isalpha() and not char.isascii() and not is_han(char)]
    assert [c for c in clean.text if c.isalpha() and not c.isascii() and not is_han(c)] == foreign


@given(source=sources())
def test_every_character_that_was_said_is_still_there_but_for_fillers(
    splitter: JiebaSplitter, source: Source
) -> None:
    clean = without(source, find_removals(source, splitter))
    spoken = {char for piece in source.pieces for char in source.text[piece.start : piece.end]}
    left = {char for piece in clean.pieces for char in clean.text[piece.start : piece.end]}
    assert {char for char in spoken - left if char.isalnum()} <= set("呃嗯啊哎哦额")


@given(source=sources())
def test_timed_pieces_keep_letters(splitter: JiebaSplitter, source: Source) -> None:
    clean = without(source, find_removals(source, splitter))
    if source.timed:
        for before, after in zip(source.pieces, clean.pieces, strict=True):
            said = any(char.isalnum() for char in source.text[before.start : before.end])
            assert said == any(char.isalnum() for char in clean.text[after.start : after.end])


@pytest.mark.parametrize(
    "part", ["啊", "我", "一个", "呃，", "大，", "很大", "走着", "我我你", "，", "AI AI "]
)
@pytest.mark.parametrize("trusted_stops", [False, True])
def test_monotonous_text_takes_time_in_step_with_its_length(
    splitter: JiebaSplitter, part: str, trusted_stops: bool
) -> None:
    text = part * 20_000
    source = Source("talk", text, (Piece(0, len(text)),), trusted_stops=trusted_stops)
    clean = without(source, find_removals(source, splitter))
    assert set(clean.text) <= set(text)
