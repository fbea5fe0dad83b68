"""Words of a text that a glossary explains."""

import pytest

from learning_together.documents.glossary_links import linked

GLOSSARY = (
    "# Glossary\n\n| [Core group]{#g_core} | A meeting |\n| [Front door]{#g_front} | A place |\n"
)
TERMS = {"Core group": "g_core", "Front door": "g_front", "Front door team": "g_gone"}


def first(text: str) -> str:
    return linked(f"{text}\n\n{GLOSSARY}", TERMS).partition("\n\n# Glossary")[0]


def test_the_first_word_of_each_part_leads_there() -> None:
    said = first(
        "# A\n\nA core group, core group.\n\n## B\n\n- *Core groups* met.\n\n### C\n\ncore group"
    )
    assert said.count("](#g_core)") == 2
    assert "A [core group](#g_core), core group." in said
    assert "*[Core groups](#g_core)*" in said


@pytest.mark.parametrize(
    "line",
    [
        "## Core group", "| core group |", "::: {.core group}", "[core group](#x)",
        "[core group]{#x}", "`core group`", "score group", "core grouping", "pre-core group",
        "core-group", "[^1]: core group", "Of the core group:", "core \\group",
    ],
)  # fmt: skip
def test_what_is_left_alone(line: str) -> None:
    assert first(line) == line


def test_a_longer_term_without_a_place_is_no_part_of_it() -> None:
    assert first("The front door was shut.") == "The [front door](#g_front) was shut."
    assert linked("The core group.", TERMS) == "The core group."
