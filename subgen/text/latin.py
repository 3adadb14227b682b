"""Letters and digits of other alphabets inside Chinese."""

import re

# Any alphabet's letters and the digits, but no Han, kana, hangul or full-width letters.
LETTER = r"[^\W_\u2e80-\U0003ffff]"
"""A regular expression for one of them."""
_ITEM = (
    r"(?:(?<![\s\S])|(?<=[，。：；、！？,:;\n])|(?<=[，。：；、！？,:;\n] ))\d{1,2}\.(?= ?[^\d\s])"
    r"|(?:(?<![\s\S])|(?<=[。：；！？:;\n])|(?<=[。：；！？:;\n] ))[A-Z]\.(?= ?[^\W\dA-Za-z])"
)
ABBREVIATION = re.compile(
    rf"(?:Mr|Mrs|Ms|Dr|Prof|St)\.(?= ?[A-Z])|(?:No|[Ff]ig|Eq|Sec|Ch|Vol|pp?)\.(?= ?\d)|vs\.|et al\.|Yahoo!"
    rf"|(?:[A-Z][a-z]?\.|[a-z]\.){{2,}}(?!{LETTER})|{_ITEM}"
)
"""What ends in a mark that ends no sentence: Dr. (Wang), No. (5), vs., e.g., U.S.A., Yahoo!; 1. or A. of a
list."""
# Signs that belong to the letters behind them, wherever they stand: $20, #include, \n, __eq__, .NET, ../a,
# --verbose;
_LEAD = r"[$€£¥#@\\]|(?<!_)_++|(?<!\.)(?:\*?\.|(?:[~.]{1,2}/){1,9}\.?)|--(?=[a-z])"
# and those that do so where nothing stands before them: -rf, +5, !ok, /etc; but 中文/English is two words.
_LEAD_APART = r"(?<![^\s(\[{\"'“‘「『《〈（【])(?:--?|\+|!|/\.?)"
# What joins two runs of letters: user_id, std::vector, a!=b, C++17, https://a.org/b?page=2, 1,000, don't,
# fix: bug, x ? y : z.
_JOIN = (
    r"(?!\.\.|--)(?:[.:&+*=^|<>@~#%\\/_-]|!(?==))+"
    rf"|['’]|\?(?={LETTER}+=)|,(?=\d{{3}}(?!\d))|(?<=[a-z])(?: \?| ?:) (?=[a-z])"
)
# What is called or picked: foo(), p(y|x), f(x, y), a[0], vector<int>.
_GROUP = rf"[(\[{{](?:[!-'*-Z\\^-z|~]|, ){{0,20}}[)\]}}]|<(?:{LETTER}|[_:*]|, ){{1,20}}>(?!{LETTER})"
_TAG = rf"</?{LETTER}[!-;=?-~ ]{{0,20}}>"
LATIN_RUN = re.compile(
    rf"(?<![A-Za-z])(?:{ABBREVIATION.pattern})"
    rf"|(?:{_LEAD}|{_LEAD_APART})?{LETTER}+(?:{_GROUP}|(?:{_JOIN}){LETTER}+)*[%℃°+#_]*"
    rf"|{_TAG}|[!:]=+"
)
"""What is written as one, signs and all, and is never cut: what joins letters, leads or closes them."""
