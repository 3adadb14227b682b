"""Surnames with a title: the model makes Professor Tsang, Zhang or Zeng of 曾教授; here it is always Zeng."""

import re
from dataclasses import replace

from subgen.text.english import bare
from subgen.text.names import titled_surname
from subgen.text.sentences import Unit
from subgen.text.tables import name_words
from subgen.translate.terms import Rendering

_NAME = re.compile(r"[^\W\d_]+(?:[-'’](?!s\b)[^\W\d_]+)*")
"""O'Yun, but of Ho's only Ho."""


def with_surnames(unit: Unit, rendering: Rendering) -> Rendering:
    """The rendering of a unit, whatever stands for a surname behind an English title spelt as the Chinese is.

    What a glossary has the English of stays as it is.
    """
    words = list(rendering.words)
    spoken = [*(word.spoken for word in unit.words), ""]
    titles = name_words("english_titles")
    for at in range(1, len(words)):
        is_named = words[at][0].isupper() and bare(words[at - 1]) in titles and bare(words[at]) not in titles
        if is_named and rendering.links[at].any():
            index = int(rendering.links[at].argmax())
            surname = titled_surname(*spoken[index : index + 2])
            if surname and not unit.words[index].target:
                words[at] = _NAME.sub(surname, words[at], count=1)
    return replace(rendering, words=tuple(words))
