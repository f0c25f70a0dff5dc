"""From what is wanted on the screen to the fewest bytes that show it."""
