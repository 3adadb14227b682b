"""The look of a text: what a v4+ style of an ASS file says, field by field."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

from subgen.errors import InputError
from subgen.styles.colour import Colour, parse_colour

Value = str | bool | int | float | Colour


@dataclass(frozen=True, slots=True, kw_only=True)
class TextStyle:
    """How a text looks: the fields of an ASS v4+ style but its name. Lengths are pixels of the picture."""

    font: str
    size: float
    """The height of a line, not of a character: for Noto Sans CJK a character is 0.69 of it."""
    primary_colour: Colour
    secondary_colour: Colour
    """Of what is not sung yet in karaoke."""
    outline_colour: Colour
    """Of the outline; of the box where ``border_style`` is 3."""
    back_colour: Colour
    """Of the shadow."""
    bold: bool
    italic: bool
    underline: bool
    strike_out: bool
    scale_x: float
    """In per cent, like ``scale_y``."""
    scale_y: float
    spacing: float
    """What is added after each character."""
    angle: float
    """In degrees."""
    border_style: int
    """1 for an outline and a shadow, 3 for a box behind each line, 4 (libass alone) for one behind all."""
    outline: float
    """The outline's width; how far a box reaches beyond the text."""
    shadow: float
    alignment: int
    """Where on the picture, as on a number pad: 2 is bottom centre."""
    margin_l: int
    margin_r: int
    margin_v: int
    """From the edge that the text is aligned to."""
    encoding: int
    """The font's character set; 1 lets the player choose."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a style, by the names that presets and ASS files have for it."""

    name: str
    """In presets and on the command line: ``primary_colour``."""
    ass: str
    """In the format line of an ASS file: ``PrimaryColour``."""
    read: Callable[[object], Value]
    """From what a preset, an ASS file or a person wrote to the value; a ValueError says what is wanted."""


def read_field(field: Field, value: object, where: str = "") -> Value:
    """The value of a field, from what a preset (of any type), an ASS file or a person (as text) wrote.

    Raises:
        InputError: the field can't hold it; the message names ``where`` and the field.
    """
    try:
        return field.read(value)
    except ValueError as error:
        raise InputError(f"{where}{field.name} must be {error}, not {value!r}") from error
    except InputError as error:
        raise InputError(f"{where}{field.name}: {error}") from error


def ass_value(value: Value) -> str:
    """A value as the style line of an ASS file holds it."""
    if isinstance(value, Colour):
        return value.to_ass()
    if isinstance(value, bool):
        return "-1" if value else "0"
    return value if isinstance(value, str) else f"{value:.10g}"


_SPOILS_A_LINE = re.compile(r"[,\x00-\x1f\x7f\x85\u2028\u2029]")
_YES = {"true", "yes", "on", "1", "-1"}
_NO = {"false", "no", "off", "0"}


def _font(value: object) -> str:
    if not isinstance(value, str) or not value.strip() or _SPOILS_A_LINE.search(value):
        raise ValueError("the name of a font, without commas")
    return value.strip()


def _colour(value: object) -> Colour:
    if not isinstance(value, str):
        raise ValueError('a colour in quotes, such as "white 80%"')
    return parse_colour(value)


def _flag(value: object) -> bool:
    word = str(value).strip().lower()
    if word not in _YES | _NO:
        raise ValueError("true or false")
    return word in _YES


_DECIMALS = 4
"""More are not seen on any screen, and few programs read them."""


def _number(lowest: float, highest: float) -> Callable[[object], float]:
    def read(value: object) -> float:
        number = math.nan if isinstance(value, bool) else _float(value)
        if not lowest <= number <= highest:
            raise ValueError(f"a number from {lowest:g} to {highest:g}")
        number = round(number, _DECIMALS)
        return int(number) if number.is_integer() else number

    return read


def _whole(lowest: int, highest: int) -> Callable[[object], int]:
    def read(value: object) -> int:
        number = math.nan if isinstance(value, bool) else _float(value)
        if not (lowest <= number <= highest and number.is_integer()):
            raise ValueError(f"a whole number from {lowest} to {highest}")
        return int(number)

    return read


def _border_style(value: object) -> int:
    if _float(value) not in (1, 3, 4):
        raise ValueError("1 (outline and shadow), 3 (a box a line) or 4 (one box, libass alone)")
    return int(_float(value))


def _float(value: object) -> float:
    try:
        return float(value) if isinstance(value, str | int | float) else math.nan
    except ValueError:
        return math.nan


_LENGTH = 10_000
"""Beyond any picture."""

FIELDS: dict[str, Field] = {
    name: Field(name, ass, read)
    for name, ass, read in (
        ("font", "Fontname", _font),
        ("size", "Fontsize", _number(1, _LENGTH)),
        ("primary_colour", "PrimaryColour", _colour),
        ("secondary_colour", "SecondaryColour", _colour),
        ("outline_colour", "OutlineColour", _colour),
        ("back_colour", "BackColour", _colour),
        ("bold", "Bold", _flag),
        ("italic", "Italic", _flag),
        ("underline", "Underline", _flag),
        ("strike_out", "StrikeOut", _flag),
        ("scale_x", "ScaleX", _number(1, _LENGTH)),
        ("scale_y", "ScaleY", _number(1, _LENGTH)),
        ("spacing", "Spacing", _number(-_LENGTH, _LENGTH)),
        ("angle", "Angle", _number(-360, 360)),
        ("border_style", "BorderStyle", _border_style),
        ("outline", "Outline", _number(0, _LENGTH)),
        ("shadow", "Shadow", _number(0, _LENGTH)),
        ("alignment", "Alignment", _whole(1, 9)),
        ("margin_l", "MarginL", _whole(0, _LENGTH)),
        ("margin_r", "MarginR", _whole(0, _LENGTH)),
        ("margin_v", "MarginV", _whole(0, _LENGTH)),
        ("encoding", "Encoding", _whole(0, 255)),
    )
}
"""Every field of a style but its name, in the order of ASS files."""


def known_field(name: str) -> Field:
    """The field that a person means: by its name in presets or in ASS files, in capitals or not.

    Raises:
        InputError: there is none.
    """
    wanted = name.lower().replace("color", "colour")
    for field in FIELDS.values():
        if wanted in (field.name, field.ass.lower()):
            return field
    raise InputError(f"a style has no field {name!r}; it has: {', '.join(FIELDS)}")
