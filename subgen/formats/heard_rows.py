"""What was heard (``Source.heard``), as the last lines of a project file: a stretch a line."""

import json
from typing import get_args

from subgen.errors import InputError
from subgen.formats import checked
from subgen.source import Heard, Source
from subgen.span import Span, Timing


def dump_heard(source: Source) -> str:
    """The rows that stand between the brackets of the project file's ``heard``."""
    return ",\n".join(
        "  "
        + json.dumps(
            [each.start, each.end, each.span.start_ms, each.span.end_ms, each.timing, each.confidence]
        )
        for each in source.heard
    )


def load_heard(value: object, source: Source) -> tuple[Heard, ...]:
    """What was heard of ``source``, out of a project file's JSON.

    Raises:
        InputError: it is of another kind, or out of order.
    """
    heard: list[Heard] = []
    for index, row in enumerate(checked.array(value, "heard")):
        where = f"heard {index}"
        fields = checked.array(row, where)
        if len(fields) != 6:
            raise InputError(f"{where} must be start, end, start_ms, end_ms, timing, confidence")
        start = checked.whole(fields[0], f"{where}: start", 0, len(source.text))
        end = checked.whole(fields[1], f"{where}: end", start, len(source.text))
        start_ms = checked.whole(fields[2], f"{where}: start_ms")
        span = Span(start_ms, checked.whole(fields[3], f"{where}: end_ms", start_ms))
        if heard and (start < heard[-1].end or span.start_ms < heard[-1].span.end_ms):
            raise InputError(f"{where}: what was heard is in the order of text and time: put it right")
        timing = checked.one_of(fields[4], f"{where}: timing", get_args(Timing))
        heard.append(Heard(start, end, span, timing, checked.fraction(fields[5], f"{where}: confidence")))
    return tuple(heard)
