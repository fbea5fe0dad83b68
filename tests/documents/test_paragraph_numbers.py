"""Paragraphs and chapters are numbered, and nothing else is touched."""

import doctest
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Lt
from goldens import fit_to_publish, small
from learning_together.documents import paragraph_numbers
from learning_together.documents.paragraph_numbers import numbered
from learning_together.privacy.contents import pieces
from sample import Folder

NUMBER = re.compile(r"(?m)^\*\*\d+\.\d+\*\* |(?<=^# )\d+ ")


def test_the_docstring() -> None:
    assert doctest.testmod(paragraph_numbers).failed == 0


@pytest.mark.parametrize(
    "block",
    [
        "- a\n- b", "1. a", "10) a", "| a | b |", "> quoted", "![alt](x.png)", "## Two",
        "*Only so.*",
        "    indented", "```\ncode\n\nmore\n```", "::: {.callout}\nIn a box.\n\nMore.\n:::",
        '::: {.table widths="1"}\n\nA\n\n:::', "::: {.lead}\nLead.\n:::", "[^1]: A note.",
        "::: {.pagebreak}\n:::", "* a", "+ a",
    ],
)  # fmt: skip
def test_what_is_no_paragraph_has_no_number(block: str) -> None:
    assert numbered(f"# A\n\nOne.\n\n{block}\n\nTwo.\n") == (
        f"# 1 A\n\n**1.1** One.\n\n{block}\n\n**1.2** Two.\n"
    )


@pytest.mark.parametrize("typed", ["1.5 is a number.", "*Note* this.", "-5 degrees", "\\# no"])
def test_what_only_looks_like_it_has_one(typed: str) -> None:
    assert numbered(f"# A\n\n{typed}\nmore\n") == f"# 1 A\n\n**1.1** {typed}\nmore\n"


def test_chapters_without_a_paragraph_are_not_counted() -> None:
    assert numbered("Before.\n\n# A\n\n- a\n\n# B\n\n## C\n\nOne.\n\n# D\n\nTwo.\n\nThree.") == (
        "Before.\n\n# A\n\n- a\n\n# 1 B\n\n## C\n\n**1.1** One.\n\n# 2 D\n\n**2.1** Two.\n\n"
        "**2.2** Three."
    )


def test_a_paragraph_may_follow_its_heading_at_once() -> None:
    assert numbered("# A\nOne.\n\n## B\nTwo.") == "# 1 A\n**1.1** One.\n\n## B\n**1.2** Two."


def test_a_place_is_no_box() -> None:
    box = "::: {.keep}\n::: {#x}\nTwo.\n:::\n:::\n"
    assert numbered(f"# A\n\n::: {{#fin1__text}}\nOne.\n:::\n\n{box}") == (
        f"# 1 A\n\n::: {{#fin1__text}}\n**1.1** One.\n:::\n\n{box}"
    )


BLOCKS = st.sampled_from(
    ["# A", "## B", "One.\nmore", "- a", "| a |\n|---|\n| b |", "::: {.small}\nx\n:::", "", ":::",
     "::: {#p}", "```\n# no\n\nx\n```", "> q", "**bold** so"]
)  # fmt: skip


@given(st.lists(BLOCKS, max_size=12))
def test_without_the_numbers_it_is_what_it_was(blocks: list[str]) -> None:
    body = "\n\n".join(blocks)
    made = numbered(body)
    assert NUMBER.sub("", made) == body
    found = re.findall(r"(?m)^\*\*(\d+)\.(\d+)\*\* ", made)
    for before, after in pairwise(found):
        same = after == (before[0], str(int(before[1]) + 1))
        assert same or after == (str(int(before[0]) + 1), "1")


def test_on_request(lt: Lt, folder: Folder) -> None:
    root = folder(fit_to_publish(small()))
    ran = lt(
        "report", "review", "--number-paragraphs", "--to", "md,docx",
        "--audience", "public", cwd=root,
    )  # fmt: skip
    assert ran.code == 0, ran.err
    for form in ("md", "docx"):
        path = root / "reports" / f"review-public.{form}"
        text = " ".join(
            " ".join(piece.text for piece in pieces(path.name, path.read_bytes())).split()
        )
        assert "1.1" in text, form
        assert "1 Summary" in text, form
    refused = lt("report", "chronology", "--number-paragraphs", cwd=root)
    assert refused.code == 2
    assert "can make no use of --number-paragraphs" in " ".join(refused.err.split())
