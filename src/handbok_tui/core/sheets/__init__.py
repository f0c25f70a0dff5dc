"""Templates and what they are filled with: columns, rows, rules, views, edits and merging."""
