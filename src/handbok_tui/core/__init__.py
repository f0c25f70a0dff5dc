"""The handbook as values and functions: no disk, no terminal, no TOML."""
