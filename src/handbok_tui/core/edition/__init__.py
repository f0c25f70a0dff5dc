"""The published handbook, and its chapters with answers as documents in reading order."""
