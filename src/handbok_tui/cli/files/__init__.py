"""Commands that take documents out of the workbook or into it."""
