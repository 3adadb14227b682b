"""WebVTT: for players on the web, and wherever a subtitle has to say its language and its place.

A Chinese file and an English one can be shown together: Chinese stands above the two lines that English
needs. In a file of both, each language is in a ``<lang>`` of its own.
"""

from collections.abc import Sequence

from subgen.cue import LaidCue
from subgen.formats.format import Format
from subgen.formats.numbers import marked
from subgen.formats.shown import Language, full_backslash, plain, shown_lines
from subgen.span import clock

_BELOW = 2
"""Lines of English that Chinese leaves room for."""
_REFERENCES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def to_vtt(cues: Sequence[LaidCue], title: str, languages: Sequence[Language]) -> str:
    r"""A WebVTT file of ``cues``, numbered from 1, each with its lines in one language after the other.

    ``&``, ``<`` and ``>``, and so ``-->`` as well, are written as character references.
    ``\`` is full-width, as ffmpeg obeys ``\N``. A line below the first that is nothing but a number gets
    an invisible mark at its end, as in SRT (``numbers``).

    Raises:
        InputError: a cue has no text in ``languages``.
    """
    blocks = [_header(title, languages)]
    for number, cue in enumerate(cues, 1):
        found = shown_lines(cue, number, languages, full_backslash)
        times = f"{clock(cue.span.start_ms, '.')} --> {clock(cue.span.end_ms, '.')}"
        if tuple(languages) == ("zh",):
            times += f" line:-{_BELOW + len(found[0])}"
        lines = [line.translate(_REFERENCES) for line in marked([line for part in found for line in part])]
        if len(languages) > 1:
            lines = _with_languages(lines, languages, [len(part) for part in found])
        blocks.append("\n".join([str(number), times, *lines]))
    return "\n\n".join(blocks) + "\n"


def _header(title: str, languages: Sequence[Language]) -> str:
    words = " ".join(plain(title).replace("-->", "→").split())
    header = f"WEBVTT - {words}" if words else "WEBVTT"
    return header if len(languages) > 1 else f"{header}\nKind: subtitles\nLanguage: {languages[0]}"


def _with_languages(lines: list[str], languages: Sequence[Language], counts: Sequence[int]) -> list[str]:
    """The lines with a tag around those of each language."""
    lines = list(lines)
    first = 0
    for language, count in zip(languages, counts, strict=True):
        if count:
            lines[first] = f"<lang {language}>{lines[first]}"
            lines[first + count - 1] += "</lang>"
        first += count
    return lines


def _format(languages: tuple[Language, ...], label: str) -> Format:
    def write(cues: Sequence[LaidCue], title: str) -> str:
        return to_vtt(cues, title, languages)

    return Format(
        suffix=f"{'-'.join(languages)}.vtt",
        label=label,
        write=write,
        languages=languages,
        needs_english="en" in languages,
        shows=full_backslash,
    )


FORMATS = (
    _format(("zh",), "Chinese (WebVTT)"),
    _format(("en",), "English (WebVTT)"),
    _format(("zh", "en"), "both languages in each cue (WebVTT)"),
)
