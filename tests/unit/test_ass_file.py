"""ASS files are changed in the fields that are named, and in no other byte."""

import pysubs2
import pytest
from foreign_ass import AEGISUB, OWN, SSA, STYLE_FORMAT

from subgen.errors import InputError
from subgen.styles.ass_file import AssFile, read_ass
from subgen.styles.colour import Colour
from subgen.styles.text_style import Value


def changed(data: bytes, name: str, **values: Value) -> bytes:
    """The bytes after a change to the style of that name."""
    file = read_ass(data, "talk.ass")
    for style in file.styles():
        if style.name == name:
            file = file.with_style(style, values)
    return file.data()


ENCODED = {
    "utf-8": AEGISUB.encode("utf-8"),
    "bom": b"\xef\xbb\xbf" + AEGISUB.encode("utf-8"),
    "crlf": AEGISUB.replace("\n", "\r\n").encode("utf-8"),
    "cr": AEGISUB.replace("\n", "\r").encode("utf-8"),
    "no last line end": AEGISUB.rstrip("\n").encode("utf-8"),
    "gb18030": AEGISUB.encode("gb18030"),
    "utf-16-le": b"\xff\xfe" + AEGISUB.encode("utf-16-le"),
    "utf-16-be": b"\xfe\xff" + AEGISUB.encode("utf-16-be"),
    "broken": AEGISUB.encode("utf-8").replace("某人".encode(), b"\xff\x80\xfe\x81"),
    "zero bytes": AEGISUB.encode("utf-8").replace(b"value:", b"\0\0"),
}


@pytest.mark.parametrize("data", ENCODED.values(), ids=list(ENCODED))
def test_every_byte_is_kept(data: bytes) -> None:
    file = read_ass(data, "talk.ass")
    assert file.data() == data
    assert file.style_names() == ["Default", "Sign", "注释.v2"]
    assert file.picture() == (1280, 720)


@pytest.mark.parametrize("data", ENCODED.values(), ids=list(ENCODED))
def test_only_the_field_changes(data: bytes) -> None:
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    encoding = ("utf-16-le" if data[0] == 255 else "utf-16-be") if wide else "ascii"
    before, after = ("Default,Arial,48,".encode(encoding), "Default,Arial,50,".encode(encoding))
    assert data.count(before) == 1
    assert changed(data, "Default", size=50) == data.replace(before, after)


@pytest.mark.parametrize(
    ("name", "values", "before", "after"),
    [
        ("Sign", {"size": 33.25}, ",32.50,", ",33.25,"),
        ("Sign", {"size": 32.5}, "", ""),  # it says so already
        ("Sign", {"bold": True, "outline_colour": Colour(255, 255, 255, 255)}, ",16777215,", ",16777215,"),
        ("Sign", {"outline_colour": Colour(255, 0, 0)}, ",16777215,", ",&H000000FF,"),
        ("Sign", {"font": "SimHei"}, ", Source Han Sans ,", ", SimHei ,"),
        ("Sign", {"encoding": 134}, ",0,0,0,1\n; a", ",0,0,0,134\n; a"),
        ("注释.v2", {"font": "黑体"}, "微软雅黑,", "黑体,"),
        ("注释.v2", {"italic": False}, ",0,-1,0,0,", ",0,0,0,0,"),
        ("Default", {"primary_colour": Colour(1, 2, 3, 204)}, "48,&H00FFFFFF", "48,&H33030201"),
    ],
)  # fmt: skip
def test_changes(name: str, values: dict[str, Value], before: str, after: str) -> None:
    assert before in AEGISUB
    assert changed(AEGISUB.encode(), name, **values) == AEGISUB.replace(before, after).encode()


def test_readers_see_the_change_and_nothing_else() -> None:
    known = AEGISUB.partition("[My Own")[0]  # pysubs2 takes a style wherever it stands
    before = pysubs2.SSAFile.from_string(known)
    after = pysubs2.SSAFile.from_string(changed(known.encode(), "Default", size=50).decode())
    assert before.events == after.events
    assert before.styles["Sign"] == after.styles["Sign"]
    assert (before.styles["Default"].fontsize, after.styles["Default"].fontsize) == (48, 50)


