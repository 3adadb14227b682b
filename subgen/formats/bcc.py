"""BCC: Bilibili's own subtitles, JSON, one language a file."""

import json
import re
from collections.abc import Sequence
from typing import Any

from subgen.cue import LaidCue
from subgen.errors import InputError
from subgen.formats.format import Format
from subgen.formats.reader import Found, RawCue, Reader
from subgen.formats.shown import Language, plain, shown_lines

_LOOK = {
    "font_size": 0.4,
    "font_color": "#FFFFFF",
    "background_alpha": 0.5,
    "background_color": "#9C27B0",
    "Stroke": "none",
}
"""What Bilibili's editor writes at the head of every file."""
_BODY = re.compile(r'"body"\s*:\s*\[')
_FROM = re.compile(r'(?<!\\)"from"\s*:')
_LIMIT_S = 1e9
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
    """Whether ``text`` looks like JSON whose cues are called its body."""
    return text.lstrip().startswith("{") and bool(_BODY.search(text))


def read(text: str) -> Found:
    """The cues of a BCC file, from Bilibili's editor or made by its machine.

    Those without usable times are left out, with a warning; a place other than the bottom is markup.

    Raises:
        InputError: it is no JSON, or no body of cues is in it.
    """
    try:
        values = json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(
            f"not valid JSON: {error.msg} (line {error.lineno}, column {error.colno}): download it again"
        ) from error
    except (ValueError, RecursionError) as error:
        raise InputError("not valid JSON: a number is too long, or it is nested too deeply") from error
    body = values.get("body") if isinstance(values, dict) else None
    if not isinstance(body, list):
        raise InputError('no list of cues ("body") in it: give a BCC file as Bilibili has it')
    lines = _lines(text, len(body))
    cues, warnings = [], []
    for line, entry in zip(lines, body, strict=True):
        cue = _cue(line, entry) if isinstance(entry, dict) else None
        if cue is None:
            warnings.append(f"line {line}: unusable times or text ({str(entry)[:40]}); the cue is left out")
        else:
            cues.append(cue)
    return Found(tuple(cues), tuple(warnings))


def _lines(text: str, count: int) -> list[int]:
    """The line of each cue's ``from``; 1 for all, where some have none or more than one."""
    found, line, position = [], 1, 0
    for match in _FROM.finditer(text):
        line += text.count("\n", position, match.start())
        position = match.start()
        found.append(line)
    return found if len(found) == count else [1] * count


def _cue(line: int, entry: dict[str, Any]) -> RawCue | None:
    start_ms, end_ms = _ms(entry.get("from")), _ms(entry.get("to"))
    content = entry.get("content")
    if start_ms is None or end_ms is None or not isinstance(content, str):
        return None
    lines = tuple(filter(None, map(plain, content.splitlines())))
    place = entry.get("location", _BOTTOM)
    markup = () if place == _BOTTOM else (f"location:{str(place)[:20]}",)
    return RawCue(line, start_ms, end_ms, lines, markup)


def _ms(seconds: object) -> int | None:
    if isinstance(seconds, bool) or not isinstance(seconds, int | float) or not 0 <= seconds < _LIMIT_S:
        return None
    return round(seconds * 1000)


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
