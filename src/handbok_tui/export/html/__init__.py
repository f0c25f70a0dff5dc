"""The own handbook as one web page."""
