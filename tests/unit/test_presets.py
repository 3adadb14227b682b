"""Presets: data in the package and in the user's folder, whole or refused."""

import os
from pathlib import Path

import pytest

from subgen.errors import InputError
from subgen.styles.colour import Colour
from subgen.styles.library import DEFAULT_PRESET, find_preset, load_preset, preset_files, preset_path
from subgen.styles.preset import Preset, read_preset
from subgen.styles.text_style import FIELDS, TextStyle, ass_value, known_field, read_field

CLASSIC = find_preset("classic").text()


@pytest.mark.parametrize("name", preset_files())
def test_what_ships_can_be_read_and_says_what_it_is(name: str) -> None:
    preset = load_preset(name)
    assert preset.name == name
    assert 10 < len(preset.description) < 100


def test_the_default_is_there() -> None:
    assert DEFAULT_PRESET in preset_files()


def test_no_preset_of_that_name() -> None:
    with pytest.raises(InputError, match=r"no style preset is called '../classic'; there are: .*classic"):
        load_preset("../classic")


def test_the_fields_are_those_of_a_style() -> None:
    assert list(FIELDS) == list(TextStyle.__slots__)


def test_the_user_s_folder_goes_first(tmp_path: Path) -> None:
    (tmp_path / "classic.toml").write_text(CLASSIC.replace("size = 76", "size = 80"), encoding="utf-8")
    (tmp_path / "mine.toml").write_text("\ufeff" + CLASSIC, encoding="utf-8")
    (tmp_path / "notes.txt").write_text("x", encoding="utf-8")
    files = preset_files(tmp_path)
    assert set(files) == {*preset_files(), "mine"}
    assert [name for name, file in files.items() if file.yours] == ["classic", "mine"]
    assert load_preset("classic", tmp_path).chinese.size == 80
    assert load_preset("mine", tmp_path).chinese == load_preset("classic").chinese
    assert preset_files(tmp_path / "missing") == preset_files()


@pytest.mark.parametrize("name", ["", ".", "..", "../x", "a/b", "a\\b", ".toml", "a.b", "-x", "a\n"])
def test_names_that_are_none(name: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="can't be called"):
        preset_path(name, tmp_path)


@pytest.mark.parametrize("name", ["mine", "大字 v2", "for-phones"])
def test_names_that_people_give(name: str, tmp_path: Path) -> None:
    preset_path(name, tmp_path).write_text(CLASSIC, encoding="utf-8")
    assert load_preset(name, tmp_path).name == name


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("angle = 0\n", "", r"\[chinese\]: .* unknown: angle$"),
        ("angle = 0\n", "angel = 0\n", r"\[chinese\]: .* unknown: angel, angle$"),
        ("play_res_x", "width", "mine: .* unknown: play_res_x, width$"),
        ("play_res_x = 1920", "play_res_x = 0", "play_res_x must be a whole number of pixels, not 0"),
        ("play_res_x = 1920", "play_res_x = true", "play_res_x must be a whole number of pixels"),
        ('top = "chinese"', 'top = "french"', "top must be chinese or english, not 'french'"),
        ("[chinese]", "[chinese", "not valid TOML: .*line"),
        ("size = 76", "size = -1", r"\[chinese\]: size must be a number from 1 to 10000, not -1"),
        ("size = 76", "size = nan", "size must be a number"),
        ("bold = false", "bold = 7", "bold must be true or false, not 7"),
        ("border_style = 1", "border_style = 2", "border_style must be 1 "),
        ("alignment = 2", "alignment = 10", "alignment must be a whole number from 1 to 9"),
        ("margin_l = 60", "margin_l = 1.5", "margin_l must be a whole number"),
        ('"white"', '"whitish"', "primary_colour: 'whitish' is no colour"),
        ('"white"', "7", "primary_colour must be a colour in quotes"),
        ('"Noto Sans CJK SC"', '"Noto, Sans"', "font must be the name of a font, without commas"),
        ('"Noto Sans CJK SC"', '"Noto\\nSans"', "font must be the name of a font"),
    ],
)
def test_a_preset_is_whole_and_right(old: str, new: str, told: str) -> None:
    assert old in CLASSIC
    with pytest.raises(InputError, match=told):
        read_preset("mine", CLASSIC.replace(old, new, 1))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_folder_that_can_not_be_read(tmp_path: Path) -> None:
    tmp_path.chmod(0)
    try:
        with pytest.raises(InputError, match="the folder of style presets can't be read"):
            preset_files(tmp_path)
    finally:
        tmp_path.chmod(0o700)


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(InputError, match=r"style preset mine: .*can't be read"):
        load_preset("mine", tmp_path)


def test_a_table_is_wanted() -> None:
    with pytest.raises(InputError, match=r"\[chinese\]: must be a table"):
        read_preset(
            "mine",
            'description = ""\ntop = "english"\nplay_res_x = 1\nplay_res_y = 1\nchinese = 1\nenglish = 1',
        )


@pytest.mark.parametrize(
    ("name", "text", "value", "in_ass"),
    [
        ("font", " Microsoft YaHei ", "Microsoft YaHei", "Microsoft YaHei"),
        ("size", "80", 80, "80"),
        ("size", "76.5", 76.5, "76.5"),
        ("outline", "2.50", 2.5, "2.5"),
        ("bold", "yes", True, "-1"),
        ("bold", "-1", True, "-1"),
        ("bold", "0", False, "0"),
        ("margin_v", "0040", 40, "40"),
        ("alignment", "8", 8, "8"),
        ("spacing", "-1.25", -1.25, "-1.25"),
        ("back_colour", "black 50%", Colour(0, 0, 0, 128), "&H7F000000"),
    ],
)
def test_values_as_people_and_ass_write_them(name: str, text: str, value: object, in_ass: str) -> None:
    field = FIELDS[name]
    assert read_field(field, text) == value
    assert ass_value(read_field(field, text)) == in_ass
    assert read_field(field, in_ass) == value


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("primary_colour", "primary_colour"),
        ("PrimaryColour", "primary_colour"),
        ("primary_color", "primary_colour"),
        ("primarycolor", "primary_colour"),
        ("Fontsize", "size"),
        ("SIZE", "size"),
        ("MarginV", "margin_v"),
    ],
)
def test_names_of_fields(written: str, name: str) -> None:
    assert known_field(written).name == name


def test_no_such_field() -> None:
    with pytest.raises(InputError, match=r"no field 'colour'; it has: font, size, primary_colour"):
        known_field("colour")


def test_presets_are_equal_by_value() -> None:
    assert isinstance(load_preset("classic"), Preset)
    assert load_preset("classic") == load_preset("classic")
