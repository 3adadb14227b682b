"""Fonts: found by name, told where they aren't, measured as players measure them."""

import stat
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont
from foreign_ass import AEGISUB, OWN

from subgen.cue import LaidCue
from subgen.errors import InputError
from subgen.span import Span
from subgen.styles.ass_file import read_ass
from subgen.styles.ass_widths import wide_events
from subgen.styles.fonts import Fontconfig, FontFile, FontFolders, Fonts
from subgen.styles.library import load_preset
from subgen.styles.text_style import TextStyle
from subgen.styles.widths import Advances, Face, face_of, line_width, missing_fonts, read_face, wide_lines

STYLE = load_preset("classic").chinese


def font(family: str, *, bold: bool = False, windows: int = 1500) -> TTFont:
    """A font of four characters: a is half as wide as an em of 1000 units, 中 a whole one."""
    glyphs = [".notdef", "a", "space", "zhong"]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(glyphs)
    builder.setupCharacterMap({ord("a"): "a", ord(" "): "space", ord("中"): "zhong"})
    builder.setupGlyf({name: TTGlyphPen(None).glyph() for name in glyphs})
    builder.setupHorizontalMetrics(
        {".notdef": (600, 0), "a": (500, 0), "space": (250, 0), "zhong": (1000, 0)}
    )
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": family, "styleName": "Bold" if bold else "Regular"})
    builder.setupOS2(usWinAscent=windows * 4 // 5, usWinDescent=windows // 5)
    builder.setupPost()
    builder.font["head"].macStyle = int(bold)
    return builder.font


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """A folder of fonts: files, a collection, and rubbish."""
    (tmp_path / "below").mkdir()
    font("Test Sans").save(tmp_path / "below" / "sans.ttf")
    font("Test Sans", bold=True).save(tmp_path / "sans-bold.TTF")
    both = TTCollection()
    both.fonts = [font("One"), font("Microsoft YaHei", windows=0)]
    both.save(tmp_path / "two.ttc")
    (tmp_path / "broken.ttf").write_bytes(b"\0\1\0\0 no font")
    (tmp_path / "empty.otf").write_bytes(b"")
    (tmp_path / "readme.txt").write_text("x")
    return tmp_path


def test_fonts_in_folders(folder: Path) -> None:
    fonts = FontFolders([folder])
    assert fonts.find("test sans") == FontFile(folder / "below" / "sans.ttf", 0)
    assert fonts.find(" Test Sans ", bold=True) == FontFile(folder / "sans-bold.TTF", 0)
    assert fonts.find("Microsoft YaHei", bold=True, italic=True) == FontFile(folder / "two.ttc", 1)
    assert fonts.find("Arial") is None
    assert fonts.nearest("SimHei") == "Microsoft YaHei"
    assert FontFolders([folder / "below"]).nearest("SimHei") is None


def test_faces(folder: Path) -> None:
    sans = read_face(FontFile(folder / "below" / "sans.ttf", 0))
    assert sans == Face(1000, 1500, {"a": 500, " ": 250, "中": 1000})
    assert read_face(FontFile(folder / "two.ttc", 1)).cell == 1000
    with pytest.raises(InputError, match=r"broken.ttf: not a font that can be read"):
        read_face(FontFile(folder / "broken.ttf", 0))
    with pytest.raises(InputError, match=r"two.ttc: not a font that can be read"):
        read_face(FontFile(folder / "two.ttc", 7))


FACE = Face(1000, 1500, Advances(1000, {ord("a"): 500, ord(" "): 250, ord("中"): 1000, 0x200F: 300}))


def look(**values: object) -> TextStyle:
    """A style of 150 pixels a line, so that an em of ``FACE`` is 100."""
    return TextStyle(**{name: getattr(STYLE, name) for name in TextStyle.__slots__} | {"size": 150} | values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "style", "width"),
    [
        ("", look(), 0),
        ("a", look(), 50),
        ("a a中", look(), 225),
        ("a中", look(size=75), 75),
        ("a中", look(scale_x=200, scale_y=500), 300),
        ("a中", look(spacing=10), 170),
        ("中文b", look(), 250),  # another font draws what this one lacks
        ("a\u0301\u200f中", look(), 150),
    ],
)
def test_widths(text: str, style: TextStyle, width: float) -> None:
    assert line_width(text, style, FACE) == pytest.approx(width)


def test_lines_that_are_too_wide(folder: Path) -> None:
    fonts = FontFolders([folder])
    preset = load_preset("classic")
    room = preset.play_res_x - preset.chinese.margin_l - preset.chinese.margin_r
    assert room == 1800
    fits = int(room / (preset.chinese.size / 1.5))
    preset = replace(preset, chinese=replace(preset.chinese, font="Test Sans"))
    cues = [
        LaidCue(Span(0, 1000), ("中" * fits,), ("a" * 500,)),
        LaidCue(Span(1000, 2000), ("中", "中" * (fits + 1)), ("a",)),
    ]
    (wide,) = wide_lines(cues, preset, fonts)
    assert (wide.number, wide.text, wide.room) == (2, "中" * (fits + 1), room)
    assert wide.width == round((fits + 1) * preset.chinese.size / 1.5)


