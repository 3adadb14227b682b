"""Which encoding a Chinese file is in that is not UTF-8 and has no byte order mark: GB18030, Big5, UTF-16.

Nearly any bytes are text in several of them, but only in one is it text that somebody wrote. So each is
tried, and the one whose text is of the most usual characters is taken.
"""

import re
from functools import cache

_SAMPLE_BYTES = 60_000
"""So much of a file is looked at; an even number."""
_LEAST = 0.5
_LEAST_OF_PAIRS = 0.75
"""The score of a text that can be believed. That of Chinese lies above 0.75."""
_HIGH = re.compile(rb"[\x80-\xff]")

_FREQUENT = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里"
    "用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实"
    "日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政"
    "美相见被利什二等产或新己制身果加西月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解"
    "水名真论处走义各入几口认条平系气题活更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管"
    "期市直资命山金指许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色"
    "路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运吗呢吧啊谢请讲您"
    "這個們來為國說時會對於著過發後裡種經麼學現當沒動還進樣開從實軍無與長機業將兩間問並應戰頭體見產話給內"
    "門兒東聲論處義幾認條係氣題別變總電數報結務場計資許統區隊決馬書則聽卻達強難權設記類據邊張該規萬覺術領"
    "確傳師觀讓識帶導爭運嗎謝請講"
)
"""The most frequent characters, Simplified and Traditional: about three quarters of any text."""
_MARKS = frozenset("，。？！、；：“”‘’「」『』《》〈〉（）【】…—·～　")


def guess(data: bytes) -> str | None:
    """The encoding of ``data``, which is not UTF-8, as Python names it; None if it is text in none.

    On single lines of subtitles it was right in more than 98 of 100, and charset-normalizer in 55 to 80.
    """
    if b"\0" in data:  # in other encodings there is none
        names = ["utf-16-le", "utf-16-be"]
        sample = data[:_SAMPLE_BYTES]
    else:
        names = ["gb18030", "big5hkscs"]
        names += ["utf-16-le", "utf-16-be"] if len(data) % 2 == 0 else []
        first = _HIGH.search(data)
        start = data.rfind(b"\n", 0, first.start()) + 1 if first else 0
        sample = data[start - start % 2 : start + _SAMPLE_BYTES]
    score, name = max((_score(sample.decode(name, "replace")), name) for name in names)
    # Latin letters are seldom used characters, too, when they are taken in pairs.
    least = _LEAST_OF_PAIRS if name.startswith("utf-16") and b"\0" not in data else _LEAST
    return name if score >= least else None


def _score(text: str) -> float:
    """How much ``text`` looks like Chinese that somebody wrote: 1 for the most usual characters alone."""
    total, count = 0.0, 0
    for char in text:
        if char > "\x7f" or char == "\0":
            total += _worth(char)
            count += 1
    return total / count if count else 1.0


def _worth(char: str) -> float:
    if char in _FREQUENT or char in _MARKS:
        return 1.0
    if char in _taught():
        return 0.6
    if char == "\ufffd" or char < " " or "\ue000" <= char <= "\uf8ff":
        return -3.0
    return 0.0


@cache
def _taught() -> frozenset[str]:
    """The characters of the first levels of GB 2312 and of Big5: those that people learn at school."""
    gb = bytes(byte for lead in range(0xB0, 0xD8) for trail in range(0xA1, 0xFF) for byte in (lead, trail))
    trails = [*range(0x40, 0x7F), *range(0xA1, 0xFF)]
    big5 = bytes(byte for lead in range(0xA4, 0xC7) for trail in trails for byte in (lead, trail))
    return frozenset(gb.decode("gb18030", "ignore") + big5.decode("big5", "ignore"))
