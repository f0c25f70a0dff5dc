"""The reader, its contents and help, and what is done from it."""
