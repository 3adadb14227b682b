"""The JSON of Whisper, and of all that write as it does.

``{"text": …, "segments": [{"start": 0.0, "end": 2.5, "text": …, "words": [{"word": …, "start": …, "end": …,
"probability": …}]}], "language": "zh"}``, times in seconds. OpenAI's service lists the words beside the
segments, or writes them alone.
"""

from subgen.formats.json_text import has_keys, parse
from subgen.formats.reader import Found, Reader
from subgen.formats.recognised import cues_of_listed


def recognises(text: str) -> bool:
    """Whether ``text`` is a JSON object with segments, or words, that have times."""
    in_object = text.lstrip().startswith("{") and has_keys(text, "start", "end")
    return in_object and (has_keys(text, "segments") or has_keys(text, "words"))


def read(text: str) -> Found:
    """A cue for each segment, with its words where they have times."""
    value = parse(text)
    return cues_of_listed(text, value, value.get("words"))


READER = Reader("Whisper's JSON", recognises, read)
