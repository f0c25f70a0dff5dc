"""What is due, and how it went."""
