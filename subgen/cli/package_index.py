"""Which Python package index this user has set up, as pip and uv find it."""

import ast
import os
import subprocess
import sys

_PIP_TIMEOUT_S = 10


def configured_index() -> str | None:
    """What ``PIP_INDEX_URL``, ``UV_INDEX_URL`` or pip's configuration names; None for the public index."""
    return os.environ.get("PIP_INDEX_URL") or os.environ.get("UV_INDEX_URL") or _from_pip()


def _from_pip() -> str | None:
    """What pip's files say. pip itself is asked: where they lie depends on system, user and environment."""
    command = [sys.executable, "-m", "pip", "config", "list"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_PIP_TIMEOUT_S, check=True)
    except (OSError, subprocess.SubprocessError):  # no pip in this environment
        return None
    values = dict(line.split("=", 1) for line in done.stdout.splitlines() if "=" in line)
    for key in ("install.index-url", "global.index-url"):
        if key in values:
            return str(ast.literal_eval(values[key]))
    return None
