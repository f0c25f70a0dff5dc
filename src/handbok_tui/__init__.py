"""handbok-tui: read a leader's handbook in the terminal, answer it, take home your own."""

__version__ = "0.1.0"
