import struct
import wave
from fractions import Fraction

import av
import numpy as np
import pytest
from media_files import tone, write_media

from subgen.errors import InputError
from subgen.media.header import choose_track, duration_ms, read_header
from subgen.media.sound import RATE, read_sound


@pytest.fixture
def sound(tmp_path):
    path = tmp_path / "talk.wav"
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", ""))
        file.writeframes(struct.pack("<h", 7) * 8000 * 3)
    return path


def heard(path, track=1):
    return np.concatenate(list(read_sound(path, track)))


def onset_ms(samples):
    return int(np.flatnonzero(np.abs(samples) > 0.05)[0]) * 1000 / RATE


def test_a_sound_file_says_how_long_it_lasts(sound):
    assert duration_ms(sound) == 3000


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("missing.mp4", None, "no such media file"),
        ("notes.md", b"hello", "can't be read as media"),
        ("notes.txt", b"hello", "doesn't say how long it lasts|can't be read as media"),
        ("empty.mp4", b"", "can't be read as media"),
        ("broken.mp4", b"\0\0\0\x18ftypmp42" + bytes(50), "can't be read as media"),
    ],
)
def test_what_has_no_length(tmp_path, name, content, why):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InputError, match=why) as caught:
        duration_ms(path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_folder_is_no_media_file(tmp_path):
    with pytest.raises(InputError, match="no such media file"):
        duration_ms(tmp_path)


@pytest.mark.parametrize(
    ("name", "video"),
    [
        *(("talk.mp4", "libx264"), ("talk.mkv", "libx264"), ("talk.webm", "libvpx")),
        *(("talk.m4a", None), ("talk.mp3", None), ("talk.flac", None), ("talk.wav", None)),
    ],
)
def test_every_container_is_read_in_time(tmp_path, name, video):
    path = write_media(tmp_path / name, [tone(5, begin_s=2)], video=video)
    assert abs(duration_ms(path) - 5000) < 100
    assert len(read_header(path).tracks) == 1
    samples = heard(path)
    assert abs(len(samples) / RATE - 5) < 0.1
    assert abs(onset_ms(samples) - 2000) < 30


def test_tracks_are_told_apart(tmp_path):
    path = write_media(
        tmp_path / "two.mkv", [tone(4, begin_s=1), tone(4, begin_s=3)], languages=["eng", "chi"]
    )
    header = read_header(path)
    assert [(track.number, track.language) for track in header.tracks] == [(1, "eng"), (2, "chi")]
    assert abs(onset_ms(heard(path, 1)) - 1000) < 30
    assert abs(onset_ms(heard(path, 2)) - 3000) < 30
    assert choose_track(path, header, 2) == 2
    with pytest.raises(InputError, match="no audio track 3; there are: 1 eng, 2 chi"):
        choose_track(path, header, 3)


def test_a_video_without_sound_has_no_track(tmp_path):
    path = write_media(tmp_path / "mute.mp4", [], video="libx264")
    assert duration_ms(path) > 900
    with pytest.raises(InputError, match="has no audio track"):
        choose_track(path, read_header(path), None)


def test_a_track_that_begins_late_or_has_a_hole_keeps_its_times(tmp_path):
    path = tmp_path / "late.mkv"
    with av.open(str(path), "w") as container:
        video = container.add_stream("libx264", rate=10)
        video.width = video.height = 64
        video.pix_fmt = "yuv420p"
        audio = container.add_stream("pcm_s16le", rate=RATE, layout="mono")
        for index in range(60):
            frame = av.VideoFrame.from_ndarray(np.zeros((64, 64, 3), np.uint8), "rgb24")
            frame.pts = index
            frame.time_base = Fraction(1, 10)
            container.mux(video.encode(frame))
        for start in (2, 5):
            block = np.full((1, RATE // 2), 8000, np.int16)
            frame = av.AudioFrame.from_ndarray(block, "s16", "mono")
            frame.sample_rate, frame.pts, frame.time_base = RATE, start * RATE, Fraction(1, RATE)
            container.mux(audio.encode(frame))
        container.mux(video.encode(None))
    samples = heard(path)
    loud = np.abs(samples) > 0.1
    assert abs(onset_ms(samples) - 2000) < 30
    assert not loud[int(2.6 * RATE) : int(4.9 * RATE)].any()
    assert loud[int(5.1 * RATE) : int(5.4 * RATE)].all()


def test_what_is_left_of_a_file_that_was_cut_off_is_heard(tmp_path):
    whole = write_media(tmp_path / "whole.mkv", [tone(20, begin_s=1)])
    data = whole.read_bytes()
    path = tmp_path / "cut.mkv"
    path.write_bytes(data[: len(data) // 2])
    assert duration_ms(path) > 19_000
    samples = heard(path)
    assert 5 < len(samples) / RATE < 15
    assert abs(onset_ms(samples) - 1000) < 30


def test_a_damaged_stretch_moves_nothing_behind_it(tmp_path):
    whole = write_media(tmp_path / "whole.mkv", [tone(20, begin_s=15)])
    data = bytearray(whole.read_bytes())
    middle = len(data) // 3
    data[middle : middle + 400] = bytes(400)
    path = tmp_path / "damaged.mkv"
    path.write_bytes(data)
    assert abs(onset_ms(heard(path)) - 15_000) < 200


def test_sound_that_cannot_be_decoded_is_said(tmp_path):
    path = write_media(tmp_path / "talk.mkv", [tone(2)])
    data = path.read_bytes()
    path.write_bytes(data[:600])
    with pytest.raises(InputError, match=r"can't be decoded|can't be read as media") as caught:
        heard(path)
    assert str(path) in str(caught.value)
