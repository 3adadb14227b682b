"""What a media file's header says: how long it lasts, and which audio tracks it has."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from subgen.errors import InputError

if TYPE_CHECKING:
    from av.container import InputContainer

_MICROSECONDS = 1000
"""In a millisecond: FFmpeg counts a container's times in microseconds."""


@dataclass(frozen=True, slots=True)
class AudioTrack:
    """An audio track of a media file."""

    number: int
    """Among the file's audio tracks, from 1."""
    language: str
    """As the file has it, such as ``chi``; empty where it doesn't say."""
    title: str
    default: bool
    """Whether the file says that this is the one to be heard."""


@dataclass(frozen=True, slots=True)
class Header:
    """What a media file says of itself."""

    duration_ms: int | None
    """None where it doesn't say."""
    tracks: tuple[AudioTrack, ...]


def read_header(path: Path) -> Header:
    """What the media file says of itself.

    Raises:
        InputError: there is no such file, or it can't be read as media.
    """
    with opened(path) as container:
        return _header(container)


def duration_ms(path: Path) -> int:
    """How long the audio or video file lasts, in milliseconds.

    Raises:
        InputError: there is no such file, or nothing in it says how long it lasts.
    """
    found = read_header(path).duration_ms
    if found is None:
        raise InputError(f"{path}: doesn't say how long it lasts; give its length with --duration")
    return found


def choose_track(path: Path, header: Header, wanted: int | None) -> int:
    """The number of the audio track to listen to: the one wanted, else the default one, else the first.

    Raises:
        InputError: there is no such track, or none at all.
    """
    if not header.tracks:
        raise InputError(f"{path}: has no audio track; give a file with sound, or --timing rate")
    if wanted is None:
        return next((track.number for track in header.tracks if track.default), 1)
    if not 1 <= wanted <= len(header.tracks):
        known = ", ".join(
            " ".join(filter(None, (str(track.number), track.language, track.title)))
            for track in header.tracks
        )
        raise InputError(f"{path}: has no audio track {wanted}; there are: {known}")
    return wanted


@contextmanager
def opened(path: Path) -> Iterator["InputContainer"]:
    """The file, opened by FFmpeg's libraries.

    Raises:
        InputError: there is no such file, or it can't be read as media.
    """
    import av

    if not path.is_file():
        raise InputError(f"{path}: no such media file")
    try:
        # Some files name others that belong to them: none is fetched from a network.
        container = av.open(str(path), options={"protocol_whitelist": "file"}, metadata_errors="replace")
    except (av.FFmpegError, ValueError) as error:
        raise InputError(f"{path}: can't be read as media; it is damaged, or something else") from error
    with container:
        yield container


def _header(container: "InputContainer") -> Header:
    lengths = [container.duration / _MICROSECONDS] if container.duration else []
    for stream in container.streams:
        if stream.duration and stream.time_base:
            lengths.append(float(stream.duration * stream.time_base * 1000))
    longest = round(max(lengths, default=0))
    tracks = tuple(_track(number, stream) for number, stream in enumerate(container.streams.audio, start=1))
    return Header(longest if longest > 0 else None, tracks)


def _track(number: int, stream: Any) -> AudioTrack:
    return AudioTrack(
        number=number,
        language=stream.metadata.get("language", "").replace("und", ""),
        title=stream.metadata.get("title", ""),
        default=bool(stream.disposition & type(stream.disposition).default),
    )
