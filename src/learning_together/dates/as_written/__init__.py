"""Dates and times as agencies and readers write them.

Text of cells to dates; knows no table.
"""
