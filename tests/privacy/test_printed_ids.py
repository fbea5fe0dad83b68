"""What goes to the board, the family and the public holds no id of the team's, in any byte."""

import io
import re
import tempfile
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Lt, costly
from learning_together.actions import export, picture, report
from learning_together.actions.changes import as_read
from learning_together.errors import LtError
from learning_together.ids import IN_PRINT, PATTERN, Id
from learning_together.privacy.audience import as_read_by, reader
from learning_together.privacy.contents import pieces
from learning_together.privacy.printed_ids import (
    kind_in_print,
    noted,
    printed_ids,
    renamed,
    which,
)
from learning_together.records.kinds import KINDS, kind_of
from learning_together.records.kinds.comment import Comment
from learning_together.records.kinds.disclosure import Disclosure
from learning_together.records.kinds.section import Section
from learning_together.records.kinds.source import Source
from learning_together.reports.catalogue import REPORTS as EVERY
from learning_together.review.load import load
from sample import SAMPLE, Folder, write

#: Whose ids no text needs: each is unmistakable in any file.
FILES = {
    "private/identities.yaml": "- {code: HV97, names: [Peregrine Tolleton]}\n",
    "agencies.yaml": "- {id: qq-health, name: Community health, sector: health}\n",
    "people.yaml": (
        "- {id: HV97, role: Health visitor, group: case-group, agency: qq-health}\n"
        "- {id: RT97, role: Named nurse, group: review-team, agency: qq-health}\n"
        "- {id: MGM, role: Grandmother, group: family, relation: Grandmother}\n"
    ),
    "episodes.yaml": (
        "- id: KPE97\n  title: The start\n  factors: [CF97]\n  agencies: [qq-health]\n"
        "  why_key: See [[FIN97]] and [[qq-source-97]].\n"
        "- {id: KPE98, title: The end, handling: [team]}\n"
    ),
    "factors.yaml": "- {id: CF97, summary: Few staff, type: conditions, episodes: [KPE97]}\n",
    "sources.yaml": "- {id: qq-source-97, citation: A guide. London.}\n",
    "glossary.yaml": "- {id: qq-term, term: Core group, meaning: A meeting}\n",
    "questions.yaml": "- {id: RQ97, text: How?, findings: [FIN97]}\n",
    "responses.yaml": "- {id: RSP97, finding: FIN97, accepted: yes, question: 1}\n",
    "actions.yaml": "- {id: ACT97, what: Train, response: RSP97, agency: qq-health}\n",
    "sections/qq-more.md": "---\nid: qq-more\n---\nMore, as [[qq-term]] and [[FIN97]] say.\n",
    "sections/summary.md": "---\nid: summary\n---\nIn short, [[RT97]] and [[FIN97]].\n",
    "meetings.yaml": "- {id: MTG97, type: board, date: 2024-02-01, attendees: [RT97]}\n",
}
IDS = (
    "KPE97", "KPE98", "CF97", "RQ97", "RSP97", "ACT97", "MTG97", "qq-health", "qq-source-97",
    "qq-term", "qq-more", "FIN97", "FIN98", "FIN99",
)  # fmt: skip
CODES = ("HV97", "RT97")
REPORTS = ("review", "findings", "response", "episodes", "factors", "terms")


def finding(id: str, handling: str = "", more: str = "") -> str:
    return (
        f"- id: {id}\n  title: Pattern of {id[-1]}\n  statement: A pattern\n"
        "  episodes: [KPE97]\n  factors: [CF97]\n  questions: [Why?]\n"
        + (f"  handling: [{handling}]\n" if handling else "")
        + more
    )


def made(*handlings: str) -> dict[str, str]:
    findings = [finding(f"FIN{97 + n}", handling) for n, handling in enumerate(handlings)]
    return {**SAMPLE, **FILES, "findings.yaml": "".join(findings)}


def held(name: str, content: bytes) -> str:
    """All that stands in a file: its bytes, those of its parts, and its name, but for its seal."""
    said = [name, content.decode("utf-8", "replace"), *(one.text for one in pieces(name, content))]
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            said += [archive.read(one).decode("utf-8", "replace") for one in archive.namelist()]
    # Among the digits of a seal an id such as CF97 can stand by chance.
    return re.sub(r"\b[0-9a-f]{64}\b", "", " ".join(said).casefold())


