"""How answers stand on a form: below each other with labels, in a box, or as rows of a table.

Takes lines of text and gives plain data; the writer of Word makes of it what is filled in.
"""

from dataclasses import dataclass

from learning_together.documents.forms.lines import Line


@dataclass(frozen=True, slots=True)
class Answer:
    """A place to write in.

    Attributes:
        tag: By which it is known when the form comes back; empty where nothing is to be changed.
        title: What it is called.
        lines: What stands there.
        choices: Words of which one may be chosen; any text where empty.
    """

    tag: str
    title: str
    lines: tuple[Line, ...] = ()
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """Short answers below each other, each with its label and what belongs there."""

    rows: tuple[tuple[str, str, Answer], ...]


@dataclass(frozen=True, slots=True)
class Box:
    """One long answer."""

    answer: Answer


@dataclass(frozen=True, slots=True)
class Grid:
    """Answers in rows.

    Attributes:
        heads: What stands above each column, and how wide it is to be.
        rows: The answers.
    """

    heads: tuple[tuple[str, int], ...]
    rows: tuple[tuple[Answer, ...], ...]


Block = Facts | Box | Grid


def answers(block: Block) -> tuple[Answer, ...]:
    """Every answer of a block, in the order in which they stand there."""
    if isinstance(block, Facts):
        return tuple(one for _, _, one in block.rows)
    if isinstance(block, Box):
        return (block.answer,)
    return tuple(one for row in block.rows for one in row)
