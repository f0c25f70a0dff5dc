"""The last changes of any kind: what each is called, and taking it back."""
