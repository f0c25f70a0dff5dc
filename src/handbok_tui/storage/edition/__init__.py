"""An edition's files: reading, checking, every key they may hold, and a new one."""
