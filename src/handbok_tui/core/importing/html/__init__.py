"""From HTML to the handbook's Markdown: trees, words, tables and notes."""
