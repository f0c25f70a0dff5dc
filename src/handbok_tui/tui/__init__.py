"""The room that owns the screen: the only one that knows Textual."""
