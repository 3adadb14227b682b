"""From what a recogniser hears to the times of the script."""

from itertools import pairwise

import numpy as np
import pytest
from fakes import talk

from subgen.align.fit import fit_words, share_heard
from subgen.align.hear import hear
from subgen.align.hearing import Hearing
from subgen.align.hearsay import RememberingRecogniser
from subgen.align.recogniser import Token
from subgen.align.said import said
from subgen.align.windows import Part, Window, windows, with_sound
from subgen.media.sound import RATE
from subgen.progress import silent
from subgen.span import Span

EARLY_MS = 80
"""By so much the recogniser's times are put right."""


def hearing(*speech, duration_ms=None):
    spans = tuple(Span(start, end) for start, end in speech)
    duration = duration_ms or spans[-1].end_ms + 500
    return Hearing(duration, spans, np.full(duration // 10, -60, np.float32))


def whole(start_ms, end_ms):
    return Window((Part(Span(start_ms, end_ms), Span(start_ms, end_ms)),))


def tokens(text, start_ms, step_ms=200):
    """A token for each character, as the recogniser would time them."""
    begin = start_ms - EARLY_MS
    return tuple(
        Token(char, begin + at * step_ms, begin + (at + 1) * step_ms, 0.9) for at, char in enumerate(text)
    )


def times(source):
    return {source.text[each.start : each.end]: each.span.start_ms for each in source.heard}


def test_the_script_gets_the_times_of_what_sounds_like_it():
    source = talk("今天我们讲数据库。")
    heard = fit_words(source, hearing((1000, 2600)), [(whole(0, 5000), tokens("今天我們講樹據褲", 1000))])
    assert times(heard) == {char: 1000 + 200 * at for at, char in enumerate("今天我们讲数据库")}
    assert {each.timing for each in heard.heard} == {"align"}
    assert min(each.confidence for each in heard.heard) > 0.9
    assert share_heard(heard) > 0.85


def test_a_word_after_a_pause_begins_where_the_speech_does():
    heard = [
        (whole(0, 9000), (*tokens("你好", 1000), Token("世", 1320, 3420, 0.9), Token("界", 3420, 3620, 0.9)))
    ]
    source = fit_words(talk("你好世界"), hearing((1000, 1400), (3300, 3700)), heard)
    assert times(source) == {"你": 1000, "好": 1200, "世": 3300, "界": 3500}


def test_what_nobody_says_has_no_time_and_moves_nothing():
    script = "今天我们讲数据库。这一句谁也没说过呀。然后再讲操作系统。"
    spoken = "今天我们讲数据库然后再讲操作系统"
    source = fit_words(talk(script), hearing((1000, 4200)), [(whole(0, 9000), tokens(spoken, 1000))])
    assert "谁" not in times(source)
    assert times(source)["操"] == 1000 + 200 * spoken.index("操")


def test_stray_likeness_in_a_sentence_that_nobody_says_is_none():
    script = "今天我们讲数据库。那是他们的事情和谁都没有关系的。然后再讲操作系统。"
    spoken = "今天我们讲数据库嗯嗯嗯嗯嗯的啊嗯嗯嗯嗯然后再讲操作系统"
    source = fit_words(talk(script), hearing((1000, 6600)), [(whole(0, 9000), tokens(spoken, 1000))])
    assert not [each for each in source.heard if each.timing == "align" and 9 <= each.start < 24]


def test_speech_that_was_not_made_out_is_shared_out_with_less_confidence():
    script = "今天我们讲数据库，请大家一定注意听，然后再讲操作系统。"
    heard = (*tokens("今天我们讲数据库", 1000), *tokens("然后再讲操作系统", 5000))
    source = fit_words(
        talk(script), hearing((1000, 2600), (3000, 4600), (5000, 6600)), [(whole(0, 9000), heard)]
    )
    guessed = [each for each in source.heard if each.timing == "vad"]
    assert "".join(source.text[each.start : each.end] for each in guessed) == "请大家一定注意听"
    assert (guessed[0].span.start_ms, guessed[-1].span.end_ms) == (3000, 4600)
    assert max(each.confidence for each in guessed[2:-2]) < 0.6


def test_a_long_stretch_that_was_not_made_out_is_fitted_to_its_pauses():
    lost = ["第一点是模型越来越大", "好", "第二点是数据越来越多也越来越好", "第三点"]
    script = "今天我们讲数据库。" + "，".join(lost) + "。然后再讲操作系统。"
    heard = (*tokens("今天我们讲数据库", 1000), *tokens("然后再讲操作系统", 14_000))
    speech = [(1000, 2600), (3000, 5000), (5600, 5800), (6500, 9500), (11_000, 11_600), (14_000, 15_600)]
    source = fit_words(talk(script), hearing(*speech), [(whole(0, 20_000), heard)])
    starts = {each.start: each.span.start_ms for each in source.heard}
    for clause, (start_ms, _) in zip(lost, speech[1:], strict=False):
        assert abs(starts[script.index(clause)] - start_ms) <= 20
    assert {each.timing for each in source.heard[8:-8]} == {"vad"}


def test_nothing_heard_at_all():
    source = fit_words(talk("你好"), hearing((1000, 1100)), [(whole(0, 2000), ())])
    assert source.heard == ()
    assert share_heard(source) == 0


def test_all_is_in_the_order_of_text_and_time():
    script = "今天我们讲数据库，2023年的 GPT-4 用了50%的数据。"
    heard = (
        *tokens("今天我们讲数据库二零二三年的", 1000, 90),
        *tokens("GPT四用了百分之五十的数据", 2200, 90),
    )
    source = fit_words(talk(script), hearing((1000, 3400)), [(whole(0, 9000), heard)])
    for before, after in pairwise(source.heard):
        assert before.end <= after.start
        assert before.span.end_ms <= after.span.start_ms


def test_tokens_of_a_window_with_a_pause_left_out():
    window = Window((Part(Span(1000, 2000), Span(1000, 2000)), Part(Span(8000, 9000), Span(8000, 9000))))
    found = said([(window, tokens("一二三四", 0, 500))], [Span(1000, 2000), Span(8000, 9000)])
    assert [each.span.start_ms for each in found] == [1000, 1500, 8000, 8500]


def levels(duration_ms):
    return np.full(duration_ms // 10, -30, np.float32)


def test_windows_are_cut_in_pauses_and_hold_all_speech():
    speech = [Span(at, at + 2500) for at in range(0, 120_000, 3_000)]
    found = list(windows(speech, levels(120_000), 120_000))
    assert all(window.length_ms <= 10_000 for window in found)
    for span in speech:
        assert sum(window.counts(span.start_ms) for window in found) == 1
        assert sum(window.counts(span.end_ms - 1) for window in found) == 1


def test_speech_without_a_pause_is_cut_where_it_is_quietest_with_an_overlap():
    loud = levels(30_000)
    loud[640:660] = -60
    found = list(windows([Span(0, 30_000)], loud, 30_000))
    assert abs(found[0].parts[0].kept.end_ms - 6_500) <= 100
    for before, after in pairwise(found):
        assert before.parts[0].kept.end_ms == after.parts[0].kept.start_ms
        assert before.parts[0].span.end_ms - after.parts[0].span.start_ms == 3_000
    assert all(window.length_ms <= 10_000 for window in found)


@pytest.mark.parametrize("block", [100, 4_097, 500_000])
def test_windows_get_their_own_sound(block):
    sound = np.arange(40 * RATE, dtype=np.float32)
    blocks = [sound[start : start + block] for start in range(0, len(sound), block)]
    speech = [Span(500, 3_000), Span(6_000, 7_000), Span(8_500, 38_000)]
    found = list(with_sound(windows(speech, levels(40_000), 40_000), blocks))
    assert len(found) > 3
    for window, samples in found:
        ranges = [np.arange(p.span.start_ms * 16, p.span.end_ms * 16) for p in window.parts]
        assert np.array_equal(samples, np.concatenate(ranges))


class Scripted:
    """Hears what it is told to, one answer after the other."""

    signature = "scripted"

    def __init__(self, *answers):
        self.answers = list(answers)
        self.lengths_ms = []

    def recognise(self, sound):
        self.lengths_ms.append(len(sound) * 1000 // RATE)
        return self.answers.pop(0)


def test_where_words_were_left_out_it_is_asked_again():
    first = (*tokens("今天", 80), Token("讲", 400, 5_400, 0.9))
    again = (*tokens("讲数据库", 100), *tokens("大家好", 2_000))
    recogniser = Scripted(first, again)
    ((_, found),) = hear(hearing((0, 5_400)), [np.zeros(6 * RATE, np.float32)], recogniser, silent)
    assert "".join(token.text for token in found) == "今天讲数据库大家好"
    assert recogniser.lengths_ms == [5_640, 5_200]
    assert all(a.end_ms <= b.start_ms or a.start_ms <= b.start_ms for a, b in pairwise(found))


def test_a_pause_is_no_hole():
    recogniser = Scripted((*tokens("今天", 80), Token("讲", 400, 5_400, 0.9)))
    list(hear(hearing((0, 600), (1_500, 1_700), (5_200, 5_400)), [np.zeros(6 * RATE)], recogniser, silent))
    assert len(recogniser.lengths_ms) == 1


def test_progress_counts_seconds_of_speech():
    told = []
    speech = [(at, at + 9_000) for at in range(0, 60_000, 12_000)]
    recogniser = Scripted(*[()] * 5)
    blocks = [np.zeros(RATE, np.float32)] * 60
    list(hear(hearing(*speech, duration_ms=60_000), blocks, recogniser, lambda *each: told.append(each)))
    assert told[0] == ("hear the words", 0, told[-1][2])
    assert [done for _, done, _ in told] == sorted(done for _, done, _ in told)
    assert told[-1][1] == told[-1][2] > 40


def test_what_was_heard_once_is_remembered(tmp_path):
    file = tmp_path / "cache" / "heard.sqlite"
    sound, other = np.zeros(RATE, np.float32), np.ones(RATE, np.float32)
    inner = Scripted(tokens("一", 100), tokens("二", 100))
    first = RememberingRecogniser(inner, file)
    assert first.recognise(sound) == tokens("一", 100)
    again = RememberingRecogniser(Scripted(), file)
    assert again.recognise(sound) == tokens("一", 100)
    assert again.signature == "scripted"
    assert first.recognise(other) == tokens("二", 100)
    changed = Scripted(tokens("三", 100))
    changed.signature = "another"
    assert RememberingRecogniser(changed, file).recognise(sound) == tokens("三", 100)


@pytest.mark.parametrize("content", [b"no database", None])
def test_a_memory_that_cannot_be_used_is_done_without(tmp_path, content):
    file = tmp_path / "heard.sqlite"
    if content is None:
        file.mkdir()
    else:
        file.write_bytes(content)
    recogniser = RememberingRecogniser(Scripted(tokens("一", 100), tokens("一", 100)), file)
    assert recogniser.recognise(np.zeros(9, np.float32)) == tokens("一", 100)
    assert recogniser.recognise(np.zeros(9, np.float32)) == tokens("一", 100)
