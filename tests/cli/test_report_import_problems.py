"""What goes back to an agency: row by row of its own file, and nothing of what stands in it."""

import re
from pathlib import Path

import bare_word
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
    assert "| Row 3, “Date” | “32/3/22”: this cannot be read as a date. |" in text
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


def letter(lt: Lt, root: Path) -> str:
    ran = lt("report", "import-problems", "--for", "health", "--to", "md", cwd=root)
    assert ran.code == 0, ran.err
    return (root / "reports" / "import-problems-health.md").read_text(encoding="utf-8")


def test_places_are_as_the_author_sees_them_and_dates_in_one_form(lt: Lt, folder: Folder) -> None:
    root = folder(FILES)
    document = bare_word.document()
    for rows in (
        [["Day of contact", "What happened"], ["12/3/22", "Home visit"]],
        [["Day of contact", "What happened"], ["32/3/22", "Jo Bloggs rang"], ["1/2/22", ""]],
    ):
        table = document.add_table(len(rows), 2)
        for number, row in enumerate(rows):
            for cell, text in zip(table.rows[number].cells, row, strict=True):
                cell.text = text
        document.add_paragraph("On 14/3/2022 Jo Bloggs moved.")
    document.save(str(root / "sent.docx"))
    lt("import", "sent.docx", "--agency", "health", "--yes", cwd=root)
    text = letter(lt, root)
    assert "| Table 2, row 2, “Day of contact” | “32/3/22”: this cannot be read" in text
    assert "| Table 2, row 3, “What happened” | Nothing is said of what happened." in text
    assert "- text between table 1 and table 2: a paragraph, 29 characters" in text.lower()
    assert "- text after table 2: a paragraph, 29 characters" in text.lower()
    assert "Bloggs" not in text
    assert not re.search(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text)
    lt("import", "sent.docx", "--agency", "health", "--left-out-read", "--yes", cwd=root)
    assert "29 characters" not in letter(lt, root)


def test_what_validate_would_call_an_error_is_told_in_the_same_letter(
    lt: Lt, folder: Folder
) -> None:
    root = folder(FILES)
    text = "Date,What happened,Record used\n12/3/22,Visit,\n13/3/22,Call,\n14/3/22,Visit,Log\n"
    (root / "sent.csv").write_text(text + "16/3/22,Clinic,\n", encoding="utf-8")
    given = ("--map", "Record used=source", "--yes")
    assert lt("import", "sent.csv", "--agency", "health", *given, cwd=root).code == 0
    said = letter(lt, root)
    assert "| Rows 2, 3 and 5, “Record used” | The row does not say which record it" in said
    path = root / "timeline/health.yaml"
    changed = path.read_text("utf-8").replace("event: Call", "event: Call\n  source: Ours")
    path.write_text(changed, "utf-8")
    assert "| Rows 2 and 5, “Record used” |" in letter(lt, root)


def test_days_as_programs_write_them_are_in_words_but_not_within_what_is_quoted(
    lt: Lt, folder: Folder
) -> None:
    root = folder(FILES)
    rows = ["Date,What happened", "04/13/22,Visit", "03/04/22,Call", "05/16/22,Call"]
    (root / "sent.csv").write_text("\n".join([*rows, "2022-02-31,Call"]) + "\n", "utf-8")
    lt("import", "sent.csv", "--agency", "health", "--yes", cwd=root)
    said = letter(lt, root)
    assert "“2022-02-31”" in said
    assert "3 April 2022" in said
    assert "4 March 2022" in said
