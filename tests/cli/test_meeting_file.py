"""`lt report meeting --zip`: one file for a meeting, gated as a whole."""

import re
import zipfile
from pathlib import Path

import pytest

from cli.test_every_output import known_to_all
from conftest import Lt
from goldens import fit_to_publish, small
from learning_together.folder import output_files
from sample import Folder

ASKED = ("report", "meeting", "--for", "MTG5", "--zip")
MARKING = "OFFICIAL-SENSITIVE"


def packed(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as whole:
        assert whole.testzip() is None
        return {name: whole.read(name) for name in whole.namelist()}


def test_it_holds_the_pack_the_page_and_the_pictures(lt: Lt, folder: Folder) -> None:
    root = folder(small())
    ran = lt(*ASKED, "--to", "md", cwd=root)
    assert ran.code == 0, ran.err
    path = root / "reports" / "meeting-MTG5.zip"
    held = packed(path)
    assert {"meeting-MTG5.md", "page.html", "swim-lanes.png"} <= {*held}
    assert MARKING in held["meeting-MTG5.md"].decode()
    assert MARKING in held["page.html"].decode()
    assert output_files.made_for(root, path.read_bytes()) == {"team"}
    assert not list((root / "reports").glob("*.md")), "one file alone"
    first = path.read_bytes()
    path.write_bytes(first + b"x")
    assert lt(*ASKED, "--to", "md", cwd=root).code == 0
    assert path.read_bytes() == first + b"x"
    again = (root / "reports" / "meeting-MTG5-2.zip").read_bytes()
    assert again == first, "the same bytes twice"


def test_what_reads_as_a_charge_is_left_out_and_told(lt: Lt, folder: Folder) -> None:
    ran = lt(*ASKED, "--to", "md", "--audience", "case-group", cwd=folder(known_to_all(small())))
    assert ran.code == 0, ran.err
    assert "The picture silences is not in it." in " ".join(ran.err.split())


@pytest.mark.parametrize("field", ["venue: Tolleton House, ", ""])
def test_where_one_part_holds_a_name_nothing_is_written(lt: Lt, folder: Folder, field: str) -> None:
    """In the pack, and in the page alone."""
    files = known_to_all(fit_to_publish(small()))
    if field:
        files["meetings.yaml"] = files["meetings.yaml"].replace("venue: Civic centre, ", field)
    else:
        files["findings.yaml"] = files["findings.yaml"].replace(
            "statement: ", "statement: Tolleton came, and "
        )
    files["private/identities.yaml"] = "- code: HV1\n  names: [Peregrine Tolleton]\n"
    root = folder(files)
    ran = lt(*ASKED, "--to", "md", "--audience", "family", cwd=root)
    assert ran.code == 2
    assert not (root / "reports").exists()


def test_it_goes_out_like_any_report(lt: Lt, folder: Folder) -> None:
    """To those it was made for alone, and which finding has which number is noted."""
    root = folder(known_to_all(fit_to_publish(small())))
    assert lt(*ASKED, "--audience", "board", cwd=root).code == 0
    (path,) = (root / "reports").glob("*.zip")
    issue = ("issue", path, "--to", "Board members", "--anyway", "All read", "--audience")
    ran = lt(*issue, "public", cwd=root)
    assert ran.code == 2
    assert "was made for" in " ".join(ran.err.split())
    assert lt(*issue, "board", cwd=root).code == 0
    noted = re.findall(r"(?m)^  printed: (.*)", (root / "disclosures.yaml").read_text())
    (pack,) = (name for name in packed(path) if name.endswith(".docx"))
    (root / "reports" / pack).write_bytes(packed(path)[pack])
    assert lt("issue", root / "reports" / pack, *issue[2:], "board", cwd=root).code == 0
    again = re.findall(r"(?m)^  printed: (.*)", (root / "disclosures.yaml").read_text())
    assert noted
    assert again == [*noted, *noted]


def test_nothing_else_goes_into_one_file(lt: Lt, folder: Folder) -> None:
    root = folder(small())
    for names in (["review"], ["meeting", "findings"]):
        ran = lt("report", *names, "--for", "MTG5", "--zip", cwd=root)
        assert ran.code == 2
        assert "lt report meeting --for ID --zip" in " ".join(ran.err.split())
    assert lt("report", "--zip", cwd=root).code == 2
