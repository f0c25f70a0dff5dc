"""Templates being filled: rows, fields, cells, two side by side."""
