"""Foreign bytes to plain data and back: chronologies, comments, workbooks, calendars.

Opens and writes no file.
"""
