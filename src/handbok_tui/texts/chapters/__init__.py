"""The words around chapters: editing, their order, importing, new editions."""
