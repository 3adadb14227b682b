"""From bytes to text: the one place that knows of encodings and line ends."""

import codecs
import re
from dataclasses import dataclass

from subgen.errors import InputError

_LINE_BREAK = re.compile("\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f\ufeff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text, without byte order mark."""

    text: str
    encoding: str
    """As Python names it; ``utf-8-sig`` is UTF-8 with a byte order mark."""


def decode(data: bytes, name: str) -> Decoded:
    """The text of a file in UTF-8, or in UTF-16 with its byte order mark.

    Raises:
        InputError: the file is empty, binary, or encoded otherwise; the message names the byte and the line.
    """
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if not wide and b"\0" in data:
        where = f"byte {data.index(0)} is zero"
        raise InputError(f"{name}: looks like a binary file ({where}): give a text file, saved as UTF-8")
    try:
        text = data.decode("utf-16" if wide else "utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"{name}: not {error.encoding.upper()} at byte {error.start} (line {line}): save it as UTF-8, "
            "an older Chinese file with: iconv -f GB18030 -t UTF-8"
        ) from error
    if "\0" in text:
        raise InputError(f"{name}: looks like a binary file: give a text file, saved as UTF-8")
    if not text.strip("\ufeff \t\r\n"):
        raise InputError(f"{name}: there is no text in it: give a talk's transcript")
    marked = text.startswith("\ufeff")
    encoding = "utf-16" if wide else "utf-8-sig" if marked else "utf-8"
    return Decoded(text[1:] if marked else text, encoding)


def normalise(text: str) -> str:
    """``text`` with one newline for each line break of any kind, and no control characters but the tab."""
    return _CONTROL.sub("", _LINE_BREAK.sub("\n", text))
