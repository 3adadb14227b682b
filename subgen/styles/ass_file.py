"""An ASS file whose styles are changed, and nothing else: every other byte stays as it was.

It is taken as lines and put back as lines, in its own encoding, with its own line ends. So comments, sections
that nobody knows, fonts and pictures inside it, and whatever is broken in it survive.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from subgen.errors import InputError
from subgen.styles.text_style import FIELDS, Value, ass_value, known_field, read_field

MAX_ASS_BYTES = 200_000_000
"""The largest ASS file that is read: it may hold several large fonts."""

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_SECTION = re.compile(r"\s*\[([^\]]+)\]\s*")
_BLANK = " \t\r\n\ufeff"
_ATTACHMENTS = {"fonts", "graphics"}
_NO_DATA = re.compile(r"[^!-`]")
"""What never stands in an attachment: its lines are coded in 64 signs, [ and ] among them."""
_STANDARD_FORMAT = ("name", *FIELDS)


@dataclass(frozen=True, slots=True)
class StyleLine:
    """A style of an ASS file, and the line that it stands on."""

    index: int
    """Of its line, from 0."""
    name: str
    fields: tuple[str, ...]
    """What its values are, in their order: fields of a style as presets call them, ``name``, or others."""
    values: tuple[str, ...]
    """As they stand in the file, without the blanks around them."""

    def value(self, field: str) -> str | None:
        """What a field says; None where the line doesn't have it."""
        index = self.fields.index(field) if field in self.fields else len(self.values)
        return self.values[index] if index < len(self.values) else None


