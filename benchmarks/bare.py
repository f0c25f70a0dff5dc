"""The least that a Textual program can be: what the others are compared with."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class Bare(App[None]):
    """One text and a way out."""

    BINDINGS = [("q", "quit", "Quit")]  # noqa: RUF012 - Textual's own way of declaring them

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static("Lärande")


if __name__ == "__main__":
    Bare().run()