def left(name: str, content: bytes, ids: tuple[str, ...]) -> list[str]:
    text = held(name, content)
    return [id for id in ids for form in {id, id.replace("-", "_")} if form.casefold() in text]


HANDLINGS = st.sampled_from(["", "", "team", "team, board", "team, public, family"])


def check(refused: LtError, audience: str) -> None:
    """A refusal for a gap says where, and comes to the board and the public alone."""
    if "would be empty" in refused.message:
        return
    assert audience != "family"
    assert re.search(r"FIN9\d", refused.message)


@costly
@given(
    handlings=st.lists(HANDLINGS, min_size=1, max_size=3),
    audience=st.sampled_from(["public", "board", "family"]),
    name=st.sampled_from(REPORTS),
)
def test_no_id_in_any_byte_and_no_gap(handlings: list[str], audience: str, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = write(Path(folder) / "r", made(*handlings))
        ids = IDS + CODES if audience == "public" else IDS
        asked = report.Request(formats="docx,html,md", audience=audience)
        try:
            written = [one.path for one in report.report(root, [name], asked)]
        except LtError as refused:
            check(refused, audience)
            assert not (root / "reports").exists()
        else:
            assert written
            for path in written:
                assert left(path.name, path.read_bytes(), ids) == []
            numbers = sorted(set(re.findall(r"Finding (\d+)", written[-1].read_text("utf-8"))))
            assert audience == "family" or numbers == [str(n + 1) for n in range(len(numbers))]
        for suffix in ("xlsx", "json", "csv"):
            try:
                files = list(export.export(root, formats=suffix, audience=audience))
            except LtError as refused:
                check(refused, audience)
                continue
            told = " ".join(held("", one.path.read_bytes()) for one in files)
            numbers = sorted(set(re.findall(r"finding (\d+)", told)))
            assert audience == "family" or numbers == [str(n + 1) for n in range(len(numbers))]
            for one in files:
                assert left(one.path.name, one.path.read_bytes(), ids) == []


#: Of a finding that the readers may not see the number is the last.
WITHHELD = [f"  number: {n}\n" + "  handling: [team]\n" * (n == 3) for n in (1, 3, 2)]
#: Every report, picture and export.
OUT = [
    *((each.name, "report") for each in EVERY if not each.only),
    *((each.name, "picture") for each in picture.pictures()),
    *((suffix, "export") for suffix in export.FORMATS),
]


def outputs(root: Path, name: str, sort: str, audience: str) -> list[Path]:
    """The files of a report, a picture or an export for these readers."""
    if sort == "export":
        return [one.path for one in export.export(root, formats=name, audience=audience)]
    if sort == "picture":
        asked = picture.Request(formats="svg,html", audience=audience)
        return [one.path for one in picture.picture(root, name, asked)]
    formats = "html" if name == "page" else "docx,html,md"
    each = report.Request(formats=formats, audience=audience, subject=SUBJECTS.get(name))
    return [one.path for one in report.report(root, [name], each)]


SUBJECTS = {"meeting": "MTG97", "conversation": "CV97"}


@pytest.mark.few(8)
@pytest.mark.parametrize("audience", ["public", "board", "family"])
@pytest.mark.parametrize(("name", "sort"), OUT, ids=str)
def test_nothing_that_goes_out_has_an_id_or_a_gap(
    name: str, sort: str, audience: str, tmp_path: Path
) -> None:
    three = "".join(finding(f"FIN{97 + n}", "", more) for n, more in enumerate(WITHHELD))
    root = write(tmp_path / "r", {**made(), "findings.yaml": three})
    try:
        files = outputs(root, name, sort, audience)
    except LtError as refused:
        is_for_no_gap(refused)
        assert not (root / "reports").exists()
        return
    assert files
    told = ""
    for path in files:
        content = path.read_bytes()
        assert left(path.name, content, IDS + CODES if audience == "public" else IDS) == []
        told += held("", content)
    assert audience == "family" or "[not shown]" not in told
    assert "pattern of 8" not in told
    assert "finding 3" not in told


def is_for_no_gap(refused: LtError) -> None:
    """Where the number is the last, nothing is refused for a gap."""
    assert not re.search(r"would be missing|would have gaps", refused.message)


@pytest.mark.parametrize("audience", ["team", "reviewers", "case-group", "proceedings"])
def test_others_are_given_ids(audience: str, folder: Folder) -> None:
    review = load(folder(made(""))).review
    who = reader(audience, review)
    seen = as_read_by(review, who)
    assert printed_ids(seen, who) == {}
    assert renamed(seen, {}) == seen


@pytest.mark.parametrize(
    ("audience", "codes"), [("board", CODES), ("family", CODES), ("public", ())]
)
def test_what_is_called_by_its_id(audience: str, codes: tuple[str, ...], folder: Folder) -> None:
    review = load(folder(made(""))).review
    read = as_read_by(review, reader(audience, review))
    seen = renamed(read, printed_ids(read, reader(audience, review)))
    kept = {one.id_text for one in seen if one.id and PATTERN.fullmatch(one.id_text)}
    assert kept == {"review", "MGM", "summary", *codes}
    assert all(IN_PRINT.fullmatch(one.id_text) for one in seen if one.id_text not in kept)
    (more,) = (one for one in seen.all(Section) if one.id_text == "Section 1")
    assert (more.title, more.text) == (
        "Qq more",
        "More, as [[Glossary-term-1]] and [[Finding-1]] say.",
    )
    assert [one.short for one in seen.all(Source)] == ["A guide. London."]


def test_every_kind_has_a_name_in_print_that_can_be_a_place() -> None:
    for kind in KINDS:
        for number in (1, 999):
            text = f"{kind_in_print(kind_of(kind))} {number}"
            assert IN_PRINT.fullmatch(text), text
            assert PATTERN.fullmatch(text.replace(" ", "-")), text


def test_which_is_which_is_read_as_it_was_noted(folder: Folder) -> None:
    review = load(folder(made("", "team", ""))).review
    printed = printed_ids(as_read_by(review, who := reader("family", review)), who)
    assert printed[Id("FIN99")] == Id("Finding-3"), "one number for all"
    assert which(noted(printed)) == printed
    assert str(which(noted(printed))[Id("FIN99")]) == "Finding 3"
    assert which("") == which("what else") == {}


def test_what_names_nothing_is_a_gap(lt: Lt, folder: Folder) -> None:
    files = made("")
    files["findings.yaml"] += "  impact: As [[KPE77]] shows.\n"
    files["responses.yaml"] += "- {id: RSP98, finding: FIN77, accepted: yes}\n"
    root = folder(files)
    for audience in ("board", "public"):
        for command in ("report", "export"):
            ran = lt(command, "findings", "--audience", audience, cwd=root)
            assert ran.code == 2
            assert "FIN97 (impact) names KPE77" in " ".join(ran.err.split())
    assert lt("report", "findings", "--audience", "family", "--to", "md", cwd=root).code == 0
    said = (root / "reports/findings-family.md").read_text(encoding="utf-8")
    assert "KPE77" not in said
    assert "not shown" in said
    assert lt("export", "responses", "--to", "json", "--audience", "public", cwd=root).code == 0
    assert "FIN77" not in (root / "reports/responses-public.json").read_text(encoding="utf-8")


def test_what_a_report_is_about_is_named_by_its_number(lt: Lt, folder: Folder) -> None:
    root = folder(made(""))
    ran = lt("report", "meeting", "--for", "MTG97", "--audience", "board", "--to", "md", cwd=root)
    assert ran.code == 0, ran.err
    assert (root / "reports/meeting-Meeting-1-board.md").exists()
    ran = lt("report", "meeting", "--for", "MTG9", "--audience", "board", cwd=root)
    assert "This review has: MTG97." in " ".join(ran.err.split())


def test_changes_are_told_by_the_same_numbers(folder: Folder) -> None:
    now = load(folder(made("", ""))).review
    files = made("", "", "")
    files["findings.yaml"] = files["findings.yaml"].replace("A pattern", "Another", 1)
    then = load(folder(files)).review
    found = as_read(then, now, reader("public", now))
    told = {(str(one.sort), one.kind, one.id) for one in found.changes}
    assert told == {("changed", "findings", "Finding 1"), ("removed", "findings", "Finding 3")}


class TestComments:
    def commented(self, root: Path, audience: str, on: str) -> Path:
        """A draft that a reader commented on."""
        path = root / f"reports/findings-{audience}.docx"
        document = docx.Document(str(path))
        (place, *_) = [one for one in document.paragraphs if one.text.startswith(on)]
        document.add_comment(place.runs, text="Is that so?", author="A Reader", initials="AR")
        back = root.parent / "back.docx"
        document.save(str(back))
        return back

    def placed(self, lt: Lt, root: Path, back: Path) -> tuple[str, str]:
        ran = lt("comments", back, cwd=root)
        assert ran.code == 0, ran.err
        (one,) = load(root).review.all(Comment)
        return f"{one.record or '-'} {one.field or ''}".strip(), " ".join(ran.out.split())

    def draft(self, lt: Lt, root: Path, audience: str = "board") -> None:
        assert lt("report", "findings", "--audience", audience, cwd=root).code == 0

    def issue(self, lt: Lt, root: Path, *more: str) -> str:
        file = root / "reports/findings-board.docx"
        ran = lt("issue", file, "--audience", "board", "--to", "Chair", *more, cwd=root)
        return "" if ran.code == 0 else " ".join(ran.err.split())

    @pytest.mark.parametrize("audience", ["board", "family", "public"])
    def test_they_find_their_record(self, audience: str, lt: Lt, folder: Folder) -> None:
        root = folder(made("", "", ""))
        self.draft(lt, root, audience)
        where, said = self.placed(lt, root, self.commented(root, audience, "Finding 2"))
        assert where == "FIN98 title" or where == "FIN98"
        assert "Changed without being tracked" not in said

    def test_what_was_changed_untracked_is_told_at_its_record(self, lt: Lt, folder: Folder) -> None:
        root = folder(made("", "", ""))
        self.draft(lt, root)
        path = root / "reports/findings-board.docx"
        document = docx.Document(str(path))
        (heading, *_) = [one for one in document.paragraphs if one.text.startswith("Finding 2")]
        heading.runs[-1].text = "Finding 2: Another name for this pattern"
        back = root.parent / "back.docx"
        document.save(str(back))
        said = lt("comments", back, cwd=root).out
        assert "FIN98  (file 1)" in said
        assert "(file 1)" not in said.replace("FIN98  (file 1)", "")

    def test_the_ledger_keeps_which_is_which(self, lt: Lt, folder: Folder) -> None:
        root = folder(made("", "", ""))
        self.draft(lt, root)
        assert self.issue(lt, root) == ""
        (noted_there,) = (one.printed for one in load(root).review.all(Disclosure))
        assert noted_there
        assert "FIN98 = Finding 2" in noted_there
        back = self.commented(root, "board", "Finding 2")
        self.renumber(root)
        where, _ = self.placed(lt, root, back)
        assert where.startswith("FIN98")

    def test_where_nobody_knows_it_is_said_and_nothing_guessed(
        self, lt: Lt, folder: Folder
    ) -> None:
        root = folder(made("", "", ""))
        self.draft(lt, root)
        back = self.commented(root, "board", "Finding 2")
        self.renumber(root)
        where, said = self.placed(lt, root, back)
        assert where == "-"
        assert "which is which is known neither from the ledger" in said
        (one,) = load(root).review.all(Comment)
        assert "Stood at Finding-2, which the review does not have." in (one.text or "")

    def test_what_cannot_be_noted_is_asked_about(self, lt: Lt, folder: Folder) -> None:
        root = folder(made("", "", ""))
        self.draft(lt, root)
        self.renumber(root)
        assert "which record goes by which number in it cannot be noted" in self.issue(lt, root)
        assert self.issue(lt, root, "--anyway", "No comments are asked for") == ""
        assert [one.printed for one in load(root).review.all(Disclosure)] == [None]

    def test_other_numbers_than_were_issued_are_told(self, lt: Lt, folder: Folder) -> None:
        root = folder(made("", "", ""))
        self.draft(lt, root)
        assert self.issue(lt, root) == ""
        self.draft(lt, root)
        assert self.issue(lt, root) == "", "the same again"
        self.renumber(root)
        ran = lt("report", "findings", "--audience", "board", "--to", "md", cwd=root)
        said = " ".join((ran.out + ran.err).split())
        assert ran.code == 0
        assert "Finding 1 (FIN98) was Finding 2 in what was issued (DIS2)" in said
        self.draft(lt, root)
        assert "Finding 3 (FIN97) was Finding 1 in what was issued (DIS2)" in self.issue(lt, root)
        assert self.issue(lt, root, "--anyway", "They were told") == ""
        assert self.issue(lt, root) == "", "what was issued last counts"

    def renumber(self, root: Path) -> None:
        path = root / "findings.yaml"
        text = path.read_text(encoding="utf-8")
        path.write_text(
            text.replace("- id: FIN97\n", "- id: FIN97\n  number: 3\n"), encoding="utf-8"
        )
