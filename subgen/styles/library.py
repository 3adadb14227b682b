"""Where presets are kept: in the package, and in a folder of the user's, which is asked first."""

import re
from dataclasses import dataclass
from importlib.resources.abc import Traversable
from pathlib import Path

from subgen.errors import InputError
from subgen.shipped import shipped
from subgen.styles.preset import Preset, read_preset

DEFAULT_PRESET = "classic"
_ENDING = ".toml"
_NAME = re.compile(r"\w[\w -]*")


@dataclass(frozen=True, slots=True)
class PresetFile:
    """A preset as it is kept."""

    name: str
    file: Traversable
    yours: bool
    """Whether it lies in the user's folder; the others ship with subgen."""

    def text(self) -> str:
        """What the file says.

        Raises:
            InputError: it can't be read.
        """
        try:
            return self.file.read_bytes().decode("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"style preset {self.name}: {self.file} can't be read: {error}") from error

    def load(self) -> Preset:
        """The preset.

        Raises:
            InputError: it can't be read, or is none.
        """
        return read_preset(self.name, self.text())


def preset_files(folder: Path | None = None) -> dict[str, PresetFile]:
    """All presets by name. One in ``folder`` goes before one that ships with subgen under the same name.

    Raises:
        InputError: the folder is there and can't be read.
    """
    ours = _in(shipped("styles"), yours=False)
    return dict(sorted({**ours, **(_in(folder, yours=True) if folder else {})}.items()))


def find_preset(name: str, folder: Path | None = None) -> PresetFile:
    """The preset of that name, unread.

    Raises:
        InputError: there is none.
    """
    files = preset_files(folder)
    if name not in files:
        raise InputError.unknown("style preset", name, files)
    return files[name]


def load_preset(name: str, folder: Path | None = None) -> Preset:
    """The preset of that name.

    Raises:
        InputError: there is none, or its file lacks a field or has one that isn't known.
    """
    return find_preset(name, folder).load()


def is_name(name: str) -> bool:
    """Whether a preset can be called that."""
    return bool(_NAME.fullmatch(name))


def preset_path(name: str, folder: Path) -> Path:
    """Where a preset of the user's is kept.

    Raises:
        InputError: a preset can't have that name.
    """
    if not is_name(name):
        raise InputError(f"a preset can't be called {name!r}: use letters, digits, - and _")
    return folder / f"{name}{_ENDING}"


def _in(folder: Traversable, *, yours: bool) -> dict[str, PresetFile]:
    try:
        items = list(folder.iterdir()) if folder.is_dir() else []
    except OSError as error:
        raise InputError(f"{folder}: the folder of style presets can't be read: {error.strerror}") from error
    names = {item.name.removesuffix(_ENDING): item for item in items if item.name.endswith(_ENDING)}
    return {name: PresetFile(name, item, yours) for name, item in names.items() if is_name(name)}
