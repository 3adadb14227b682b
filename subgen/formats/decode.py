"""From bytes to text: the one place that knows of encodings and line ends."""

import codecs
import re
from dataclasses import dataclass

from subgen.errors import InputError
from subgen.formats.encoding import guess

_LINE_BREAK = re.compile("\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f\ufeff]")

_BROKEN = "\ufffd"
_FEW_BROKEN = 0.1
_LABELS = {
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16 without a byte order mark",
    "utf-16-be": "UTF-16 without a byte order mark",
    "gb18030": "GB18030",
    "big5hkscs": "Big5",
}
"""What people call the encodings that they are told of."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text, without byte order mark."""

    text: str
    encoding: str
    """As Python names it; ``utf-8-sig`` is UTF-8 with a byte order mark."""
    warnings: tuple[str, ...] = ()
    """That the encoding was guessed, or that bytes were broken; each a line that names the file."""


def decode(data: bytes, name: str, wanted: str = "a file with text") -> Decoded:
    """The text of a file in UTF-8 or UTF-16, with a byte order mark or without, in GB18030 or in Big5.

    Bytes that are none of its characters, where there are few, become U+FFFD.

    Args:
        wanted: what the file should be, for those who give an empty one.

    Raises:
        InputError: the file is empty, binary, or encoded otherwise; the message names the byte and the line.
    """
    encoding = _encoding(data)
    warnings = []
    if encoding in _LABELS:
        warnings.append(f"{name}: read as {_LABELS[encoding]}; if its text is wrong, save it as UTF-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        text = data.decode(encoding, "replace")
        where = f"byte {error.start} (line {data.count(10, 0, error.start) + 1})"
        if b"\0" in data and not _is_nearly_whole(text):
            raise _binary(data, name) from error
        if not _is_nearly_whole(text):
            raise InputError(
                f"{name}: neither UTF-8 nor another encoding that is known, at {where}: save it as UTF-8"
            ) from error
        warnings.append(f"{name}: broken from {where} on; what can't be read is shown as {_BROKEN}")
    if "\0" in text:
        raise _binary(data, name)
    if not text.strip("\ufeff \t\r\n"):
        raise InputError(f"{name}: there is no text in it: give {wanted}")
    return Decoded(text, encoding, tuple(warnings))


def _binary(data: bytes, name: str) -> InputError:
    where = f"byte {data.index(0)} is zero"
    return InputError(f"{name}: looks like a binary file ({where}): give a text file, saved as UTF-8")


def _encoding(data: bytes) -> str:
    """The encoding of a file, by its byte order mark or by its content; UTF-8 where neither tells."""
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "utf-8"  # it is none, but who writes that?
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if b"\0" not in data and _is_nearly_whole(data.decode("utf-8", "replace")):
        return "utf-8"
    return guess(data) or "utf-8"


def _is_nearly_whole(text: str) -> bool:
    """Whether so few characters of a text were broken that it must be in the encoding that was tried."""
    broken = text.count(_BROKEN)
    return not broken or broken <= _FEW_BROKEN * sum(char > "\x7f" for char in text)


def normalise(text: str) -> str:
    """``text`` with one newline for each line break of any kind, and no control characters but the tab."""
    return _CONTROL.sub("", _LINE_BREAK.sub("\n", text))
