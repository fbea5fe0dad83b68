"""Text behind a hint of the scaffold is told; the hint itself is not text."""

import pytest

from learning_together.diagnostics import Problem
from learning_together.folder.yaml import parse_markdown, parse_yaml
from learning_together.folder.yaml.mistakes.hints import BELOW, Hint

HINTS = (
    Hint("shows", ("What", "it", "shows."), "|"),
    Hint("reach", ("How", "far", "it", "reaches.", "One", "of:", "team,", "local."), ""),
    Hint("why", ("Why.",), ">-"),
)


def told(text: str) -> list[Problem]:
    problems = parse_yaml("findings.yaml", text, HINTS)[1]
    assert all(one.check.code == "LT004" for one in problems)
    return problems


@pytest.mark.parametrize(
    ("text", "words", "help_"),
    [
        ("shows: >-  # What it shows. It stood\n", "It stood", 'shows: "It stood"'),
        ("shows: Twice  # What it shows. And more\n", "And more", 'shows: "Twice And more"'),
        ("reach: local # How far it reaches. One of: team, local. ours\n", "ours", "local ours"),
        ("# What it shows. Mine\nshows:\n", "Mine", 'shows: "Mine"'),
        ("#   reach   How far it reaches. One of: mine\n#       team, local.\n", "mine", "mine"),
        ("# How far it reaches.\n#   One of: team, local. a b\nreach:\n", "a b", '"a b"'),
        ("#  Why.\n# why: because\n", "because", "Take away the “# ” before “why”"),
        ("#  Why.\n# why: >-\n#   because\n", "because", "Take away the “# ” before “why”"),
        ("# a:\n#   # Why.\n#   - why: because\n", "because", "Take away"),
        ("# a:\n#     why: >-  # Why. He said\n", "He said", 'why: "He said"'),
    ],
)  # fmt: skip
def test_text_behind_a_hint_is_told_with_its_place(text: str, words: str, help_: str) -> None:
    (problem,) = told(f"id: FIN1\n{text}")
    assert words in problem.message
    assert help_ in problem.help
    line = f"id: FIN1\n{text}".splitlines()[problem.place.line - 1]
    assert words in line[problem.place.column - 1 :]


@pytest.mark.parametrize(
    "text",
    [
        "reach: local # How far it reaches. One of: team, local.\n",
        "reach: local  # How far it reaches. One of: another, list\n",
        "# How far it reaches.\n# One of: team, local.\nreach: local\n",
        "# What it shows to us all\nshows: x\n# Why not\n",
        "# Why.\n# why:\n# Agreed with the board on 3 May.\n",
        "shows: |\n  # What it shows. This is text\n",
        '"shows": "a # What it shows. This is text"\n',
    ],
)
def test_hints_and_comments_of_ones_own_are_left_alone(text: str) -> None:
    assert not told(f"id: FIN1\n{text}")


def test_text_of_a_markdown_file_belongs_below_its_fields() -> None:
    hints = (Hint("text", ("Write", "below."), BELOW),)
    text = "---\nid: a\n# Write below. We met\n---\n\nText\n"
    (problem,) = parse_markdown("sections/a.md", text, "text", hints)[1]
    assert "below the line “---”" in problem.help
