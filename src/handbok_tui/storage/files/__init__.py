"""The disk: reading with bounds, writing that is whole or not at all, locks and backups."""
