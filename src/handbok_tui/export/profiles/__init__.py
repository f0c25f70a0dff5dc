"""What an export is for: one way to put a selection together for each purpose."""
