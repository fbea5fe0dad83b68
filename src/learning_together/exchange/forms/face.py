"""How a value stands on a form, and what it is once it came back: dates and words as people write.

Takes the text of a cell of an exported table; knows no record.
"""

from collections.abc import Sequence

from learning_together import english
from learning_together.dates.as_written.typed import typed_date
from learning_together.dates.edtf import DateFault, parse_when
from learning_together.documents.forms.lines import Line, Run, as_lines, as_source
from learning_together.documents.forms.lines import restored as put_back
from learning_together.exchange.exports.table import Column

_FLAGS = {"yes": "Yes", "no": "No"}
_BETWEEN = "\n"


def words(column: Column) -> dict[str, str]:
    """What may be chosen in a column, by the word that its field holds; empty for anything."""
    shape = column.shape
    if shape is None or shape.many:
        return {}
    if shape.says.name == "yes or no":
        return _FLAGS
    return {one: english.label(one) for one in shape.choices}


def lines_of(column: Column, text: str) -> tuple[Line, ...]:
    """The lines in which a value stands on a form."""
    said = text
    if text in (known := words(column)):
        said = known[text]
    elif column.sort == "date":
        said = _day(column, text)
    if _is_list(column):
        return tuple(_one(item) for item in said.split(_BETWEEN) if item.strip())
    return as_lines(said, prose=_is_prose(column), wrapped=_wraps(column))


def _one(item: str) -> Line:
    """An item of a list of texts, on a line of its own."""
    lines = as_lines(item, prose=True)
    return lines[0] if len(lines) == 1 and not lines[0].look else Line((Run(item),))


def _day(column: Column, text: str) -> str:
    """A date in words, where its words are read as that very date."""
    try:
        said = parse_when(text).words()
    except DateFault:
        return text
    day = column.shape is not None and column.shape.says.name == "day"
    return said if typed_date(said, day=day).readings == (text,) else text


def text_of(column: Column, lines: Sequence[Line]) -> str:
    """The text of a cell for the lines that came back; references are bare ids."""
    if _is_list(column):
        return _BETWEEN.join(as_source((one,), prose=True) for one in lines)
    text = as_source(lines, prose=_is_prose(column))
    meant = {label: word for word, label in words(column).items()}
    return meant.get(text.strip(), text)


def shown(column: Column, text: str) -> str:
    """What a text is once it was on a form and nobody touched it."""
    return text_of(column, lines_of(column, text))


def restored(column: Column, came: str, now: str) -> str:
    """A text that came back, with what nobody touched as it was typed."""
    if column.shape is None or not column.shape.worded:
        return came
    prose = _is_prose(column) and not _is_list(column)
    return put_back(came, now, prose=prose, wrapped=_wraps(column))


def _is_prose(column: Column) -> bool:
    return column.shape is not None and column.shape.prose


def _is_list(column: Column) -> bool:
    return column.joined == _BETWEEN and _is_prose(column)


def _wraps(column: Column) -> bool:
    """Whether its text stands in a Markdown file, where a line break is a space."""
    return column.wraps
