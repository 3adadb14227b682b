"""Hard cases of the cleaner. A row without an arrow stays as it is."""

import pytest
from fakes import find_removals

from subgen.cue import Removal
from subgen.source import Piece, Source
from subgen.span import Span
from subgen.text.splitter import JiebaSplitter

HEARD = """
# a filler at the head, in the middle, at the end
呃我们今天讲三件事 → 我们今天讲三件事
我们呃今天讲三件事 → 我们今天讲三件事
我们今天讲三件事呃 → 我们今天讲三件事
呃呃呃我想一下怎么说 → 我想一下怎么说
呃啊这个问题我来回答 → 这个问题我来回答
所以呃嗯啊我觉得可以 → 所以我觉得可以
嗯我同意你的看法 → 我同意你的看法
嗯嗯我同意 → 我同意
哎这个麦克风好像没声音 → 这个麦克风好像没声音
诶你听得到吗 → 你听得到吗
唉算了我们继续 → 算了我们继续
然后啊我们再看第二张图 → 然后我们再看第二张图
我们啊今天主要看结果 → 我们今天主要看结果
哦我想问一下成本 → 我想问一下成本
这个额视觉很重要 → 这个视觉很重要
额，我们开始吧 → 我们开始吧

# beside Latin text and numbers
用的是呃transformer的结构 → 用的是transformer的结构
对齐到semantics，Um uh，然后就好了 → 对齐到semantics，然后就好了
我们um今天讲三件事 → 我们今天讲三件事
这个the um model很大 → 这个the model很大
厚度是5 um左右 → 厚度是5 um左右
他说uh-huh就走了 → 他说uh-huh就走了
UM和MIT都在这里 → UM和MIT都在这里
它有一个learning rate呃就是步长 → 它有一个learning rate就是步长
the 呃 model很大 → the model很大
温度是呃23度左右 → 温度是23度左右
一共花了40呃毫秒 → 一共花了40毫秒
从3呃4开始

# a filler and the marks around it
这个模型呃，一共有七层 → 这个模型，一共有七层
这个模型，呃，一共有七层 → 这个模型，一共有七层
这个模型，呃一共有七层 → 这个模型，一共有七层
呃，呃，呃，那我们继续 → 那我们继续
我们讲完了，嗯，然后休息十分钟 → 我们讲完了，然后休息十分钟
我们讲完了，呃 → 我们讲完了
我们讲完了！呃，然后休息 → 我们讲完了！然后休息
我们讲完了，呃！然后休息
他说了一个“呃”字

# a 啊 that goes
感谢邀请，能听到啊，我们开始 → 感谢邀请，能听到，我们开始
我们讨论啊一些问题 → 我们讨论一些问题
他做过很多突破性的工作啊，大家都知道 → 他做过很多突破性的工作，大家都知道
我先介绍一下几位嘉宾啊，这位是李老师 → 我先介绍一下几位嘉宾，这位是李老师
那是不是就啊，能够更快 → 那是不是就，能够更快
这个没有太大的区别啊，我们继续 → 这个没有太大的区别，我们继续
我们要做多模态啊，还要做语音 → 我们要做多模态，还要做语音

# a 啊 that belongs to an exclamation, a question, an answer or a list
这个结果太好了啊
这件事太不容易了啊
这朵花多美啊
走到今天真不容易啊
这道题好难啊
是啊我也这么想
好啊那就这么定了
对啊就是这个意思
天啊怎么会这样
可是天啊怎么会这样
谢谢啊，我们继续
到底什么是注意力啊
他怎么还不来啊
那个人是谁啊，我不认识
啊？你再说一遍
我们赢了啊！
苹果啊梨啊香蕉啊都可以
比如说checkpoint啊rollback啊这些
他走啊走，走到了海边

# the same characters in words
他嗯了一声就走了
这笔金额超过了额度
贷款额是一百万
哎呀我忘了带钥匙
哎哟这一下真疼
光是唉声叹气没有用
他打呃的时候，呃逆就停不下来
啊哈我知道了

# one character, said again
我我我觉得这样更好 → 我觉得这样更好
我我想先问一个问题 → 我想先问一个问题
你你知道该不该信 → 你知道该不该信
它它的效果不一样 → 它的效果不一样
那那我们开始吧 → 那我们开始吧
就就就是说大家都知道 → 就是说大家都知道
结果都都都是重复的 → 结果都是重复的
大概有有有一类方法可以用 → 大概有一类方法可以用
这两个是是同一件事情 → 这两个是同一件事情
我们在在这个地方停下 → 我们在这个地方停下
很很高兴见到各位 → 很高兴见到各位
还有一个更更更麻烦的事情 → 还有一个更麻烦的事情
没没有几个人想过 → 没有几个人想过
不不是这个意思 → 不是这个意思
从从这个角度看没有区别 → 从这个角度看没有区别
对对这个问题的看法 → 对这个问题的看法
这就是是一个例子 → 这就是一个例子
看看看这张图 → 看看这张图
我刚打打了一场球 → 我刚打了一场球
他吃吃了一碗饭 → 他吃了一碗饭
这里有一一个问题 → 这里有一个问题

# the head of a word, said again
我先介介介绍一下 → 我先介绍一下
首首先我们看左边 → 首先我们看左边
比比如说城市是北京 → 比如说城市是北京
那怎怎么办呢 → 那怎么办呢
可可以这么理解 → 可以这么理解
这个模模型的参数不多 → 这个模型的参数不多
我们训训训练了三天 → 我们训练了三天
昨天数数据库挂了 → 昨天数据库挂了
需需要更多的内存 → 需要更多的内存
现在学学习的效率还不高 → 现在学习的效率还不高
然后就进进行下一步 → 然后就进行下一步
我不知道哪一条路路径更好 → 我不知道哪一条路径更好

# words, said again
这个这个我们边聊边等 → 这个我们边聊边等
那个那个那个问题比较难 → 那个问题比较难
我们我们先看左边 → 我们先看左边
然后然后第二步是压缩 → 然后第二步是压缩
因为因为数据太少 → 因为数据太少
就是就是说它不收敛 → 就是说它不收敛
可能可能还要两年 → 可能还要两年
这里需要需要注意一点 → 这里需要注意一点
我觉得我觉得还能再快一点 → 我觉得还能再快一点
这是一个一个很复杂的系统 → 这是一个很复杂的系统
他在做一个一个data cleaning → 他在做一个data cleaning
有一种一种新的写法 → 有一种新的写法
如果没有没有人的话就算了 → 如果没有人的话就算了
我们最近开始开始用它 → 我们最近开始用它
他们们都来了 → 他们都来了
我同意小王小王的观点 → 我同意小王的观点
这对研究研究员来说很好 → 这对研究员来说很好

# across a mark
大，大家晚上好 → 大家晚上好
欢迎大，大家来到现场 → 欢迎大家来到现场
这是整个流程中的，中的中的第一位 → 这是整个流程中的第一位
你学会怎么游，怎么游泳，怎么骑车 → 你学会怎么游泳，怎么骑车
它要学会怎么，怎么跟人相处 → 它要学会怎么跟人相处
这是一个，一个新的方向 → 这是一个新的方向
我们有一个，一个问题要问 → 我们有一个问题要问
我们用的是，是最新的版本 → 我们用的是最新的版本
我我，我想说的是成本 → 我想说的是成本
因为，因为，因为时间不够 → 因为时间不够
算到最后结，结果全错了 → 算到最后结果全错了
接下来我们，我们看一下第三页 → 接下来我们看一下第三页
我觉得，我觉得还可以 → 我觉得还可以
然后，然后我们就停了 → 然后我们就停了
这个，这个是我的错 → 这个是我的错
这张图的，的一个特点 → 这张图的一个特点
我……我不知道 → 我不知道

# across a filler
我呃我觉得可以 → 我觉得可以
这个呃这个模型很大 → 这个模型很大
两位呃两位嘉宾 → 两位嘉宾
我先介呃介绍一下 → 我先介绍一下
我们呃，我们的做法不一样 → 我们的做法不一样
你可以看呃看看这张图 → 你可以看看这张图
天气一天呃一天比一天热 → 天气一天比一天热
这是非常呃非常好的问题 → 这是非常好的问题

# several at once
呃我我我呃我想说就就是这样 → 我想说就是这样
这个这个呃这个模型的参参数很多 → 这个模型的参数很多
对对对，我我先看看 → 对对对，我先看看
哈哈呃我刚刚说到哪了 → 哈哈我刚刚说到哪了
嗯然后呃，那那我们就一步一步来 → 然后，那我们就一步一步来

# English
用the the model来做 → 用the model来做
to be to be honest我不懂 → to be honest我不懂
好那就bye bye
这首歌是very very nice
Duran Duran的歌
给他一个A A B
这里in internet的发展

# reduplication that is a word
我们来看看结果
刚刚说到的那一点
我爸爸是修火车的
慢慢来不着急
常常有人问这个问题
这仅仅是开始
图像文字声音等等都可以
大大提高了效率
事实恰恰相反
现在人人都能用
由于种种原因没有做成
他刚刚才到，天天都这样
我们两两比较一下
它们是一一对应的
从小就背九九乘法表
这的的确确是个问题
我太太在家
我常常见到他
这件事实实在在发生了
热可可很好喝
圆圆和莉莉来了

# verbs said twice: to do it a little
你可以试试这个办法
大家想想为什么
只是说说而已
数数看一共几个
我们来做做看
我们讨论讨论再决定
我们研究研究，下周再说
大家考虑考虑一下
请各位多多指教
我想散散步，聊聊天

# AABB, AB AB and patterns with a counter
大家高高兴兴地回家
考虑到方方面面
反反复复改了十遍
我们一步一步地推导
请把抽屉一个一个地拉开
问题要一个一个来
沿着车轮一个一个敲过去
他一行一行地读代码
它越来越大，越来越快
说着说着他就哭了
只有一点一点改

# emphasis, thanks, answers, calls
谢谢谢谢各位
这是非常非常好的问题
我们有很多很多很多数据
这个模型很大很大
他是真的真的努力
对对对就是这样
对，对，对，就是这样
有问题吗，有有有，我问一下
是，是这样
好的好的我马上来
是的是的，谢谢谢谢
不不不我不同意
没有没有您太客气了
可以可以没有问题
能听到能听到
来来来大家请坐
好，好，我知道了
大家好，大家好
哈哈哈哈这个有意思
谢谢谢老师
说曹操曹操到
快了快了，马上到
快了快了马上就到
他说快了快了，其实还没动
知道了知道了你别催
懂了懂了我懂了
睡了睡了你别说了
走吧走吧我们回去
好了好了我们开始
好吧好吧听你的
会的会的你放心
别急别急慢慢来
行行行就这么办
那行行行，就这样
走走走我们去吃饭
停停停，别放了
看看看，出来了
给给给，拿去
等等等等，我还没说完
大家来来来
来来来，坐这里

# the same words where no answer and no call is
我们走了走了很远 → 我们走了很远
然后来了来了一个人 → 然后来了一个人
看了看了这篇论文 → 看了这篇论文
有了有了这个模型 → 有了这个模型
它调用了调用了这个函数 → 它调用了这个函数
我们走走走到这一步 → 我们走到这一步
来来来到这个地方 → 来到这个地方
行行行为不一样 → 行为不一样
大家行行行动起来 → 大家行动起来
快快快速排序 → 快速排序
等等等到明天 → 等到明天
他停停停下来 → 他停下来

# two words that meet in the same character
这样做是为了了解用户
我的的士到了
他们在在线课堂上讲课
这不是是非题
先把把手拧紧
她会会计也会英语
有一个在会会议上讲过
我想问问题
这不是针对对象的
每天天亮之前出发
这是北京大学学生写的
人工智能能做什么
我觉得得到了结果
我们的目的的确很简单
通过过程来看
现有的数据的数据量
他告诉我我可以走了
他告诉我们我们可以走了
我想问你你们什么时候来
一共有100人人均两个
你想了解了解释器吗
想买多少买多少
是不是不应该这样

# the same on both sides of a mark, and meant
谢谢你，你好
你爱我，我爱你，你知道吗
说到数据，数据是最贵的
这是一个问题，问题在于成本
这个很重要，很重要的是成本
关键在于人，人才是根本
一共分三类，类与类之间不重叠
各位辛苦了，辛苦了
他造大飞机而造大飞机，而造大飞机
我给你这个，这个是礼物，非常，非常感谢
这条街，街道很宽
他影响很大，大家都怕他
我要一个，一个就够了
他想学会，想学会计

# A不A, 越A越B, numbers
你看这样好不好，好不好
是不是要不要都由你定
当然是越快越好
这是多对多的关系
会议在11点11分开始
他是零零后，生在二零零零年
一加一加一等于三
一共100000行
"""

