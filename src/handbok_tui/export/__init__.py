"""The handbook as a file to take away: core in, text out, no disk."""
