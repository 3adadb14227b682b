"""The word tables that tell a slip of the tongue from Chinese: data (``data/speech.toml``), not code."""

import tomllib
from dataclasses import dataclass
from functools import cache

from subgen.shipped import shipped_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Sets of words, by what they tell."""

    filler_words: frozenset[str]
    """Words that are written with a filler's character: 嗯哼, 哎呀, 呃逆."""
    answers_with_a: frozenset[str]
    """Short answers and calls that a 啊 belongs to: 是啊, 天啊, 谢谢啊."""
    calls: frozenset[str]
    """Words that make a call of a 啊 wherever they are: 天啊."""
    exclaiming: frozenset[str]
    """Words that make an exclamation of what follows: 太不容易啊."""
    question_words: frozenset[str]
    """Words that make a question of the clause that a 啊 ends: 谁啊, 怎么做啊."""
    stutterable: frozenset[str]
    """Characters that are words of their own, and that nobody doubles on purpose: 我 这 在 就."""
    not_doubled: frozenset[str]
    """Stutters that jieba's dictionary holds as words: 学学习."""
    answer_runs: frozenset[str]
    """Characters that answer when they are said again and again, and nothing else is said: 有有有."""
    cheers: frozenset[str]
    """Characters that may stand in runs of three or more wherever they are: 哈哈哈, 对对对, 谢谢谢谢."""
    told: frozenset[str]
    """Verbs with a person for an object, after which the same person may do something: 问你你会吗."""
    redoubled_verbs: frozenset[str]
    """Verbs of one character that are doubled to soften them (看看), but never before 了 着 过."""
    seams: frozenset[str]
    """Words that may follow their own first character, when that is a word as well: 问问题, 对对象."""
    directions: frozenset[str]
    """Characters that end many verbs: 弹出出现."""
    aab_verbs: frozenset[str]
    """Verbs with an object whose first character is doubled to soften them: 散散步."""
    after_emphasis: frozenset[str]
    """Characters that strengthen a word even where it begins with the same one: 好好看, 最最后."""
    particles: frozenset[str]
    """More words of one character that only link others, or come before a verb."""
    echoes: frozenset[str]
    """Characters that end a word and are said once more by mistake: 就是是."""
    emphatic: frozenset[str]
    """Words that are said twice on purpose: 非常非常, 左右左右."""
    degree_adverbs: frozenset[str]
    """Adverbs that are doubled together with their adjective: 很大很大."""
    agreement: frozenset[str]
    """Answers and greetings that are said twice where a clause begins or ends: 好的好的."""
    redoubled_pairs: frozenset[str]
    """Verbs of two characters that are doubled to soften them: 研究研究."""
    after_redoubled: frozenset[str]
    """What may follow such a doubled verb: 研究研究一下, 讨论讨论这个问题."""
    one_by_one: frozenset[str]
    """What follows when 一个一个 counts: 一个一个地, 一个一个来."""
    indefinite: frozenset[str]
    """Words with 一 that mean no counting when they are said twice: 一个一个问题."""
    wishes: frozenset[str]
    """Verbs before a clause that is said twice around a question word: 想买多少买多少."""
    sounds: frozenset[str]
    """Characters that imitate a sound: 滴答滴答."""
    dangling: frozenset[str]
    """Words that no clause ends with: something has to follow."""
    determiners: frozenset[str]
    """Those of them that can also stand for the thing itself: 我要这个，这个好."""
    full_phrase: frozenset[str]
    """What follows when they do."""
    pronouns: frozenset[str]
    """Words that are a broken start only where a clause begins: 我，我觉得, but not 谢谢你，你好."""
    openers: frozenset[str]
    """Words after which a clause begins."""
    answers: frozenset[str]
    """Words that are a whole clause: 是，是这样."""
    never_first: frozenset[str]
    """Words that no clause begins with: the mark before them is none."""
    never_fragment: frozenset[str]
    """Characters that are words of their own, not the broken start of a longer one: 水，水果."""
    labels: frozenset[str]
    """Words that are written ahead of a colon, and that nobody is called: 结论：, 例如：."""
    people: frozenset[str]
    """Words for people that are numbered where nobody says what they are called: 学生1：."""
    doubled_latin: frozenset[str]
    """English words that are said twice on purpose: bye bye."""

    def is_function(self, word: str) -> bool:
        """Whether ``word`` only links others: it never is the first part of a longer noun or verb."""
        return any(
            word in table
            for table in (
                self.stutterable,
                self.particles,
                self.dangling,
                self.openers,
                self.pronouns,
                self.question_words,
            )
        )


@cache
def lexicon() -> Lexicon:
    """The tables that ship with subgen."""
    tables = tomllib.loads(shipped_text("speech.toml"))
    return Lexicon(**{name: frozenset(words.split()) for name, words in tables.items()})
