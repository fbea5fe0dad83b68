"""Workbooks of `lt export` in tests."""

from typing import Any


def _names(sheet: Any) -> dict[str, str]:
    """The field of each heading of a sheet, as the workbook's hidden sheet has it."""
    found: dict[str, str] = {}
    columns: list[str] = []
    for row in sheet.parent["lt"].iter_rows(values_only=True):
        if row[0] == "sheet":
            columns = list(row[3:]) if row[1] == sheet.title else []
        elif row[0] == "heads" and columns:
            found = {
                head: name.replace("_earliest", ".earliest").replace("_latest", ".latest")
                for head, name in zip(row[2:], columns, strict=False)
                if head
            }
    return found


def fields(sheet: Any) -> list[str]:
    """The fields of a sheet, in the order of its columns: its headings are words."""
    names = _names(sheet)
    return [names.get(one.value, one.value or "") for one in sheet[1]]


def fact(sheet: Any, field: str) -> Any:
    """The cell of a fact of the review, which stand below each other."""
    names = _names(sheet)
    (row,) = (row for row in sheet.iter_rows() if names.get(row[0].value) == field)
    return row[1]
