"""The words around following up, and what periods are called."""
