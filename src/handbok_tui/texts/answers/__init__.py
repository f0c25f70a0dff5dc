"""The words around answers: writing, marks, versions, the last changes."""
