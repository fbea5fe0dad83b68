"""Tables as CSV: UTF-8 with a mark, so that Excel reads it as such; formulas made harmless."""

import csv
import io

from learning_together.exchange.exports.formula_injection import defused
from learning_together.exchange.exports.table import Table


def as_csv(table: Table) -> bytes:
    """A table as the bytes of a CSV file."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows([defused(cell) for cell in row.cells] for row in table.rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")
