"""``subgen style`` as a person runs it."""

import json

import pytest
from foreign_ass import AEGISUB, OWN, SSA


@pytest.fixture
def mine(cli):
    """The command line with a folder of presets of its own."""
    folder = cli.folder / "styles"
    return lambda *arguments: cli("style", *arguments, SUBGEN_STYLES=folder)


def said(done):
    """What a process said to a person, and its code."""
    return done.returncode, done.stderr.decode()


def test_the_list(cli, mine):
    assert mine("new", "大字", "size=90").returncode == 0
    rows = mine("list").stdout.decode().splitlines()
    assert [row.split()[:2] for row in rows] == [
        ["box", "1920x1080"],
        ["cinema", "1920x804"],
        ["classic", "1920x1080"],
        ["english-top", "1920x1080"],
        ["large-chinese", "1920x1080"],
        ["phone", "1080x1920"],
        ["大字", "1920x1080"],
    ]
    assert rows[-1].endswith("(yours: " + str(cli.folder / "styles" / "大字.toml") + ")")
    (cli.folder / "styles" / "broken.toml").write_text("x")
    rows = json.loads(mine("list", "--json").stdout)
    assert rows[1]["name"] == "broken"
    assert rows[1]["description"].startswith("can't be used: style preset broken: not valid TOML")


def test_show(cli, mine):
    assert "size              76                58\n" in mine("show", "classic").stdout.decode()
    assert json.loads(mine("show", "phone", "--json").stdout)["styles"]["chinese"]["bold"] is True
    assert mine("show", "box", "--toml").stdout.decode().startswith("# Where the picture")
    (cli.folder / "talk.ass").write_text(AEGISUB)
    shown = json.loads(mine("show", "talk.ass", "--json").stdout)
    assert (shown["play_res_x"], list(shown["styles"])) == (1280, ["Default", "Sign", "注释.v2"])
    assert shown["styles"]["Sign"]["outline_colour"] == "white"
    assert shown["styles"]["Sign"]["back_colour"] == "#0000007F"
    assert "注释.v2" in mine("show", "talk.ass").stdout.decode()
    assert '["注释.v2"]\nfont = "微软雅黑"' in mine("show", "talk.ass", "--toml").stdout.decode()


@pytest.mark.parametrize("form", [(), ("--json",), ("--toml",)])
def test_show_what_is_no_text(cli, mine, form):
    (cli.folder / "talk.ass").write_bytes(AEGISUB.encode().replace("注释".encode(), b"\xff\x80\xfe\0"))
    done = mine("show", "talk.ass", *form)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "???" in done.stdout.decode()


def test_a_preset_of_one_s_own(cli, mine):
    made = mine("new", "mine", "--from", "box", "font=Microsoft YaHei", "chinese.primary_colour=gold")
    path = cli.folder / "styles" / "mine.toml"
    assert made.stdout.decode() == f"{path}\n"
    assert path.read_text(encoding="utf-8").count('font = "Microsoft YaHei"') == 2
    assert said(mine("new", "mine"))[0] == 4
    assert mine("edit", "mine", "english.size=60").returncode == 0
    shown = json.loads(mine("show", "mine", "--json").stdout)["styles"]
    assert (shown["english"]["size"], shown["chinese"]["primary_colour"]) == (60, "gold")
    before = path.read_bytes()
    assert said(mine("edit", "mine", "english.size=0")) == (
        3,
        "subgen: error: size must be a number from 1 to 10000, not '0'\n",
    )
    assert path.read_bytes() == before


def test_what_ships_is_not_changed(mine):
    code, text = said(mine("edit", "classic", "size=3"))
    assert code == 3
    assert "make one of your own with subgen style new NAME --from classic" in text


def test_edit_writes_in_place_and_nothing_else(cli, mine):
    path = cli.folder / "talk.ass"
    data = b"\xef\xbb\xbf" + AEGISUB.replace("\n", "\r\n").encode()
    path.write_bytes(data)
    done = mine("edit", "talk.ass", "Default.size=50", "default.primary_colour=white 80%")
    assert done.stdout == b"talk.ass\n"
    assert path.read_bytes() == data.replace(b"Arial,48,&H00FFFFFF", b"Arial,50,&H33FFFFFF")
    assert cli.files() == {"talk.ass"}


