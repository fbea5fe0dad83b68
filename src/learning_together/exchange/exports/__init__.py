"""A review as tables for other programs, and what was changed there back again.

`tables` lays records out as rows; `workbook`, `delimited`, `objects` and `database` write them;
`back` compares an edited workbook with the folder. None of them touches the disk.
"""
