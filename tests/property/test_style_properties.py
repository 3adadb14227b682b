"""Whatever an ASS file holds, changing a style changes that field and no other byte."""

# ruff: noqa: E501

import re

from hypothesis import given
from hypothesis import strategies as st

from subgen.errors import InputError
from subgen.styles.apply import apply_preset
from subgen.styles.ass_file import AssFile, read_ass
from subgen.styles.colour import Colour, parse_colour
from subgen.styles.edit import Change, edit_styles
from subgen.styles.library import load_preset, preset_files
from subgen.styles.text_style import FIELDS, ass_value, read_field

_PIECES = (
    "[Script Info]", "[V4+ Styles]", "[v4+ styles] ", "[V4 Styles]", "[Fonts]", "[Graphics]", "[Events]", "[Odd]",
    "PlayResX: 1280", "PlayResY:720", "PlayResX:", "Format: Name, Fontname, Fontsize", "Format:", "Format: Fontsize",
    "Format: Name,Name, Fontsize,Fontsize", "Style: A,Arial,20", "Style: A,Arial,20,x,y", "Style:A", "Style:",
    "Style: 甲,宋体, 30 ,&H00FFFFFF", "style: *B , Arial , 2e1 ,", "Style: ,,,", ": x", "; note", "!: Style: A",
    "Dialogue: 0,0:00:01.00,0:00:02.00,A,,0,0,0,,{\\pos(1,2)}x", "Comment: 0,0,0,A,,0,0,0,,x", "Dialogue: short",
    "fontname: x.ttf", "0\"#$%", "[V4+`STYLES]", "", " ", "\ufeff", "\0", "\u2028", "\x85", "\ud7ff",
)  # fmt: skip
_ENDS = ("\n", "\n", "\r\n", "\r", "\n\n", "\f\n")

lines = st.lists(
    st.tuples(st.sampled_from(_PIECES) | st.text(max_size=8), st.sampled_from(_ENDS)), max_size=25
)
texts = lines.map(lambda parts: "".join(line + end for line, end in parts))
encodings = st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16-le", "utf-16-be"])
changes = st.sampled_from(
    [("size", "80"), ("size", "2e1"), ("font", "微软雅黑"), ("bold", "yes"), ("primary_colour", "gold 50%")]
)


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """Files of ASS and of rubbish, in any encoding, and sometimes with bytes that are none."""
    text = draw(st.sampled_from(["", "[V4+ Styles]\nStyle: A,Arial,20\n"])) + draw(texts)
    encoding = draw(encodings)
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    noise = (
        draw(st.sampled_from([b"", b"", b"\xff", b"\x81\x20", b"\xe4\xbd"])) if "16" not in encoding else b""
    )
    return mark + text.encode(encoding, "replace") + noise


def taken(data: bytes) -> AssFile | None:
    """The file, if it has styles."""
    try:
        return read_ass(data, "talk.ass")
    except InputError:
        return None


@given(files(), changes)
def test_a_change_changes_only_its_field(data: bytes, change: tuple[str, str]) -> None:
    file = taken(data)
    if file is None:
        return
    assert file.data() == data
    try:
        after = edit_styles(file, [Change(None, *change)])
    except InputError as error:
        assert " has no " in str(error)
        return
    field, value = FIELDS[change[0]], read_field(FIELDS[change[0]], change[1])
    assert len(after.lines) == len(file.lines)
    styles = {style.index: style for style in file.styles()}
    for index, (old, new) in enumerate(zip(file.lines, after.lines, strict=True)):
        if index not in styles:
            assert old == new
            continue
        fields = styles[index].fields
        place = fields.index(field.name)
        old_parts, new_parts = (line.split(":", 1)[1].split(",", len(fields) - 1) for line in (old, new))
        assert old.split(":", 1)[0] == new.split(":", 1)[0]
        assert len(old_parts) == len(new_parts)
        changed = [
            number for number, pair in enumerate(zip(old_parts, new_parts, strict=True)) if pair[0] != pair[1]
        ]
        assert changed in ([], [place])
        assert read_field(field, new_parts[place]) == value
        assert re.sub(r"\S.*\S|\S", "", new_parts[place]) == re.sub(r"\S.*\S|\S", "", old_parts[place])
    assert taken(after.data()) == after
    assert edit_styles(after, [Change(None, *change)]) == after


@given(files(), st.sampled_from(list(preset_files())))
def test_a_preset_leaves_everything_but_styles_and_the_picture(data: bytes, name: str) -> None:
    file = taken(data)
    if file is None:
        return
    try:
        after = apply_preset(file, load_preset(name), chinese=["A"]).file
    except InputError:
        return
    styles = {style.index for style in file.styles() if style.name == "A"}
    before = [line for index, line in enumerate(file.lines) if index not in styles]
    kept = iter(after.lines)
    missing = [line for line in before if line not in kept]
    assert all(re.match(r"\s*(PlayRes|LayoutRes|\[script info\])", line, re.IGNORECASE) for line in missing)
    assert apply_preset(after, load_preset(name), chinese=["A"]).file == after


@given(st.builds(Colour, *[st.integers(0, 255)] * 4))
def test_colours_are_read_back(colour: Colour) -> None:
    assert parse_colour(str(colour)) == colour == parse_colour(colour.to_ass())
    assert ass_value(colour) == colour.to_ass()


@given(st.text(max_size=12))
def test_no_text_breaks_the_colours(text: str) -> None:
    try:
        parse_colour(text)
    except InputError:
        return


@given(
    st.sampled_from(list(FIELDS.values())),
    st.text(max_size=12) | st.floats().map(str) | st.integers().map(str),
)
def test_what_a_field_takes_fits_into_a_style_line(field, text) -> None:
    try:
        value = read_field(field, text)
    except InputError:
        return
    written = ass_value(value)
    assert not re.search(r"[,\r\n]", written)
    assert written == written.strip() != ""
    assert read_field(field, written) == value
