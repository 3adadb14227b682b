"""Every reader against files made to break it: no traceback, no hang, no memory beyond ten times the file.

    python tests/benchmarks/fuzz.py [--minutes 10] [--only SRT]

Files are made by hypothesis out of a small one of each kind: stretches left out, repeated (up to 100,000
characters), replaced by what has a meaning in some format, in all encodings, with bytes broken. Each is read
as a track and as a talk. One that breaks anything is made as small as it can be, and left behind as
fuzz-failure.bin.
"""

import argparse
import faulthandler
import sys
import time
from collections import Counter
from pathlib import Path

from common import print_table

sys.path.insert(0, str(Path(__file__).parents[1]))

from hostile_files import SEEDS, files, watch
from hypothesis import HealthCheck, Verbosity, given, seed, settings

_FAILED = Path("fuzz-failure.bin")
_ROUND = 200
_HANG_SECONDS = 300
_SECONDS, _SECONDS_PER_BYTE = 1.0, 4e-5
"""The most time of the processor that a file may take, its memory traced."""


def main() -> None:
    """Fuzz, and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=10, metavar="N", help="for each reader (default 10)")
    parser.add_argument("--only", choices=list(SEEDS), action="append", help="this reader; may be repeated")
    arguments = parser.parse_args()
    rows = []
    for label in arguments.only or SEEDS:
        found = fuzz(label, arguments.minutes * 60)
        count = sum(found.values())
        rows.append((label, f"{count:,}", f"{found[label]:,}", f"{found['refused']:,}"))
    print_table(("reader", "files", "read as it", "refused in a line"), rows)


def fuzz(label: str, seconds: float) -> Counter[str]:
    """What became of the files that were made in so many seconds; ends with a traceback where one broke."""
    outcomes: Counter[str] = Counter()
    begun = time.monotonic()
    number = 0
    while time.monotonic() - begun < seconds:

        @seed(number)
        @settings(
            max_examples=_ROUND,
            deadline=None,
            database=None,
            verbosity=Verbosity.quiet,
            suppress_health_check=list(HealthCheck),
        )
        @given(files(label))
        def one_round(data: bytes) -> None:
            faulthandler.dump_traceback_later(_HANG_SECONDS, exit=True)
            try:
                begun = time.process_time()
                outcomes[watch(data)] += 1
                took = time.process_time() - begun
                assert took <= _SECONDS + _SECONDS_PER_BYTE * len(data), f"{took:.1f} s, {len(data):,} bytes"
            except BaseException:
                _FAILED.write_bytes(data)  # the last one, when it is as small as it gets, stays
                raise

        one_round()
        number += 1
    faulthandler.cancel_dump_traceback_later()
    return outcomes


if __name__ == "__main__":
    main()
