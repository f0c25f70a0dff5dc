"""The user's disk: reading and writing TOML, locks, and what is typed but not yet saved.

Nothing outside this room knows that TOML exists or where files lie.
"""
