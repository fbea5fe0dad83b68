"""Paragraphs arrive as people mean them, below every sign that YAML has for text."""

from learning_together.records.kinds.factor import Factor
from learning_together.review.load import load
from sample import Folder


def test_paragraphs_are_kept_as_people_mean_them(folder: Folder) -> None:
    root = folder(
        {
            "factors.yaml": (
                "- id: CF1\n  summary: One\n  explanation: >-\n    First line,\n"
                "    same paragraph.\n"
                "\n    Second paragraph.\n\n      indented\n      lines\n\n    Third.\n"
                "- id: CF2\n  summary: Runs on\n    and on\n\n    and again\n"
                "- id: CF3\n  summary: One\n  explanation: |\n    a\n    b\n\n    c\n"
            )
        }
    )
    loaded = load(root)
    assert loaded.problems == ()
    factors = loaded.review.all(Factor)
    assert factors[0].explanation == (
        "First line, same paragraph.\n\nSecond paragraph.\n\n  indented\n  lines\n\nThird."
    )
    assert factors[1].summary == "Runs on and on\n\nand again"
    assert factors[2].explanation == "a\nb\n\nc\n"
