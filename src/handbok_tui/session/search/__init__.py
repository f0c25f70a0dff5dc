"""Searching everything that the person may see."""
