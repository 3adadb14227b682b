"""Changes as people write them, to presets and to ASS files."""

import pytest
from foreign_ass import AEGISUB

from subgen.errors import InputError
from subgen.styles.ass_file import read_ass
from subgen.styles.edit import Change, edit_preset, edit_styles, parse_change
from subgen.styles.library import find_preset
from subgen.styles.preset import read_preset

CLASSIC = find_preset("classic").text()


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("size=80", Change(None, "size", "80")),
        ("Chinese.size=80", Change("Chinese", "size", "80")),
        ("注释.v2.size=80", Change("注释.v2", "size", "80")),
        ("A=B.size=80", Change("A=B", "size", "80")),
        ("font=Microsoft YaHei", Change(None, "font", "Microsoft YaHei")),
        ("English.primary_colour=white 80%", Change("English", "primary_colour", "white 80%")),
        ("outline=2.5", Change(None, "outline", "2.5")),
        ("description=", Change(None, "description", "")),
    ],
)
def test_changes_are_read(text: str, change: Change) -> None:
    assert parse_change(text) == change


@pytest.mark.parametrize("text", ["", "size", "=80", "Chinese.size", ".=", "a b=3"])
def test_what_is_no_change(text: str) -> None:
    with pytest.raises(InputError, match="changes nothing: write"):
        parse_change(text)


def edited(*changes: str) -> str:
    file = edit_styles(read_ass(AEGISUB.encode(), "talk.ass"), [parse_change(each) for each in changes])
    return file.data().decode()


def test_one_style_and_all() -> None:
    assert edited("Default.size=50") == AEGISUB.replace("Arial,48", "Arial,50")
    assert edited("default.Fontsize=50") == AEGISUB.replace("Arial,48", "Arial,50")
    assert edited("注释.v2.size=31") == AEGISUB.replace("微软雅黑,30", "微软雅黑,31")
    all_of_them = AEGISUB.replace("Arial,48", "Arial,9").replace(" ,32.50", " ,9").replace("黑,30", "黑,9")
    assert edited("size=9") == all_of_them
    assert edited("Default.size=50", "size=9") == all_of_them
    assert edited("Default.PrimaryColour=#FFD24A 80%") == AEGISUB.replace("48,&H00FFFFFF", "48,&H334AD2FF")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("Nobody.size=3", "talk.ass: no style is called 'Nobody'; there are: Default, Sign, 注释.v2"),
        ("Default.colour=red", "no field 'colour'; it has: font, size"),
        ("Default.size=big", "size must be a number from 1 to 10000, not 'big'"),
        ("Default.primary_colour=redd", "primary_colour: 'redd' is no colour"),
        ("Default.font=A,B", "font must be the name of a font, without commas"),
        ("Default.font=A\nDialogue: x", "font must be the name of a font"),
        ("top=english", "no field 'top'"),
    ],
)
def test_changes_that_can_not_be_made(change: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        edited(change)


def test_names_that_differ_in_capitals_alone() -> None:
    text = "[V4+ Styles]\nStyle: A,Arial,1\nStyle: a,Arial,1\n"
    file = read_ass(text.encode(), "talk.ass")
    assert edit_styles(file, [Change("a", "size", "2")]).data().decode() == text.replace(
        "a,Arial,1", "a,Arial,2"
    )
    file = read_ass(text.replace(" a,", " B,").encode(), "talk.ass")
    assert b"B,Arial,2" in edit_styles(file, [Change("b", "size", "2")]).data()


def test_a_preset_keeps_its_comments() -> None:
    text = edit_preset(
        "mine",
        "# mine\n" + CLASSIC.replace("size = 76", "size = 76 # large"),
        [
            Change("Chinese", "size", "80"),
            Change(None, "bold", "yes"),
            Change("english", "primary_colour", "#FFD24ACC"),
            Change(None, "top", "english"),
            Change(None, "play_res_x", "1280"),
            Change(None, "description", "2024"),
        ],
    )
    assert text.startswith("# mine\n")
    assert "size = 80 # large\n" in text
    preset = read_preset("mine", text)
    assert (preset.top, preset.play_res_x, preset.description) == ("english", 1280, "2024")
    assert (preset.chinese.bold, preset.english.bold) == (True, True)
    assert str(preset.english.primary_colour) == "#FFD24A 80%"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("french.size=3", "has the styles chinese and english, not 'french'"),
        ("chinese.size=0", "size must be a number"),
        ("top=both", "top must be chinese or english, not 'both'"),
        ("play_res_x=wide", "play_res_x must be a whole number of pixels, not 'wide'"),
        ("play_res_x=0", "play_res_x must be a whole number of pixels, not 0"),
        ("chinese.top=english", "no field 'top'"),
    ],
)
def test_changes_that_a_preset_refuses(change: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        edit_preset("mine", CLASSIC, [parse_change(change)])


def test_a_preset_that_is_broken_is_not_changed() -> None:
    with pytest.raises(InputError, match="style preset mine: not valid TOML"):
        edit_preset("mine", CLASSIC + "[", [])
