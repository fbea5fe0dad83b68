"""Silences of a review: what counts as one, who is shown, and to whom."""

import pytest

from conftest import Lt
from learning_together.documents.pictures.canvas import UPRIGHT
from learning_together.reports.pictures import silences
from learning_together.reports.pictures.picture import Shown
from learning_together.reports.report import Asked
from learning_together.review.load import load
from reports.pictures.test_swim_lanes import FACTS
from sample import Folder

AGENCIES = (
    "- {id: health, name: Health visiting, sector: health}\n"
    "- {id: police, name: Police, sector: police}\n"
    "- {id: landlord, name: Landlord, sector: housing, duty_to_see: yes}\n"
    "- {id: clinic, name: Clinic for adults, sector: health, duty_to_see: no}\n"
)


def timeline(*entries: tuple[str, str]) -> str:
    return "".join(
        f"- id: e-{n:03}\n  event: Visit\n  agency: {agency}\n  date: {line}\n"
        for n, (agency, line) in enumerate(entries, 1)
    )


ENTRIES = timeline(
    ("health", "2023-01-03\n  child_seen: yes"),
    ("health", "2023-03-04\n  child_seen: no"),
    ("health", "2023-05-02"),
    ("police", "2023-02-20\n  child_seen: yes"),
    ("police", "2023-06-20"),
    ("landlord", "2023-01-02"),
    ("landlord", "2023-02"),
    ("landlord", "2023-05-01\n  child_seen: not-applicable"),
    ("clinic", "2023-01-02"),
    ("clinic", "2023-06-02\n  child_seen: yes"),
    ("health", "2020-01-01"),
)
FILES = {"review.yaml": FACTS, "agencies.yaml": AGENCIES, "timeline.yaml": ENTRIES}


def shown(folder: Folder, **changed: str) -> Shown | None:
    files = {**FILES, **{f"{name}.yaml": text for name, text in changed.items()}}
    return silences.PICTURE.build(load(folder(files)).review, Asked(), UPRIGHT)


def test_what_is_a_silence_and_when_somebody_was_seen(folder: Folder) -> None:
    found = shown(folder)
    assert found is not None
    silent, unseen = found.tables
    # 3 January to 4 March are sixty days; the month of February is all filled by a date in it.
    assert silent.rows == (
        ("Health visiting", "3 January 2023", "4 March 2023", "60"),
        ("Landlord", "28 February 2023", "1 May 2023", "62"),
    )
    # Whoever saw the child counts, of every agency; before the first and after the last nothing.
    assert unseen.rows == (
        ("3 January 2023", "20 February 2023", "48"),
        ("20 February 2023", "2 June 2023", "102"),
    )
    assert "2 agencies, each with its entries and 2 silences" in found.alt
    assert "at most 102" in found.alt
    assert (
        "Left out, as to see the child is not known to be among their duties: Police and Clinic"
        in (found.notes)
    )
    assert "counts what the records say" in found.notes
    assert "Outside the period: 1 entry." in found.notes


def test_none_is_said_where_there_is_none(folder: Folder) -> None:
    found = shown(folder, timeline=timeline(("health", "2023-01-03"), ("health", "2023-01-05")))
    assert found is not None
    assert [table.rows[0][0] for table in found.tables] == ["None", "None"]
    assert shown(folder, timeline=timeline(("police", "2023-01-03"))) is None
    each_day = [("police", f"2023-01-{n:02}\n  child_seen: yes") for n in range(3, 9)]
    assert shown(folder, timeline=timeline(*each_day)) is None


@pytest.mark.parametrize("who", ["case-group", "agency:health"])
def test_it_is_for_the_team_unless_asked_for(who: str, folder: Folder, lt: Lt) -> None:
    root = folder(FILES)
    assert lt("picture", "silences", cwd=root).code == 0
    ran = lt("picture", "silences", "--audience", who, cwd=root)
    assert ran.code == 2
    said = " ".join(ran.err.split())
    if who == "case-group":
        assert "reads as a charge" in said
        assert "add --for-others" in said
        asked = ("picture", "silences", "--audience", who, "--for-others")
        assert lt(*asked, cwd=root).code == 0
        assert (root / "reports" / "silences-case-group.svg").exists()
    for given in (("silences",), ("contacts", "--audience", who)):
        ran = lt("picture", *given, "--for-others", cwd=root)
        assert ran.code == 2
        assert "--for-others says nothing" in " ".join(ran.err.split()) or who != "case-group"


def test_a_section_leaves_it_out_for_others_and_says_so(folder: Folder, lt: Lt) -> None:
    section = "---\nid: limitations\ntitle: Limits\n---\n\n[[picture: silences]]\n"
    root = folder({**FILES, "sections/limitations.md": section})
    for who, there in (("team", True), ("case-group", False)):
        out = root.parent / who
        ran = lt("report", "review", "--to", "md", "--audience", who, "--out", out, cwd=root)
        assert ran.code == 0, ran.err
        (made,) = out.glob("*.md")
        said = made.read_text(encoding="utf-8")
        assert ("60 days or more without an entry" in said) == there
        assert ("Left out: the picture “Silences”, since it reads as a charge" in said) != there
