import pytest

from subgen.span import Span, clock, clock_ms, parse_duration


@pytest.mark.parametrize(("start", "end"), [(-1, 5), (6, 5)])
def test_a_span_that_runs_backwards_or_before_zero_is_refused(start, end):
    with pytest.raises(ValueError, match=f"{start} to {end} ms"):
        Span(start, end)


def test_spans_are_ordered_by_their_start():
    assert Span(200, 900).duration_ms == 700
    assert sorted([Span(5, 6), Span(1, 9), Span(1, 2)]) == [Span(1, 2), Span(1, 9), Span(5, 6)]


@pytest.mark.parametrize(
    ("ms", "text"),
    [
        (0, "00:00:00,000"),
        (59_999, "00:00:59,999"),
        (60_000, "00:01:00,000"),
        (3_723_004, "01:02:03,004"),
        (360_000_000, "100:00:00,000"),
    ],
)
def test_clock(ms, text):
    assert clock(ms) == text


def test_clock_with_another_mark():
    assert clock(1_500, ".") == "00:00:01.500"


@pytest.mark.parametrize(
    ("figures", "ms"),
    [
        (("1", "02", "03", "004"), 3_723_004),
        ((None, "83", "20", None), 5_000_000),
        ((None, None, "7", "5"), 7_500),
        (("0", "0", "0", "05"), 50),
    ],
)
def test_the_figures_of_a_clock(figures, ms):
    assert clock_ms(*figures) == ms


@pytest.mark.parametrize(
    ("text", "ms"),
    [
        ("95.5", 95_500),
        ("90", 90_000),
        ("0.05", 50),
        ("0,5", 500),
        ("83:20", 5_000_000),
        ("1:23:45", 5_025_000),
        ("01:02:03,004", 3_723_004),
        (" 7 ", 7_000),
    ],
)
def test_a_length_of_time_as_people_write_it(text, ms):
    assert parse_duration(text) == ms


@pytest.mark.parametrize("text", ["", "abc", "-5", "1:2:3:4", "1h", "5.", "1.2345", "1:", "０.x"])
def test_what_is_no_length_of_time(text):
    with pytest.raises(ValueError, match="not a length of time"):
        parse_duration(text)


@pytest.mark.parametrize("text", ["0", "0:00", "0.000"])
def test_no_talk_lasts_no_time(text):
    with pytest.raises(ValueError, match="longer than zero"):
        parse_duration(text)
