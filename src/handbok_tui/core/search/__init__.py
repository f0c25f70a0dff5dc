"""Finding words and rows as a Swedish reader thinks of them."""
