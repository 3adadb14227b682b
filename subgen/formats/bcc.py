"""BCC: Bilibili's own subtitles, JSON, one language a file."""

import json
from collections.abc import Sequence
from typing import Any

from subgen.cue import LaidCue
from subgen.errors import InputError
from subgen.formats.format import Format
from subgen.formats.json_text import has_keys, lines_of, milliseconds, parse
from subgen.formats.reader import Found, RawCue, Reader
from subgen.formats.shown import plain, shown_lines
from subgen.tags import Language

_LOOK = {
    "font_size": 0.4,
    "font_color": "#FFFFFF",
    "background_alpha": 0.5,
    "background_color": "#9C27B0",
    "Stroke": "none",
}
"""What Bilibili's editor writes at the head of every file."""
_BOTTOM = 2
"""The place on the picture, as on a number pad."""


def to_bcc(cues: Sequence[LaidCue], language: Language) -> str:
    """A BCC file of one language of ``cues``, a line a cue: times in seconds, with milliseconds.

    Raises:
        InputError: a cue has no text in ``language``.
    """
    head = json.dumps(_LOOK)[:-1]
    body = [
        json.dumps(
            {
                "from": cue.span.start_ms / 1000,
                "to": cue.span.end_ms / 1000,
                "location": _BOTTOM,
                "content": "\n".join(shown_lines(cue, number, (language,), plain)[0]),
            },
            ensure_ascii=False,
        )
        for number, cue in enumerate(cues, 1)
    ]
    return f'{head}, "body": [\n' + ",\n".join(body) + "\n]}\n"


def recognises(text: str) -> bool:
    """Whether ``text`` is a JSON object with a body of cues."""
    return text.lstrip().startswith("{") and has_keys(text, "body", "from", "content")


def read(text: str) -> Found:
    """The cues of a BCC file, from Bilibili's editor or made by its machine.

    Those without usable times are left out, with a warning; a place other than the bottom is markup.

    Raises:
        InputError: it is no JSON, or no list of cues is in it.
    """
    value = parse(text)
    body = value.get("body")
    if not isinstance(body, list):
        raise InputError('no list of cues ("body") in it: give a BCC file as Bilibili has it')
    cues, warnings = [], []
    for line, entry in zip(lines_of(text, value, body), body, strict=True):
        cue = _cue(line, entry) if isinstance(entry, dict) else None
        if cue is None:
            warnings.append(f"line {line}: unusable times or text ({str(entry)[:40]}); the cue is left out")
        else:
            cues.append(cue)
    return Found(tuple(cues), tuple(warnings))


def _cue(line: int, entry: dict[str, Any]) -> RawCue | None:
    start_ms, end_ms = (milliseconds(entry.get(key), 1000) for key in ("from", "to"))
    content = entry.get("content")
    if start_ms is None or end_ms is None or not isinstance(content, str):
        return None
    lines = tuple(filter(None, map(plain, content.splitlines())))
    place = entry.get("location", _BOTTOM)
    markup = () if place == _BOTTOM else (f"location:{str(place)[:20]}",)
    return RawCue(line, start_ms, end_ms, lines, markup)


def _format(language: Language, label: str) -> Format:
    def write(cues: Sequence[LaidCue], title: str) -> str:  # noqa: ARG001
        return to_bcc(cues, language)

    return Format(
        suffix=f"{language}.bcc",
        label=label,
        write=write,
        languages=(language,),
        needs_english=language == "en",
        shows=plain,
    )


FORMATS = (_format("zh", "Chinese (BCC, for Bilibili)"), _format("en", "English (BCC, for Bilibili)"))
READER = Reader("BCC", recognises, read)
