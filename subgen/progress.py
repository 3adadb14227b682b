"""How a stage says how far it is, without knowing who listens."""

from typing import Protocol


class Progress(Protocol):
    """Called as work goes on."""

    def __call__(self, what: str, done: int, total: int) -> None:
        """``done`` of ``total`` pieces of ``what`` are finished; ``total`` is 0 where it isn't known."""
        ...


def silent(what: str, done: int, total: int) -> None:
    """Nobody listens."""
