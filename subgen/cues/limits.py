"""What can't be met is said: a note on each cue that is past a limit of its profile, with the figure."""

from dataclasses import replace

from subgen.cue import Cue
from subgen.profile import Profile


def with_notes(cue: Cue, profile: Profile) -> Cue:
    """The cue with a note for every limit of time that it is past.

    A cue whose time was given is not judged: it stays as its maker timed it.
    """
    if cue.timing == "given":
        return cue
    notes = list(cue.notes)
    duration = cue.span.duration_ms
    if duration < profile.min_ms:
        notes.append(
            f"shorter than {profile.min_ms} ms ({duration} ms): more is said here than the time holds"
        )
    if duration > profile.max_ms:
        notes.append(f"longer than {profile.max_ms} ms ({duration} ms)")
    speed = len(cue.en) * 1000 / duration
    if speed > profile.en_cps:
        notes.append(f"English reads at {speed:.1f} characters a second, over {profile.en_cps:g}")
    return replace(cue, notes=tuple(notes))
