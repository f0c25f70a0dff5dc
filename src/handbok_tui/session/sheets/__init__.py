"""Filling templates: reading, changing, pasting, comparing and linking."""
