"""Traditional characters are read as Simplified ones, which all that knows words was learned from.

What is read has as many characters as what was written, so that every offset holds for both; on screen stands
what was written (see ``screen.as_written``).
"""

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from subgen.source import Source
from subgen.width import HAN

if TYPE_CHECKING:
    from opencc import OpenCC

_HAN_RUN = re.compile(f"{HAN}+")


def simplified(text: str) -> str:
    """``text`` in Simplified characters, one for each; the same where it is in them already."""
    return _HAN_RUN.sub(lambda run: _converter().convert(run[0]), text)


def as_read(source: Source) -> Source:
    """The source with its text in Simplified characters."""
    return replace(source, text=simplified(source.text))


@cache
def _converter() -> "OpenCC":
    from opencc import OpenCC  # late, as it takes 20 ms to load, which help and errors need not wait for

    return OpenCC("tw2s")
