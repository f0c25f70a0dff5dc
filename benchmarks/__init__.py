"""Prints what the program costs: time, memory, bytes on the line.  Nothing here is a test."""
