"""Every name used here that Textual keeps private; the reason why its version is pinned exactly.

Overridden in ``display.DirectApp`` (an App):
    App._display                   the one place where the compositor's updates become output
    App._set_pointer_shape         would send a sequence at the start

Overridden in ``driver.DirectDriver`` (a LinuxDriver):
    LinuxDriver._sigtstp_application, _sigcont_application
                                   called when the process should stop, and when it goes on
    LinuxDriver._get_terminal_size

Overridden in ``saving_app.SavingApp`` (an App):
    App._fatal_error               prints a traceback with the values of all variables
    App._handle_exception          every exception of a handler, timer or worker ends up there

Overridden in ``widgets.answer_area.AnswerArea`` (a TextArea):
    TextArea._recompute_cursor_offset
                                   and its _cursor_offset
    TextArea._set_document, _render_line
                                   and its _draw_cursor, _theme, _rewrap_and_refresh_virtual_size

Overridden in ``widgets.long_lines.LongLines`` (a WrappedDocument of textual.document):
    wrap, wrap_range, location_to_offset, get_sections and what they fill: _wrap_offsets,
    _offset_to_line_info, _line_index_to_offsets, _width; textual._wrap.compute_wrap_offsets,
    textual._cells

Replaced by ``messages_go_on``:
    MessagePump._dispatch_message  a widget hears nothing more after a handler that failed

Read or called:
    App._exception, App._close_messages_no_wait
    App._batch_count, App._driver, App._background_screens
    Screen._compositor             and its render_update(full=True)
    Screen._result_callbacks       and the callback of the last one
    textual._compositor            LayoutUpdate (region, strips), ChopsUpdate (chops, chop_ends,
                                   spans)
    rich.style.Style._ansi         SGR parameters that Rich has already worked out
    Driver._app, Driver._loop, Driver._debug, Driver._auto_restart, Driver._size
    LinuxDriver._file, _key_thread, _must_signal_resume, _patch_lflag, _patch_iflag,
    _run_input_thread
    textual._ansi_sequences.ANSI_SEQUENCES_KEYS
    textual._context.active_message_pump
    textual._xterm_parser.XTermParser, and its _sequence_to_key_events

The functions below read what is awkward to read in place.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeAlias

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual._context import active_message_pump
from textual._xterm_parser import XTermParser
from textual.keys import Keys
from textual.message_pump import MessagePump
from textual.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from rich.color import ColorSystem
    from rich.style import Style
    from textual.app import App
    from textual.events import Key
    from textual.message import Message
    from textual.screen import Screen

__all__ = [
    "ChopsUpdate",
    "CompositorUpdate",
    "LayoutUpdate",
    "full_update",
    "key_events",
    "messages_go_on",
    "named_sequence",
    "pieces",
    "sgr_parameters",
    "size_of",
    "speaking_as",
    "take_callback",
]

Piece: TypeAlias = tuple[int, int, Strip]

_KEYS = XTermParser()
"""Only for the names of keys: what comes from the line is cut up in ``incoming``."""
_DISPATCH = MessagePump._dispatch_message  # noqa: SLF001


@contextmanager
def speaking_as(pump: MessagePump) -> Iterator[None]:
    """Whoever opens a screen in the block is answered by way of ``pump``."""
    token = active_message_pump.set(pump)
    try:
        yield
    finally:
        active_message_pump.reset(token)


def take_callback(screen: Screen[Any]) -> Callable[[Any], Any] | None:
    """Whoever waits for what a screen answers; Textual does not answer them any more."""
    if not screen._result_callbacks:  # noqa: SLF001
        return None
    waiting = screen._result_callbacks[-1]  # noqa: SLF001
    answered, waiting.callback = waiting.callback, None
    return answered


def full_update(app: App[Any]) -> LayoutUpdate:
    """Render the screen on top, and what shines through it, whole."""
    update = app.screen._compositor.render_update(  # noqa: SLF001
        full=True,
        screen_stack=app._background_screens,  # noqa: SLF001
    )
    if not isinstance(update, LayoutUpdate):
        raise TypeError(f"a full update should be a LayoutUpdate, not {type(update).__name__}")
    return update


def size_of(update: LayoutUpdate | ChopsUpdate) -> tuple[int, int]:
    """Return the columns and rows of the screen that the update belongs to."""
    if isinstance(update, LayoutUpdate):
        return update.region.right, update.region.bottom
    return (update.chop_ends[0][-1], len(update.chops)) if update.chops else (0, 0)


def pieces(update: LayoutUpdate | ChopsUpdate) -> Iterator[Piece]:
    """Yield (column, row, strip) for what the update draws, as its ``render_segments`` would."""
    if isinstance(update, LayoutUpdate):
        for y, strips in enumerate(update.strips, update.region.y):
            x = update.region.x
            for strip in strips:
                yield x, y, strip
                x += strip.cell_length
        return
    for y, start, end in update.spans:
        chops = zip(update.chop_ends[y], update.chops[y].items(), strict=False)
        for chop_end, (x, chop) in chops:
            if chop is not None and x < end and chop_end > start:
                yield x, y, chop.crop(0, min(chop_end, end) - x)


def sgr_parameters(style: Style | None, colours: ColorSystem) -> str:
    """Return the SGR parameters with which Textual itself would draw ``style``."""
    if style is None:
        return ""
    known = style._ansi  # noqa: SLF001
    return Strip.render_ansi(style, colours) if known is None else known


def messages_go_on(goes_on: Callable[[App[Any], Exception], bool]) -> None:
    """Let every widget go on hearing messages after a handler that failed, if ``goes_on``.

    Textual ends the pump of messages of the widget, screen or App whose handler it was.
    """
    dispatch = _DISPATCH

    async def guarded(self: MessagePump, message: Message) -> None:
        try:
            await dispatch(self, message)
        except Exception as error:
            if not goes_on(self.app, error):
                raise

    MessagePump._dispatch_message = guarded  # type: ignore[method-assign]  # noqa: SLF001


def named_sequence(sequence: str) -> bool:
    """Whether Textual has a sequence in its list of keys."""
    return sequence in ANSI_SEQUENCES_KEYS


def key_events(sequence: str, *, alt: bool = False) -> Iterator[Key]:
    """Yield the keys that Textual makes of a character or of a whole sequence."""
    for key in _KEYS._sequence_to_key_events(sequence, alt=alt):  # noqa: SLF001
        if key.key != Keys.Ignore:
            yield key
