"""Colours: every way to write one, both directions, and what is none."""

import pytest

from subgen.errors import InputError
from subgen.styles.colour import Colour, parse_colour


@pytest.mark.parametrize(
    ("text", "colour", "as_people_write", "as_ass_writes"),
    [
        ("white", Colour(255, 255, 255), "white", "&H00FFFFFF"),
        ("WHITE", Colour(255, 255, 255), "white", "&H00FFFFFF"),
        (" white ", Colour(255, 255, 255), "white", "&H00FFFFFF"),
        ("white 80%", Colour(255, 255, 255, 204), "white 80%", "&H33FFFFFF"),
        ("white  80 %", Colour(255, 255, 255, 204), "white 80%", "&H33FFFFFF"),
        ("black 50%", Colour(0, 0, 0, 128), "black 50%", "&H7F000000"),
        ("gold 0%", Colour(255, 215, 0, 0), "gold 0%", "&HFF00D7FF"),
        ("gold 100%", Colour(255, 215, 0), "gold", "&H0000D7FF"),
        ("black 12.5%", Colour(0, 0, 0, 32), "#00000020", "&HDF000000"),
        ("transparent", Colour(0, 0, 0, 0), "black 0%", "&HFF000000"),
        ("cornflowerblue", Colour(100, 149, 237), "cornflowerblue", "&H00ED9564"),
        ("#FFD24A", Colour(255, 210, 74), "#FFD24A", "&H004AD2FF"),
        ("#ffd24a", Colour(255, 210, 74), "#FFD24A", "&H004AD2FF"),
        ("#FFD24ACC", Colour(255, 210, 74, 204), "#FFD24A 80%", "&H334AD2FF"),
        ("#FFD24A80", Colour(255, 210, 74, 128), "#FFD24A 50%", "&H7F4AD2FF"),
        ("#FFD24A81", Colour(255, 210, 74, 129), "#FFD24A81", "&H7E4AD2FF"),
        ("#fd4", Colour(255, 221, 68), "#FFDD44", "&H0044DDFF"),
        ("#fd48", Colour(255, 221, 68, 136), "#FFDD4488", "&H7744DDFF"),
        ("#FFD24A 80%", Colour(255, 210, 74, 204), "#FFD24A 80%", "&H334AD2FF"),
        ("&H334AD2FF", Colour(255, 210, 74, 204), "#FFD24A 80%", "&H334AD2FF"),
        ("&H334AD2FF&", Colour(255, 210, 74, 204), "#FFD24A 80%", "&H334AD2FF"),
        ("&h4ad2ff", Colour(255, 210, 74), "#FFD24A", "&H004AD2FF"),
        ("&HFF", Colour(255, 0, 0), "red", "&H000000FF"),
        ("&HFF0000", Colour(0, 0, 255), "blue", "&H00FF0000"),
        ("&H0&", Colour(0, 0, 0), "black", "&H00000000"),
        ("255", Colour(255, 0, 0), "red", "&H000000FF"),
        ("16777215", Colour(255, 255, 255), "white", "&H00FFFFFF"),
        ("-1", Colour(255, 255, 255, 0), "white 0%", "&HFFFFFFFF"),
    ],
)
def test_colours(text: str, colour: Colour, as_people_write: str, as_ass_writes: str) -> None:
    assert parse_colour(text) == colour
    assert str(colour) == as_people_write
    assert colour.to_ass() == as_ass_writes
    assert parse_colour(as_people_write) == colour == parse_colour(as_ass_writes)


@pytest.mark.parametrize("opacity", range(256))
def test_every_opacity_is_read_back(opacity: int) -> None:
    colour = Colour(1, 2, 3, opacity)
    assert parse_colour(str(colour)) == colour == parse_colour(colour.to_ass())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "'' is no colour: write a name"),
        ("weiss", "'weiss' is no colour"),
        ("#12345", "'#12345' is no colour"),
        ("#GGGGGG", "'#GGGGGG' is no colour"),
        ("&H123456789", "is no colour"),
        ("&HXYZ", "is no colour"),
        ("white 101%", "101% is no opacity"),
        ("white -1%", "is no colour"),
        ("80%", "is no colour"),
        ("#FFFFFF80 50%", "has its opacity already"),
        ("white 50% 50%", "has its opacity already"),
        ("white 80", "is no colour"),
        ("red\nblue", "is no colour"),
        ("12345678901", "is no colour"),
    ],
)
def test_no_colours(text: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        parse_colour(text)
