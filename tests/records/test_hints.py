"""Behind every line of comment that the scaffold writes, words that somebody types are told."""

import pytest

from learning_together.folder.yaml import parse_yaml
from learning_together.records.commented_yaml import explained_lines, header, hints
from learning_together.records.kinds import KINDS

#: Comments that speak of no field.
ABOUT_THE_FILE = ("# yaml-language-server", "# lt new ", "# Fields for when")


def codes(kind: str, lines: list[str]) -> list[str]:
    return [one.check.code for one in parse_yaml("x.yaml", "\n".join(lines), hints(kind))[1]]


@pytest.mark.parametrize("kind", KINDS)
def test_words_typed_behind_any_line_of_the_scaffold_are_told(kind: str) -> None:
    table = header(kind, f"{kind}.yaml")
    lines = [*table[table.index("#", 2) :], *explained_lines(kind, {"id": "X1"})]
    assert not codes(kind, lines)
    tried = 0
    for at, line in enumerate(lines):
        if line.startswith("#") and line != "#" and not line.startswith(ABOUT_THE_FILE):
            changed = [*lines]
            changed[at] += " typed by somebody"
            assert codes(kind, changed) == ["LT004"], changed[at]
            tried += 1
    assert tried > 3
