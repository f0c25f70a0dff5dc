"""The words around the last changes and earlier versions, and bringing them back."""