EDITED = """
# what a writer has set stays: a 啊 at a clause's end, 哦, 一下
呃，我们开始吧。 → 我们开始吧。
啊，我想起来了。 → 我想起来了。
我也不会啊。你去吧。
哦，原来如此。
来杯茶吗？嗯，好的。 → 来杯茶吗？好的。
嗯？你说什么？
我们我们先看左边。 → 我们先看左边。
我们走吧。我们到了。
他说：“我，我不知道。” → 他说：“我不知道。”
我有一个。一个就够了。
我们研究研究这个问题。
还有时间多参观参观纽约。
比如电，电路，电脑。
转动门把，把门打开。
我做了这个，这个人知道。
伦敦在泰唔士河旁。
"""


def rows(table: str) -> list[tuple[str, str]]:
    lines = [line for line in table.splitlines() if line and not line.startswith("#")]
    return [(raw, wanted or raw) for raw, _, wanted in (line.partition(" → ") for line in lines)]


def one_piece(text: str, *, trusted_stops: bool) -> Source:
    return Source("talk.txt", text, (Piece(0, len(text)),), trusted_stops=trusted_stops)


def blocks(*texts: str, trusted_stops: bool = False, timed: bool = False) -> Source:
    pieces = []
    start = 0
    for index, text in enumerate(texts):
        span = Span(index * 1000, index * 1000 + 900) if timed else None
        pieces.append(Piece(start, start + len(text), span))
        start += len(text) + 2
    return Source("talk.txt", "\n\n".join(texts), tuple(pieces), trusted_stops=trusted_stops)


