"""What is typed and not yet in its file, so that no way of dying loses it."""
