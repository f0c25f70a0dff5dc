"""What is said about Markdown that comes in: its parts, its preview, what did not fit."""

from __future__ import annotations

from handbok_tui.texts.labels import VOICES

INTRODUCTION = "Inledning"
"""The title of a section for text that stands under no heading."""

PROJECT_LABEL = f"**{VOICES['project']}:**"
HELP_LABEL = f"{VOICES['project']}:"
"""What stands before the project's words in a chapter's Markdown."""

UNNAMED = "Kapitel utan titel"
NOT_A_QUESTION = "Punkten är mer än text och står kvar som text, inte som en fråga."
NOT_A_POINT = "Punkten är mer än text och står kvar i brödtexten."
