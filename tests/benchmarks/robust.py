"""How the English stands up to speech as a machine writes it down: stutters, fillers, lost marks.

    python tests/benchmarks/robust.py ZH EN [--lines N]

ZH and EN hold one segment a line, EN the human translation. subgen gets every segment as a paragraph, first
as it is, then with fillers and stutters put in and marks lost (the same at every run): some of them, as a
good recogniser loses them, or most, the others all made ，. Beside it Argos, segment by segment. BLEU and
chrF++ are taken over the segments.
"""

import argparse
import json
import random
import re
from collections.abc import Sequence
from pathlib import Path

import sacrebleu
from common import Argos, print_table, scratch_folder, subgen

_FILLERS = ("呃", "嗯", "啊", "呃，", "嗯，")
_FILLER_SHARE, _STUTTER_SHARE = 0.05, 0.05
"""Of the words a filler or a stutter comes before: in the panel talk of this project's evaluation, a filler
comes before one word in thirty."""
_SOME, _MOST = 0.2, 0.6
"""Of the marks that are lost. The panel has as many as written Chinese, less an eighth; but none of them can
be trusted."""
_MARKS = re.compile(r"[，。、；：？！,.?!;:…—]")


def main() -> None:
    """Measure, and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("zh", type=Path)
    parser.add_argument("en", type=Path)
    parser.add_argument("--lines", type=int, help="only so many segments")
    arguments = parser.parse_args()
    zh = arguments.zh.read_text(encoding="utf-8").splitlines()[: arguments.lines]
    en = arguments.en.read_text(encoding="utf-8").splitlines()[: arguments.lines]

    argos = Argos()
    rows = []
    for label, lines in (
        ("as it is", zh),
        ("fillers, stutters, a fifth of the marks lost", with_noise(zh, _SOME, only_commas=False)),
        ("fillers, stutters, most marks lost, the others ，", with_noise(zh, _MOST, only_commas=True)),
    ):
        for who, english in (("Argos", [*map(argos.translate, lines)]), ("subgen", by_subgen(lines))):
            bleu = sacrebleu.corpus_bleu(english, [en]).score
            chrf = sacrebleu.corpus_chrf(english, [en], word_order=2).score
            rows.append((label, who, bleu, chrf))
    print_table(("Chinese", "translated by", "BLEU", "chrF++"), rows)


def by_subgen(lines: Sequence[str]) -> list[str]:
    """The English of every line."""
    with scratch_folder() as folder:
        talk = folder / "talk.txt"
        talk.write_text("\n\n".join(lines), encoding="utf-8")
        subgen("generate", talk, folder / "out", "-f", "subgen.json")
        project = json.loads((folder / "out" / "talk.subgen.json").read_text(encoding="utf-8"))
    starts = []
    position = 0
    for line in lines:
        starts.append(position)
        position += len(line) + 2
    english: list[list[str]] = [[] for _ in lines]
    index = 0
    for sentence in project["sentences"]:
        while index + 1 < len(starts) and starts[index + 1] <= sentence["start"]:
            index += 1
        english[index].append(sentence["en"])
    return [" ".join(parts) for parts in english]


def with_noise(lines: Sequence[str], lost_share: float, *, only_commas: bool) -> list[str]:
    """The lines with fillers and stutters, and without a share of their marks."""
    import jieba

    jieba.setLogLevel("CRITICAL")
    chance = random.Random(20241124)
    result = []
    for line in lines:
        noisy = ""
        for word in jieba.cut(line):
            if _MARKS.fullmatch(word):
                if chance.random() >= lost_share:
                    noisy += "，" if only_commas else word
                continue
            if not word.strip():
                continue
            if chance.random() < _FILLER_SHARE:
                noisy += chance.choice(_FILLERS)
            if chance.random() < _STUTTER_SHARE and "\u4e00" <= word[0] <= "\u9fff":
                noisy += word[0] * chance.choice((1, 2)) if len(word) > 1 else word
            noisy += word
        result.append(noisy)
    return result


if __name__ == "__main__":
    main()
