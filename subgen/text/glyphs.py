"""What words are made of: the characters that stay, and what the glossary knows as a whole."""

from collections.abc import Mapping
from dataclasses import dataclass

from subgen.glossary import DEFAULT
from subgen.source import Piece, Source
from subgen.text.mentions import Mention
from subgen.text.script import simplified


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character of the source that stays, or all of a mention."""

    start: int
    """Offset of its first character in the source's text."""
    end: int
    """Offset after its last character."""
    text: str
    """What is shown."""
    spoken: str
    """What is translated; nothing where a filler is shown."""
    target: str = ""
    """What it has to be in English, where the glossary says so."""

    @property
    def whole(self) -> bool:
        """Whether it is a mention: a word of its own."""
        return self.end - self.start > 1


def is_shown_right(mention: Mention, *, verbatim: bool) -> bool:
    """Whether what was misheard is put right on screen as well.

    Where the text is to stay as it is, only one's own glossary changes it.
    """
    return not verbatim or mention.entry.origin != DEFAULT


def glyphs_of(
    source: Source, piece: Piece, removed: bytearray, mentions: Mapping[int, Mention], *, verbatim: bool
) -> list[Glyph]:
    """What stays of a piece.

    Args:
        removed: for each offset of the source's text, whether it is a filler's or a stutter's.
        mentions: by their starts.
        verbatim: keep what is removed on screen.
    """
    result = []
    position = piece.start
    while position < piece.end:
        char = source.text[position]
        mention = mentions.get(position)
        if mention and _matters(mention):
            right = mention.entry.source
            shown = right if is_shown_right(mention, verbatim=verbatim) else mention.text
            result.append(Glyph(position, mention.end, shown, simplified(right), _other_target(mention)))
            position = mention.end
            continue
        if verbatim or not removed[position]:
            result.append(Glyph(position, position + 1, char, "" if removed[position] else char))
        position += 1
    return result


def _matters(mention: Mention) -> bool:
    return mention.why != "right" or bool(_other_target(mention))


def _other_target(mention: Mention) -> str:
    """Its English; nothing where that is how it is written anyway."""
    entry = mention.entry
    return entry.target if entry.target != entry.source else ""
