"""WhisperX's JSON: Whisper's segments, their words aligned and listed a second time.

``{"segments": [{"start": …, "end": …, "text": …, "words": [{"word": …, "start": …, "end": …, "score": …}]}],
"word_segments": [{"word": …, "start": …, "end": …, "score": …}]}``. In Chinese each character is a word. One
that could not be aligned, such as a number, has no times.
"""

from subgen.formats.json_text import has_keys, parse
from subgen.formats.reader import Found, Reader
from subgen.formats.recognised import cues_of_listed


def recognises(text: str) -> bool:
    """Whether ``text`` is a JSON object with aligned words."""
    return text.lstrip().startswith("{") and has_keys(text, "word_segments")


def read(text: str) -> Found:
    """A cue for each segment, with those of its words that have times."""
    value = parse(text)
    return cues_of_listed(text, value, value.get("word_segments"))


READER = Reader("WhisperX's JSON", recognises, read)
