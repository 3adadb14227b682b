"""Reading what people have. What a file is, its content decides, not its name.

Every file goes the same way: bytes, text (``decode``), cues (a ``Reader`` of ``READERS``), a track with its
languages told apart (``languages``), and where a talk is wanted, its Chinese (``talk``). A transcript has no
cues and becomes a talk at once.
"""

from collections.abc import Sequence
from dataclasses import replace

from subgen.errors import InputError
from subgen.formats import (
    ass_reader,
    bcc,
    faster_whisper,
    funasr,
    lrc,
    srt,
    table,
    transcript,
    vtt,
    whisper,
    whisper_cpp,
    whisperx,
)
from subgen.formats.decode import Decoded, decode, normalise
from subgen.formats.json_text import is_json
from subgen.formats.languages import told_apart
from subgen.formats.reader import RawCue, Reader
from subgen.formats.talk import talk
from subgen.source import Source
from subgen.track import Track, TrackCue
from subgen.width import is_han

MAX_BYTES = 20_000_000
"""The largest file that is read: some two hundred times the transcript of a long talk."""
_MOST_WARNINGS = 50
"""So many of one file are told; of the rest, how many there are."""

READERS: tuple[Reader, ...] = (
    vtt.READER,
    table.READER,
    bcc.READER,
    whisperx.READER,
    funasr.READER,
    whisper_cpp.READER,
    whisper.READER,
    faster_whisper.READER,
    srt.READER,
    ass_reader.READER,
    lrc.READER,
)
"""Every kind of subtitle file that is read, asked in this order: first those that are told by their first
characters or keys, which the others' files don't have, then those that are told by any of their lines."""


def read_track(data: bytes, name: str) -> tuple[Track, tuple[str, ...]]:
    """The cues in a subtitle file's bytes, as they are, and warnings, each one line that names the file.

    Raises:
        InputError: the file is too large, empty, binary, of an unknown encoding or kind, or holds no cues.
    """
    decoded = _decoded(data, name, "a file with subtitles")
    found = _track(decoded, name)
    if found is None:
        raise InputError(f"{name}: no subtitles with times in it: give {_labels()}")
    track, warnings = found
    return track, _fewer(warnings, name)


def read_source(data: bytes, name: str) -> tuple[Source, tuple[str, ...]]:
    """The talk in a file's bytes, and warnings, each one line that names the file and the line.

    Raises:
        InputError: the file is too large, empty, binary, of an unknown encoding or kind, or holds no Chinese.
    """
    decoded = _decoded(data, name, "a talk's transcript")
    found = _track(decoded, name)
    if found is None:
        source, told = transcript.read(decoded.text, name)
        label, warnings = "a transcript", [*decoded.warnings, *told]
    else:
        track, warnings = found
        source, told = talk(track)
        label, warnings = track.format, [*warnings, *told]
        if not source.pieces and track.has_english and not track.has_chinese:
            raise InputError(f"{name}: no Chinese in it (read as {label}): give a talk in Chinese")
    if not source.pieces:
        raise InputError(f"{name}: no speech in it (read as {label}): give a talk's transcript")
    speech = (source.text[piece.start : piece.end] for piece in source.pieces)
    if not any(is_han(char) for part in speech for char in part):
        raise InputError(f"{name}: no Chinese in it (read as {label}): give a talk in Chinese")
    return source, _fewer(warnings, name)


def _decoded(data: bytes, name: str, wanted: str) -> Decoded:
    if len(data) > MAX_BYTES:
        raise InputError(f"{name}: larger than {MAX_BYTES // 1_000_000} MB: give the file of one talk")
    decoded = decode(data, name, wanted)
    return replace(decoded, text=normalise(decoded.text))


def _track(decoded: Decoded, name: str) -> tuple[Track, list[str]] | None:
    """The track in a text, and warnings; None if no reader knows its kind."""
    reader = next((reader for reader in READERS if reader.recognises(decoded.text)), None)
    if reader is None:
        if is_json(decoded.text):
            raise InputError(f"{name}: JSON, but no subtitles that are known: give {_labels()}")
        return None
    try:
        found = reader.read(decoded.text)
    except InputError as error:
        raise InputError(f"{name}: {error}") from error
    if not found.cues:
        why = f" ({found.warnings[0]})" if found.warnings else ""
        raise InputError(f"{name}: no cue in it (read as {reader.label}){why}: give a file with subtitles")
    raw = [cue for cue in found.cues if isinstance(cue, RawCue)]
    told = tuple(cue for cue in found.cues if isinstance(cue, TrackCue))
    track = Track(name, reader.label, decoded.encoding, told or told_apart(raw, name), found.title)
    return track, [*decoded.warnings, *(f"{name}: {warning}" for warning in found.warnings)]


def _fewer(warnings: Sequence[str], name: str) -> tuple[str, ...]:
    if len(warnings) <= _MOST_WARNINGS:
        return tuple(warnings)
    return (*warnings[:_MOST_WARNINGS], f"{name}: {len(warnings) - _MOST_WARNINGS} more of the like")


def _labels() -> str:
    return ", ".join(reader.label for reader in READERS)
