from itertools import pairwise

import pytest
from fakes import talk

from subgen.align.lengths import fit_lengths
from subgen.span import Span

SYLLABLE_MS = 200
CLAUSES = ["今天我们讲数据库", "先说历史", "再说为什么大家现在都离不开它", "好", "最后留一点时间给大家提问"]


def spoken(clauses, pauses_ms, begin_ms=1000):
    """Where someone speaks who says the clauses, pausing after each."""
    spans, now = [], begin_ms
    for clause, pause in zip(clauses, pauses_ms, strict=True):
        spans.append(Span(now, now + len(clause) * SYLLABLE_MS))
        now = spans[-1].end_ms + pause
    return spans


def starts(source, heard):
    """When each clause begins."""
    return {source.text[each.start]: each.span.start_ms for each in heard}


def test_clauses_begin_where_speech_does():
    source = talk("，".join(CLAUSES) + "。")
    speech = spoken(CLAUSES, [400, 900, 300, 2000, 0])
    heard = fit_lengths(source, speech)
    assert [each.span.start_ms for each in heard] == [span.start_ms for span in speech]
    assert {each.timing for each in heard} == {"vad"}
    assert all(0 < each.confidence <= 0.6 for each in heard)


@pytest.mark.parametrize("merged", range(4))
def test_clauses_said_in_one_breath_share_it(merged):
    source = talk("，".join(CLAUSES) + "。")
    apart = spoken(CLAUSES, [0 if index == merged else 700 for index in range(5)])
    speech = [*apart[:merged], Span(apart[merged].start_ms, apart[merged + 1].end_ms), *apart[merged + 2 :]]
    heard = fit_lengths(source, speech)
    assert all(
        abs(each.span.start_ms - span.start_ms) <= 150 for each, span in zip(heard, apart, strict=True)
    )


def test_what_nobody_says_is_left_out_and_moves_nothing():
    said = CLAUSES * 3
    written = [*said[:7], "这一句话谁也没有说过它只在稿子上面", *said[7:]]
    source = talk("。".join(written) + "。")
    speech = spoken(said, [500] * len(said))
    heard = fit_lengths(source, speech)
    first, last = heard[0], heard[-1]
    assert first.span.start_ms == speech[0].start_ms
    assert abs(last.span.end_ms - speech[-1].end_ms) <= 1
    assert sum(each.span.start_ms in {span.start_ms for span in speech} for each in heard) >= 12


def test_speech_that_is_not_in_the_script_is_left_out():
    said = CLAUSES * 3
    speech = spoken(said, [500] * len(said))
    foreign = Span(speech[-1].end_ms + 3000, speech[-1].end_ms + 9000)
    heard = fit_lengths(talk("。".join(said) + "。"), [*speech, foreign])
    assert heard[-1].span.end_ms <= speech[-1].end_ms


def test_nothing_is_overlapped_and_all_is_in_order():
    source = talk("没有一个标点的一大段话" * 12, "第二段。也有标点，两个。")
    heard = fit_lengths(source, [Span(at * 1000, at * 1000 + 700) for at in range(40)])
    for before, after in pairwise(heard):
        assert before.end <= after.start
        assert before.span.end_ms <= after.span.start_ms


@pytest.mark.parametrize("source", [talk("大家好。"), talk("……")], ids=["no speech", "no text"])
def test_nothing_to_fit(source):
    assert fit_lengths(source, [] if "好" in source.text else [Span(0, 1000)]) == ()
