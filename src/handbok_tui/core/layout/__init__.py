"""From blocks to lines of a given width, counted in cells of the terminal."""
