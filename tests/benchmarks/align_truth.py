"""Recordings whose times are known: clips of real and synthetic speech put together with pauses, and spoilt.

Times inside a clip are those of its manifest; none was set by hand, and an error below 50 ms can't be told
from their own. What is laid over the speech (noise, music, applause, a second voice) is made here.
"""

import csv
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import av
import numpy as np
import numpy.typing as npt

RATE = 16_000
Sound = npt.NDArray[np.float32]

_SETS = ("aishell_sample", "magicdata_cs", "tts_kokoro_zh", "tts_kokoro_zhen")
_PARAGRAPH = 12
"""Sentences in a paragraph of the script."""


@dataclass(frozen=True, slots=True)
class Clip:
    """A recorded sentence."""

    path: Path
    text: str
    on_ms: int
    off_ms: int
    units: tuple[tuple[int, int, int, int], ...]
    """Offsets into the text, and times, of each unit; none where they aren't known."""


@dataclass(frozen=True, slots=True)
class Known:
    """A stretch of the script, and when it is heard."""

    start: int
    end: int
    start_ms: int
    end_ms: int
    kind: str
    """``sentence``, ``unit``, or ``unheard``: a sentence of the script that nobody says."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a recording is like."""

    minutes: float
    seed: int = 1
    noise_db: float | None = None
    """Noise so far below the speech."""
    music: bool = False
    """Music before, in the middle and after."""
    applause: bool = False
    second_voice: bool = False
    """Now and then another voice underneath, 10 dB lower."""
    script_errors: float = 0.0
    """This share of the sentences is missing in the script, another said once but written twice, another
    written but never said; a third of it each."""
    traditional: bool = False
    """The script is in Traditional Chinese (made with opencc, where that is installed)."""
    digits: bool = False
    """The script has its numbers in digits."""
    sets: tuple[str, ...] = _SETS


@dataclass(frozen=True, slots=True)
class Truth:
    """A script and what is known of it."""

    script: str
    known: tuple[Known, ...]
    duration_ms: int


def clips(folder: Path, sets: Sequence[str] = _SETS) -> list[Clip]:
    """All clips of the sets, whose manifests lie in ``folder``."""
    found = []
    for name in sets:
        with (folder / name / "manifest.tsv").open(encoding="utf-8") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                text = row["transcript"].strip().rstrip("。，？！,.?!")
                units = tuple(_placed(text, json.loads(row["unit_times"] or "[]")))
                on_ms, off_ms = int(row["speech_on_ms"]), int(row["speech_off_ms"])
                if units:
                    on_ms = units[0][2]
                found.append(Clip(folder / name / row["file"], text, on_ms, off_ms, units))
    return found


def _placed(text: str, units: Sequence[tuple[str, int, int]]) -> Iterator[tuple[int, int, int, int]]:
    position = 0
    for unit, start_ms, end_ms in units:
        at = text.lower().find(unit.lower(), position)
        if at >= 0:
            position = at + len(unit)
            yield at, position, start_ms, end_ms


def build(recipe: Recipe, folder: Path, sound: Path) -> Truth:
    """Write the recording to ``sound`` (its ending says the format), block by block."""
    random = Random(recipe.seed)
    pool = clips(folder, recipe.sets)
    random.shuffle(pool)
    script: list[str] = []
    known: list[Known] = []
    offset = 0

    def write(text: str) -> int:
        nonlocal offset
        mark = "。\n\n" if len(script) % _PARAGRAPH == _PARAGRAPH - 1 else "。"
        script.append(text + mark)
        start, offset = offset, offset + len(text) + len(mark)
        return start

    with Recording(sound, recipe) as recording:
        recording.interlude(12.0 if recipe.music else 0.0)
        turn = 0
        halfway = False
        while recording.now_ms < recipe.minutes * 60_000:
            clip = pool[turn % len(pool)]
            turn += 1
            if not halfway and recording.now_ms > recipe.minutes * 30_000:
                halfway = True
                recording.interlude(20.0)
            at_ms = recording.say(load(clip.path))
            recording.pause(random.choice((0.25, 0.4, 0.6, 0.9, 1.5, 3.0)))
            fate = random.random() / recipe.script_errors if recipe.script_errors else 1.0
            if fate < 1 / 3:
                continue  # said, but not in the script
            start = write(clip.text)
            known.append(Known(start, offset, at_ms + clip.on_ms, at_ms + clip.off_ms, "sentence"))
            known += [
                Known(start + a, start + b, at_ms + on, at_ms + off, "unit") for a, b, on, off in clip.units
            ]
            if fate < 2 / 3:
                known.append(Known(write(clip.text), offset, 0, 0, "unheard"))
            elif fate < 1:
                known.append(Known(write(random.choice(pool).text), offset, 0, 0, "unheard"))
        recording.interlude(12.0)
        truth = Truth("".join(script), tuple(known), recording.now_ms)
    if recipe.traditional:
        return _traditional(truth)
    return _in_digits(truth) if recipe.digits else truth


def _traditional(truth: Truth) -> Truth:
    from opencc import OpenCC

    script = OpenCC("s2t").convert(truth.script)
    if len(script) != len(truth.script):
        raise ValueError("a character became several: the offsets would be wrong")
    return replace(truth, script=script)


_NUMBER = re.compile(r"[二三四五六七八九]?十[一二三四五六七八九]?|[零一二三四五六七八九]{2,}")


