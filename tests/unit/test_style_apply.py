"""Presets given to ASS files: our own, foreign ones, other pictures."""

import pysubs2
import pytest
from foreign_ass import AEGISUB, OWN

from subgen.errors import InputError
from subgen.styles.apply import apply_preset
from subgen.styles.ass_file import read_ass
from subgen.styles.events import fullest_ms
from subgen.styles.library import load_preset

CLASSIC, PHONE, BOX = load_preset("classic"), load_preset("phone"), load_preset("box")
CHANGING = ("Style: Chinese,", "Style: English,", "Style: Default,Arial", "Style: Default,Noto")


def without_styles(text: str) -> list[str]:
    """The lines that no preset may change."""
    return [line for line in text.split("\n") if not line.startswith(CHANGING)]


def test_a_file_of_our_own() -> None:
    applied = apply_preset(read_ass(OWN.encode(), "talk.ass"), BOX)
    text = applied.file.data().decode()
    assert applied.notes == ()
    assert without_styles(text) == without_styles(OWN)
    styles = pysubs2.SSAFile.from_string(text).styles
    assert (styles["Chinese"].fontsize, styles["English"].fontsize) == (BOX.chinese.size, BOX.english.size)
    assert styles["Chinese"].borderstyle == 3
    assert apply_preset(applied.file, BOX).file == applied.file


def test_the_look_it_has_changes_nothing() -> None:
    written = apply_preset(read_ass(OWN.encode(), "talk.ass"), CLASSIC).file
    assert apply_preset(written, CLASSIC).file.data() == written.data()


def test_a_picture_of_another_shape_is_taken_over() -> None:
    applied = apply_preset(read_ass(OWN.encode(), "talk.ass"), PHONE)
    assert applied.file.picture() == (1080, 1920)
    assert applied.notes == ("talk.ass: its picture is 1080x1920 now, not 1920x1080",)
    assert f",{PHONE.chinese.size:g},".encode() in applied.file.data()


@pytest.mark.parametrize(
    "tag",
    [r"{\pos(1,2)}", r"{\i1\fs20}", r"{\bord3}", r"{\fad(1,2)\move(1,2,3,4)}", r"{\clip(1,2,3,4)}", r"{\p1}"],
)
def test_not_where_something_is_measured_in_pixels(tag: str) -> None:
    text = OWN.replace(",,大", f",,{tag}大")
    applied = apply_preset(read_ass(text.encode(), "talk.ass"), PHONE)
    assert (applied.file.picture(), applied.notes) == ((1920, 1080), ())
    size = round(PHONE.chinese.size * 1080 / 1920, 2)
    assert f"Style: Chinese,Noto Sans CJK SC,{size:g},".encode() in applied.file.data()


@pytest.mark.parametrize(("old", "new"), [(",0,0,0,,大", ",0,0,30,,大"), ("Chinese,,0,0,0,,大", "x")])
def test_nor_where_margins_are_or_events_are_odd(old: str, new: str) -> None:
    text = OWN.replace(old, new)
    assert text != OWN
    assert apply_preset(read_ass(text.encode(), ""), PHONE).file.picture() == (1920, 1080)


def test_tags_without_lengths_are_no_hindrance() -> None:
    text = OWN.replace(",,大", r",,{\fscx90\b1\c&HFF&\fad(10,10)\fnArial}大")
    assert apply_preset(read_ass(text.encode(), ""), PHONE).file.picture() == (1080, 1920)


def test_a_foreign_file() -> None:
    applied = apply_preset(read_ass(AEGISUB.encode(), "talk.ass"), BOX, chinese=["default"])
    text = applied.file.data().decode()
    assert without_styles(text) == without_styles(AEGISUB)
    style = pysubs2.SSAFile.from_string(text.partition("[My Own")[0]).styles["Default"]
    assert style.fontsize == round(BOX.chinese.size * 720 / 1080, 2)
    assert style.marginv == round(BOX.chinese.margin_v * 720 / 1080)
    assert style.fontname == BOX.chinese.font


def test_a_foreign_file_of_another_shape_keeps_its_picture() -> None:
    applied = apply_preset(read_ass(AEGISUB.encode(), "talk.ass"), PHONE, english=["Default"])
    assert applied.file.picture() == (1280, 720)
    size = round(PHONE.english.size * 720 / 1920, 2)
    assert f"Default,{PHONE.english.font},{size:g},".encode() in applied.file.data()


def test_which_styles_is_asked() -> None:
    file = read_ass(AEGISUB.encode(), "talk.ass")
    with pytest.raises(InputError, match=r"no style is called Chinese or English: say with --chinese"):
        apply_preset(file, BOX)
    with pytest.raises(InputError, match="no style is called 'Nobody'; there are: Default, Sign"):
        apply_preset(file, BOX, chinese=["Nobody"])


def test_one_language_alone() -> None:
    text = OWN.replace("Style: English", "Style: Englisch").replace("rEnglish", "rEnglisch")
    data = apply_preset(read_ass(text.encode(), ""), BOX).file.data().decode()
    assert data.split("\n")[13] == text.split("\n")[13]
    assert data.split("\n")[12] != text.split("\n")[12]


def test_the_order_of_the_languages_is_told() -> None:
    file = read_ass(OWN.encode(), "talk.ass")
    applied = apply_preset(file, load_preset("english-top"))
    assert applied.notes == (
        "talk.ass: 1 events have the English below, not on top as the preset wants it:"
        " write the file anew with --style english-top",
    )
    assert b"Chinese,,0,0,0,,\xe5\xa4\xa7" in applied.file.data()
    event = (r"Chinese,,0,0,0,,大家好\N{\rEnglish}Hello", r"English,,0,0,0,,Hello\N{\rChinese}大家好")
    other = OWN.replace(*event)
    assert apply_preset(read_ass(other.encode(), ""), load_preset("english-top")).notes == ()


def test_the_event_with_the_most_to_show() -> None:
    dialogue = "Dialogue: 0,{},{},Default,,0,0,0,,{}\n"
    events = [
        dialogue.format("0:00:01.00", "0:00:02.00", "short"),
        dialogue.format("1:00:00.00", " 1:00:03.00", "somewhat longer"),
        dialogue.format("0:00:04.00", "0:00:05.00", "{\\i1 with long tags}\\N\\N\\N\\Nno text"),
        dialogue.format("0:00:06.00", "0:00:07.00", "{\\pos(1,2)}a sign, placed where it is on the picture"),
        dialogue.format("noon", "later", "an event with broken times is not shown"),
        "Dialogue: 0,0,0\n",
        "Comment: 0,0:00:08.00,0:00:09.00,Default,,0,0,0,,comments are not shown, however long\n",
    ]
    head = AEGISUB.partition("Comment:")[0]
    assert fullest_ms(read_ass((head + "".join(events)).encode(), "")) == 3_601_500
    with pytest.raises(InputError, match=r"talk.ass: has no events to be shown"):
        fullest_ms(read_ass((head + events[4]).encode(), "talk.ass"))
