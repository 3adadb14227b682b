"""FunASR's JSON: text, and a time for each of its characters and foreign words.

``[{"key": …, "text": "大家好。", "timestamp": [[50, 170], [170, 290], [290, 410]], "sentence_info": [{"text":
"大家好。", "start": 50, "end": 410, "timestamp": […]}]}]``, times in milliseconds. Marks have no times. Older
versions write ``sentences`` and ``ts_list``; SenseVoice puts tags such as ``<|zh|>`` into the text.
"""

import re
from array import array
from collections.abc import Iterator
from typing import Any

from subgen.formats.json_text import has_keys, lines_of, parse
from subgen.formats.reader import Found, RawCue, Reader
from subgen.formats.recognised import cue_of, grouped, span_of
from subgen.span import Span
from subgen.track import TimedWord
from subgen.width import HAN

_TAG = re.compile(r"<\|[^<>|]*\|>")
_TOKEN = re.compile(rf"{HAN}|[^\W\u2e80-\U0003ffff]+(?:['’-][^\W\u2e80-\U0003ffff]+)*")
_BETWEEN_HAN = re.compile(rf"(?<={HAN})[ \t]+(?={HAN})")
_UNSURE = 0.5
"""How sure the times are where there are more or fewer of them than words."""


def recognises(text: str) -> bool:
    """Whether ``text`` is JSON with lists of times, or sentences, as FunASR writes them."""
    return has_keys(text, "text") and any(
        has_keys(text, key) for key in ("timestamp", "sentence_info", "ts_list")
    )


def read(text: str) -> Found:
    """A cue for each sentence where the file tells them; else the text is cut into cues at its marks."""
    value = parse(text)
    parts: list[dict[str, Any]] = []
    for result in value if isinstance(value, list) else [value]:
        if isinstance(result, dict):
            listed = result.get("sentence_info") or result.get("sentences")
            sentences = (
                [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []
            )
            parts += sentences or [result]
    cues: list[RawCue] = []
    warnings: list[str] = []
    for part, line in zip(parts, lines_of(text, value, parts), strict=True):
        said = _plain(part.get("text"))
        words, even = _words(said, part.get("timestamp", part.get("ts_list")))
        span = span_of(part.get("start"), part.get("end"), 1)
        if not words and not span:
            warnings.append(f"line {line}: text without usable times ({said[:40]!r}); it is left out")
            continue
        if not even:
            warnings.append(f"line {line}: more or fewer times than words; they were spread over them")
        cues += grouped(words, line) if span is None else filter(None, [cue_of(said, line, span, words)])
    return Found(tuple(cues), tuple(warnings))


def _plain(text: object) -> str:
    """Text without tags, and without the spaces that stand between all characters where no marks are set."""
    return _BETWEEN_HAN.sub("", _TAG.sub("", text)).strip() if isinstance(text, str) else ""


def _words(text: str, times: object) -> tuple[list[TimedWord], bool]:
    """The words of a text with their times, the marks behind them included; and whether there are as many.

    A talk has tens of thousands, so nothing is held twice: ``times`` is emptied, and a character that comes
    again is the same.
    """
    spans = list(_spans(times)) if isinstance(times, list) else []
    starts = array("L", (token.start() for token in _TOKEN.finditer(text)))
    if not spans or not starts:
        return [], True
    starts[0] = 0
    starts.append(len(text))
    count = len(starts) - 1
    seen: dict[str, str] = {}
    words = []
    for index in range(count):
        said = text[starts[index] : starts[index + 1]]
        span = spans[index * len(spans) // count]
        words.append(TimedWord(seen.setdefault(said, said), span, 1.0 if count == len(spans) else _UNSURE))
    return words, count == len(spans)


def _spans(times: list[Any]) -> Iterator[Span]:
    times.reverse()
    while times:
        each = times.pop()
        if isinstance(each, list) and len(each) == 2 and (span := span_of(each[0], each[1], 1)):
            yield span


READER = Reader("FunASR's JSON", recognises, read)
