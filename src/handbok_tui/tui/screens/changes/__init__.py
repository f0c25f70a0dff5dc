"""The last changes of any kind."""
