"""Colours, as people write them and as ASS does.

| written | is |
| --- | --- |
| ``#FFD24A``, ``#fd4`` | red, green, blue |
| ``#FFD24ACC`` | the same, and opacity: ``FF`` hides all behind it |
| ``gold`` | a name that CSS knows |
| ``gold 80%``, ``#FFD24A 80%`` | with its opacity in per cent |
| ``transparent`` | nothing to be seen |
| ``&H334AD2FF``, ``&H4AD2FF&`` | ASS: transparency (``00`` hides all behind it), blue, green, red |
| ``4903679`` | the same as a decimal number |
"""

import re
from dataclasses import dataclass

from subgen.errors import InputError

_HEX = re.compile(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})", re.IGNORECASE)
_ASS = re.compile(r"&h([0-9a-f]{1,8})&?", re.IGNORECASE)
_DECIMAL = re.compile(r"-?[0-9]{1,10}")
_PER_CENT = re.compile(r"(.*\S)\s+([0-9]{1,3}(?:\.[0-9]+)?)\s*%")
_HOW = "write a name (white), #RRGGBB, either with its opacity (white 80%), #RRGGBBAA or &HAABBGGRR"


@dataclass(frozen=True, slots=True)
class Colour:
    """A colour and how much it hides, each from 0 to 255."""

    red: int
    green: int
    blue: int
    opacity: int = 255
    """255 hides all that is behind; ASS counts the other way round."""

    def __str__(self) -> str:
        """As a person would write it; ``parse_colour`` reads it back."""
        per_cent = round(self.opacity * 100 / 255)
        if _opacity(per_cent) != self.opacity:
            return f"{self._hex()}{self.opacity:02X}"
        if self.opacity == 255:
            return self._name() or self._hex()
        return f"{self._name() or self._hex()} {per_cent}%"

    def to_ass(self) -> str:
        """``&HAABBGGRR``, as the styles of an ASS file hold it."""
        return f"&H{255 - self.opacity:02X}{self.blue:02X}{self.green:02X}{self.red:02X}"

    def _hex(self) -> str:
        return f"#{self.red:02X}{self.green:02X}{self.blue:02X}"

    def _name(self) -> str | None:
        import webcolors

        try:
            return str(webcolors.hex_to_name(self._hex()))
        except ValueError:
            return None


def parse_colour(text: str) -> Colour:
    """The colour that a person or an ASS file wrote; see the module for the ways to write one.

    Raises:
        InputError: it is none of them.
    """
    text = text.strip()
    if match := _PER_CENT.fullmatch(text):
        return _with_opacity(match[1], float(match[2]))
    if _HEX.fullmatch(text):
        return _from_hex(text[1:])
    if match := _ASS.fullmatch(text):
        return _from_ass(int(match[1], 16))
    if _DECIMAL.fullmatch(text):
        return _from_ass(int(text) & 0xFFFFFFFF)
    if text.lower() == "transparent":
        return Colour(0, 0, 0, 0)
    return _from_name(text)


def _with_opacity(text: str, per_cent: float) -> Colour:
    if per_cent > 100:
        raise InputError(f"{per_cent:g}% is no opacity: write 0% (nothing to be seen) to 100%")
    colour = parse_colour(text)
    if colour.opacity != 255:
        raise InputError(
            f"{text} has its opacity already: leave the per cent out, or write #RRGGBB before them"
        )
    return Colour(colour.red, colour.green, colour.blue, _opacity(per_cent))


def _opacity(per_cent: float) -> int:
    return round(per_cent * 255 / 100)


def _from_hex(digits: str) -> Colour:
    if len(digits) <= 4:
        digits = "".join(digit * 2 for digit in digits)
    return Colour(*bytes.fromhex(digits))


def _from_ass(value: int) -> Colour:
    return Colour(value & 255, value >> 8 & 255, value >> 16 & 255, 255 - (value >> 24))


def _from_name(text: str) -> Colour:
    import webcolors

    try:
        return _from_hex(webcolors.name_to_hex(text).removeprefix("#"))
    except ValueError as error:
        raise InputError(f"{text!r} is no colour: {_HOW}") from error
