"""The files that subgen reads and writes.

``FORMATS`` is what it can write: a module that knows a format lists it, and a line here takes it in.
What it can read stands in ``reading.READERS``; the project file is apart (``project_file``), as it holds more
than cues.
"""

from subgen.formats import ass, bcc, lrc, prose, srt, table, vtt
from subgen.formats.format import Format

PROJECT_SUFFIX = "subgen.json"
"""The suffix of a project file, after the talk's name and a dot."""

FORMATS: dict[str, Format] = {
    each.suffix: each for module in (srt, ass, vtt, bcc, lrc, prose, table) for each in module.FORMATS
}
"""Every format that cues can be written in, by its suffix, in the order in which people are shown them."""
