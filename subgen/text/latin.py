"""Letters and digits of other alphabets inside Chinese."""

import re

# Any alphabet's letters and the digits, but no Han, kana, hangul or full-width letters.
LETTER = r"[^\W_\u2e80-\U0003ffff]"
"""A regular expression for one of them."""
TITLES = ("Mr", "Mrs", "Ms", "Dr", "Prof")
"""What people are called by, with a dot that ends no sentence."""
# What reads as one: user_id, GPT-4, C++, 3.5%, p(y|x), don't, 10:30, $20, https://a.org/b?page=2, Dr. (Wang).
LATIN_RUN = re.compile(
    rf"(?<![A-Za-z])(?:{'|'.join(TITLES)})\.(?= ?[A-Z])|[$€£#@]?{LETTER}+"
    rf"(?:(?:://|\?(?={LETTER}+=)|['’._/&:+*=^|<>@~-]|,(?=\d{{3}}(?!\d))){LETTER}+|\([!-'*-~]{{1,20}}\))*"
    rf"(?:[%℃°]|[+#]+(?!{LETTER}))?"
)
