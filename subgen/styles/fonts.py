"""Which fonts are there: asked of fontconfig, or looked for in folders. Where they are, their user says."""

import subprocess
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from subgen.errors import InputError

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

CHINESE_FONTS = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Microsoft YaHei",
    "PingFang SC",
    "Hiragino Sans GB",
    "WenQuanYi Micro Hei",
    "SimHei",
    "DengXian",
    "SimSun",
)
"""Sans-serif fonts with Simplified Chinese that Linux, Windows and macOS come with, the best first."""

_TIMEOUT_S = 20
_ENDINGS = {".ttf", ".otf", ".ttc", ".otc"}
_FAMILY, _WHOLE_NAME, _TYPOGRAPHIC_FAMILY = 1, 4, 16
_MAC_BOLD, _MAC_ITALIC = 1, 2


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font as it lies on the disk."""

    path: Path
    number: int
    """Its place in a file that holds several."""


class Fonts(Protocol):
    """The fonts of a machine. Names are compared without regard to capitals, as players do."""

    def find(self, family: str, *, bold: bool = False, italic: bool = False) -> FontFile | None:
        """The font of that family, the cut that fits best; None where there is no such family."""

    def nearest(self, family: str) -> str | None:
        """The family with Chinese to take instead; None where there is none."""


class Fontconfig:
    """What fontconfig knows: the fonts that libass finds on Linux."""

    def __init__(self, fc_match: str) -> None:
        """With the program ``fc-match``."""
        self._fc_match = fc_match

    def find(self, family: str, *, bold: bool = False, italic: bool = False) -> FontFile | None:
        """See ``Fonts``."""
        weight, slant = (200 if bold else 80), (100 if italic else 0)
        found = self._match(family, f":weight={weight}:slant={slant}")
        return found.file if found and family.strip().lower() in found.names else None

    def nearest(self, family: str) -> str | None:
        """See ``Fonts``."""
        found = self._match(family, ":lang=zh-cn")
        return found.family if found and "zh-cn" in found.languages else None

    def _match(self, family: str, pattern: str) -> "_Match | None":
        """The font that comes nearest."""
        name = "".join(f"\\{char}" if char in "\\-:,=" else char for char in family.strip())
        form = "%{family}\\n%{fullname}\\n%{file}\\n%{index}\\n%{lang}\\n"
        command = [self._fc_match, "-f", form, name + pattern]
        try:
            done = subprocess.run(command, capture_output=True, timeout=_TIMEOUT_S, check=True)
        except (OSError, ValueError, subprocess.SubprocessError):
            return None
        told = done.stdout.decode(errors="replace").split("\n")
        families, whole, path, number, languages = [*told, *[""] * 5][:5]
        if not (families and path and number.isdigit()):
            return None
        names = {each.strip().lower() for each in f"{families},{whole}".split(",")}
        # The upper half of the number says which instance of a variable font it is.
        file = FontFile(Path(path), int(number) & 0xFFFF)
        return _Match(families.split(",")[0], names, file, languages.split("|"))


class _Match(NamedTuple):
    """A font that fontconfig found."""

    family: str
    names: Collection[str]
    """All of them, in lower case."""
    file: FontFile
    languages: Collection[str]


class FontFolders:
    """The fonts in folders, for systems that don't use fontconfig; read when they are first asked for."""

    def __init__(self, folders: Sequence[Path]) -> None:
        """With the folders; what lies below them counts, too."""
        self._folders = folders

    def find(self, family: str, *, bold: bool = False, italic: bool = False) -> FontFile | None:
        """See ``Fonts``."""
        cuts = self._families.get(family.strip().lower(), {})
        wanted = (bold, italic)
        best = min(cuts, key=lambda cut: sum(a != b for a, b in zip(cut, wanted, strict=True)), default=None)
        return None if best is None else cuts[best]

    def nearest(self, family: str) -> str | None:  # noqa: ARG002
        """See ``Fonts``. Of the best known ones, the first that is there."""
        return next((name for name in CHINESE_FONTS if name.lower() in self._families), None)

    @cached_property
    def _families(self) -> dict[str, dict[tuple[bool, bool], FontFile]]:
        """By family in lower case, then by whether it is bold and italic."""
        families: dict[str, dict[tuple[bool, bool], FontFile]] = {}
        for folder in self._folders:
            for path in sorted(folder.rglob("*")):
                if path.suffix.lower() in _ENDINGS:
                    for names, cut, file in _fonts_in(path):
                        for name in names:
                            families.setdefault(name, {}).setdefault(cut, file)
        return families


def _fonts_in(path: Path) -> Iterator[tuple[set[str], tuple[bool, bool], FontFile]]:
    """The fonts in a file: their names, whether they are bold and italic. Files that are broken hold none."""
    for number in range(_count(path)):
        file = FontFile(path, number)
        try:
            with opened(file) as font:
                style = font["head"].macStyle
                names = {
                    record.toUnicode().strip().lower()
                    for record in font["name"].names
                    if record.nameID in (_FAMILY, _WHOLE_NAME, _TYPOGRAPHIC_FAMILY)
                }
        except InputError:
            continue
        yield names, (bool(style & _MAC_BOLD), bool(style & _MAC_ITALIC)), file


def _count(path: Path) -> int:
    """How many fonts a file holds, by its first bytes."""
    try:
        with path.open("rb") as file:
            head = file.read(12)
    except OSError:
        return 0
    return int.from_bytes(head[8:12]) if head[:4] == b"ttcf" else 1


@contextmanager
def opened(file: FontFile) -> "Iterator[TTFont]":
    """A font, as fontTools reads it.

    Raises:
        InputError: it can't be read, or turns out broken while it is open.
    """
    import logging

    from fontTools.ttLib import TTFont

    logging.getLogger("fontTools").setLevel(logging.CRITICAL)
    try:
        with file.path.open("rb") as stream, TTFont(stream, fontNumber=file.number, lazy=True) as font:
            yield font
    except Exception as error:  # fontTools raises whatever comes
        raise InputError(f"{file.path}: not a font that can be read ({error!r})") from error
