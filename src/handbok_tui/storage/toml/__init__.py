"""TOML that people edit too: read with clear faults, changed without touching the rest."""
