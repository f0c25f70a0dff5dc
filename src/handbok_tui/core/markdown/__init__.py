"""From Markdown to blocks and back to safe Markdown.  Only this room knows the parser."""
