"""Getting what is typed to its files, and taking in what others wrote there."""
