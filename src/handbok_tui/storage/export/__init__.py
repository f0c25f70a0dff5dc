"""Exports that are kept, and those that other programs make of the web page."""
