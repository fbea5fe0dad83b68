"""The title page of a draft, and of what is published."""

from pathlib import Path

import pytest

from conftest import Lt
from gitting import commit, needs_git
from goldens import fit_to_publish, small
from learning_together.privacy.contents import pieces
from sample import Folder

pytestmark = needs_git

PUBLISHED = """published:
  lead_reviewers: [Two independent reviewers, A third one]
  authors: [The review team]
  adopted: 2024-02-05
  published: 2024-03-11
  isbn: 978-0-00-000000-2
  copyright: © the partnership
  contact: The business office
  marking: PUBLIC DOCUMENT
  foreword: |
    Thank you to all who spoke with us.
"""


def said(path: Path) -> str:
    return " ".join(" ".join(piece.text for piece in pieces(path.name, path.read_bytes())).split())


@pytest.mark.parametrize("form", ["md", "docx", "html", "pdf"])
@pytest.mark.parametrize("told", ["", PUBLISHED])
def test_what_is_published_bears_no_draft(form: str, told: str, lt: Lt, folder: Folder) -> None:
    files = fit_to_publish(small())
    files["review.yaml"] += told
    root = folder(files)
    commit(root)
    ran = lt("report", "review", "--to", form, "--audience", "public", cwd=root)
    assert ran.code == 0, ran.err
    text = said(root / "reports" / f"review-public.{form}")
    for word in ("Draft", "For: Public", "uncommitted", "OFFICIAL"):
        assert word not in text
    for word in (
        "Two independent reviewers and A third one", "The review team", "5 February 2024",
        "11 March 2024", "978-0-00-000000-2", "© the partnership", "The business office",
        "PUBLIC DOCUMENT", "Foreword", "Thank you to all who spoke with us.",
    ):  # fmt: skip
        assert (word in text) is bool(told), word


def test_a_draft_says_which_it_is(lt: Lt, folder: Folder) -> None:
    files = small()
    files["review.yaml"] += PUBLISHED
    root = folder(files)
    commit(root)
    lt("report", "review", "--to", "md", cwd=root)
    text = said(root / "reports" / "review.md")
    for word in ("Draft", "Review team", "Version", "OFFICIAL-SENSITIVE"):
        assert word in text
    for word in ("ISBN", "PUBLIC DOCUMENT", "Lead reviewers: Two"):
        assert word not in text
