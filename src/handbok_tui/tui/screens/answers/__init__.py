"""Where answers and entries of the log are written, and two versions chosen between."""
