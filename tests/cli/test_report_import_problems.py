"""What goes back to an agency: row by row of its own file, and nothing of what stands in it."""

from conftest import Lt
from sample import Folder

FILES = {
    "agencies.yaml": "- {id: health, name: Health visiting}\n- {id: police, name: Police}\n",
    "queries.yaml": (
        "- {id: QRY1, agency: health, question: Who weighed Child C in May?}\n"
        "- {id: QRY2, agency: police, question: Who was called?}\n"
    ),
}
SENT = (
    "Date,What happened,Source\n"
    "12/3/22,Home visit,Record\n"
    "32/3/22,Second visit,Record\n"
    "Thurs 15 Mar 22,Call,Record\n"
)


def test_rows_are_named_with_what_is_the_matter(lt: Lt, folder: Folder) -> None:
    root = folder(FILES)
    (root / "sent.csv").write_text(SENT, encoding="utf-8")
    assert lt("import", "sent.csv", "--agency", "health", "--yes", cwd=root).code == 1
    ran = lt("report", "import-problems", "--for", "health", "--to", "md", cwd=root)
    assert ran.code == 0
    text = (root / "reports" / "import-problems-health.md").read_text(encoding="utf-8")
    assert "**For:** Agency: Health visiting" in text
    assert "| Row 3 | “32/3/22”: this cannot be read as a date. |" in text
    assert "15 March 2022 was a Tuesday, not a Thursday" in text
    assert "Who weighed Child C in May?" in text
    assert "Who was called?" not in text
    assert "Second visit" not in text


def test_what_was_put_right_is_not_asked_again(lt: Lt, folder: Folder) -> None:
    root = folder(FILES)
    (root / "sent.csv").write_text(SENT, encoding="utf-8")
    lt("import", "sent.csv", "--agency", "health", "--yes", cwd=root)
    mended = SENT.replace("32/3/22", "22/3/22").replace("Thurs 15", "Tues 15")
    (root / "sent.csv").write_text(mended, encoding="utf-8")
    assert lt("import", "sent.csv", "--agency", "health", "--yes", cwd=root).code == 0
    lt("report", "import-problems", "--for", "health", "--to", "md", cwd=root)
    text = (root / "reports" / "import-problems-health.md").read_text(encoding="utf-8")
    assert "Every row could be read." in text
    assert "32/3/22" not in text


def test_without_a_delivery_it_says_so(lt: Lt, folder: Folder) -> None:
    root = folder(FILES)
    assert lt("report", "import-problems", "--for", "health", "--to", "md", cwd=root).code == 0
    text = (root / "reports" / "import-problems-health.md").read_text(encoding="utf-8")
    assert "Nothing of Health visiting has been imported on this computer." in text


def test_what_the_review_did_with_its_entries_is_not_told(lt: Lt, folder: Folder) -> None:
    root = folder(FILES)
    (root / "sent.csv").write_text(SENT, encoding="utf-8")
    lt("import", "sent.csv", "--agency", "health", "--yes", cwd=root)
    at = root / "timeline" / "health.yaml"
    at.write_text(at.read_text(encoding="utf-8").replace("Home visit", "A home visit"), "utf-8")
    (root / "sent.csv").write_text(SENT.replace("Home visit", "Home visits"), "utf-8")
    ran = lt("import", "sent.csv", "--agency", "health", "--yes", cwd=root, width=200)
    assert "somebody has changed it here" in ran.out
    lt("report", "import-problems", "--for", "health", "--to", "md", cwd=root)
    text = (root / "reports" / "import-problems-health.md").read_text(encoding="utf-8")
    assert "Row 3" in text
    assert "somebody" not in text
    assert "health-001" not in text
