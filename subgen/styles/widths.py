"""How wide lines are on the picture, in pixels, measured with the font that draws them."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from subgen.cue import LaidCue
from subgen.errors import InputError
from subgen.styles.fonts import FontFile, Fonts, opened
from subgen.styles.preset import Preset
from subgen.styles.text_style import TextStyle
from subgen.width import cells

_EM_OF_SIZE = 0.77
"""A bound: Noto Sans CJK has 0.69, Microsoft YaHei 0.76."""
_EM_OF_CELL = 0.6
"""A bound on the mean of a half-width character in running text: in capitals Noto Sans has 0.56, in small
letters below 0.53."""


@dataclass(frozen=True, slots=True)
class Face:
    """What a font's characters measure, in its own units."""

    units_per_em: int
    cell: int
    """The height of a line: what an ASS size is the size of."""
    advances: Mapping[str, int]
    """By character: how far it moves the next one. Of all characters, those that the font lacks included."""


class Advances(dict[str, int]):
    """The advances of a font's characters. One that it lacks, and so another font draws, counts as a whole em
    if it is full-width, and half an em otherwise; marks that stand on others count nothing."""

    def __init__(self, units_per_em: int, known: Mapping[int, int]) -> None:
        """From the advances by code point."""
        super().__init__(
            {chr(code): width for code, width in known.items() if not _stands_on_others(chr(code))}
        )
        self._half_em = units_per_em // 2

    def __missing__(self, char: str) -> int:
        width = 0 if _stands_on_others(char) else cells(char) * self._half_em
        self[char] = width
        return width


def _stands_on_others(char: str) -> bool:
    return unicodedata.category(char) in ("Mn", "Me", "Cf")


@dataclass(frozen=True, slots=True)
class WideLine:
    """A line that is wider than the picture has room."""

    number: int
    """Of its cue, from 1."""
    text: str
    width: int
    """In pixels, like ``room``."""
    room: int
    """The picture without its margins."""


@cache
def read_face(file: FontFile) -> Face:
    """The measures of a font.

    Raises:
        InputError: it can't be read.
    """
    with opened(file) as font:
        # As libass and VSFilter: the Windows line height, or the one of hhea where that is nought.
        windows = font["OS/2"].usWinAscent + font["OS/2"].usWinDescent if "OS/2" in font else 0
        cell = windows or font["hhea"].ascent - font["hhea"].descent
        widths = font["hmtx"].metrics
        known = {code: widths[name][0] for code, name in font.getBestCmap().items()}
        face = Face(font["head"].unitsPerEm, cell, Advances(font["head"].unitsPerEm, known))
    if face.cell <= 0 or face.units_per_em <= 0:
        raise InputError(f"{file.path}: not a font that can be measured")
    return face


def line_width(text: str, style: TextStyle, face: Face) -> float:
    """The width of a line in pixels of the style's picture, its outline not counted."""
    units = sum(map(face.advances.__getitem__, text))
    return (units * style.size / face.cell + style.spacing * len(text)) * style.scale_x / 100


def face_of(style: TextStyle, fonts: Fonts) -> Face | None:
    """The font that a style names, measured; None where it isn't there or can't be read."""
    file = fonts.find(style.font, bold=style.bold, italic=style.italic)
    try:
        return read_face(file) if file else None
    except InputError:
        return None


def wide_lines(cues: Sequence[LaidCue], preset: Preset, fonts: Fonts) -> list[WideLine]:
    """The lines of cues that would be wider than the preset's picture without its margins.

    A font that isn't there can't be measured, and its lines are left out: ``missing_fonts`` tells of it.
    """
    base = preset.english if preset.top == "english" else preset.chinese
    room = preset.play_res_x - base.margin_l - base.margin_r
    looks = ((preset.chinese, [cue.zh for cue in cues]), (preset.english, [cue.en for cue in cues]))
    found = []
    for style, texts in looks:
        numbered = [
            (number, line)
            for number, lines in enumerate(texts, 1)
            for line in lines
            if _may_be_wide(line, style, room)
        ]
        face = face_of(style, fonts) if numbered else None
        for number, line in numbered:
            width = line_width(line, style, face) if face else 0
            if width > room:
                found.append(WideLine(number, line, round(width), room))
    return sorted(found, key=lambda wide: wide.number)


def _may_be_wide(line: str, style: TextStyle, room: int) -> bool:
    """Whether a line is worth measuring: fonts take a while to read, and most presets leave much room."""
    full = cells(line) - len(line)
    em = style.size * _EM_OF_SIZE
    rough = (full + (len(line) - full) * _EM_OF_CELL) * em + style.spacing * len(line)
    return rough * style.scale_x / 100 > room


def missing_fonts(names: Iterable[str], fonts: Fonts) -> dict[str, str | None]:
    """The fonts that aren't there, each with the nearest one with Chinese that is (None where none is)."""
    missing = (name for name in dict.fromkeys(names) if fonts.find(name) is None)
    return {name: fonts.nearest(name) for name in missing}
