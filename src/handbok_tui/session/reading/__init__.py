"""What can be read of the opened handbook, each file when it is first asked for."""
