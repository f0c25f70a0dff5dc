"""Writing answers: where each goes, whose it is, and what undo takes back."""
