"""Commands that write what a person says."""
