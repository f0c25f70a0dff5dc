"""The workbook's answers, log and facts on disk: read, and written by one writer."""
