"""Widgets that draw lines and report what is chosen; they decide and write nothing."""
