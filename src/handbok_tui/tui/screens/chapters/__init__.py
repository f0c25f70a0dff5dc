"""Chapters as parts that can be changed, their order, and bringing them in."""
