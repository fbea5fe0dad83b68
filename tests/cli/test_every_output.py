"""One rule for every file that `lt` writes: marked, for its reader alone, and looked through first.

All forms for all kinds of readers. A word that only the lead reviewers may read and a name of the
key are planted where every form would print them.
"""

import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet
from pypdf import PdfReader

import libreoffice
from conftest import Lt
from goldens import fit_to_publish, small
from learning_together import seal
from learning_together.folder import output_files
from sample import Folder

SECRET = "Zebrafinch"
NAME = "Tolleton"
MARKING = "OFFICIAL-SENSITIVE"
#: Commands that write, with the places where they write to; FORM is each form in turn.
WRITERS = {
    "report findings terms": ("md", "docx", "html", "pdf"),
    "report page": ("md", "html"),
    "report meeting --for MTG5": ("md", "docx", "html", "pdf"),
    "export": ("xlsx", "csv", "json", "sqlite"),
    "form findings --for all": ("docx", "xlsx"),
    "picture swim-lanes": ("svg", "html"),
    "calendar": ("ics",),
}
_OF_WORD = pytest.param(
    "report findings terms", "odt", marks=[pytest.mark.long, *libreoffice.NEEDED]
)
FORMS = [
    *((command, form) for command, forms in WRITERS.items() for form in forms),
    _OF_WORD,
]
TOGETHER = [*((command, ",".join(forms)) for command, forms in WRITERS.items()), _OF_WORD]
READERS = ("team", "case-group", "board", "public", "family", "agency:health", "participant:HV1")
#: Some of them are asked in the suite, all in the long run.
ASKED = ("team", "public", "agency:health")


def _asked(readers: Iterable[str]) -> list[ParameterSet]:
    return [pytest.param(one, marks=[] if one in ASKED else pytest.mark.long) for one in readers]


#: Whom nothing with a name may reach; for the team it is told by the checks. A calendar travels.
BEYOND = tuple(reader for reader in READERS if reader != "team")
#: Forms that say for whom they were made.
SAY = {"md", "docx", "odt", "html", "pdf", "xlsx", "json", "sqlite", "svg", "ics"}


def written(root: Path, lt: Lt, command: str, form: str, reader: str) -> tuple[int, list[Path]]:
    out = root.parent / "out"
    how = ("--output", out / "diary.ics") if form == "ics" else ("--to", form, "--out", out)
    out.mkdir(exist_ok=True)
    ran = lt(*command.split(), "--audience", reader, *how, cwd=root)
    assert "Traceback" not in ran.err
    assert ran.code in {0, 2}, ran.err
    return ran.code, sorted(path for path in out.rglob("*") if path.is_file())


def texts(path: Path) -> Iterator[str]:
    """All text of a file, unpacked, of each of its parts."""
    content = path.read_bytes()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as package:
            for name in package.namelist():
                yield name + package.read(name).decode("utf-8", "replace")
    elif path.suffix == ".pdf":
        for page in PdfReader(path).pages:
            yield page.extract_text()
    else:
        yield content.decode("utf-8", "replace").replace("\r\n ", "")


def known_to_all(files: dict[str, str], venue: str = "Civic centre") -> dict[str, str]:
    """A review whose meetings are known to all kinds of readers."""
    every = "reviewers, team, case-group, participant, agency, family, board, public"
    told = f"- {{handling: [{every}], venue: {venue}, "
    return {**files, "meetings.yaml": files["meetings.yaml"].replace("- {", told)}


@pytest.mark.few(8)
@pytest.mark.parametrize("reader", _asked(READERS))
@pytest.mark.parametrize(("command", "form"), TOGETHER)
def test_it_bears_its_marking_and_reader_and_nothing_withheld(
    command: str, form: str, reader: str, lt: Lt, folder: Folder
) -> None:
    files = known_to_all(fit_to_publish(small()))
    hidden = f"- id: MTG99\n  handling: [reviewers]\n  type: analysis\n  venue: {SECRET}\n"
    hidden += f"  date: 2023-05-05\n  agenda:\n    - title: {SECRET}\n"
    glossary = (
        files.get("glossary.yaml", "")
        + f"- id: hush\n  handling: [reviewers]\n  term: {SECRET}\n  meaning: {SECRET}\n"
    )
    marked = re.sub(r"(?m)^marking:.*\n", "", files["review.yaml"]) + f"marking: {MARKING}\n"
    root = folder(
        {
            **files,
            "review.yaml": marked,
            "meetings.yaml": files["meetings.yaml"] + hidden,
            "glossary.yaml": glossary,
        }
    )
    code, paths = written(root, lt, command, form, reader)
    assert (code == 0) == bool(paths)
    said = {path: "".join(texts(path)) for path in paths}
    assert not any(SECRET in text for text in said.values())
    for path in paths:
        if path.suffix.removeprefix(".") in SAY:
            assert seal.made_for(path.read_bytes()) == {reader}
            assert seal.is_as_written(path.read_bytes())
        else:
            assert reader in output_files.made_for(root, path.read_bytes())
    for suffix in {path.suffix for path in paths} - {".ics"}:
        # It is the team's marking: what is published bears none.
        marked_so = any(MARKING in text for path, text in said.items() if path.suffix == suffix)
        assert marked_so == (reader != "public"), suffix


@pytest.mark.few(12)
@pytest.mark.parametrize("reader", _asked(BEYOND))
@pytest.mark.parametrize(("command", "form"), FORMS)
def test_what_holds_a_name_is_not_written(
    command: str, form: str, reader: str, lt: Lt, folder: Folder
) -> None:
    files = known_to_all(fit_to_publish(small()), f"{NAME} House")
    files["private/identities.yaml"] = f"- code: HV1\n  names: [Peregrine {NAME}]\n"
    files["findings.yaml"] = files["findings.yaml"].replace(
        "statement: ", f"statement: {NAME} came, and "
    )
    code, paths = written(folder(files), lt, command, form, reader)
    assert (code, paths) == (2, [])
