"""A project as a track: what its files will hold, each cue with its line in the project file."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from subgen.cue import LaidCue
from subgen.project import Project
from subgen.span import Timing
from subgen.track import Track, TrackCue

LABEL = "project"
"""What a project is called where other files are SRT or ASS."""

_ID = re.compile(r'\s*"id":\s*"([^"]*)"')


def project_track(project: Project, laid: Sequence[LaidCue], data: bytes, name: str) -> Track:
    """The cues of a project as they are laid out; ``data`` and ``name`` are those of its file."""
    lines: dict[str, int] = {}
    for number, line in enumerate(data.decode("utf-8", errors="replace").split("\n"), 1):
        match = _ID.match(line)
        if match:
            lines.setdefault(match[1], number)
    cues = tuple(
        TrackCue(lines.get(cue.id, 1), cue.span.start_ms, cue.span.end_ms, shown.zh, shown.en)
        for cue, shown in zip(project.cues, laid, strict=True)
    )
    return Track(name, LABEL, "utf-8", cues, project.source.title)


def timing_grades(project: Project) -> Mapping[Timing, int]:
    """How many cues of a project were timed in each way."""
    return Counter(cue.timing for cue in project.cues)