@dataclass(frozen=True, slots=True)
class AssFile:
    """A file in lines; see the module."""

    name: str
    """For messages."""
    encoding: str
    lines: tuple[str, ...]
    """With their ends, and the byte order mark where there is one."""

    def data(self) -> bytes:
        """The whole file."""
        return _encode("".join(self.lines), self.encoding)

    def section(self, wanted: str) -> Iterator[tuple[int, str, str]]:
        """Each ``Key: value`` line of the sections of that name: its index, the key in lower case, the value
        with the line's end."""
        inside = ""
        for index, line in enumerate(self.lines):
            head = _head(line)
            if head and not (inside in _ATTACHMENTS and not _NO_DATA.search(line.strip(_BLANK))):
                inside = head
            elif inside == wanted:
                key, colon, value = line.partition(":")
                if colon:
                    yield index, key.strip(_BLANK).lower(), value

    def styles(self) -> tuple[StyleLine, ...]:
        """Its styles, in the order of the file; names may come twice."""
        fields = _STANDARD_FORMAT
        found = []
        for index, key, value in self.section("v4+ styles"):
            if key == "format":
                fields = tuple(_field(word) for word in value.split(","))
            elif key == "style":
                values = tuple(part.strip() for part in value.split(",", len(fields) - 1))
                name = values[fields.index("name")] if "name" in fields[: len(values)] else ""
                found.append(StyleLine(index, name.lstrip("*"), fields, values))
        return tuple(found)

    def style_names(self) -> list[str]:
        """The names of its styles, each once."""
        return list(dict.fromkeys(style.name for style in self.styles()))

    def has_fonts(self) -> bool:
        """Whether fonts lie inside it, so that none need be installed."""
        return any(key == "fontname" for _, key, _ in self.section("fonts"))

    def picture(self) -> tuple[int, int]:
        """The width and height in pixels that its lengths are counted in; where it doesn't say, as libass
        takes it."""
        info = {key: _whole(value) for _, key, value in self.section("script info")}
        width, height = info.get("playresx", 0), info.get("playresy", 0)
        if not width and not height:
            return 384, 288
        if not width:
            return (1280 if height == 1024 else height * 4 // 3), height
        return width, height or (1024 if width == 1280 else max(1, width * 3 // 4))

    def with_style(self, style: StyleLine, values: Mapping[str, Value]) -> "AssFile":
        """The file with other values in a style. A value that is there already stays as it is written.

        Raises:
            InputError: the style's line doesn't have such a field.
        """
        line, end = _ended(self.lines[style.index])
        head, _, body = line.partition(":")
        parts = body.split(",", len(style.fields) - 1)
        for field, value in values.items():
            index = style.fields.index(field) if field in style.fields else len(parts)
            if index >= len(parts):
                raise InputError(
                    f"{self.name}: line {style.index + 1}: style {style.name!r} has no {FIELDS[field].ass}:"
                    " add it to the section's Format line and to its styles"
                )
            if not _says(field, parts[index], value):
                parts[index] = _replaced(parts[index], ass_value(value))
        return self._with_line(style.index, f"{head}:{','.join(parts)}{end}")

    def with_picture(self, width: int, height: int) -> "AssFile":
        """The file with another size of the picture. Lines that say it are changed, or else added."""
        wanted = {"playresx": width, "playresy": height, "layoutresx": width, "layoutresy": height}
        changed = self
        found = set()
        for index, key, _ in self.section("script info"):
            if key in wanted:
                line, end = _ended(self.lines[index])
                head, _, value = line.partition(":")
                changed = changed._with_line(index, f"{head}:{_replaced(value, str(wanted[key]))}{end}")
                found.add(key)
        missing = [
            (name, wanted[name.lower()]) for name in ("PlayResX", "PlayResY") if name.lower() not in found
        ]
        return changed._with_info(missing) if missing else changed

    def _with_line(self, index: int, line: str) -> "AssFile":
        return replace(self, lines=(*self.lines[:index], line, *self.lines[index + 1 :]))

    def _with_info(self, added: list[tuple[str, int]]) -> "AssFile":
        for index, line in enumerate(self.lines):
            if _head(line) == "script info":
                text, end = _ended(line)
                end = end or "\n"
                new = (text + end, *(f"{key}: {value}{end}" for key, value in added))
                return replace(self, lines=(*self.lines[:index], *new, *self.lines[index + 1 :]))
        raise InputError(f"{self.name}: has no [Script Info] section, which says how large its picture is")


def read_ass(data: bytes, name: str) -> AssFile:
    """An ASS file from its bytes, of any encoding.

    Raises:
        InputError: it has no styles to be changed, or those of SSA v4.
    """
    text, encoding = _decode(data, name)
    file = AssFile(name, encoding, tuple(_LINE.findall(text)))
    if not file.styles():
        if any(True for _ in file.section("v4 styles")):
            raise InputError(
                f"{name}: is an SSA v4 file, whose styles can't be changed: convert it to ASS first"
                " (subgen convert, or save it with Aegisub)"
            )
        raise InputError(f"{name}: has no styles ([V4+ Styles]): give an ASS file")
    return file


def _decode(data: bytes, name: str) -> tuple[str, str]:
    """The text with all that it takes to get the same bytes back, and how it is encoded."""
    candidates = ["utf-8", "gb18030"]
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        candidates = ["utf-16-le" if data[:1] == b"\xff" else "utf-16-be"]
    for encoding in candidates:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if text.encode(encoding) == data:
            return text, encoding
    if "utf-8" not in candidates:
        raise InputError(f"{name}: is damaged UTF-16: save it anew, as UTF-8")
    return data.decode("utf-8", "surrogateescape"), "utf-8"


def _encode(text: str, encoding: str) -> bytes:
    return text.encode(encoding, "surrogateescape" if encoding == "utf-8" else "strict")


def _head(line: str) -> str:
    """The name of the section that a line begins, in lower case; "" where it begins none."""
    if "[" not in line:
        return ""
    head = _SECTION.fullmatch(line.strip(_BLANK))
    return head[1].strip().lower() if head else ""


def _ended(line: str) -> tuple[str, str]:
    """A line and its end."""
    text = line.rstrip("\r\n")
    return text, line[len(text) :]


def _replaced(part: str, value: str) -> str:
    """A value instead of another, between the same blanks."""
    left = part[: len(part) - len(part.lstrip())]
    return left + value + part[len(left) + len(part.strip()) :]


def _field(word: str) -> str:
    word = word.strip(_BLANK)
    try:
        return known_field(word).name
    except InputError:
        return word.lower()


def _says(field: str, old: str, value: Value) -> bool:
    try:
        return read_field(FIELDS[field], old) == value
    except InputError:
        return False


def _whole(text: str) -> int:
    match = re.match(r"\s*\+?([0-9]{1,6})", text)
    return int(match[1]) if match else 0
