"""Group mode."""