def _in_digits(truth: Truth) -> Truth:
    """The script with numbers such as 二十九 as 29; what is known inside of a number is known no more."""
    script, moved, position = "", {}, 0
    for match in _NUMBER.finditer(truth.script):
        for at in range(position, match.start()):
            moved[at] = len(script) + at - position
        script += truth.script[position : match.start()]
        moved[match.start()] = len(script)
        script += _digits(match[0])
        position = match.end()
    for at in range(position, len(truth.script) + 1):
        moved[at] = len(script) + at - position
    script += truth.script[position:]
    known = [
        replace(each, start=moved[each.start], end=moved[each.end])
        for each in truth.known
        if each.start in moved and each.end in moved
    ]
    return replace(truth, script=script, known=tuple(known))


def _digits(number: str) -> str:
    each = "零一二三四五六七八九"
    if "十" not in number:
        return "".join(str(each.index(digit)) for digit in number)
    tens, _, ones = number.partition("十")
    return str(10 * (each.index(tens) if tens else 1) + (each.index(ones) if ones else 0))


def load(path: Path) -> Sound:
    """The samples of a clip."""
    resampler = av.AudioResampler("flt", "mono", RATE)
    with av.open(path) as container:
        frames = [piece for frame in container.decode(audio=0) for piece in resampler.resample(frame)]
    return np.concatenate([frame.to_ndarray()[0] for frame in frames])


class Recording:
    """A sound file that is being written."""

    def __init__(self, path: Path, recipe: Recipe) -> None:
        """Nothing is written yet."""
        self._recipe = recipe
        self._random = np.random.default_rng(recipe.seed)
        self._container = av.open(path, "w")
        codec = {".flac": "flac", ".wav": "pcm_s16le", ".webm": "libopus"}.get(path.suffix, "aac")
        rate = 48_000 if codec == "libopus" else RATE
        self._stream = self._container.add_stream(codec, rate=rate, layout="mono")
        self._samples = 0
        self._voices: list[Sound] = []

    def __enter__(self) -> "Recording":
        return self

    def __exit__(self, *_: object) -> None:
        self._container.mux(self._stream.encode(None))
        self._container.close()

    @property
    def now_ms(self) -> int:
        """How much is written."""
        return self._samples * 1000 // RATE

    def say(self, voice: Sound) -> int:
        """Add a clip; where it begins, in milliseconds."""
        at_ms = self.now_ms
        voice = voice * np.float32(0.08 / max(float(np.sqrt(np.mean(voice**2))), 1e-4))
        sound = voice
        if self._recipe.second_voice and self._voices and self._random.random() < 0.2:
            other = self._voices[0][: len(voice)]
            sound = voice.copy()
            sound[: len(other)] += other * np.float32(0.316)
        self._voices = [*self._voices[-4:], voice]
        self._write(sound)
        return at_ms

    def pause(self, seconds: float) -> None:
        """Add silence, or a little applause."""
        if self._recipe.applause and seconds > 2:
            self._write(applause(seconds, self._random))
        else:
            self._write(np.zeros(int(seconds * RATE), np.float32))

    def interlude(self, seconds: float) -> None:
        """Add what is no speech: music and applause, where the recipe has them, or else silence."""
        sound = np.zeros(int(seconds * RATE), np.float32)
        if self._recipe.music:
            sound = music(seconds, self._random)
        if self._recipe.applause:
            clapping = applause(seconds / 2, self._random)
            sound[: len(clapping)] += clapping
        self._write(sound)

    def _write(self, sound: Sound) -> None:
        # Whole milliseconds, so that no rounding adds up.
        sound = sound[: len(sound) // 16 * 16]
        if self._recipe.noise_db is not None:
            level = np.float32(0.08 * 10 ** (-self._recipe.noise_db / 20))
            sound = sound + level * self._random.standard_normal(len(sound)).astype(np.float32)
        for start in range(0, len(sound), RATE):
            block = np.clip(sound[start : start + RATE], -1, 1)
            frame = av.AudioFrame.from_ndarray((block * 32767).astype(np.int16)[None], "s16", "mono")
            frame.sample_rate = RATE
            frame.pts = self._samples
            self._samples += len(block)
            self._container.mux(self._stream.encode(frame))


def music(seconds: float, random: np.random.Generator) -> Sound:
    """Chords of plucked tones over a beat."""
    length = int(seconds * RATE)
    sound = np.zeros(length, np.float32)
    for start in range(0, length, RATE // 2):
        span = min(RATE, length - start)
        time = np.arange(span) / RATE
        root = 110 * 2 ** (random.integers(0, 12) / 12)
        for ratio in (1, 1.25, 1.5, 2, 3):
            sound[start : start + span] += 0.03 * np.sin(2 * np.pi * root * ratio * time) * np.exp(-2 * time)
        beat = min(RATE // 20, span)
        sound[start : start + beat] += 0.05 * random.standard_normal(beat) * np.linspace(1, 0, beat)
    return sound


def applause(seconds: float, random: np.random.Generator) -> Sound:
    """Many claps: short bursts of noise, their number swelling and ebbing."""
    length = int(seconds * RATE)
    sound = np.zeros(length + RATE, np.float32)
    for _ in range(int(seconds * 60)):
        at = int(length * random.beta(2, 2))
        burst = int(RATE * 0.02)
        clap = random.standard_normal(burst) * np.exp(-np.arange(burst) / (RATE * 0.004))
        sound[at : at + burst] += (0.15 * random.random() * clap).astype(np.float32)
    return sound[:length]
