"""Values out of JSON, taken only when they are what they should be.

Each function takes a value and where it stands, such as ``cue c12: start_ms``. For a value of another kind it
raises InputError, which names that place.
"""

import math
from collections.abc import Collection
from typing import Any, NoReturn

from subgen.errors import InputError


def record(
    value: object, where: str, keys: Collection[str], optional: Collection[str] = ()
) -> dict[str, Any]:
    """An object with all of ``keys``, perhaps some of ``optional``, and no other: a misspelt one is told."""
    if not isinstance(value, dict):
        _refuse(where, "an object", value)
    missing = [key for key in keys if key not in value]
    unknown = [key for key in value if key not in keys and key not in optional]
    if missing or unknown:
        complaints = [f"no {', '.join(missing)}"] if missing else []
        complaints += [f"unknown: {', '.join(unknown)}"] if unknown else []
        raise InputError(f"{where} has {' and '.join(complaints)}: correct the names")
    return value


def array(value: object, where: str) -> list[Any]:
    """A list of anything."""
    if not isinstance(value, list):
        _refuse(where, "a list", value)
    return value


def text(value: object, where: str) -> str:
    """A string that can be written as UTF-8."""
    if not isinstance(value, str):
        _refuse(where, "a text in quotes", value)
    if any("\ud800" <= char <= "\udfff" for char in value):
        raise InputError(f"{where} holds half a character (\\ud800 to \\udfff): write the character itself")
    return value


def flag(value: object, where: str) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        _refuse(where, "true or false", value)
    return value


def whole(value: object, where: str, lowest: int = 0, highest: int | None = None) -> int:
    """A whole number within limits, both included."""
    if isinstance(value, bool) or not isinstance(value, int):
        _refuse(where, "a whole number", value)
    if value < lowest or (highest is not None and value > highest):
        _refuse(where, f"at least {lowest}" if highest is None else f"{lowest} to {highest}", value)
    return value


def positive(value: object, where: str) -> float:
    """A number above zero."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < math.inf:
        _refuse(where, "a number above zero", value)
    return float(value)


def fraction(value: object, where: str) -> float:
    """A number from 0 to 1."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
        _refuse(where, "a number from 0 to 1", value)
    return float(value)


def one_of(value: object, where: str, allowed: Collection[str]) -> Any:
    """One of a few words."""
    if value not in allowed:
        _refuse(where, f"one of {', '.join(allowed)}", value)
    return value


def _refuse(where: str, wanted: str, value: object) -> NoReturn:
    shown = repr(value)
    raise InputError(f"{where} must be {wanted}, not {shown if len(shown) <= 40 else shown[:40] + '…'}")