def test_edit_writes_elsewhere(cli, mine):
    (cli.folder / "talk.ass").write_text(OWN)
    assert mine("edit", "talk.ass", "size=50", "-o", "out").stdout == b"out/talk.ass\n"
    assert (cli.folder / "talk.ass").read_text() == OWN
    assert (cli.folder / "out" / "talk.ass").read_text().count(",50,") == 2
    assert said(mine("edit", "talk.ass", "size=60", "-o", "out"))[0] == 4
    assert mine("edit", "talk.ass", "size=60", "-o", "out", "--force").returncode == 0


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("edit", "talk.ass", "Nobody.size=3"), 3, "no style is called 'Nobody'"),
        (("edit", "talk.ass", "size"), 2, "changes nothing"),
        (("edit", "none.ass", "size=3"), 3, "there is no such file"),
        (("edit", "talk.ssa", "size=3"), 3, "is an SSA v4 file"),
        (("edit", "-", "size=3"), 2, "standard input"),
        (("show", "x" * 5000), 3, "no style preset is called 'xxx"),
        (("edit", "./" + "x" * 5000, "size=3"), 3, "can't be read: "),
        (("show", "nobody"), 3, "no style preset is called 'nobody'; there are: box"),
        (("apply", "nobody", "talk.ass"), 3, "no style preset is called 'nobody'"),
        (("apply", "box", "talk.ass"), 3, "no style is called Chinese or English"),
        (("apply", "box", "talk.ass", "talk.ssa", "--chinese", "Default"), 3, "is an SSA v4 file"),
        (("new", "a/b"), 3, "can't be called 'a/b'"),
        (("new", "x", "--from", "nobody"), 3, "no style preset is called 'nobody'"),
        (("preview", "nobody"), 3, "no style preset is called 'nobody'"),
        (("preview", "--over", "redd"), 2, "is no file and no colour"),
        (("preview", "--at", "noon"), 2, "not a length of time"),
        (("preview", "-o", "talk.ass"), 4, "there already: talk.ass"),
    ],
)
def test_what_can_not_be_done_is_told_and_leaves_everything(cli, mine, arguments, code, told):
    (cli.folder / "talk.ass").write_text(AEGISUB)
    (cli.folder / "talk.ssa").write_text(SSA)
    done = mine(*arguments)
    words = " ".join(done.stderr.decode().replace("│", " ").split())
    assert (done.returncode, told in words, "Traceback" in words) == (code, True, False), words
    assert cli.files() == {"talk.ass", "talk.ssa"}
    assert (cli.folder / "talk.ass").read_text() == AEGISUB


def test_apply_to_several_files(cli, mine):
    for name in ("one.ass", "two.ass"):
        (cli.folder / name).write_text(OWN)
    done = mine("apply", "box", "one.ass", "two.ass", "-o", "out")
    assert done.stdout == b"out/one.ass\nout/two.ass\n"
    one, two = ((cli.folder / "out" / name).read_text() for name in ("one.ass", "two.ass"))
    assert one == two != OWN
    assert one.split("[Events]")[1] == OWN.split("[Events]")[1]


def test_a_font_that_is_not_there_is_told(cli, mine):
    (cli.folder / "talk.ass").write_text(OWN)
    done = mine("edit", "talk.ass", "font=No Such Font")
    assert done.returncode == 0
    assert "the font No Such Font is not installed here" in done.stderr.decode()


@pytest.mark.parametrize("command", ["list", "show", "new", "edit", "apply", "preview"])
def test_every_command_has_help_with_an_example(cli, command):
    done = cli("style", command, "--help")
    assert done.returncode == 0
    assert f"subgen style {command}" in done.stdout.decode().split("Example:")[1]


def test_fonts_inside_the_file_are_not_missed(cli, mine):
    (cli.folder / "talk.ass").write_text(AEGISUB)
    assert mine("edit", "talk.ass", "font=No Such Font").stderr == b""


def test_no_ffmpeg_is_told(cli):
    done = cli("style", "preview", PATH=cli.folder)
    code, text = said(done)
    if code:  # where the extra is installed, its ffmpeg draws
        assert code == 8
        assert "no ffmpeg is installed: install ffmpeg with libass, or: pip install 'subgen[preview]'" in text
    assert (cli.folder / "styles.png").exists() is not bool(code)
