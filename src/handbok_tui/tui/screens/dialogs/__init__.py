"""Pages that ask, pick or show over another screen, and what lists have in common."""
