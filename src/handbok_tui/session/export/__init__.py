"""What a person asks of an export, and what becomes of it; forms that come back."""
