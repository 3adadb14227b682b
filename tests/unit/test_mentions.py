"""Hard cases of the glossary: what is found in a text, how, and what must not be."""

import pytest
from fakes import talk

from subgen.formats.glossary_file import read_glossary
from subgen.glossary import DEFAULT, Glossary
from subgen.text.disfluency import clean
from subgen.text.words import words

OWN = """
家辉 = Jiahui | 教会
沈春华 = Shen Chunhua
人文 = humanities
智源 = BAAI
具身智能 = embodied intelligence
OpenAI = open i
ChatGPT = 拆GPT | CHEGP
AGI = AJI | A加I
CLIP = 克里普
GPT-4 = G四 | GPT四
PyTorch = pie torch
Kubernetes = 库伯
scaling law = skin law
LLM = 大元模型
"""


@pytest.fixture(scope="module")
def found(splitter):
    def find(text, name="own.txt"):
        glossary = Glossary(read_glossary(OWN.encode(), name))
        mentions = clean(talk(text), glossary, splitter).mentions
        return [(each.text, each.entry.source, each.why) for each in mentions]

    return find


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # written right
        ("家辉来了", [("家辉", "家辉", "right")]),
        ("谢家辉好", [("家辉", "家辉", "right")]),
        ("我们用OpenAI的模型", [("OpenAI", "OpenAI", "right")]),
        ("这个scaling law很重要", [("scaling law", "scaling law", "right")]),
        # listed as misheard, in any capitals
        ("好谢谢教会", [("教会", "家辉", "listed")]),
        ("他是open i的", [("open i", "OpenAI", "listed")]),
        ("他是Open I的", [("Open I", "OpenAI", "listed")]),
        ("像拆GPT这样", [("拆GPT", "ChatGPT", "listed")]),
        ("像拆gpt这样", [("拆gpt", "ChatGPT", "listed")]),
        ("往AJI的路上", [("AJI", "AGI", "listed")]),
        ("怎么定义A加I了", [("A加I", "AGI", "listed")]),
        ("语言里面skin law", [("skin law", "scaling law", "listed")]),
        # spelt almost so
        ("用open ai的模型", [("open ai", "OpenAI", "spelling")]),
        ("用OPENAI的模型", [("OPENAI", "OpenAI", "spelling")]),
        ("用chat gpt写", [("chat gpt", "ChatGPT", "spelling")]),
        ("走向a g i的路", [("a g i", "AGI", "spelling")]),
        ("用gpt4做", [("gpt4", "GPT-4", "spelling")]),
        ("用GPT 4做", [("GPT 4", "GPT-4", "spelling")]),
        ("用Py Torch训练", [("Py Torch", "PyTorch", "spelling")]),
        ("用kubenetes部署", [("kubenetes", "Kubernetes", "spelling")]),
        # alike in sound
        ("刚才佳辉讲到", [("佳辉", "家辉", "sound")]),
        ("谢佳慧老师", [("佳慧", "家辉", "sound")]),
        ("沈春花老师好", [("沈春花", "沈春华", "sound")]),
        ("讲讲巨身智能", [("巨身智能", "具身智能", "sound")]),
        ("讲讲巨深智能", [("巨深智能", "具身智能", "sound")]),
        # two, one beside the other
        ("家辉和佳慧都来", [("家辉", "家辉", "right"), ("佳慧", "家辉", "sound")]),
        # nothing
        ("我家会有很多人", []),
        ("大家会问一个问题", []),
        ("国家会议中心", []),
        ("人类的理智源于好奇", []),
        ("中国人文化自信", []),
        ("看一个clip", []),
        ("LLMs和llm都可以", []),
        ("open it吧", []),
        ("reopen i吧", []),
        ("地址是open.i/x", []),
        ("OpenAI2是什么", []),
        ("GPT-45很大", []),
        ("GPT四很大", [("GPT四", "GPT-4", "listed")]),
        ("GPT四点五很大", []),
        ("PyTorches", []),
        ("加上--openai 再跑", []),
        ("运行openai api -v就行", []),
        ("a bigAJIb", []),
    ],
)
def test_what_is_found(found, text, expected):
    assert found(text) == expected


@pytest.mark.parametrize("text", ["刚才佳辉讲到", "谢家辉好", "讲讲巨身智能"])
def test_the_default_glossary_only_takes_what_it_lists(found, text):
    assert found(text, DEFAULT) == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("我同意刚才佳辉家辉的观点", "我 同意 刚才 家辉 的 观点"),
        ("我同意刚才家辉佳慧的观点", "我 同意 刚才 家辉 的 观点"),
        ("我是open i的呃负责人", "我 是 OpenAI 的 负责人"),
    ],
)
def test_a_stutter_is_one_even_if_misheard(splitter, text, shown):
    source = talk(text, trusted=False)
    cleaned = clean(source, Glossary(read_glossary(OWN.encode(), "own.txt")), splitter)
    found = words(source, cleaned.removals, splitter, mentions=cleaned.mentions)
    assert " ".join(word.text for word in found) == shown
    for mention in cleaned.mentions:
        assert source.text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize(
    ("verbatim", "name", "shown"),
    [
        (False, "own.txt", "OpenAI"),
        (True, "own.txt", "OpenAI"),
        (False, DEFAULT, "OpenAI"),
        (True, DEFAULT, "open i"),
    ],
)
def test_what_is_kept_verbatim_is_put_right_for_the_translator_alone(splitter, verbatim, name, shown):
    source = talk("他是open i的负责人")
    cleaned = clean(source, Glossary(read_glossary(OWN.encode(), name)), splitter)
    found = words(source, cleaned.removals, splitter, mentions=cleaned.mentions, verbatim=verbatim)
    assert [(word.text, word.spoken) for word in found if word.starts_latin] == [(shown, "OpenAI")]
    assert [(word.start, word.end) for word in found if word.starts_latin] == [(2, 8)]
