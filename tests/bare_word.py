"""An empty Word file without the hundred styles of tables that python-docx brings along.

They are nine in ten of its elements and no test is about them; but each file that a test makes is
read, searched and cleaned whole.
"""

import io
from functools import cache

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE

#: What `add_table` takes where nothing else is said, and what tests ask for.
_KEPT = {"Normal Table", "Table Grid"}


def document() -> Document:
    """An empty document."""
    return docx.Document(io.BytesIO(_bare()))


@cache
def _bare() -> bytes:
    made = docx.Document()
    for style in list(made.styles):
        if style.type == WD_STYLE_TYPE.TABLE and style.name not in _KEPT:
            style.delete()
    relations = made.part.rels
    # The same styles once more, as a Word of 2010 kept them for one of 2007.
    (again,) = (key for key, one in relations.items() if one.reltype.endswith("/stylesWithEffects"))
    del relations[again]
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()
