"""``--media``: the best times that the parts on this machine can take from a recording."""

from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import typer

from subgen.cli.console import cache_dir, models_dir, progress_bar, say
from subgen.errors import InputError, ModelError
from subgen.profile import load_profile
from subgen.project import Settings
from subgen.source import Source
from subgen.span import clock

if TYPE_CHECKING:
    from subgen.align.hearing import Hearing
    from subgen.align.recogniser import Recogniser
    from subgen.models.store import InstalledModel

Wanted = Literal["rate", "vad", "align"]
"""How times are taken from a recording: its length alone, where someone speaks, or its words."""

_POOR = 0.5
"""Where less of the text than this is found, the recording may be another one's."""
_SHORT_MS = 2_000
"""Sound that ends so much before its file does is told."""


@dataclass(frozen=True, slots=True)
class Media:
    """A recording, and how it is to be used."""

    path: Path
    track: int | None = None
    """The audio track, from 1; None for the one that the file says is to be heard."""
    timing: Wanted | None = None
    """None for the best that can be had."""


def media_of(path: Path | None, timing: Wanted | None, track: int | None) -> Media | None:
    """The recording that the options name.

    Raises:
        typer.BadParameter: an option is about a recording, and there is none.
    """
    if path is None:
        if timing is not None or track is not None:
            raise typer.BadParameter("--timing and --track are about a recording: give it with --media")
        return None
    return Media(path, track, timing)


def timed(source: Source, settings: Settings, media: Media | None, *, quiet: bool) -> tuple[Source, Settings]:
    """The source with times from the recording, and the settings with its length.

    Which times are taken, and why no better ones, is said on stderr. Times that came with the source stay,
    unless others are asked for; those of its speakers only where none are heard, and only if all of them lie
    before the end.

    Raises:
        InputError: the recording can't be read, or not in the way that was asked for.
        ModelError: words were asked for, and what hears them isn't installed.
    """
    source, settings = _timed(source, settings, media, quiet=quiet)
    turns = [piece.start_ms for piece in source.pieces if piece.start_ms is not None]
    if turns and not source.heard and settings.duration_ms and turns[-1] >= settings.duration_ms:
        end = clock(settings.duration_ms)[:8]
        told = f"its last speaker begins at {clock(turns[-1])[:8]}, after the end at {end}; no time is used"
        say(f"subgen: warning: {source.name}: {told}", quiet=quiet)
        source = replace(source, pieces=tuple(replace(piece, start_ms=None) for piece in source.pieces))
    return source, settings


def _timed(
    source: Source, settings: Settings, media: Media | None, *, quiet: bool
) -> tuple[Source, Settings]:
    if media is None:
        return source, settings
    if settings.duration_ms is not None:
        raise typer.BadParameter("give --duration or --media, not both")
    from subgen.media.header import choose_track, read_header

    header = read_header(media.path)
    wanted = media.timing or ("rate" if source.timed else None)
    if wanted == "rate" or (wanted is None and not header.tracks):
        if wanted is None:
            say(f"subgen: warning: {media.path}: has no audio track; only its length is used", quiet=quiet)
        return source, replace(settings, duration_ms=_length(media.path, header.duration_ms))
    track = choose_track(media.path, header, media.track)
    model = None if wanted == "vad" else _model(must=wanted == "align", quiet=quiet)
    hearing = _listen(media.path, track, header.duration_ms, quiet=quiet)
    length = max(header.duration_ms or 0, hearing.duration_ms)
    settings = replace(settings, duration_ms=length)
    if not hearing.speech:
        why = f"{media.path}: nobody speaks in its audio track {track}"
        if wanted is not None or length == 0:
            raise InputError(f"{why}; give another --track, or --timing rate")
        say(f"subgen: warning: {why}; only its length is used (another --track?)", quiet=quiet)
        return source, settings
    found = _fitted(source, hearing, model, media.path, track, quiet=quiet)
    if found.timed and found.heard:
        from subgen.align.retime import retimed_source

        found = retimed_source(found, load_profile(settings.profile), length)
    return found, settings


def _length(path: Path, duration_ms: int | None) -> int:
    if duration_ms is None:
        raise InputError(f"{path}: doesn't say how long it lasts; give its length with --duration")
    return duration_ms


def _model(*, must: bool, quiet: bool) -> "InstalledModel | None":
    """The model that hears words; None, with the reason said, where it can't be used."""
    from subgen.models.manifest import WHISPER_BASE
    from subgen.models.store import find_model

    needed = "subgen models install whisper-base"
    if find_spec("faster_whisper") is None:
        needed = f"pip install 'subgen[align]', then {needed}"
    else:
        try:
            return find_model(models_dir(), WHISPER_BASE)
        except ModelError:
            if must:
                raise
    if must:
        raise ModelError(f"what hears words is not installed: {needed}")
    say(f"subgen: times are fitted to where someone speaks; for those of the words: {needed}", quiet=quiet)
    return None


def _recogniser(model: "InstalledModel") -> "Recogniser":
    from subgen.align.hearsay import RememberingRecogniser
    from subgen.align.whisper import WhisperRecogniser

    whisper = WhisperRecogniser(model.path, model.id.sha256)
    return RememberingRecogniser(whisper, cache_dir() / "heard.sqlite")


def _listen(path: Path, track: int, duration_ms: int | None, *, quiet: bool) -> "Hearing":
    from subgen.align.hearing import listen
    from subgen.align.silero import SileroDetector
    from subgen.media.sound import read_sound

    with progress_bar(quiet) as progress:
        hearing = listen(read_sound(path, track), SileroDetector(), duration_ms, progress)
    if duration_ms is not None and hearing.duration_ms < duration_ms - _SHORT_MS:
        ends, says = clock(hearing.duration_ms).split(",")[0], clock(duration_ms).split(",")[0]
        say(
            f"subgen: warning: {path}: its sound ends at {ends}, though the file says {says}; is it whole?",
            quiet=quiet,
        )
    return hearing


def _fitted(
    source: Source,
    hearing: "Hearing",
    model: "InstalledModel | None",
    path: Path,
    track: int,
    *,
    quiet: bool,
) -> Source:
    from subgen.align.fit import fit_pauses, fit_words, share_heard
    from subgen.align.hear import hear
    from subgen.media.sound import read_sound

    if model is None:
        return fit_pauses(source, hearing)
    recogniser = _recogniser(model)
    with progress_bar(quiet) as progress:
        words = list(hear(hearing, read_sound(path, track), recogniser, progress))
    found = fit_words(source, hearing, words)
    share = share_heard(found)
    if share < _POOR:
        say(
            f"subgen: warning: only {share:.0%} of the text was heard in {path}; is it this talk's?",
            quiet=quiet,
        )
    return found
