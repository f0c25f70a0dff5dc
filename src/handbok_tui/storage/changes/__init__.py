"""The trail: what each person changed in any file, and taking it back."""
