"""The words around templates."""
