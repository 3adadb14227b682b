import struct
import wave

import pytest

from subgen.errors import InputError
from subgen.media import duration_ms


@pytest.fixture
def sound(tmp_path):
    path = tmp_path / "talk.wav"
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", ""))
        file.writeframes(struct.pack("<h", 7) * 8000 * 3)
    return path


def test_a_sound_file_says_how_long_it_lasts(sound):
    assert duration_ms(sound) == 3000


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("missing.mp4", None, "no such media file"),
        ("notes.txt", b"hello", "no audio or video whose length is known"),
        ("empty.mp4", b"", "no audio or video whose length is known"),
        ("broken.mp4", b"\0\0\0\x18ftypmp42" + bytes(50), "no audio or video whose length is known"),
    ],
)
def test_what_has_no_length(tmp_path, name, content, why):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=why) as caught:
        duration_ms(path)
    assert str(path) in str(caught.value)


def test_a_folder_is_no_media_file(tmp_path):
    with pytest.raises(InputError, match="no such media file"):
        duration_ms(tmp_path)
