"""A list of one item where one value is expected loses its dash, and nothing else."""

import pytest

from learning_together.folder.yaml.edits import edited
from learning_together.review.load import load_contents
from sample import SAMPLE


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("  summary:\n    - One: text\n", None),
        ("  summary:\n    - One text  # c\n", "  summary: One text  # c\n"),
        ("  summary:  \n  -   'One text'\n", "  summary: 'One text'\n"),
        ("  summary:\r\n    - One\r\n      two\r\n", "  summary: One\r\n      two\r\n"),
        ("  summary:\n  - >-\n    One\n    two\n", "  summary: >-\n    One\n    two\n"),
        ("  level:\n    - front\n", "  level: front\n"),
        ("  summary:  # ours\n    - One\n", None),
        ("  summary:\n    # ours\n    - One\n", None),
        ("  summary:\n\n    - One\n", None),
        ("  summary:\n    - One\n    - Two\n", None),
        ("  summary: [One]\n", None),
        ("  summary:\n    -\n      One\n", None),
        ("  summary:\n    - - One\n", None),
    ],
)
def test_a_list_of_one(typed: str, mended: str | None) -> None:
    text = f"- id: CF1\n{typed}"
    files = {**SAMPLE, "factors.yaml": text}
    found = load_contents({name: one.encode() for name, one in files.items()}).problems
    (told,) = (one for one in found if "list;" in one.message or "YAML" in one.message)
    assert (edited(text, [told.edit]) if told.edit else None) == (mended and f"- id: CF1\n{mended}")


def test_a_list_where_a_date_or_one_id_stands() -> None:
    text = "- id: CV1\n  agreed_on:\n    - 2023-01-02\n  participant:\n    - ZZ1\n"
    files = {**SAMPLE, "conversations.yaml": text}
    found = load_contents({name: one.encode() for name, one in files.items()}).problems
    edits = [one.edit for one in found if one.edit and one.place.file == "conversations.yaml"]
    assert edited(text, edits) == "- id: CV1\n  agreed_on: 2023-01-02\n  participant: ZZ1\n"
