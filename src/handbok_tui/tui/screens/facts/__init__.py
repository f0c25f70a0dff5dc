"""The facts about the organisation."""
