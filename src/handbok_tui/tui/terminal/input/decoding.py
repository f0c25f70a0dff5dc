"""Makes text of the bytes that a terminal sends: UTF-8, or Latin-1 where it was set up wrongly.

A byte that cannot be UTF-8 is what it is in Windows-1252, which is Latin-1 with more signs: that
is what PuTTY and its like send when they are not set to UTF-8, and å ä ö come out right.
"""

from __future__ import annotations

_WAIT = 1.0
"""Seconds for the rest of a character that the line has cut."""
_WAIT_FOREIGN = 0.1
"""The same, once the terminal has shown that it does not send UTF-8: every å would wait."""

# Eight-bit CSI, OSC and so on stand before the few signs that Windows-1252 has in their place.
_CONTROLS = frozenset(b"\x8f\x90\x98\x9b\x9c\x9d\x9e\x9f")


class Decoder:
    """Takes bytes however they were cut."""

    def __init__(self) -> None:
        self._held = b""
        self.foreign = False
        """Whether the latest letter beyond ASCII was not UTF-8."""

    @property
    def patience(self) -> float | None:
        """Seconds to wait for more before ``flush``; None where no character is begun."""
        if not self._held:
            return None
        return _WAIT_FOREIGN if self.foreign else _WAIT

    def feed(self, data: bytes) -> str:
        """The text so far; the beginning of a character is kept back."""
        return self._decoded(self._held + data, final=False)

    def flush(self) -> str:
        """What was kept back: no UTF-8 will come of it."""
        return self._decoded(self._held, final=True)

    def _decoded(self, data: bytes, *, final: bool) -> str:
        text = ""
        self._held = b""
        while data:
            try:
                whole = data.decode("utf-8")
            except UnicodeDecodeError as error:
                good, data = data[: error.start].decode("utf-8"), data[error.start :]
                text += self._good(good)
                if not final and error.reason == "unexpected end of data":
                    self._held = data
                    break
                text += self._foreign(data[0])
                data = data[1:]
            else:
                return text + self._good(whole)
        return text

    def _good(self, text: str) -> str:
        if not text.isascii():
            self.foreign = False
        return text

    def _foreign(self, byte: int) -> str:
        if byte in _CONTROLS:
            return chr(byte)
        self.foreign = True
        return bytes([byte]).decode("cp1252", errors="replace").replace("\ufffd", chr(byte))
