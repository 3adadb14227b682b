"""What a translator is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from subgen.progress import Progress
from subgen.project import ModelId

FloatArray = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Translation:
    """The English of one text, and where each of its words came from."""

    words: tuple[str, ...]
    """The English words with their punctuation; joined by spaces they are the text. May be empty."""
    links: FloatArray
    """Shape (words, characters of the source): which part of each word came from which character.
    A row sums to 1, or to 0 where nothing is known."""


class Translator(Protocol):
    """Turns Chinese into English."""

    @property
    def model(self) -> ModelId:
        """Which model it is."""
        ...

    @property
    def signature(self) -> str:
        """All that its English depends on besides the text: the model's hash, and how it decodes."""
        ...

    def translate(
        self, texts: Sequence[str], progress: Progress, *, no_repeat: bool = False
    ) -> list[Translation]:
        """The English of each text, in order.

        Args:
            no_repeat: forbid that three words come twice; stops a model that turns in a loop.
        """
        ...

    def wordings(self, texts: Sequence[str]) -> list[list[Translation]]:
        """What else the English of each text may be, in order, the likeliest first.

        All are nearly as likely as what ``translate`` gives, which may be among them.
        """
        ...
