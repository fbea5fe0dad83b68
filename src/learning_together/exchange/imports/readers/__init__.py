"""Files that agencies send to tables of rows: one module a form."""