def cleaned(source: Source, removals: tuple[Removal, ...]) -> str:
    kept, position = "", 0
    for removal in removals:
        kept += source.text[position : removal.start]
        position = removal.end
    return kept + source.text[position:]


@pytest.mark.parametrize(("raw", "wanted"), rows(HEARD))
def test_text_as_it_was_heard(splitter: JiebaSplitter, raw: str, wanted: str) -> None:
    source = one_piece(raw, trusted_stops=False)
    assert cleaned(source, find_removals(source, splitter)) == wanted


@pytest.mark.parametrize(("raw", "wanted"), rows(EDITED))
def test_text_that_was_edited(splitter: JiebaSplitter, raw: str, wanted: str) -> None:
    source = one_piece(raw, trusted_stops=True)
    assert cleaned(source, find_removals(source, splitter)) == wanted


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (("比如说让大。", "让大家都能用到。"), "比如说\n\n让大家都能用到。"),
        (("它是流程中的。", "中的第一步。"), "它是流程\n\n中的第一步。"),
        (("我们讲完了，呃。", "然后休息。"), "我们讲完了，\n\n然后休息。"),
        (("我们讲完了。", "呃，然后休息。"), "我们讲完了。\n\n然后休息。"),
        (("嗯。", "我们开始。"), "\n\n我们开始。"),
        (("我们有一个问题。", "问题在于成本。"), "我们有一个问题。\n\n问题在于成本。"),
    ],
)
def test_a_block_may_be_cut_in_the_middle_of_a_stutter(
    splitter: JiebaSplitter, texts: tuple[str, ...], wanted: str
) -> None:
    source = blocks(*texts)
    removals = find_removals(source, splitter)
    assert cleaned(source, removals) == wanted
    assert all(any(p.start <= r.start < r.end <= p.end for p in source.pieces) for r in removals)


