"""The program of the process in which what somebody sent is read: bytes in, plain data out."""

from collections.abc import Iterator
from typing import Any

from learning_together.apart.serving import serve


def main() -> None:
    """Reads file after file."""
    serve(read)


def read(data: bytes, deed: str, name: str, **more: Any) -> Iterator[dict[str, Any]]:
    """What a file holds, as the module of that deed packs it."""
    if deed == "chronology":
        from learning_together.exchange.imports.readers import any_file, as_lines

        yield from as_lines.lines(any_file.open_foreign(data, name))
    elif deed == "draft":
        from learning_together.exchange.word_comments import as_line

        yield from as_line.line(data, name, **more)
    elif deed == "form":
        from learning_together.exchange.forms import reading

        yield from reading.lines(data, name)
    elif deed == "saved otherwise":
        from learning_together.exchange.forms import saved_otherwise

        saved_otherwise.refuse(data, name)
    elif deed == "pdf":
        from learning_together.exchange.forms import pdf_text, reading

        yield from reading.packed(pdf_text.read(data, name))
    else:
        from learning_together.exchange.edited_workbook import grid

        yield from grid.lines(grid.opened(data, **more))
