"""Glossaries, suggestions and differences, as a person meets them."""

import json

import pytest

from subgen.formats.project_file import load_project

TALK = "呃，大家好，谢谢佳慧老师。家辉是open i的，佳辉讲的大模型很重要。\n"


@pytest.fixture
def talk(cli):
    (cli.folder / "talk.txt").write_text(TALK, encoding="utf-8")
    (cli.folder / "own.txt").write_text("家辉 = Jiahui  # a name\n", encoding="utf-8")
    return "talk.txt"


def project_in(cli):
    return load_project((cli.folder / "talk.subgen.json").read_bytes(), "talk")


def test_a_glossary_puts_right_what_was_misheard(cli, talk):
    done = cli("split", talk, "--glossary", "own.txt")
    assert done.returncode == 0
    assert "3 misheard words put right" in done.stderr.decode()
    project = project_in(cli)
    shown = " ".join(cue.zh for cue in project.cues)
    assert "佳" not in shown
    assert "OpenAI" in shown
    assert [entry.source for entry in project.settings.glossary] == ["家辉"]


def test_without_any_glossary_nothing_is_put_right(cli, talk):
    cli("split", talk, "--no-default-glossary")
    assert project_in(cli).corrections == ()


def test_a_later_glossary_wins(cli, talk):
    (cli.folder / "other.toml").write_text("'家辉' = 'Kahui'\n", encoding="utf-8")
    cli("split", talk, "--glossary", "own.txt", "--glossary", "other.toml")
    assert [entry.target for entry in project_in(cli).settings.glossary] == ["Kahui"]


def test_a_faulty_glossary_is_told_by_file_and_line(cli, talk):
    (cli.folder / "own.txt").write_text("家辉 = Jiahui\n佳慧\n", encoding="utf-8")
    done = cli("split", talk, "--glossary", "own.txt")
    assert done.returncode == 3
    assert done.stderr.decode().startswith("subgen: error: own.txt: line 2: no = in it")


def test_diff_shows_what_was_said_and_what_is_shown(cli, talk):
    cli("split", talk, "--glossary", "own.txt")
    done = cli("diff", "talk.subgen.json")
    lines = done.stdout.decode().splitlines()
    assert "- 呃，大家好，谢谢佳慧老师" in lines
    assert "+ 大家好 谢谢家辉老师" in lines
    assert "\x1b" not in done.stdout.decode()
    assert "1 fillers" in done.stderr.decode()
    rows = json.loads(cli("diff", "talk.subgen.json", "--json").stdout)
    assert [each["text"] for row in rows for each in row["corrections"]] == ["佳慧", "open i", "佳辉"]


def test_suggestions_are_a_glossary_file(cli, talk):
    done = cli("glossary", "suggest", talk)
    assert done.returncode == 0
    (cli.folder / "own.txt").write_bytes(done.stdout.replace("# 家".encode(), "家".encode()))
    assert cli("split", talk, "--glossary", "own.txt").returncode == 0
    (entry,) = project_in(cli).settings.glossary
    assert (entry.source, entry.target, set(entry.heard)) == ("家辉", "Jiahui", {"佳慧", "佳辉"})
    suggested = json.loads(cli("glossary", "suggest", talk, "--json").stdout)
    assert suggested[0]["kind"] == "name"
