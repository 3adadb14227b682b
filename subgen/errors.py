"""What can go wrong, each kind with the exit code that the command line gives it.

A message says in one line what is wrong, where, and what to do about it.
"""

from collections.abc import Iterable


class SubgenError(Exception):
    """Anything that subgen reports to its user; never shown as a traceback."""

    exit_code = 1


class InputError(SubgenError):
    """The input can't be used: empty, binary, without Chinese, a folder, damaged."""

    exit_code = 3

    @classmethod
    def unknown(cls, kind: str, name: str, known: Iterable[str]) -> "InputError":
        """The error that no thing of a kind, such as a profile, has that name; it says which there are."""
        return cls(f"no {kind} is called {name!r}; there are: {', '.join(known)}")


class OutputExistsError(SubgenError):
    """A file that would be written is there already, and nobody said to replace it."""

    exit_code = 4


class ModelError(SubgenError):
    """No translation model is installed, or the one that is there is damaged."""

    exit_code = 5


class DownloadError(SubgenError):
    """A model could not be fetched, or what was fetched is not what was asked for."""

    exit_code = 6


class OutputError(SubgenError):
    """A file can't be written: no permission, no room, no such folder."""

    exit_code = 7


class ToolError(SubgenError):
    """A program that is needed is not installed, or did not do its work."""

    exit_code = 8


class RefusedError(SubgenError):
    """Subtitles break rules that the site they are for doesn't forgive."""

    exit_code = 9
