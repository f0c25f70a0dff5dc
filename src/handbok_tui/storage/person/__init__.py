"""What is remembered for each person beside the workbook; losing it loses no answer."""
