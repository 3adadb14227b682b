from dataclasses import dataclass, field

import numpy as np
import pytest
from fakes import FakeTranslator, talk, timed

from subgen.cues.rate import word_spans
from subgen.drafting import translated
from subgen.profile import load_profile
from subgen.progress import silent
from subgen.text.sentences import sentences
from subgen.text.words import words
from subgen.translate.translator import Translation

ZH = "这个函数的名字是昨天我们一起定下来的"
LONG = "What this one function is called was decided by all of us together here in this room yesterday."
AS_LONG = "All of us together decided here in this room yesterday what this one function should be called."
SHORT = "We chose the name of this function together yesterday."
BOUGHT = "Yesterday we walked to the shop by the school and bought a book on indexes to read."
WITH_CHINESE = "We chose the name of this 函数 together yesterday."


@dataclass
class Wordy(FakeTranslator):
    """Long English, and other wordings when asked."""

    english: str = LONG
    others: tuple[str, ...] = ()
    wordings_asked: list[str] = field(default_factory=list)

    def translate(self, texts, progress, *, no_repeat=False):
        super().translate(texts, progress, no_repeat=no_repeat)
        return [_evenly(self.english, text) for text in texts]

    def wordings(self, texts):
        self.wordings_asked += texts
        return [[_evenly(other, text) for other in self.others] for text in texts]


def _evenly(english, text):
    found = tuple(english.split())
    links = np.zeros((len(found), len(text)), dtype=np.float32)
    for row in range(len(found)):
        links[row, row * len(text) // len(found)] = 1.0
    return Translation(found, links)


def drafts_of(source, splitter, translator):
    units = sentences(source, words(source, (), splitter))
    spans = word_spans(source, units, rate=4.5, duration_ms=None)
    return translated(source, units, spans, load_profile("netflix"), translator, splitter, silent)


@pytest.mark.parametrize(
    ("others", "english", "cues"),
    [
        ((SHORT,), SHORT, 1),
        ((LONG, AS_LONG, SHORT), SHORT, 1),
        ((), LONG, 2),
        ((AS_LONG,), LONG, 2),
        ((WITH_CHINESE,), LONG, 2),
        ((WITH_CHINESE, SHORT), SHORT, 1),
    ],
)
def test_where_the_english_forces_a_cut_another_wording_is_taken(splitter, others, english, cues):
    translator = Wordy(others=others)
    (draft,) = drafts_of(talk(ZH + "。"), splitter, translator)
    assert " ".join(draft.english) == english
    assert len(draft.cuts) == cues
    assert len(translator.wordings_asked) == 1


@pytest.mark.parametrize(
    ("source", "english"),
    [
        (talk("这个函数的名字是，昨天我们一起定下来的。"), LONG),
        (talk("我们昨天一起走到学校旁边的那家书店里去买了一本关于数据库索引的书来读。"), BOUGHT),
        (talk(ZH + "。"), SHORT),
        (timed((0, 4000, ZH[:9]), (4000, 8000, ZH[9:])), LONG),
    ],
    ids=["at a mark", "by the Chinese", "none", "timed"],
)
def test_where_it_forces_none_no_other_is_asked_for(splitter, source, english):
    translator = Wordy(english=english, others=("We named it.",))
    (draft,) = drafts_of(source, splitter, translator)
    assert " ".join(draft.english) == english
    assert translator.wordings_asked == []
