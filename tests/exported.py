"""Workbooks of `lt export` in tests."""

from typing import Any


def fields(sheet: Any) -> list[str]:
    """The fields of a sheet, in the order of its columns: its headings are words."""
    return [
        (one.value or "").removesuffix(" (needed)").lower().replace(": ", ".").replace(" ", "_")
        for one in sheet[1]
    ]


def fact(sheet: Any, field: str) -> Any:
    """The cell of a fact of the review, which stand below each other."""
    (row,) = (
        row
        for row in sheet.iter_rows()
        if row[0].value.removesuffix(" (needed)").lower().replace(" ", "_") == field
    )
    return row[1]
