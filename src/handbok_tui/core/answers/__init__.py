"""What people answer: the workbook's values, its versions, and how two states become one."""
