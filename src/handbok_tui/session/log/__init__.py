"""Writing in the log, and a group's meeting."""
