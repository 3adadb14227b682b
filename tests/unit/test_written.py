import pytest
from fakes import talk

from subgen.text.written import is_written

PROSE = "今天我们讲索引。它是查询的基础，也很有意思！你们都准备好了吗？我们就从头讲起，一步一步来。"


@pytest.mark.parametrize(
    ("text", "trusted", "written"),
    [
        (PROSE, True, True),
        (PROSE, False, False),  # its stops are where a site cut it
        (PROSE.replace("。", "，").replace("！", "，").replace("？", "，") * 3, True, False),
        (
            "今天我们讲索引它是查询的基础也很有意思你们都准备好了吗我们就从头讲起一步一步来" * 3 + "。",
            True,
            False,
        ),
        ("Hello, world.", True, True),
    ],
)
def test_whose_marks_are_a_writers(text, trusted, written):
    assert is_written(talk(text, trusted=trusted)) is written
