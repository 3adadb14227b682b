"""JSON from outside: parsed without surprises, and where its objects stand in the file."""

import json
import re
from array import array
from collections.abc import Sequence
from typing import Any

from subgen.errors import InputError

_BEGINS = re.compile(r'\s*(?:\{\s*["}]|\[\s*[\[{\]])')
_TOKEN = re.compile(r'"(?:[^"\\]+|\\.)*"?|[{[\n]')
_LIMIT_MS = 10**10
"""Times beyond, nearly four months, are no times."""


def is_json(text: str) -> bool:
    """Whether ``text`` begins as a JSON object, or as a list of objects or lists."""
    return bool(_BEGINS.match(text))


def has_keys(text: str, *keys: str) -> bool:
    """Whether a text is JSON in which all ``keys`` are keys of objects, anywhere.

    What stands in a JSON string is not taken for a key, as quotation marks are escaped there.
    """
    return is_json(text) and all(re.search(rf'"{key}"\s*:', text) for key in keys)


def parse(text: str) -> Any:
    """The value of a JSON text.

    Raises:
        InputError: it is no JSON; the message names the line.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise InputError(
            f"line {error.lineno}: not valid JSON: {error.msg} (column {error.colno}): correct it there"
        ) from error
    except (ValueError, RecursionError) as error:
        raise InputError(
            "no JSON that subtitles are made of: nested too deeply, or a number of thousands of digits"
        ) from error


def lines_of(text: str, value: object, parts: Sequence[object]) -> list[int]:
    """The line on which each of ``parts`` begins, from 1; for what is no object and no list, the last.

    Args:
        text: what ``value`` was parsed from.
        parts: some of the objects and lists in ``value``, in the order of the text.
    """
    lines = _all_lines(text)
    result: list[int] = []
    place = 0
    waiting = [value]
    for part in parts:
        found = result[-1] if result else 1
        while waiting and isinstance(part, dict | list):
            each = waiting.pop()
            if not isinstance(each, dict | list):
                continue
            waiting += reversed(each.values() if isinstance(each, dict) else each)
            place += 1
            if each is part:
                found = lines[min(place, len(lines)) - 1]  # fewer where a key stood twice in an object
                break
        result.append(found)
    return result


def milliseconds(value: object, unit: int = 1) -> int | None:
    """A time in milliseconds, not before zero; None for what is no time.

    Args:
        value: a number, or a number in a text.
        unit: how many milliseconds it counts: 1000 for seconds.
    """
    if isinstance(value, str):
        try:
            value = float(value)
        except ValueError:
            return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < _LIMIT_MS / unit:
        return None
    return value if isinstance(value, int) and unit == 1 and value >= 0 else max(round(value * unit), 0)


def _all_lines(text: str) -> Sequence[int]:
    """The lines on which the objects and lists of a JSON text begin, in its order."""
    line = 1
    lines = array("L")
    for match in _TOKEN.finditer(text):
        if match[0] == "\n":
            line += 1
        elif match[0] in "{[":
            lines.append(line)
    return lines
