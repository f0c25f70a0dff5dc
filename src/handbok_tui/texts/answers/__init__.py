"""The words around answers: writing, marks, two versions."""
