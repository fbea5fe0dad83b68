"""The workbook of `lt export` as it comes back: what somebody changed in it."""
