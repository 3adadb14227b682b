r"""Reading ASS and SSA: Aegisub's files, and what others call by these names.

Not through pysubs2: it tells no line numbers, gives up on one broken event, and knows of no line which style
it is shown in. That is how most bilingual files tell their languages apart: an event for each, in a style of
its own, or one for both, ``中文\N{\rEnglish}English``.
"""

import re
from collections.abc import Sequence

from subgen.formats.reader import Found, RawCue, Reader
from subgen.span import clock_ms

_SECTION = re.compile(r"[ \t]*\[([A-Za-z0-9+/ ]+)\][ \t]*")
_EVENT = re.compile(r"[ \t]*(Dialogue|Comment):[ \t]*(.*)", re.IGNORECASE)
_TIME = re.compile(r"[ \t]*([0-9]{1,3}):([0-9]{1,2}):([0-9]{1,2})(?:[.:,]([0-9]{1,3}))?[ \t]*")
_LOOKS_LIKE_EVENT = re.compile(
    r"(?m)^[ \t]*Dialogue:[^,\n]*,[ \t]*[0-9]+:[0-9]{1,2}:[0-9]{1,2}", re.IGNORECASE
)
_FORMAT = ("layer", "start", "end", "style", "name", "marginl", "marginr", "marginv", "effect", "text")
"""The fields of an event where the file does not say them."""
_PART = re.compile(r"\{[^{}]*\}|\\[Nnh]|[^{\\]+|[{\\]")
"""A block of commands, a break, or text: a brace that is never closed is text."""
_RESET = re.compile(r"\\r([^\\}]*)")
_DRAWING = re.compile(r"\\p([0-9]+)")
_PLACEHOLDERS = frozenset({"Default Aegisub file", "<untitled>", "untitled"})
"""Titles that programs write where nobody has given one."""


def recognises(text: str) -> bool:
    """Whether ``text`` has the head of a script, or an event with its times."""
    return text.lstrip()[:13].lower() == "[script info]" or bool(_LOOKS_LIKE_EVENT.search(text))


def read(text: str) -> Found:
    r"""The dialogue of a script. Comments and drawings are not shown, and left out; so are broken events,
    with a warning that names their line.

    Each line has the name of its style as its kind. ``\n`` breaks the line only where the script breaks no
    line by itself (WrapStyle 2), as players have it.
    """
    section = "events"  # where there is no head at all
    fields: Sequence[str] = _FORMAT
    info: dict[str, str] = {}
    cues, warnings = [], []
    for number, line in enumerate(text.split("\n"), 1):
        if header := _SECTION.fullmatch(line):
            section = header[1].strip().lower()
        elif section == "script info":
            key, colon, value = line.partition(":")
            if colon:
                info.setdefault(key.strip().lower(), value.strip())
        elif section != "events":
            continue
        elif event := _EVENT.fullmatch(line):
            if event[1].lower() == "dialogue":
                cue = _cue(event[2], number, fields, info.get("wrapstyle") == "2")
                if cue:
                    cues.append(cue)
                else:
                    warnings.append(f"line {number}: unusable times ({event[2][:40]!r}); the cue is left out")
        elif line.lower().lstrip().startswith("format:"):
            fields = tuple(name.strip().lower() for name in line.partition(":")[2].split(","))
    title = info.get("title", "")
    return Found(tuple(cues), tuple(warnings), "" if title in _PLACEHOLDERS else title)


def _cue(event: str, number: int, fields: Sequence[str], breaks: bool) -> RawCue | None:
    parts = event.split(",", len(fields) - 1)  # the text, which is last, may hold commas
    found = dict(zip(fields, parts, strict=False))
    start, end = (_TIME.fullmatch(found.get(name, "")) for name in ("start", "end"))
    if not (start and end):
        return None
    style = found.get("style", "").strip().lstrip("*")
    shown, markup = _shown(found.get("text", ""), style, breaks)
    lines, kinds = [line for line, _ in shown], [kind for _, kind in shown]
    return RawCue(
        number,
        clock_ms(*start.groups()),
        clock_ms(*end.groups()),
        tuple(lines),
        tuple(markup),
        kinds=tuple(kinds) if style else (),
    )


def _shown(text: str, style: str, breaks: bool) -> tuple[list[tuple[str, str]], list[str]]:
    """The lines of an event's text, each with the style that it begins in; and the commands in it."""
    lines: list[tuple[str, str]] = []
    markup: list[str] = []
    line: list[str] = []
    kind = current = style
    drawing = False
    for match in _PART.finditer(text + r"\N"):
        part = match[0]
        if part[0] == "{" and len(part) > 1:
            markup.append(part)
            for name in _RESET.findall(part):
                current = name.strip() or style
            for scale in _DRAWING.findall(part):
                drawing = scale.strip("0") != ""
        elif part == r"\N" or (part == r"\n" and breaks):
            shown = "".join(line).strip()
            if shown:
                lines.append((shown, kind))
            line = []
        elif not drawing:
            shown = " " if part in (r"\n", r"\h") else part
            if line or not shown.isspace():
                kind = kind if line else current
                line.append(shown)
    return lines, markup


READER = Reader("ASS", recognises, read)
