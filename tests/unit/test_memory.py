"""The translation memory: nothing is translated twice, and nothing breaks without it."""

import sqlite3
from pathlib import Path

import numpy as np
import pytest

from subgen.progress import Progress, silent
from subgen.project import ModelId
from subgen.translate.memory import RememberingTranslator
from subgen.translate.translator import Translation


class Counting:
    """Answers with the text's length, and counts what it is asked."""

    model = ModelId("counting", "1", "0" * 64)

    def __init__(self, signature: str = "a", fail_after: int | None = None) -> None:
        self.signature = signature
        self.asked: list[str] = []
        self.fail_after = fail_after

    def translate(
        self, texts: list[str], progress: Progress, *, no_repeat: bool = False
    ) -> list[Translation]:
        if self.fail_after is not None and len(self.asked) >= self.fail_after:
            raise KeyboardInterrupt
        self.asked += texts
        progress("translate", len(texts), len(texts))
        words = ["again"] if no_repeat else ["length"]
        return [
            Translation((*words, str(len(text))), np.full((2, len(text)), 1 / len(text), dtype=np.float32))
            for text in texts
        ]

    def wordings(self, texts: list[str]) -> list[list[Translation]]:
        """As many for each text as it has characters but one, each a word longer than the one before."""
        self.asked += texts
        return [
            [
                Translation(("word",) * count, np.full((count, len(text)), 0.5 / count, dtype=np.float32))
                for count in range(1, len(text))
            ]
            for text in texts
        ]


def test_a_second_run_asks_nothing_and_answers_the_same(tmp_path: Path) -> None:
    texts = ["你好。", "世界。", "你好。"]
    first = RememberingTranslator(Counting(), tmp_path / "memory").translate(texts, silent)
    inner = Counting()
    second = RememberingTranslator(inner, tmp_path / "memory").translate(texts, silent)
    assert inner.asked == []
    for before, after in zip(first, second, strict=True):
        assert before.words == after.words
        assert before.links.dtype == after.links.dtype
        assert np.array_equal(before.links, after.links)


def test_other_wordings_are_remembered_too(tmp_path: Path) -> None:
    texts = ["好", "你好。", "世界很大。", "", "你好。"]
    first = RememberingTranslator(Counting(), tmp_path / "memory").wordings(texts)
    inner = Counting()
    second = RememberingTranslator(inner, tmp_path / "memory").wordings(texts)
    assert inner.asked == []
    assert [len(each) for each in second] == [0, 2, 4, 0, 2]
    for before, after in zip(first, second, strict=True):
        assert [each.words for each in before] == [each.words for each in after]
        for one, other in zip(before, after, strict=True):
            assert one.links.dtype == other.links.dtype
            assert np.array_equal(one.links, other.links)


def test_wordings_are_not_taken_for_the_translation(tmp_path: Path) -> None:
    RememberingTranslator(Counting(), tmp_path / "memory").wordings(["你好。"])
    inner = Counting()
    (found,) = RememberingTranslator(inner, tmp_path / "memory").translate(["你好。"], silent)
    assert found.words == ("length", "3")
    assert inner.asked == ["你好。"]


def test_only_the_changed_text_is_asked(tmp_path: Path) -> None:
    RememberingTranslator(Counting(), tmp_path / "memory").translate(["一。", "二。"], silent)
    inner = Counting()
    RememberingTranslator(inner, tmp_path / "memory").translate(["一。", "三。"], silent)
    assert inner.asked == ["三。"]


def test_the_same_text_is_asked_once(tmp_path: Path) -> None:
    inner = Counting()
    RememberingTranslator(inner, tmp_path / "memory").translate(["一。", "一。"], silent)
    assert inner.asked == ["一。"]


@pytest.mark.parametrize(("signature", "no_repeat"), [("b", False), ("a", True)])
def test_another_model_or_manner_is_another_memory(tmp_path: Path, signature: str, no_repeat: bool) -> None:
    RememberingTranslator(Counting(), tmp_path / "memory").translate(["一。"], silent)
    inner = Counting(signature)
    RememberingTranslator(inner, tmp_path / "memory").translate(["一。"], silent, no_repeat=no_repeat)
    assert inner.asked == ["一。"]


def test_what_was_translated_before_an_interruption_is_kept(tmp_path: Path) -> None:
    texts = [f"{number}号。" for number in range(200)]
    interrupted = Counting(fail_after=128)
    with pytest.raises(KeyboardInterrupt):
        RememberingTranslator(interrupted, tmp_path / "memory").translate(texts, silent)
    inner = Counting()
    RememberingTranslator(inner, tmp_path / "memory").translate(texts, silent)
    assert len(interrupted.asked) == 128
    assert sorted(inner.asked + interrupted.asked) == sorted(texts)


@pytest.mark.parametrize("damage", ["text", "folder", "row"])
def test_a_damaged_memory_is_done_without(tmp_path: Path, damage: str) -> None:
    file = tmp_path / "memory"
    if damage == "text":
        file.write_text("this is no database, and far too long to be taken for an empty one " * 20)
    elif damage == "folder":
        file.mkdir()
    else:
        RememberingTranslator(Counting(), file).translate(["一。"], silent)
        with sqlite3.connect(file) as database:
            database.execute("UPDATE translation SET links = x'00'")
        database.close()
    inner = Counting()
    found = RememberingTranslator(inner, file).translate(["一。"], silent)
    assert inner.asked == ["一。"]
    assert found[0].words == ("length", "2")


def test_progress_counts_all_texts(tmp_path: Path) -> None:
    RememberingTranslator(Counting(), tmp_path / "memory").translate(["一。"], silent)
    steps: list[tuple[int, int]] = []
    remembering = RememberingTranslator(Counting(), tmp_path / "memory")
    remembering.translate(["一。", "二。"], lambda _what, done, total: steps.append((done, total)))
    assert steps[0] == (1, 2)
    assert steps[-1] == (2, 2)
