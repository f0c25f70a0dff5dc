"""Files that somebody brings in: Markdown and Word."""
