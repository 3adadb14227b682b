"""What can't be met is said: a note on each cue that is past a limit of its profile, with the figure."""

import re
from collections.abc import Iterator
from dataclasses import replace

from subgen.cue import Cue
from subgen.profile import Profile
from subgen.width import cells

FAULT = "English: "
"""How a note begins that says what is wrong with the English of a sentence."""
_OF_A_LIMIT = re.compile(
    r"(?:(?:Chinese|English) (?:is too (?:wide|long) for|reads at)|shorter than|longer than) \d"
)


def with_notes(cue: Cue, profile: Profile) -> Cue:
    """The cue with a note for every limit that it is past, in place of what was noted of limits before.

    The times of a cue are not judged where they were given: it stays as its maker timed it.
    """
    notes = [note for note in cue.notes if not _OF_A_LIMIT.match(note)]
    notes += _too_long(cue, profile)
    if cue.timing != "given":
        notes += _badly_timed(cue, profile)
    return replace(cue, notes=tuple(dict.fromkeys(notes)))


def _too_long(cue: Cue, profile: Profile) -> Iterator[str]:
    width = cells(cue.zh)
    if width > profile.zh_line_cells * profile.max_lines:
        yield f"Chinese is too wide for {profile.max_lines} lines ({width / 2:g} characters)"
    if len(cue.en) > profile.en_line_chars * profile.max_lines:
        yield f"English is too long for {profile.max_lines} lines ({len(cue.en)} characters)"


def _badly_timed(cue: Cue, profile: Profile) -> Iterator[str]:
    duration = cue.span.duration_ms
    if duration < profile.min_ms:
        yield f"shorter than {profile.min_ms} ms ({duration} ms): more is said here than the time holds"
    if duration > profile.max_ms:
        yield f"longer than {profile.max_ms} ms ({duration} ms)"
    speed = cells(cue.zh) * 500 / duration
    if speed > profile.zh_cps:
        yield f"Chinese reads at {speed:.1f} characters a second, over {profile.zh_cps:g}"
    speed = len(cue.en) * 1000 / duration
    if speed > profile.en_cps:
        yield f"English reads at {speed:.1f} characters a second, over {profile.en_cps:g}"
