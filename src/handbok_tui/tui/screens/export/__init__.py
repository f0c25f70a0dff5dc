"""Taking home the own handbook, and taking in filled forms."""
