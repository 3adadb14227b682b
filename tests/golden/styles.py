"""The README's sheet of presets: all of them on white, busy and black.

python tests/golden/styles.py
"""

import os
import subprocess
import sys
from tempfile import TemporaryDirectory

from regenerate import CHECKOUT, SAMPLES


def main() -> None:
    """Write ``samples/styles.png``."""
    with TemporaryDirectory() as none_of_mine:
        command = [
            sys.executable,
            "-m",
            "subgen",
            "style",
            "preview",
            "-o",
            str(SAMPLES / "styles.png"),
            "--force",
        ]
        environment = os.environ | {"SUBGEN_STYLES": none_of_mine}
        subprocess.run(command, cwd=CHECKOUT, env=environment, check=True)


if __name__ == "__main__":
    main()
