"""WebVTT: for players on the web, and wherever a subtitle has to say its language and its place.

A Chinese file and an English one can be shown together: Chinese stands above the two lines that English
needs. In a file of both, each language is in a ``<lang>`` of its own.
"""

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from subgen.cue import LaidCue
from subgen.formats.format import Format
from subgen.formats.numbers import marked, unmarked
from subgen.formats.reader import Found, RawCue, Reader
from subgen.formats.shown import full_backslash, plain, shown_lines
from subgen.formats.word_times import timed_words
from subgen.span import clock, clock_ms
from subgen.tags import Language
from subgen.track import TrackCue

_BELOW = 2
"""Lines of English that Chinese leaves room for."""
_TIME = r"(?:([0-9]{1,4}):)?([0-9]{1,2}):([0-9]{1,2})[.,]([0-9]{1,3})"
_TIMES = re.compile(rf"[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}(?:[ \t](.*))?")
_INNER_TIME = re.compile(_TIME)
_NUMBER = re.compile(r"[ \t]*[0-9]{1,9}[ \t]*")
_HEAD = re.compile(r"WEBVTT(?:[ \t].*)?")
_TITLE = re.compile(r"WEBVTT[ \t]+-[ \t]+(.*)")
_TAG = re.compile(r"<([^<>]*)>")
_LANGUAGES: dict[str, Language] = {"zh": "zh", "cmn": "zh", "en": "en"}
_TWO_STAMPS = re.compile(r"\d\d:\d\d\.\d\d.*\d\d:\d\d\.\d\d")
_IN_STAMP = re.compile(r"(?<=\d\d)(?=:\d\d\.\d\d)")
_NOTHING = "<c></c>"
"""A tag that shows nothing and changes nothing."""
_REFERENCES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_NO_CHARACTER = re.compile(r"&#(?:[0-9]{8,}|[xX][0-9a-fA-F]{8,});?")


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
        lines = [_escaped(line) for line in marked([line for part in found for line in part])]
        if len(languages) > 1:
            lines = _with_languages(lines, languages, [len(part) for part in found])
        blocks.append("\n".join([str(number), times, *lines]))
    return "\n\n".join(blocks) + "\n"


def recognises(text: str) -> bool:
    """Whether ``text`` begins as every WebVTT file does."""
    return bool(_HEAD.fullmatch(text.partition("\n")[0]))


def read(text: str) -> Found:
    """The cues of a WebVTT file; those without usable times are left out, with a warning.

    Notes are read over. Tags and settings are the cues' markup, character references what they stand for.
    Where ``<lang>`` says of every line in which language it is, that holds.
    """
    lines = text.split("\n")
    title = _TITLE.fullmatch(lines[0])
    cues: list[RawCue] = []
    warnings: list[str] = []
    looks: Counter[str] = Counter()
    for first, end in _blocks(lines):
        arrow = next((index for index in range(first, min(first + 2, end)) if "-->" in lines[index]), None)
        word = lines[first].strip()
        if arrow is not None:
            times = _TIMES.fullmatch(lines[arrow])
            if times:
                cues.append(_cue(arrow + 1, times, lines[arrow + 1 : end]))
            else:
                told = lines[arrow].strip()[:40]
                warnings.append(f"line {arrow + 1}: unusable times ({told!r}); the cue is left out")
        elif word in ("STYLE", "REGION"):
            looks[word] += 1
        elif word.partition(" ")[0].partition("\t")[0] != "NOTE":
            warnings.append(f"line {first + 1}: text that belongs to no cue is left out")
    warnings += [f"styles are not read: {count} {word} blocks left out" for word, count in looks.items()]
    told_apart = _by_tags(cues)
    return Found(told_apart or tuple(cues), tuple(warnings), title[1].strip() if title else "")


def _blocks(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """From where to where each block behind the header stands: an empty line or a new arrow ends one."""
    first, arrow = 0, False
    header = True
    for index, line in enumerate([*lines, ""]):
        if "-->" in line:
            if header or arrow or index - first > 1:
                numbered = index > first and _NUMBER.fullmatch(lines[index - 1])
                start = index - 1 if numbered else index
                if not header and start > first:
                    yield first, start
                first, header = start, False
            arrow = True
        elif not line:
            if not header and index > first:
                yield first, index
            first, arrow, header = index + 1, False, False


def _cue(line: int, times: re.Match[str], body: Sequence[str]) -> RawCue:
    start_ms, end_ms = clock_ms(*times.groups()[:4]), clock_ms(*times.groups()[4:8])
    markup = (times[9] or "").split()
    shown: list[str] = []
    kinds: list[str] = []
    pieces: list[tuple[str, int]] = [("", start_ms)]
    language = ""
    for row in body:
        text = kind = ""
        for index, part in enumerate(_TAG.split(row)):
            if index % 2 == 0:
                text += part
                pieces[-1] = (pieces[-1][0] + _unescaped(part), pieces[-1][1])
                kind = kind or (language if part.strip() else "")
                continue
            if part.startswith("lang") or part == "/lang":
                language = part[4:].strip().lower().partition("-")[0] if part != "/lang" else ""
                continue
            if f"<{part}>" not in _NOTHING:
                markup.append(f"<{part}>")
            if inner := _INNER_TIME.fullmatch(part):
                pieces.append(("", clock_ms(*inner.groups())))
        if text := unmarked(plain(_unescaped(text))):
            shown.append(text)
            kinds.append(kind)
    words = timed_words(pieces, end_ms) if len(pieces) > 1 and len(shown) == 1 else ()
    return RawCue(line, start_ms, end_ms, tuple(shown), tuple(markup), words, tuple(kinds))


def _unescaped(text: str) -> str:
    """``text`` without character references; one of thousands of digits is more than Python counts."""
    return html.unescape(_NO_CHARACTER.sub("\ufffd", text))


def _by_tags(cues: Sequence[RawCue]) -> tuple[TrackCue, ...]:
    """The cues with the languages that their tags give; none where a line is without."""
    if not all(kind in _LANGUAGES for cue in cues for kind in cue.kinds):
        return ()
    told = []
    for cue in cues:
        by_language: dict[Language, list[str]] = {"zh": [], "en": []}
        for line, kind in zip(cue.lines, cue.kinds, strict=True):
            by_language[_LANGUAGES[kind]].append(line)
        zh, en = tuple(by_language["zh"]), tuple(by_language["en"])
        told.append(TrackCue(cue.line, cue.start_ms, cue.end_ms, zh, en, cue.markup, cue.words if zh else ()))
    return tuple(told)


def _escaped(line: str) -> str:
    line = line.translate(_REFERENCES)
    # pysubs2 takes a line with two times in it for the times of the next cue.
    return _IN_STAMP.sub(_NOTHING, line) if _TWO_STAMPS.search(line) else line


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
READER = Reader("WebVTT", recognises, read)
