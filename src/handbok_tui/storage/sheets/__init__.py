"""Filled templates on disk."""
