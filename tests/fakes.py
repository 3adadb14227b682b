"""What tests put in the place of the translation model, and short ways to make sources."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import pairwise

import numpy as np

from subgen.cue import Removal
from subgen.glossary import Glossary
from subgen.progress import Progress
from subgen.project import ModelId
from subgen.source import Piece, Source
from subgen.span import Span
from subgen.text.disfluency import clean
from subgen.text.splitter import WordSplitter
from subgen.text.words import Pause, Word
from subgen.translate.translator import Translation
from subgen.width import is_han

MODEL = ModelId("fake-zh_en", "1.0", "0" * 64)

_SYLLABLES = ["ba", "de", "fi", "go", "lu", "me", "ni", "po", "ra", "so", "ta", "vi"]
_TOKEN = re.compile(
    r"[A-Za-z0-9][A-Za-z0-9'._/+-]*[A-Za-z0-9+]|[A-Za-z0-9]|[\u3400-\u9fff\U00020000-\U0003347f]"
)


def english_for(text: str) -> Translation:
    """A word for every two Chinese characters, Latin runs as they are, a mark at the end: never a fault."""
    words: list[str] = []
    rows: list[np.ndarray] = []
    for match in _TOKEN.finditer(text):
        row = np.zeros(len(text), dtype=np.float32)
        row[match.start() : match.end()] = 1.0 / (match.end() - match.start())
        if is_han(match[0][0]):
            if match.start() % 2 and words:
                rows[-1] = rows[-1] / 2 + row / 2
                continue
            digest = sha256(f"{match.start()}{match[0]}".encode()).digest()
            words.append("".join(_SYLLABLES[byte % 12] for byte in digest[: 2 + digest[-1] % 3]))
        else:
            words.append(match[0])
        rows.append(row)
    if words:
        words[-1] += "?" if text.endswith("？") else "."
    return Translation(tuple(words), np.array(rows, dtype=np.float32).reshape(len(words), len(text)))


def _without_links(words: Sequence[str], text: str) -> Translation:
    return Translation(tuple(words), np.zeros((len(words), len(text)), dtype=np.float32))


MANNERS: dict[str, Callable[[str], Translation]] = {
    "good": english_for,
    "empty": lambda text: _without_links([], text),
    "marks": lambda text: _without_links(["...", "-"], text),
    "loop": lambda text: _without_links(["the", "same"] * 40, text),
    "short": lambda text: _without_links(["So."], text),
    "long": lambda text: _without_links(
        [f"{_SYLLABLES[i % 12]}{_SYLLABLES[i * 7 % 11]}" for i in range(4 * len(text))], text
    ),
    "endless word": lambda text: _without_links(["a" * 200], text),
    "Chinese": lambda text: _without_links(["So", *text.replace(" ", "")], text),
}


@dataclass
class FakeTranslator:
    """Deterministic English of a certain manner, and of a better one when repeats are forbidden."""

    manner: str = "good"
    again: str = ""
    """The manner of a second try; the same as the first if empty."""
    asked: list[tuple[str, bool]] = field(default_factory=list)
    """Each text that was to be translated, and whether repeats were forbidden."""
    model: ModelId = MODEL
    signature: str = "fake"

    def translate(
        self, texts: Sequence[str], progress: Progress, *, no_repeat: bool = False
    ) -> list[Translation]:
        self.asked += [(text, no_repeat) for text in texts]
        progress("translate", len(texts), len(texts))
        manner = MANNERS[(self.again if no_repeat else "") or self.manner]
        return [manner(text) for text in texts]

    def wordings(self, texts: Sequence[str]) -> list[list[Translation]]:
        return [[] for _ in texts]


def talk(*paragraphs: str, trusted: bool = True) -> Source:
    """A source of paragraphs."""
    text = "\n\n".join(paragraphs)
    ends = np.cumsum([len(part) + 2 for part in paragraphs]).tolist()
    pieces = [Piece(start, end - 2) for start, end in pairwise([0, *ends])]
    return Source("talk.txt", text, tuple(pieces), trusted_stops=trusted)


def timed(*cues: tuple[int, int, str]) -> Source:
    """A source of cues with their times in milliseconds."""
    text = ""
    pieces = []
    for start_ms, end_ms, zh in cues:
        pieces.append(Piece(len(text), len(text) + len(zh), Span(start_ms, end_ms)))
        text += zh + "\n"
    return Source("talk.zh.srt", text, tuple(pieces))


def word(text: str, pause: Pause = Pause.NONE, start: int = 0) -> Word:
    """A word with the pause that follows it."""
    return Word(start, start + len(text), text, text, pause, "", 0)


def sentence(*texts: str) -> tuple[Word, ...]:
    """Words one after the other, the offsets true; a mark at the end of a text is that word's."""
    pauses = {"，": Pause.CLAUSE, "：": Pause.CLAUSE, "。": Pause.STOP, "？": Pause.STOP, "、": Pause.LIST}
    found = []
    start = 0
    for text in texts:
        body = text.rstrip("，：。？、")
        mark = text[len(body) :]
        found.append(Word(start, start + len(body), body, body, pauses.get(mark, Pause.NONE), mark, 0))
        start += len(text)
    return tuple(found)


def find_removals(source: Source, splitter: WordSplitter) -> tuple[Removal, ...]:
    """The fillers and stutters of a source, where nothing is known of names and terms."""
    return clean(source, Glossary(), splitter).removals


def speech(source: Source) -> str:
    """The letters of all that is spoken in a source."""
    return letters("".join(source.text[piece.start : piece.end] for piece in source.pieces))


def letters(text: str) -> str:
    """The letters and digits of a text, in order."""
    return "".join(filter(str.isalnum, text))
