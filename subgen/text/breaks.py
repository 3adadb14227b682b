"""How well Chinese may be broken between two words: as a cue or a line, and as a sentence.

Costs are whole numbers: 0 is a break that nobody notices, 100 one that everybody does, NEVER one inside
something that must not be parted. What may not be parted, and where to prefer a break, follows the Netflix
guide and the conventions of Chinese subtitlers.
"""

import re

from subgen.text.words import Pause, Word

NEVER = 10_000
"""The cost of a break that is not made as long as any other way is left."""


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Never the first word of a line: they belong to what stands before them.
_ENCLITIC = _set("的 地 得 了 着 过 吗 呢 吧 啊 呀 嘛 啦 们 之 等 等等 的话 来说 来讲 而言 似的 一样 左右 以上 以下")
# Never the last: they announce what follows.
_PROCLITIC = _set(
    "把 被 在 对 从 和 与 跟 向 给 让 使 比 由 于 为 为了 以 将 按 按照 通过 关于 对于 根据 跟着 随着 作为 及 以及 或 或者 并 并且"
    " 而 而且 但 但是 所以 因为 如果 虽然 不管 无论 除了 包括 比如 比如说 例如 就是 就是说 也就是说 即 叫 叫做 称为"
    " 每 各 这 那 哪 几 某 第 每个 这个 那个 这些 那些 这种 那种 一个 一种 一些 一点 一位 两个 几个 这样的 那样的 什么样的"
)
# Seldom the last: adverbs and helping verbs, with what they help.
_HELPING = _set(
    "很 非常 特别 比较 更 最 太 挺 真 不 没 没有 都 也 就 还 才 又 再 只 只是 还是 会 能 能够 可以 可能 要 想 应该 必须 需要 得"
    " 是 有 是否 正在 已经 一直 曾经 将会 不会 不能 不是 就要 并不 不要 去 来 所 越 越来越 如何 怎么 怎样 多么 那么 这么"
)
_PRONOUN = _set("我 你 您 他 她 它 我们 你们 他们 她们 它们 咱们 大家 自己")
_CONJUNCTION = _set(
    "然后 所以 但是 但 不过 可是 因为 由于 如果 假如 假设 要是 虽然 尽管 即使 而且 并且 或者 还是 而 那么 那 因此 于是 然而 同时"
    " 另外 此外 比如 比如说 例如 其实 首先 其次 最后 接下来 接着 当 当然 就是 就是说 也就是说 只要 只有 除非 除了 无论 不管 直到"
    " 为了 至少 至于 以及 还有 包括 甚至 特别 尤其 总之 反正 事实上 实际上 换句话说 这样 这时 现在 以前 以后 之前 之后 不仅 不但 从而 以便"
)
_PREPOSITION = _set("在 对 从 把 被 跟 和 与 向 给 让 用 通过 关于 对于 根据 随着 作为 按照 为 以")
_CLAUSE_END = _set("的话 的时候 时候 之后 以后 之前 以前 时 后 来说 来讲 而言 上 里 中 下 起来 方面 了 吗 呢 吧 啊 呀 嘛")
_NUMERAL = re.compile(r".*[\d〇零一二两三四五六七八九十百千万亿半多几]")
_MEASURE = re.compile(
    r"[个位种次年月日号天时分秒点岁人条张片只头篇本页章节步层倍度米克吨元块毛美万亿千百十公厘毫平立级代届名家间项件部台款份"
    r"段句行列组对双套批类门场轮秒帧维阶后前多来余几%％℃]"
)

_READS_ON = 45
_PAUSE_COST = {Pause.NONE: 45, Pause.SPACE: 6, Pause.LIST: 28, Pause.CLAUSE: 2, Pause.STOP: 0}