@pytest.mark.parametrize("timed", [False, True])
def test_paragraphs_and_cues_have_nothing_to_do_with_each_other(splitter: JiebaSplitter, timed: bool) -> None:
    source = blocks("然后我们", "我们走", trusted_stops=True, timed=timed)
    assert find_removals(source, splitter) == ()


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (("嗯", "呃，我我走。"), "\n\n我走。"),
        (("嗯。", "呃。"), "嗯。\n\n呃。"),
    ],
    ids=["amid speech", "nothing else is said"],
)
def test_cues_of_nothing_but_fillers(splitter: JiebaSplitter, texts: tuple[str, str], wanted: str) -> None:
    source = blocks(*texts, timed=True)
    assert cleaned(source, find_removals(source, splitter)) == wanted


def test_only_pieces_are_speech(splitter: JiebaSplitter) -> None:
    source = Source("talk.md", "# 呃我我\n\n呃我我走", (Piece(7, 11),), title="呃我我")
    assert cleaned(source, find_removals(source, splitter)) == "# 呃我我\n\n我走"


def test_a_removal_says_what_stood_where_and_why(splitter: JiebaSplitter) -> None:
    source = one_piece("欢迎两位呃两位嘉宾", trusted_stops=True)
    assert find_removals(source, splitter) == (
        Removal(2, 4, "两位", "stutter"),
        Removal(4, 5, "呃", "filler"),
    )


def test_a_source_without_speech_has_nothing_to_remove(splitter: JiebaSplitter) -> None:
    assert find_removals(Source("talk.txt", "", ()), splitter) == ()
