"""The golden files: what subgen makes of the samples, written anew with the installed model.

    python tests/golden/regenerate.py

The pictures in the README are drawn anew with it; that takes ffmpeg and its font.
Look at the difference before you keep it: each changed line should be better than it was.
"""

import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

CHECKOUT = Path(__file__).parents[2]
SAMPLES = CHECKOUT / "samples"
GOLDEN = SAMPLES / "golden"
TALKS = ("roundtable.md", "greenhouse.txt", "timed.zh.srt")
MACHINE = "machine.txt"
PROJECT = "subgen.json"

_FORMATS = ("zh.srt", "en.srt", "zh-en.srt", "zh-en.ass")
_WITH_PROJECT = "greenhouse.txt"
_MORE_FORMATS = (
    "zh.ass",
    "zh.vtt",
    "en.vtt",
    "zh-en.vtt",
    "zh.bcc",
    "zh-en.lrc",
    "zh-en.txt",
    "zh-en.md",
    "zh-en.csv",
    "zh-en.tsv",
)
_CPUINFO = Path("/proc/cpuinfo")
_DECIDING = ("avx2", "avx512f", "avx512_vnni", "avx_vnni", "amx_int8", "asimddp", "i8mm")


def split(talk: str, folder: Path, environment: Mapping[str, str]) -> Path:
    """The project file that ``subgen split`` makes of a sample: nothing in it depends on the model."""
    (written,) = _subgen("split", talk, folder, environment)
    return written


def generate(talk: str, folder: Path, environment: Mapping[str, str]) -> list[Path]:
    """The files that ``subgen generate`` makes of a sample."""
    formats = [*_FORMATS, PROJECT] if talk == _WITH_PROJECT else _FORMATS
    options = [option for suffix in formats for option in ("-f", suffix)]
    return _subgen("generate", talk, folder, environment, *options)


def export(project: Path, folder: Path, environment: Mapping[str, str]) -> list[Path]:
    """The files of all other formats that ``subgen export`` makes of a project: no model is needed."""
    options = [option for suffix in _MORE_FORMATS for option in ("-f", suffix)]
    return _subgen("export", str(project), folder, environment, *options)


def machine() -> str:
    """What the model's 8-bit arithmetic depends on: where this is the same, so is the English."""
    import ctranslate2

    cpu = _CPUINFO.read_text(encoding="utf-8") if _CPUINFO.exists() else ""
    vendor = re.search(r"vendor_id\s*: (.*)", cpu)
    flags = re.search(r"(?:flags|Features)\s*: (.*)", cpu)
    found = [flag for flag in _DECIDING if flags and flag in flags[1].split()]
    maker = vendor[1] if vendor else platform.processor()
    return f"ctranslate2 {ctranslate2.__version__}, {platform.machine()} {maker}, {' '.join(found)}\n"


def main() -> None:
    """Write all golden files, or none."""
    with TemporaryDirectory() as scratch:
        fresh = Path(scratch) / "golden"
        environment = os.environ | {"SUBGEN_CACHE": str(Path(scratch) / "cache")}  # nothing is remembered
        for talk in TALKS:
            split(talk, fresh / "split", environment)
            generate(talk, fresh, environment)
        export(fresh / f"{Path(_WITH_PROJECT).stem}.{PROJECT}", fresh / "formats", environment)
        (fresh / MACHINE).write_text(machine(), encoding="utf-8")
        shutil.rmtree(GOLDEN, ignore_errors=True)
        shutil.copytree(fresh, GOLDEN)
    for picture in ("preview.py", "styles.py"):
        subprocess.run([sys.executable, str(Path(__file__).with_name(picture))], check=True)


def _subgen(
    command: str, talk: str, folder: Path, environment: Mapping[str, str], *options: str
) -> list[Path]:
    arguments = [sys.executable, "-m", "subgen", command, str(SAMPLES / talk), "-o", str(folder), *options]
    done = subprocess.run(
        arguments,
        cwd=CHECKOUT,
        env={**environment, "SUBGEN_STYLES": os.devnull},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return [Path(line) for line in done.stdout.splitlines()]


if __name__ == "__main__":
    main()
