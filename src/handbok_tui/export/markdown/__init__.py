"""Documents in Markdown, which nothing that an answer holds can break."""
