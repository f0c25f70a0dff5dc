"""Chapters of one's own: editing, their order, and those that come from files."""
