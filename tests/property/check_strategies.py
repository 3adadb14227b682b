"""Subtitle files for property tests: such as people have, and such as nobody should."""

from dataclasses import replace

from hypothesis import strategies as st
from strategies import odd, spoken

from subgen.check.subject import Subject
from subgen.profile import load_profile, profile_names
from subgen.track import Track, TrackCue

profiles = st.sampled_from(profile_names()).map(load_profile)
_blank = st.sampled_from([(), ("",), (" ",)])
_zh = st.one_of(spoken, spoken, odd).map(lambda text: " ".join(text.split())[:60])
_WORDS = "So what we do here is (then) a model... and 你好 “data” it's 3.5% OK supercalifragilistic"
_en = st.lists(
    st.sampled_from(_WORDS.split()),
    min_size=1,
    max_size=16,
).map(" ".join)
_moves = st.sampled_from([0, 0, 1, 50, 84, 300, 499, 500, 900, 2500, -40, -700, -3000])
_lengths = st.sampled_from([0, 1, 300, 834, 1200, 2500, 4000, 7000, 9000, -200])


def _lines(text: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    def cut(drawn: tuple[str, int]) -> tuple[str, ...]:
        whole, at = drawn
        return tuple(line for part in (whole[:at], whole[at:]) if (line := part.strip()))

    return st.tuples(text, st.integers(0, 60)).map(cut)


@st.composite
def _times(draw: st.DrawFn) -> list[tuple[int, int]]:
    now = draw(st.integers(0, 2000))
    found = []
    for move, length in draw(st.lists(st.tuples(_moves, _lengths), min_size=1, max_size=7)):
        now = max(0, now + move)
        found.append((now, max(0, now + length)))
        now = max(now, now + length)
    return found


def _track(name: str, cues: list[tuple[tuple[int, int], tuple[str, ...], tuple[str, ...]]]) -> Track:
    made = (
        TrackCue(4 * number + 2, start, end, zh, en) for number, ((start, end), zh, en) in enumerate(cues)
    )
    return Track(name, "SRT", "utf-8", tuple(made))


@st.composite
def talks(draw: st.DrawFn, splitter: object) -> list[Subject]:
    """A file alone, or a pair, under any profile."""
    profile = draw(profiles)
    end_ms = draw(st.none() | st.integers(1, 30_000))
    times = draw(_times())
    zh, en = _lines(_zh) | _blank, _lines(_en) | _blank

    def subject(track: Track, language: str) -> Subject:
        return Subject(track=track, profile=profile, splitter=splitter, language=language, end_ms=end_ms)

    kind = draw(st.sampled_from(["zh", "en", "both", "pair", "pair"]))
    if kind == "both":
        return [subject(_track("a.srt", [(each, draw(zh), draw(en)) for each in times]), "both")]
    if kind == "zh":
        return [subject(_track("a.zh.srt", [(each, draw(zh), ()) for each in times]), "zh")]
    if kind == "en":
        return [subject(_track("a.en.srt", [(each, (), draw(en)) for each in times]), "en")]
    others = times if draw(st.booleans()) else draw(_times())
    if draw(st.booleans()):
        others = [(start + 40, end + 40) for start, end in others]
    first = subject(_track("a.zh.srt", [(each, draw(zh), ()) for each in times]), "zh")
    second = subject(_track("a.en.srt", [(each, (), draw(en)) for each in others]), "en")
    return [replace(first, partner=second), replace(second, partner=first)]
