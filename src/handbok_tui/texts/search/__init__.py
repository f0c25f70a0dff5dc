"""The words around searching."""
