"""The real model: sayings come out as what they mean, and not as what they say."""

import pytest
from fakes import talk

from subgen.models.store import find_model
from subgen.progress import silent
from subgen.text.sentences import Unit
from subgen.text.words import words
from subgen.translate.argos import ArgosTranslator
from subgen.translate.guard import translate_units

pytestmark = pytest.mark.model

SAID = {
    "我们踩了很多坑。": ("problem", "pit"),
    "我先抛砖引玉。": ("words", "brick"),
    "很多人吐槽这个功能。": ("complain", "spit"),
    "举个栗子，我们有一百个用户。": ("example", "chestnut"),
    "请大家先闭麦。": ("microphone", "barley"),
    "大家有什么问题吗？": ("questions", "wrong"),
    "我们有机会弯道超车。": ("catch up", "bend"),
    "他跳槽了。": ("job", "jump"),
    "一开始大家都在摸着石头过河。": ("learning", "rock"),
    "大模型会胡说八道。": ("wrong", "shit"),
}


@pytest.fixture(scope="module")
def english(model_folder, splitter):
    """The English of each of the sentences."""
    model = find_model(model_folder)
    units = [Unit(words(talk(text), (), splitter), question="？" in text) for text in SAID]
    found = translate_units(units, ArgosTranslator(model.path, model.id), silent, {})
    return {text: " ".join(each.rendering.words) for text, each in zip(SAID, found, strict=True)}


@pytest.mark.parametrize("text", SAID)
def test_a_saying_comes_out_as_what_it_means(english, text):
    meant, said = SAID[text]
    assert meant in english[text].lower()
    assert said not in english[text].lower()