def cue_break_cost(before: Word, after: Word) -> int:
    """The cost of ending a cue or a line after ``before``."""
    cost = _PAUSE_COST[before.pause]
    if before.pause <= Pause.SPACE and _inseparable(before, after):
        return NEVER
    a, b = before.text, after.text
    marked = before.pause >= Pause.CLAUSE
    # A mark that a machine set where it cut a line does not make a bad break good, only less bad.
    weight = 0.3 if marked else 1.0
    cost += int(weight * _grammar_cost(a, b))
    return max(cost, 0)


def reads_on(before: Word, after: Word) -> bool:
    """Whether the sentence plainly runs on between two words, whatever mark a machine has set there."""
    return _grammar_cost(before.text, after.text) >= _READS_ON


def _grammar_cost(a: str, b: str) -> int:
    cost = 0
    if b in _ENCLITIC or b[0] in "的了着过吗呢吧们":
        cost += 90
    if a in _PROCLITIC:
        cost += 60
    elif a in _HELPING:
        cost += 45
    elif a in _PRONOUN:
        cost += 35
    elif a.endswith("的"):
        cost += 22
    if b in _CONJUNCTION:
        cost -= 28
    elif b in _PRONOUN:
        cost -= 12
    elif b in _PREPOSITION:
        cost -= 8
    if a in _CLAUSE_END:
        cost -= 14
    return cost


def _inseparable(before: Word, after: Word) -> bool:
    if before.ends_latin and after.starts_latin:
        return True
    if _NUMERAL.fullmatch(before.text) and (_MEASURE.match(after.text) or _NUMERAL.fullmatch(after.text)):
        return True
    return before.text == "第" or "·" in after.text or after.text[0] in "%％℃°"


# How far a word says that a sentence begins with it, or ends with it, or can't.
_OPENS = {
    **dict.fromkeys(_set("然后 所以 但是 但 不过 可是 那么 那 其实 首先 其次 第一 第二 第三 另外 此外 当然 因此 于是 然而"), 32),
    **dict.fromkeys(_set("接下来 接着 最后 现在 同时 而且 好 好的 总之 反正 事实上 实际上 换句话说 OK 谢谢 假设 假如 如果"), 26),
    **dict.fromkeys(_set("因为 比如 比如说 例如 虽然 尽管 由于 当 我觉得 我认为 也就是说 所谓 对 对于 关于 除了 为了 随着"), 18),
    **dict.fromkeys(_set("我 我们 你 您 你们 他 她 它 他们 它们 大家 咱们 这 这个 这些 这样 这里 有 一个 在 从 并且 就是 就是说"), 9),
}
_ENDS = {
    **dict.fromkeys(_set("吗 呢 吧 嘛 呀 啊 啦"), 38),
    **dict.fromkeys(_set("谢谢 再见 大家好 你好 可以 好的 是的"), 24),
    **dict.fromkeys(_set("了 的话"), 10),
}
_CANNOT_END = _PROCLITIC | _HELPING | _set("我 我们 你 他 它 的 觉得 认为 希望 发现 知道 说 看 像 当 之 那 然后 其实 首先 当然 呃")
_CANNOT_OPEN = _ENCLITIC | _set("中 中的 里 里面 上 下 之间 之后 以后 时 时候 来 去 起来 出来 下来 们 者 性 化")

_STOP_BASE = {Pause.NONE: 88, Pause.SPACE: 34, Pause.LIST: 95, Pause.CLAUSE: 46, Pause.STOP: 0}


def sentence_break_cost(before: Word, after: Word) -> int:
    """The cost of ending a sentence after ``before``; 0 where a mark that can be trusted says so."""
    if before.pause is Pause.STOP:
        return 0
    if before.pause <= Pause.SPACE and _inseparable(before, after):
        return NEVER
    cost = _STOP_BASE[before.pause]
    cost -= _OPENS.get(after.text, 0)
    cost -= _ENDS.get(before.text, 0)
    if before.text in _CANNOT_END:
        cost += 50
    elif before.text.endswith("的"):
        cost += 25
    if after.text in _CANNOT_OPEN or after.text[0] in "的了着过":
        cost += 50
    return max(cost, 0)
