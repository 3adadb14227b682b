"""Ctrl-C is heard even where a library has swallowed it."""

import signal
from collections.abc import Iterator

import pytest

from subgen.cli import console


@pytest.fixture
def handled() -> Iterator[None]:
    before = signal.getsignal(signal.SIGINT)
    console.hear_interrupts()
    yield
    signal.signal(signal.SIGINT, before)
    console._INTERRUPTED.clear()


@pytest.mark.usefixtures("handled")
def test_a_swallowed_interrupt_ends_the_work_at_the_next_step() -> None:
    with console.progress_bar(quiet=True) as progress:
        progress("translate", 0, 2)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)  # a library that catches everything sees only this one
        with pytest.raises(KeyboardInterrupt):
            progress("translate", 1, 2)
    with pytest.raises(KeyboardInterrupt):
        console.stop_if_interrupted()


def test_without_an_interrupt_work_goes_on() -> None:
    console.stop_if_interrupted()
