"""The program on the screen: opening screens, saving, other programs, and every way it ends."""
