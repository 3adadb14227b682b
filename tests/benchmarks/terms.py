"""How many of a talk's English terms come out right, and once for each time that they are said.

    python tests/benchmarks/terms.py PROJECT TERMS

PROJECT is a project file with its English. TERMS is a list made by hand from the talk's text, a term a line,
as it has to stand in the English; a # begins a comment. A term is looked for in the Chinese of every sentence
as the translator got it, misheard words put right; then, in any capitals, in its English and in its cues'.
"""

import argparse
import json
import re
from collections import Counter, defaultdict
from pathlib import Path

from common import print_table


def main() -> None:
    """Count, and print what is wrong, and a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("project", type=Path)
    parser.add_argument("terms", type=Path)
    arguments = parser.parse_args()
    project = json.loads(arguments.project.read_text(encoding="utf-8"))
    shown = defaultdict(list)
    for cue in project["cues"]:
        shown[cue["sentence"]].append(cue["en"])

    said: Counter[str] = Counter()
    right: Counter[str] = Counter()
    doubled: Counter[str] = Counter()
    for term in read_terms(arguments.terms):
        for index, sentence in enumerate(project["sentences"]):
            count = times(term, sentence["zh"])
            found = min(times(term, sentence["en"]), times(term, " ".join(shown[index])))
            said[term] += count
            right[term] += min(count, found)
            doubled[term] += max(0, found - count) if count else 0
            if found != count and count:
                print(
                    f"{term} ({count} times said, {found} times there): {sentence['zh']} | {sentence['en']}"
                )
    total = sum(said.values())
    print_table(
        ("terms", "count", "%"),
        [
            ("in the list", len(said), ""),
            ("never said", sum(not count for count in said.values()), ""),
            ("times said", total, 100.0),
            ("times right", sum(right.values()), 100 * sum(right.values()) / total),
            ("times too often", sum(doubled.values()), 100 * sum(doubled.values()) / total),
            ("terms right every time", sum(right[term] == said[term] > 0 for term in said), ""),
        ],
    )


def read_terms(path: Path) -> list[str]:
    """The terms in a list, each once."""
    lines = (line.split("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines())
    return list(dict.fromkeys(filter(None, lines)))


def times(term: str, text: str) -> int:
    """How often a term stands in a text: no part of a longer word, in any capitals, a plural's s allowed."""
    return len(re.findall(rf"(?<![A-Za-z0-9]){re.escape(term)}(?=s?(?![A-Za-z0-9]))", text, re.IGNORECASE))


if __name__ == "__main__":
    main()
