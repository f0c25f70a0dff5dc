"""From Markdown to a chapter: any Markdown comes in, and no word is lost."""
