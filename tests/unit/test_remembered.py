"""What the splitter has cut, remembered."""

import sqlite3
from contextlib import closing

import pytest

from subgen.text.remembered import RememberingSplitter


class Inner:
    """A splitter that counts what it is asked."""

    def __init__(self):
        self.asked = []

    def cut(self, text):
        self.asked.append(text)
        return [text[i : i + 2] for i in range(0, len(text), 2)]

    def frequency(self, word):
        self.asked.append(word)
        return len(word)

    def names(self, text):
        self.asked.append(f"names in {text}")
        return [text]


def ask(splitter):
    return (
        [splitter.cut(text) for text in ("今天讲模型", "", "a😀b")],
        splitter.frequency("模型"),
        splitter.names("家"),
    )


@pytest.mark.parametrize("spoil", [None, b"no database", b""])
def test_the_second_time_nobody_is_asked(tmp_path, spoil):
    file = tmp_path / "sub" / "words.sqlite"
    first, second = Inner(), Inner()
    expected = ask(RememberingSplitter(Inner(), tmp_path))  # a folder is no database
    remembering = RememberingSplitter(first, file)
    assert ask(remembering) == ask(remembering) == expected
    assert len(first.asked) == 5
    remembering.keep()
    if spoil is not None:
        file.write_bytes(spoil)
    again = RememberingSplitter(second, file)
    assert ask(again) == expected
    again.keep()
    assert second.asked == ([] if spoil is None else first.asked)


def test_what_does_not_fit_the_text_is_not_believed(tmp_path):
    file = tmp_path / "words.sqlite"
    remembering = RememberingSplitter(Inner(), file)
    remembering.cut("今天讲")
    remembering.keep()
    with closing(sqlite3.connect(file)) as database, database:
        database.execute("UPDATE cut SET sizes = ?", (b"\x01\0\0\0",))
    again = RememberingSplitter(Inner(), file)
    assert again.cut("今天讲") == ["今天", "讲"]
    again.keep()
