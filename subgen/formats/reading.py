"""Reading a talk from what people have. What a file is, its content decides, not its name."""

from subgen.errors import InputError
from subgen.formats import srt, transcript
from subgen.formats.decode import decode, normalise
from subgen.formats.reader import Reader
from subgen.source import Source
from subgen.width import is_han

MAX_BYTES = 20_000_000
"""The largest file that is read: some two hundred times the transcript of a long talk."""

READERS: tuple[Reader, ...] = (srt.READER, transcript.READER)
"""Every kind of file that is read, asked in this order; the last one takes any text."""

_UNREADABLE = {"WEBVTT": "WebVTT", "[Script Info]": "ASS", "{": "JSON", "[{": "JSON"}
"""How files begin that would pass for a transcript full of nonsense."""


def read_source(data: bytes, name: str) -> tuple[Source, tuple[str, ...]]:
    """The talk in a file's bytes, and warnings, each one line that names the file and the line.

    Raises:
        InputError: the file is too large, empty, binary, of an unknown encoding or kind, or holds no Chinese.
    """
    if len(data) > MAX_BYTES:
        raise InputError(f"{name}: larger than {MAX_BYTES // 1_000_000} MB: give the transcript of one talk")
    text = normalise(decode(data, name))
    for start, kind in _UNREADABLE.items():
        if text.lstrip().startswith(start):
            raise InputError(f"{name}: looks like {kind}, which can't be read: give text, Markdown or SRT")
    reader = next(reader for reader in READERS if reader.recognises(text))
    source, warnings = reader.read(text, name)
    if not source.pieces:
        raise InputError(f"{name}: no speech in it (read as {reader.label}): give a talk's transcript")
    speech = (source.text[piece.start : piece.end] for piece in source.pieces)
    if not any(is_han(char) for part in speech for char in part):
        raise InputError(f"{name}: no Chinese in it (read as {reader.label}): give a talk in Chinese")
    return source, warnings
