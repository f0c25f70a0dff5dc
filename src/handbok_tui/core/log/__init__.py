"""The log: entries by day, and the log as a document to read."""
