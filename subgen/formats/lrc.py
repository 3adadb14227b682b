"""LRC: lyrics, a line of text after a time of minutes, seconds and hundredths.

A line is shown until the next begins; one without text ends what is shown, and stands before longer pauses
only, as players show an empty line for it. Two lines with the same time are the two languages of a cue.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from subgen.cue import LaidCue
from subgen.formats.format import Format
from subgen.formats.grid import on_grid
from subgen.formats.shown import Language, check_end, full_backslash, plain, shown_lines
from subgen.span import Span

_GRID_MS = 10
_GAP_MS = 1000
_LIMIT_MS = 1000 * 60_000
_TAG_LIKE = re.compile(r"^\[|<(?=\d+:\d)")
_FULL_WIDTH = {"[": "［", "<": "＜"}


def to_lrc(cues: Sequence[LaidCue], title: str, languages: Sequence[Language]) -> str:
    """An LRC file of ``cues``, a line for each language that a cue has.

    Times are whole centiseconds (see ``on_grid``). A line break inside a cue becomes a space. A cue ends
    where the next begins, if it overlaps that or the gap is shorter than a second.

    Raises:
        InputError: a cue has no text in ``languages``.
        OutputError: a cue ends at or after 1000 minutes.
    """
    check_end(cues, _LIMIT_MS, "LRC")
    spans = on_grid([cue.span for cue in cues], _GRID_MS)
    lines = [f"[ti:{' '.join(plain(title).split())}]", "[re:subgen]"]
    for number, (cue, span, end_ms) in enumerate(zip(cues, spans, _ends(spans), strict=True), 1):
        for part in shown_lines(cue, number, languages, shown_line):
            if part:
                lines.append(_stamp(span.start_ms) + " ".join(part))
        if end_ms is not None:
            lines.append(_stamp(end_ms))
    return "\n".join(lines) + "\n"


def shown_line(line: str) -> str:
    r"""A line of text as an LRC file holds it: full-width are ``\`` and brackets in a tag's place."""
    return _TAG_LIKE.sub(lambda bracket: _FULL_WIDTH[bracket[0]], full_backslash(line))


def _ends(spans: Sequence[Span]) -> Iterator[int | None]:
    """Of each cue, when a line without text has to end it; None where the next cue does."""
    end_ms = 0
    for span, following in zip_longest(spans, spans[1:]):
        end_ms = max(end_ms, span.end_ms)  # of all that begin together
        ended = following is None or end_ms + _GAP_MS <= following.start_ms
        yield end_ms if ended else None
        if following is not None and following.start_ms > span.start_ms:
            end_ms = 0


def _stamp(ms: int) -> str:
    minutes, ms = divmod(ms, 60_000)
    return f"[{minutes:02d}:{ms // 1000:02d}.{ms % 1000 // 10:02d}]"


def _format(languages: tuple[Language, ...], label: str) -> Format:
    def write(cues: Sequence[LaidCue], title: str) -> str:
        return to_lrc(cues, title, languages)

    return Format(
        suffix=f"{'-'.join(languages)}.lrc",
        label=label,
        write=write,
        languages=languages,
        needs_english="en" in languages,
        shows=shown_line,
        grid_ms=_GRID_MS,
        gap_ms=_GAP_MS,
        overlaps=False,
        breaks=False,
        on_screen=False,
    )


FORMATS = (
    _format(("zh",), "Chinese (LRC)"),
    _format(("en",), "English (LRC)"),
    _format(("zh", "en"), "both languages, a line each (LRC)"),
)
