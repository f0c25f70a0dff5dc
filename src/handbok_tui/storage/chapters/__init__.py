"""The workbook's own chapters on disk: whole ones, and changes of published ones."""
