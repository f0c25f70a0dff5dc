"""Lends a text to the person's own editor, and waits for it without standing still."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from handbok_tui.core.errors import HandbokError
from handbok_tui.texts import messages
from handbok_tui.tui.aside import aside

if TYPE_CHECKING:
    from handbok_tui.storage.journal.external_editor import Loan
    from handbok_tui.tui.app.saving_app import SavingApp


async def edit_outside(
    app: SavingApp, lend: Callable[[], Loan], returned: Callable[[Loan, str], bool]
) -> str:
    """Let the person write in an editor of their own; what there is to say afterwards.

    ``lend`` gives the text, ``returned`` takes it in.  The program goes on meanwhile: it
    saves, hears of a hang-up and of others who write.
    """
    app.saver.save_now()
    try:
        loan = lend()
        with app.suspend():
            text = await _elsewhere(loan.edit)
        if isinstance(text, HandbokError):
            return str(text)
        changed = text != loan.text
        if not returned(loan, text):
            return messages.EDITOR_LIVES
    except HandbokError as problem:
        return str(problem)
    app.save_soon()  # at once: what others have written meanwhile is said now
    return messages.EDITOR_DONE if changed else ""


async def _elsewhere(call: Callable[[], str]) -> str | HandbokError:
    """What ``call`` gives, or the HandbokError it raises, from a thread of its own.

    The thread is a daemon: this program can end before the other one does.
    """
    with _interrupts_are_not_ours():
        try:
            return await aside(call, "editor")
        except HandbokError as problem:
            return problem


@contextmanager
def _interrupts_are_not_ours() -> Iterator[None]:
    """Ctrl+C and Ctrl+\\ reach every program on the terminal, but are meant for the other one.

    Not SIG_IGN: the other program would inherit that.
    """
    numbers = (signal.SIGINT, signal.SIGQUIT)
    before = [signal.signal(number, lambda *_: None) for number in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)
