"""Text to data with the place of every value, and what is wrong with the text.

Every scalar stays the text that was typed: `no`, `12:30` and `0123` mean what a field's type says
they mean, and that is not known here. No text can make this module slow or large: see `reader`.
"""

from collections.abc import Sequence

from yaml import YAMLError

from learning_together.diagnostics import Problem
from learning_together.folder.yaml.mistakes import lost_text, quotes, unreadable
from learning_together.folder.yaml.mistakes.hints import Hint
from learning_together.folder.yaml.positioned import Record, Source
from learning_together.folder.yaml.reader import Reader, StoppedError


def parse_yaml(
    path: str, text: str, hints: Sequence[Hint] = ()
) -> tuple[list[Record], list[Problem]]:
    """The records of a YAML file and what is wrong with its text.

    A file holds one record or a list of them; an empty file holds none. A file that cannot be
    read to its end gives no records at all.

    Args:
        path: Of the file, for messages.
        text: Its content.
        hints: What the scaffold of its kind says in comments; text behind them is told.
    """
    try:
        return whole(path, text, hints)
    except StoppedError as stopped:
        return [], [*stopped.before, stopped.problem]


def whole(path: str, text: str, hints: Sequence[Hint] = ()) -> tuple[list[Record], list[Problem]]:
    """As `parse_yaml`, of a text that can be read to its end.

    Raises:
        StoppedError: It cannot.
    """
    problems: list[Problem] = []
    reader = Reader(Source(path, text), problems)
    try:
        records = reader.read()
    except StoppedError as stopped:
        stopped.before = problems
        raise
    except (YAMLError, UnicodeError) as error:
        names = frozenset(one.field for one in hints)
        raise StoppedError(unreadable.explain(path, text, error, names), problems) from error
    problems += lost_text.lost_text(path, text, hints)
    problems += lost_text.escapes(path, text)
    unclosed = list(quotes.unclosed_quotes(path, text))
    # Within quotes that were meant to end before, lines are no list.
    problems += unclosed or reader.joined
    return records, problems


def fault_of(path: str, text: str, names: frozenset[str] = frozenset()) -> Problem | None:
    """The first fault for which a text, or a part of it, is not read as it is meant."""
    try:
        Reader(Source(path, text), []).read()
    except StoppedError as stopped:
        return stopped.problem
    except (YAMLError, UnicodeError) as error:
        return unreadable.explain(path, text, error, names)
    return next(quotes.unclosed_quotes(path, text), None)
