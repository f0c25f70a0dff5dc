"""The words of the log and of group mode."""