def test_missing_fonts(folder: Path) -> None:
    names = ["Test Sans", "Arial", "One", "Arial", "PingFang SC"]
    assert missing_fonts(names, FontFolders([folder])) == {
        "Arial": "Microsoft YaHei",
        "PingFang SC": "Microsoft YaHei",
    }
    assert missing_fonts(["Arial"], FontFolders([])) == {"Arial": None}


class OneFont:
    """Every font is there, and all are the same."""

    def __init__(self, folder: Path) -> None:
        self.file = FontFile(folder / "below" / "sans.ttf", 0)

    def find(self, family: str, *, bold: bool = False, italic: bool = False) -> FontFile | None:  # noqa: ARG002
        return self.file

    def nearest(self, family: str) -> str | None:
        return family


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (r"大家好\N{\rEnglish}Hello", []),
        ("中" * 35 + r"\N{\rEnglish}" + "中" * 46, []),
        ("中" * 37, ["中" * 37]),
        (r"a\N{\rEnglish}" + "中" * 47 + r"\Na", ["中" * 47]),
        (r"中{\rEnglish}" + "中" * 46, ["中" * 47]),
        (r"{\rEnglish}" + "中" * 46 + r"{\r}中", ["中" * 47]),
        (r"{\rNobody}" + "中" * 37, ["中" * 37]),
        (r"{\pos(1,2)}" + "中" * 99, []),
        (r"{\i1}" + "中" * 20 + r"\n" + "中" * 20, []),
    ],
)
def test_wide_lines_of_an_ass_file(text: str, found: list[str], folder: Path) -> None:
    fonts: Fonts = OneFont(folder)
    given = OWN.replace(r"大家好\N{\rEnglish}Hello", text)
    assert [wide.text for wide in wide_events(read_ass(given.encode(), ""), fonts)] == found


def test_what_players_wrap_and_what_is_broken_is_not_judged(folder: Path) -> None:
    wide = OWN.replace("大家好", "中" * 99)
    fonts = OneFont(folder)
    assert wide_events(read_ass(wide.encode(), ""), fonts)
    assert not wide_events(read_ass(wide.replace("WrapStyle: 2", "WrapStyle: 0").encode(), ""), fonts)
    assert not wide_events(read_ass(wide.replace("SC,76", "SC,76x").encode(), ""), fonts)
    assert not wide_events(read_ass(wide.encode(), ""), FontFolders([]))
    assert not wide_events(read_ass(AEGISUB.replace("Style: 0", "Style: 2").encode(), ""), fonts)


def test_a_font_that_can_not_be_read_is_not_measured(folder: Path) -> None:
    class Broken(OneFont):
        def find(self, family: str, *, bold: bool = False, italic: bool = False) -> FontFile | None:  # noqa: ARG002
            return FontFile(folder / "broken.ttf", 0)

    assert face_of(STYLE, Broken(folder)) is None


@pytest.mark.skipif(sys.platform == "win32", reason="the program is a shell script")
class TestFontconfig:
    """What is made of the answers of ``fc-match``."""

    def fonts(self, folder: Path, answer: str, code: int = 0) -> Fontconfig:
        program = folder / "fc-match"
        program.write_text(f"#!/bin/sh\necho \"$3\" > '{folder}/asked'\nprintf '{answer}'\nexit {code}\n")
        program.chmod(stat.S_IRWXU)
        return Fontconfig(str(program))

    ANSWER = r"Noto Sans CJK SC,思源\nNoto Sans CJK SC Regular\n/fonts/noto.ttc\n65538\nen|zh-cn\n"

    @pytest.mark.parametrize(
        "name", ["Noto Sans CJK SC", "noto sans cjk sc ", "思源", "Noto Sans CJK SC Regular"]
    )
    def test_all_names_are_known(self, name: str, tmp_path: Path) -> None:
        fonts = self.fonts(tmp_path, self.ANSWER)
        assert fonts.find(name) == FontFile(Path("/fonts/noto.ttc"), 2)

    def test_another_is_the_nearest(self, tmp_path: Path) -> None:
        fonts = self.fonts(tmp_path, self.ANSWER)
        assert fonts.find("Arial") is None
        assert fonts.nearest("Arial") == "Noto Sans CJK SC"

    def test_one_without_chinese_is_not(self, tmp_path: Path) -> None:
        assert self.fonts(tmp_path, self.ANSWER.replace("zh-cn", "fr")).nearest("Arial") is None

    def test_how_it_is_asked(self, tmp_path: Path) -> None:
        self.fonts(tmp_path, self.ANSWER).find("A-B:C,D", bold=True)
        assert (tmp_path / "asked").read_text() == "A\\-B\\:C\\,D:weight=200:slant=0\n"

    @pytest.mark.parametrize(("answer", "code"), [("", 0), (r"A\n", 0), (r"A\nA\n/x\nno\n", 0), ("x", 1)])
    def test_no_answer(self, answer: str, code: int, tmp_path: Path) -> None:
        fonts = self.fonts(tmp_path, answer, code)
        assert fonts.find("A") is None
        assert fonts.nearest("A") is None

    def test_no_program(self, tmp_path: Path) -> None:
        assert Fontconfig(str(tmp_path / "none")).find("A") is None