def test_a_format_line_of_another_order() -> None:
    text = (
        "[V4+ Styles]\nFormat: Fontsize, Name, PrimaryColor, Oddity\nStyle: 10, A ,white?,x,y\nStyle: 20,B\n"
    )
    file = read_ass(text.encode(), "talk.ass")
    assert [(style.name, style.value("size"), style.value("oddity")) for style in file.styles()] == [
        ("A", "10", "x,y"),
        ("B", "20", None),
    ]
    a, b = file.styles()
    assert (
        file.with_style(a, {"size": 11, "primary_colour": Colour(0, 0, 0)}).data()
        == text.replace(" 10, A ,white?,", " 11, A ,&H00000000,").encode()
    )
    with pytest.raises(InputError, match="line 4: style 'B' has no PrimaryColour: add it to"):
        file.with_style(b, {"primary_colour": Colour(0, 0, 0)})
    with pytest.raises(InputError, match="line 3: style 'A' has no Bold"):
        file.with_style(a, {"bold": True})


def test_without_a_format_line_the_standard_one_holds() -> None:
    text = "[v4+ styles]\nstyle:*Default,Arial,48\n"
    (style,) = read_ass(text.encode(), "").styles()
    assert (style.name, style.value("font"), style.value("size"), style.value("bold")) == (
        "Default", "Arial", "48", None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("info", "picture"),
    [
        ("PlayResX: 640\nPlayResY: 480", (640, 480)),
        ("playresx:640\nPLAYRESY:  480 ", (640, 480)),
        ("", (384, 288)),
        ("PlayResX: 1280", (1280, 1024)),
        ("PlayResX: 640", (640, 480)),
        ("PlayResY: 1024", (1280, 1024)),
        ("PlayResY: 720", (960, 720)),
        ("PlayResX: x\nPlayResY: -1", (384, 288)),
        ("PlayResX: 640px\nPlayResY: 480.5", (640, 480)),
    ],
)
def test_the_picture(info: str, picture: tuple[int, int]) -> None:
    text = f"[Script Info]\n{info}\n[V4+ Styles]\n{STYLE_FORMAT}\nStyle: A\n"
    assert read_ass(text.encode(), "").picture() == picture


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_another_picture(end: str) -> None:
    text = OWN.replace("\n", end)
    wanted = text.replace("X: 1920", "X: 1080").replace("Y: 1080", "Y: 1920")
    assert read_ass(text.encode(), "").with_picture(1080, 1920).data().decode() == wanted
    lines = ("PlayResX: 1920", "PlayResY: 1080", "LayoutResX: 1920", "LayoutResY: 1080")
    short = text.replace("".join(line + end for line in lines), "")
    wanted = short.replace(f"Info]{end}", f"Info]{end}PlayResX: 1080{end}PlayResY: 1920{end}")
    assert read_ass(short.encode(), "").with_picture(1080, 1920).data().decode() == wanted


def test_a_picture_needs_a_place_to_say_so() -> None:
    file = read_ass(b"[V4+ Styles]\nStyle: A\n", "talk.ass")
    with pytest.raises(InputError, match=r"talk.ass: has no \[Script Info\] section"):
        file.with_picture(1, 1)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (SSA.encode(), r"talk.ass: is an SSA v4 file, .*convert it to ASS first"),
        (b"", "has no styles"),
        (b"1\n00:00:01,000 --> 00:00:02,000\nhi\n", r"has no styles \(\[V4\+ Styles\]\): give an ASS file"),
        (b"[V4+ Styles]\nFormat: Name\n", "has no styles"),
        (b"[Fonts]\n[V4+`STYLES]\nStyle: A\n", "has no styles"),
        (b"\xff\xfe[\0V\0\0\xd8", "damaged UTF-16"),
        (b"\xff\xfe[", "damaged UTF-16"),
        (bytes(range(256)), "has no styles"),
    ],
)
def test_files_without_styles(data: bytes, told: str) -> None:
    with pytest.raises(InputError, match=told):
        read_ass(data, "talk.ass")


def test_fonts_inside_it() -> None:
    assert read_ass(AEGISUB.encode(), "").has_fonts()
    assert not read_ass(OWN.encode(), "").has_fonts()


def test_files_are_values() -> None:
    assert isinstance(read_ass(OWN.encode(), ""), AssFile)
    assert read_ass(OWN.encode(), "") == read_ass(OWN.encode(), "")
