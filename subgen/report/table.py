"""The report for people at a terminal."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from subgen.report.checked import LEVELS, Checked
from subgen.report.words import time
from subgen.severity import Severity

if TYPE_CHECKING:
    from rich.console import RenderableType

MOST_ROWS = 200
"""More rows than these nobody reads in a terminal; the heaviest come first."""

_COLOURS: dict[Severity, str] = {"error": "red", "warning": "yellow", "info": "cyan", "off": ""}


def tables(checked: Checked) -> "Iterator[RenderableType]":
    """What was found, the heaviest first, and how much of each kind."""
    from rich.table import Table
    from rich.text import Text

    found = sorted(checked.findings, key=lambda finding: LEVELS.index(finding.severity))
    for file in dict.fromkeys(finding.file for finding in found[:MOST_ROWS]):
        table = Table(box=None, title=Text(file), title_justify="left", pad_edge=False, title_style="bold")
        for name in ("", "rule", "line", "cue", "at", "what", "text"):
            narrow = name not in ("what", "text")
            right = name in ("line", "cue")
            table.add_column(name, no_wrap=narrow, overflow="fold", justify="right" if right else "left")
        for finding in found[:MOST_ROWS]:
            if finding.file == file:
                level = Text(finding.severity, style=_COLOURS[finding.severity])
                words = (finding.rule, str(finding.line), str(finding.cue or ""), time(finding))
                table.add_row(level, *map(Text, (*words, finding.message, finding.text)))
        yield table
        yield ""
    if len(found) > MOST_ROWS:
        yield Text(f"… and {len(found) - MOST_ROWS} more: --format html or json has all of them")
        yield ""
    if found:
        counts = Table(box=None, pad_edge=False)
        for name in ("", "rule", "count"):
            counts.add_column(name, justify="right" if name == "count" else "left")
        for rule, group in checked.by_rule().items():
            severity = group[0].severity
            counts.add_row(Text(severity, style=_COLOURS[severity]), rule, str(len(group)))
        yield counts
