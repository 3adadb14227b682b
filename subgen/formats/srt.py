"""SubRip (SRT): for players, for uploading, and as a source that brings its own times.

Writing goes through the ``srt`` library. Reading does not: it must say on which line a broken cue stands,
lose no other for it, and stay linear in whatever it is given.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from subgen.cue import LaidCue
from subgen.formats.format import Format
from subgen.formats.numbers import marked, unmarked
from subgen.formats.reader import Found, RawCue, Reader
from subgen.formats.shown import check_end, full_width, shown_lines
from subgen.span import clock_ms
from subgen.tags import Language

_LIMIT_MS = 100 * 3_600_000

_TIME = r"(?:([0-9]{1,3}):)?([0-9]{1,2}):([0-9]{1,2})(?:[.,，]([0-9]{1,3}))?"
_TIMES = re.compile(rf"[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}(?:[ \t].*)?")
_ANY_TIMES = re.compile(rf"(?m)^{_TIMES.pattern}$")
_TIME_START = re.compile(r"[0-9]{1,3}:[0-9]{1,2}:[0-9]{1,2}")
_NUMBER = re.compile(r"[ \t]*[0-9]{1,9}[ \t]*")
_TAG = re.compile(r"</?(?:i|b|u|s|font)(?:[ \t][^<>]*)?>|\{\\[^{}]*\}", re.IGNORECASE)

_ANGLES = str.maketrans("<>", "＜＞")
_STAMP = re.compile(r"(\d):(?=\d{1,2}:\d{1,2}[.,]\d)")


def to_srt(cues: Sequence[LaidCue], languages: Sequence[Language]) -> str:
    """An SRT file of ``cues``, numbered from 1, each with its lines in the first language, then in the next.

    Nothing in a line is taken for a sign of the file's own by the libraries srt and pysubs2 or by ffmpeg.
    Besides what ``shown`` changes, ``-->`` becomes ``→``; the angle brackets of a line that opens one become
    full-width, as does the first colon of a clock time with fractions; and a line below the first that is
    nothing but a number, and might be the next cue's, gets an invisible left-to-right mark at its end.

    Raises:
        InputError: a cue has no text in ``languages``.
        OutputError: a cue ends at or after 100 hours.
    """
    import srt  # type: ignore[import-untyped]

    check_end(cues, _LIMIT_MS, "SRT")
    blocks = []
    for number, cue in enumerate(cues, 1):
        lines = [line for part in shown_lines(cue, number, languages, shown_line) for line in part]
        start, end = (timedelta(milliseconds=ms) for ms in (cue.span.start_ms, cue.span.end_ms))
        blocks.append(srt.Subtitle(number, start, end, "\n".join(marked(lines))))
    # Left to itself, the library drops cues and changes their order, and the languages no longer pair.
    text: str = srt.compose(blocks, reindex=False)
    return text


def shown_line(line: str) -> str:
    """A line of text as an SRT file holds it."""
    line = _STAMP.sub(r"\1：", full_width(line).replace("-->", "→"))
    return line.translate(_ANGLES) if "<" in line else line


def recognises(text: str) -> bool:
    """Whether ``text`` holds a line with two times and an arrow."""
    return bool(_ANY_TIMES.search(text))


def read(text: str) -> Found:
    """The cues of an SRT file. Those without usable times are left out, with a warning that names their line.

    What follows a time line is text up to the next one, but for a number right above that; blank lines in
    it are dropped, and so are tags.
    """
    lines = text.split("\n")
    cues, warnings = [], []
    for head, body in _blocks(lines):
        shown = tuple(text for index in body if (text := _shown(lines[index])))
        times = None if head is None else _TIMES.fullmatch(lines[head])
        if head is None:
            if shown:
                warnings.append("line 1: the text before the first time line is left out")
        elif times is None:
            warnings.append(
                f"line {head + 1}: unusable times ({lines[head].strip()[:40]!r}); the cue is left out"
            )
        else:
            start_ms, end_ms = clock_ms(*times.groups()[:4]), clock_ms(*times.groups()[4:])
            markup = tuple(tag for index in body for tag in _TAG.findall(lines[index]))
            cues.append(RawCue(head + 1, start_ms, end_ms, shown, markup))
    return Found(tuple(cues), tuple(warnings))


def _blocks(lines: Sequence[str]) -> Iterator[tuple[int | None, range]]:
    """Each time line's index, and those of the text under it; first what stands before any (None)."""
    head = None
    first = 0
    for index in range(len(lines)):
        if _is_head(lines, index):
            number = index - 1
            end = number if number >= first and _NUMBER.fullmatch(lines[number]) else index
            yield head, range(first, end)
            head, first = index, index + 1
    yield head, range(first, len(lines))


def _shown(line: str) -> str:
    """What a player shows of a line of text; ``to_srt``'s mark after a number is gone, too."""
    return unmarked(_TAG.sub("", line).strip())


def _is_head(lines: Sequence[str], index: int) -> bool:
    """Whether a line is a time line, or stands in the place of one and tries to be one."""
    line = lines[index]
    if "-->" in line:
        return bool(_TIMES.fullmatch(line)) or _opens_block(lines, index)
    return line[:1].isdigit() and bool(_TIME_START.match(line)) and _opens_block(lines, index)


def _opens_block(lines: Sequence[str], index: int) -> bool:
    """Whether at most a number stands between a line and the blank line, or the file's start, above it."""
    above = index - 1
    if above >= 0 and _NUMBER.fullmatch(lines[above]):
        above -= 1
    return above < 0 or not lines[above].strip()


def _format(suffix: str, label: str, languages: tuple[Language, ...]) -> Format:
    def write(cues: Sequence[LaidCue], title: str) -> str:  # noqa: ARG001
        return to_srt(cues, languages)

    return Format(
        suffix=suffix,
        label=label,
        write=write,
        languages=languages,
        needs_english="en" in languages,
        shows=shown_line,
    )


FORMATS = (
    _format("zh.srt", "Chinese (SRT)", ("zh",)),
    _format("en.srt", "English (SRT)", ("en",)),
    _format("zh-en.srt", "both languages in each cue (SRT)", ("zh", "en")),
)
READER = Reader("SRT", recognises, read)
