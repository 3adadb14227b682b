"""What a media file's header says. MediaInfo reads every container people have, without an ffmpeg."""

from pathlib import Path

from subgen.errors import InputError


def duration_ms(path: Path) -> int:
    """How long the audio or video file lasts, in milliseconds.

    Raises:
        InputError: there is no such file, or nothing in it says how long it lasts.
    """
    from pymediainfo import MediaInfo

    if not path.is_file():
        raise InputError(f"{path}: no such media file")
    try:
        tracks = MediaInfo.parse(path).tracks
    except (OSError, RuntimeError) as error:
        raise InputError(
            f"{path}: can't be read as media ({error}); give its length with --duration"
        ) from error
    lengths = [float(track.duration) for track in tracks if track.duration]
    if not lengths:
        raise InputError(f"{path}: no audio or video whose length is known; give it with --duration")
    return round(max(lengths))
