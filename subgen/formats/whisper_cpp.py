"""whisper.cpp's JSON, with its tokens (``--output-json-full``) or without (``--output-json``).

``{"result": {"language": "zh"}, "transcription": [{"timestamps": {…}, "offsets": {"from": 0, "to": 2500},
"text": …, "tokens": [{"text": …, "offsets": {…}, "id": …, "p": 0.9}]}]}``, offsets in milliseconds. A
Chinese character may be spread over several tokens, each of which holds some of its bytes and no character:
then a segment has no words.
"""

import re
from typing import Any

from subgen.formats.json_text import has_keys, parse
from subgen.formats.reader import Found, Reader
from subgen.formats.recognised import cues_of_segments

_SPECIAL = re.compile(r"\[_\w+\]")
"""A token that is no text: [_BEG_], [_TT_150], [_LANG_zh]."""


def recognises(text: str) -> bool:
    """Whether ``text`` is a JSON object with a transcription that has offsets."""
    return text.lstrip().startswith("{") and has_keys(text, "transcription", "offsets")


def read(text: str) -> Found:
    """A cue for each segment, with its tokens as words where they are whole."""
    value = parse(text)
    listed = value.get("transcription")
    segments = listed if isinstance(listed, list) else []
    return cues_of_segments(text, value, segments, as_object=_as_object, unit=1)


def _as_object(segment: Any) -> Any:
    """A segment as Whisper writes it, but in milliseconds; its tokens are freed."""
    if not isinstance(segment, dict):
        return segment
    said = segment.get("text")
    tokens = segment.pop("tokens", None)
    words = []
    for token in tokens if isinstance(tokens, list) else []:
        part = token.get("text") if isinstance(token, dict) else None
        if isinstance(part, str) and not _SPECIAL.fullmatch(part):
            words.append([*_times(token), part, token.get("p")])
    whole = isinstance(said, str) and "".join(word[2] for word in words).strip() == said.strip()
    start, end = _times(segment)
    return {"start": start, "end": end, "text": said, "words": words if whole else None}


def _times(part: dict[str, Any]) -> tuple[object, object]:
    """When a segment or a token begins and ends, as its offsets have it."""
    offsets = part.get("offsets")
    return (offsets.get("from"), offsets.get("to")) if isinstance(offsets, dict) else (None, None)


READER = Reader("whisper.cpp's JSON", recognises, read)
