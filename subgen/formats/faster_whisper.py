"""faster-whisper's segments, written as JSON by those who use it: it writes no file itself.

``[{"id": 1, "seek": 0, "start": 0.0, "end": 2.5, "text": …, "words": [{"start": …, "end": …, "word": …,
"probability": …}]}]``; or, as its older segments are named tuples, each of them a list,
``[1, 0, 0.0, 2.5, text, tokens, …, words]``, and its words ``[start, end, word, probability]``.
"""

import re
from typing import Any

from subgen.formats.json_text import has_keys, parse
from subgen.formats.reader import Found, Reader
from subgen.formats.recognised import cues_of_segments, grouped, words_of

_TUPLES = re.compile(r'\s*\[\s*\[\s*\d+\s*,\s*\d+\s*,\s*[\d.]+\s*,\s*[\d.]+\s*,\s*"')
"""How a list of segments begins that were named tuples."""


def recognises(text: str) -> bool:
    """Whether ``text`` is a JSON list of segments, or of words."""
    if _TUPLES.match(text):
        return True
    in_list = text.lstrip().startswith("[") and has_keys(text, "start", "end")
    return in_list and (has_keys(text, "text") or has_keys(text, "word"))


def read(text: str) -> Found:
    """A cue for each segment, with its words where they have times."""
    value = parse(text)
    if all(isinstance(each, dict) and "word" in each and "text" not in each for each in value):
        return Found(tuple(grouped(words_of(value), 1)))
    return cues_of_segments(text, value, value, as_object=_as_object)


def _as_object(segment: Any) -> Any:
    """A segment that was a named tuple. Its first fields have never changed; of the others, its words are the
    only list of lists or objects."""
    if not isinstance(segment, list) or len(segment) < 5:
        return segment
    lists = [each for each in segment[5:] if isinstance(each, list) and each]
    words = [each for each in lists if isinstance(each[0], list | dict)]
    return {"start": segment[2], "end": segment[3], "text": segment[4], "words": words[0] if words else None}


READER = Reader("faster-whisper's JSON", recognises, read)
