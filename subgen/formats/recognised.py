"""What speech recognisers write: segments with their words, from JSON to cues.

Each recogniser has a module of its own that finds the segments; what they have in common is here. All of it
is read with a doubt: what isn't there, or isn't what it should be, is left out, and the rest is used.
"""

from collections.abc import Callable, Sequence
from typing import Any

from subgen.formats.json_text import lines_of, milliseconds
from subgen.formats.reader import Found, RawCue
from subgen.formats.shown import plain, printable
from subgen.span import Span
from subgen.track import TimedWord

_MARKS = frozenset("。．.？?！!；;")
_LONG_PAUSE_MS = 600
_LONGEST_CHARS = 60


def timed_word(value: object, unit: int = 1000) -> TimedWord | None:
    """A word with its time; None where there is none, as for the digits that WhisperX can't align.

    Args:
        value: an object (``word`` or ``text``, ``start``, ``end``, and ``probability``, ``score`` or
            ``confidence``), or a list of start, end, word and probability.
        unit: how many milliseconds its times count: 1000 for seconds.
    """
    if isinstance(value, list) and len(value) >= 3:
        start, end, text, *more = value
        sure = more[0] if more else 1.0
    elif isinstance(value, dict):
        start, end = value.get("start"), value.get("end")
        text = value.get("word", value.get("text"))
        sure = next((value[key] for key in ("probability", "score", "confidence") if key in value), 1.0)
    else:
        return None
    span = span_of(start, end, unit)
    if span is None or not isinstance(text, str) or not plain(text):
        return None
    return TimedWord(printable(text), span, confidence(sure))


def span_of(start: object, end: object, unit: int) -> Span | None:
    """A span from two times, each counting so many milliseconds; None if there is none."""
    start_ms, end_ms = milliseconds(start, unit), milliseconds(end, unit)
    if start_ms is None or end_ms is None or start_ms > end_ms:
        return None
    return Span(start_ms, end_ms)


def confidence(value: object) -> float:
    """A confidence from 0 to 1, to three places; 1 for what is none."""
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value:
        return 1.0
    return round(min(max(float(value), 0.0), 1.0), 3) if abs(value) < 1e9 else 1.0


def words_of(listed: object, unit: int = 1000) -> list[TimedWord]:
    """The words with times in a list, which is emptied; none if it is no list.

    Args:
        unit: as in ``timed_word``.
    """
    if not isinstance(listed, list):
        return []
    words = []
    listed.reverse()
    while listed:  # what has been read is freed: a talk has tens of thousands of words
        if word := timed_word(listed.pop(), unit):
            words.append(word)
    return words


def cue_of(text: object, line: int, span: Span | None, words: Sequence[TimedWord]) -> RawCue | None:
    """The cue of a segment; None if there is no time.

    Times that are missing are those of its words, and so is a text that is missing.
    """
    if span is None and words:
        start_ms = words[0].span.start_ms
        span = Span(start_ms, max(words[-1].span.end_ms, start_ms))
    if span is None:
        return None
    whole = text if isinstance(text, str) else "".join(word.text for word in words)
    lines = tuple(shown for part in whole.split("\n") if (shown := plain(part)))
    return RawCue(line, span.start_ms, span.end_ms, lines, words=tuple(words))


def cues_of_segments(
    text: str,
    value: object,
    segments: Sequence[Any],
    apart: object = None,
    as_object: Callable[[Any], Any] = lambda segment: segment,
    unit: int = 1000,
) -> Found:
    """A cue for each segment: an object with ``text``, ``start``, ``end`` and perhaps ``words``.

    Args:
        text: what ``value`` was parsed from.
        segments: a list in ``value``.
        apart: a list of words beside the segments, in order; used where no segment has its own.
        as_object: makes such an object of a segment that is none.
        unit: how many milliseconds its times count: 1000 for seconds.
    """
    lines = lines_of(text, value, segments)
    known = [each if isinstance(each, dict) else {} for each in map(as_object, segments)]
    # Taken out of the segments, which frees what the words were read from.
    words = [words_of(each.pop("words", None), unit) for each in known]
    spans = [span_of(each.get("start"), each.get("end"), unit) for each in known]
    if apart and not any(words):
        words = _dealt(words_of(apart, unit), spans)
    cues: list[RawCue] = []
    warnings: list[str] = []
    for each, line, span, own in zip(known, lines, spans, words, strict=True):
        if cue := cue_of(each.get("text"), line, span, own):
            cues.append(cue)
        else:
            said = each.get("text")
            shown = repr(said.strip()[:40]) if isinstance(said, str) else "no text"
            warnings.append(f"line {line}: a segment without usable times ({shown}); it is left out")
    return Found(tuple(cues), tuple(warnings))


def cues_of_listed(text: str, value: dict[str, Any], words: object) -> Found:
    """The same of an object that has ``segments`` and lists their words beside them, or words alone."""
    segments = value.get("segments")
    if isinstance(segments, list) and segments:
        return cues_of_segments(text, value, segments, words)
    return Found(tuple(grouped(words_of(words), 1)))


def _dealt(words: Sequence[TimedWord], spans: Sequence[Span | None]) -> list[list[TimedWord]]:
    """For each segment those of the words that begin in it, both being in order."""
    rows: list[list[TimedWord]] = [[] for _ in spans]
    at = 0
    for word in words:
        ahead = at + 1
        while ahead < len(spans):
            span = spans[ahead]
            if span and span.start_ms > word.span.start_ms:
                break
            at = ahead if span else at
            ahead += 1
        rows[at].append(word)
    return rows


def grouped(words: Sequence[TimedWord], line: int) -> list[RawCue]:
    """Cues made from words alone: each up to the end of a sentence, a long pause, or a certain length."""
    cues: list[RawCue] = []
    first = chars = 0
    for index, word in enumerate(words):
        chars += len(word.text)
        last = index + 1 == len(words)
        if (
            last
            or word.text.rstrip()[-1:] in _MARKS
            or chars >= _LONGEST_CHARS
            or words[index + 1].span.start_ms - word.span.end_ms >= _LONG_PAUSE_MS
        ):
            part = words[first : index + 1]
            cues += filter(None, [cue_of(None, line, None, part)])
            first, chars = index + 1, 0
    return cues
