"""Every command that writes, as it is called in a review that has something for each to do."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl

import bare_word
import filling
from gitting import commit
from goldens import small
from sample import write

PASSPHRASE = "four words of mine"
_KEY = "- {code: HV1, type: person, names: [Peregrine Tolleton]}\n"
_COMMENT = (
    "- {id: COM90, record: KPE1, field: why_key, text: More., quoted: left with two stories, "
    "proposed: left with three stories}\n"
)
_SENT = "Date,Source,Event\n14/05/2022,Record,Seen at home\n15/05/2022,Record,Seen at school\n"

#: By what they do; of each a line of arguments, within the review. No two need a terminal.
WRITING = {
    "new": "new findings --set statement=x",
    "new in a folder": "new conversations --set participant=HV1",
    "mend": "mend --yes",
    "accept": "accept LT312 RT1 --reason r",
    "accept a file": "accept --file odd.bin --reason r",
    "agree": "agree CV1",
    "agree earlier": "agree --earlier",
    "upgrade": "upgrade --yes",
    "decide": "conflicts --decide health-001+police-001 ask --by LR1",
    "import": "import sent.csv --agency health --yes --left-out-read",
    "take back a workbook": "import workbook.xlsx",
    "take back a form": "import form.docx",
    "comments": "comments draft.docx",
    "put in what a reader proposes": "comments --apply COM90",
    "pseudonymise": "pseudonymise --yes prose --yes wording --yes ids --yes comments",
    "lock": "key lock --passphrase-file passphrase",
    "hook": "hook install",
    "renumber": "renumber FIN1 FIN90 --yes",
    "join": "join other.zip --yes",
    "issue": "issue sent/findings.docx --to Board --audience team --anyway r",
    "clean": "clean draft.docx",
    "report": "report findings terms",
    "report beyond the team": "report findings --audience family",
    "picture": "picture swim-lanes",
    "export": "export findings --to csv,json",
    "form": "form findings --to docx,xlsx",
    "schema": "schema",
    "output": "status --format json --output s.json",
    "calendar": "calendar --output diary.ics",
    "names": "view --names HV1 --output private/names.md",
}
#: What shows that one was done: a file within the review, and a text in it, which may be empty.
MARKS = {
    "mend": ("glossary.yaml", "meaning: |"),
    "new": ("findings.yaml", "statement: x"),
    "new in a folder": ("conversations/CV3.yaml", "HV1"),
    "accept": ("decisions.yaml", "LT312"),
    "accept a file": ("decisions.yaml", "odd.bin"),
    "agree": ("conversations/CV1.yaml", "agreed_words"),
    "agree earlier": ("conversations/CV2.yaml", "agreed_words"),
    "decide": ("decisions.yaml", "pair: ask"),
    "import": ("timeline/health.yaml", "Seen at school"),
    "take back a workbook": ("factors.yaml", "Changed in the workbook"),
    "take back a form": ("factors.yaml", "Changed on the form"),
    "comments": ("comments.yaml", "Who was to ask?"),
    "put in what a reader proposes": ("episodes.yaml", "left with three stories"),
    "pseudonymise": ("sections/named.md", "HV1 called"),
    "lock": ("private/identities.yaml.age", ""),
    "hook": (".git/hooks/pre-push", ""),
    "join": ("differences.yaml", "one-2011"),
    "renumber": ("findings.yaml", "id: FIN90"),
    "upgrade": (".lt/version", ""),
    "issue": ("disclosures.yaml", "Issued: findings.docx"),
    "clean": ("draft-clean.docx", ""),
    "report": ("reports/terms.docx", ""),
    "report beyond the team": ("reports/findings-family.docx", ""),
    "export": ("reports/findings.json", ""),
    "form": ("reports/form-findings-new.docx", ""),
    "picture": ("reports/swim-lanes.svg", ""),
    "schema": (".lt/schemas/actions.json", ""),
    "output": ("s.json", ""),
    "calendar": ("diary.ics", ""),
    "names": ("private/names.md", ""),
}
#: What writes finished documents and the like: each file is whole, but not all of them at once.
UNKEPT = {"hook", "clean", "report", "report beyond the team", "export", "form", "picture",
          "schema", "output", "calendar", "names"}  # fmt: skip


def is_done(root: Path, name: str) -> bool:
    """Whether a command has had its effect."""
    path, text = MARKS[name]
    file = root / path
    return file.is_file() and text.encode() in file.read_bytes()


#: These need others to have been run before them.
AFTER = {
    "save": (WRITING["pseudonymise"], "save --as LR1"),
    "undo": (WRITING["new"], "undo --yes"),
    "undo an import": (WRITING["import"], "import --undo"),
    "decide a card": (WRITING["join"], "join --decide DIF1 theirs --by LR1"),
    "unlock": (WRITING["lock"], "key unlock --passphrase-file passphrase"),
}


class NoLock:
    """A lock that reaches nobody, as on a drive that does not pass locks on."""

    lock_file = "lock"

    def release(self) -> None:
        """Does nothing."""


def run(root: Path, line: str, **more: object) -> "subprocess.CompletedProcess[str]":
    """Runs a line in a process of its own."""
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        (sys.executable, "-P", "-m", "learning_together.cli.main", *line.split()),
        cwd=root, capture_output=True, text=True, stdin=subprocess.DEVNULL, **more,
    )  # fmt: skip


def prepare(root: Path) -> Path:
    """Makes the review, in git, with all that the lines name."""
    files = small()
    files["private/identities.yaml"] = _KEY
    files["private/notes.md"] = "Peregrine Tolleton was on leave.\n"
    files["glossary.yaml"] = "- id: rota\n  term: rota\n  meaning: >-\n    Two\n    - a\n    - b\n"
    files["comments.yaml"] = _COMMENT
    files["passphrase"] = PASSPHRASE
    files["sent.csv"] = _SENT
    files[".gitignore"] = "/private/\n/reports/\n/sent/\n*.tmp\n"
    files["sections/named.md"] = "---\nid: named\n---\n\nPeregrine Tolleton called.\n"
    write(root, files)
    (root / "odd.bin").write_bytes(bytes([0, 159, 146, 150]) * 64)
    draft = bare_word.document()
    said = draft.add_paragraph().add_run("Nobody asked.")
    draft.add_comment(said, text="Who was to ask?", author="Pat Example", initials="PE")
    draft.save(str(root / "draft.docx"))
    (root / "sections" / "named.md").rename(root / "named.md")
    for line in ("report findings --out sent", "export factors --out sent",
                 "form factors --for all --out sent"):  # fmt: skip
        done = run(root, line)
        assert done.returncode == 0, done.stderr
    (root / "named.md").rename(root / "sections" / "named.md")
    book = openpyxl.load_workbook(root / "sent" / "factors.xlsx")
    sheet = book[book.sheetnames[0]]
    (column,) = [one.column for one in sheet[1] if str(one.value).startswith("The factor in")]
    sheet.cell(2, column, "Changed in the workbook")
    book.save(root / "workbook.xlsx")
    forms = sorted((root / "sent").glob("form-factors-*.docx"))
    for form, name in ((forms[0], "form-of-the-same.docx"), (forms[1], "form.docx")):
        place = f"{form.stem.removeprefix('form-factors-')}.summary"
        (root / name).write_bytes(filling.filled(form.read_bytes(), {place: "Changed on the form"}))
    commit(root)
    (root / "sources.yaml").write_text("- {id: one-2011, citation: One, link: Here}\n")
    with zipfile.ZipFile(root / "other.zip", "w") as archive:
        archive.writestr("review.yaml", files["review.yaml"])
        archive.writestr("sources.yaml", "- {id: one-2011, citation: One, link: There}\n")
    return root


def copy(base: Path, root: Path) -> Path:
    """Such a review anew."""
    shutil.copytree(base, root, symlinks=True)
    return root
