"""What a team may think is in use and is not: templates, keys and folders that are passed over.

Looks at a review's folder, gives problems. Reads no template, follows no link, writes nothing.
"""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from learning_together import resources
from learning_together.diagnostics import Check, Place, Problem
from learning_together.errors import LtError
from learning_together.folder import look
from learning_together.folder.private_folder import LOCKED_KEY
from learning_together.patterns import regex
from learning_together.records.kinds import IDENTITIES_FILE

TEMPLATES = "templates"
STYLES = f"{TEMPLATES}/reference.docx"
#: Folders that lt writes into, and what is not done where they are links.
_FOLDERS = {
    "private": "lt writes nothing through it; keys and deliveries of agencies belong here",
    "reports": "lt writes no report through it",
    ".lt": "lt keeps nothing there",
    TEMPLATES: "no template behind it is used unless it stays within the review",
}
_REPORT = regex(r"templates/reports/[^/]+/report\.md\.j2")
#: Larger ones are no templates.
_LARGEST = 1024 * 1024

PASSED_OVER = Check(
    code="LT032",
    name="passed-over",
    steps="setup: warning",
    title="A template, a key or a folder of the team's own is passed over",
    why="Who put it there thinks that it counts; reports come out without it, and nobody notices.",
    mend="Put it where it is read, or take it away. A template of a report is "
    "templates/reports/<report>/report.md.j2, the Word styles are templates/reference.docx.",
    bad={"templates/findings.md.j2": "# Findings  # <- LT032\n"},
    good={"templates/reports/findings/report.md.j2": "# Findings\n"},
    team_decides=True,
)


def passed_over(root: Path) -> Iterator[Problem]:
    """Everything of that sort in a review's folder; what cannot be looked at is told elsewhere."""
    for name, what in _FOLDERS.items():
        if look.is_link(root / name):
            yield PASSED_OVER.at(
                Place(name),
                f"“{name}” is a link: {what}.",
                "Put a folder of that name in its place, and what it held into that.",
            )
    with suppress(LtError):
        if look.is_there(root / IDENTITIES_FILE) and look.is_there(root / LOCKED_KEY):
            yield PASSED_OVER.at(
                Place(LOCKED_KEY),
                f"Two keys lie side by side. {IDENTITIES_FILE} is read; this one is passed over, "
                "and a name that stands in it alone is not looked for.",
                "See which of the two is the newer one, and move the other out of the review.",
            )
    with suppress(LtError, OSError):
        yield from _templates(root)
    if look.is_taken(root / "reference.docx"):
        yield _of("reference.docx", "it is used from templates/ only", f"Move it: {STYLES}")


def _templates(root: Path) -> Iterator[Problem]:
    folder = root / TEMPLATES
    if look.is_link(folder) or not look.is_folder(folder):
        return
    found = [path for path in sorted(folder.rglob("*")) if not path.name.startswith((".", "~$"))]
    shipped = resources.folder(TEMPLATES)
    written = "\n".join(
        path.read_text(encoding="utf-8", errors="replace")
        for path in found
        if path.suffix == ".j2" and not _refused(path)
    )
    for path in found:
        name = path.relative_to(root).as_posix()
        if not look.is_link(path) and look.is_folder(path):
            continue
        read = name == STYLES or _REPORT.fullmatch(name) is not None
        read = read or look.is_there(shipped / path.relative_to(folder))
        if why := _refused(path):
            yield _of(name, why)
        elif not read and path.name not in written and not path.stem.lower().startswith("readme"):
            yield _of(name, "no report looks there")


def _refused(path: Path) -> str:
    """Why a file is used in no case; empty where it may be."""
    if look.is_link(path):
        return "it is a link"
    if not look.is_file(path, unsure=False):
        return "it is no ordinary file"
    if path.suffix == ".j2" and look.size(path) > _LARGEST:
        return "it is larger than a megabyte"
    return ""


def _of(name: str, why: str, help: str = "") -> Problem:
    return PASSED_OVER.at(Place(name), f"“{name}” is not used: {why}.", help)
