"""Every report that shows words which somebody agreed to says where they were changed since."""

from contextlib import suppress
from itertools import product
from pathlib import Path

import pytest

from conftest import Lt
from learning_together.actions import report
from learning_together.errors import LtError
from learning_together.privacy.audience import Reader, as_read_by
from learning_together.records.agreement import words_now
from learning_together.records.base import Audience
from learning_together.reports.catalogue import REPORTS
from learning_together.reports.draw_up import draw_up
from learning_together.reports.report import Asked
from learning_together.reports.wording import CHANGED
from learning_together.review.load import load
from sample import SAMPLE, Folder, write

FILES = {
    "review.yaml": SAMPLE["review.yaml"]
    + "places: [{names: [Westhaven], general: a coastal town}]\n",
    "private/identities.yaml": "- {code: HV9, names: [Aurelia Thistledown]}\n",
    "people.yaml": (
        "- {id: HV1, role: Health visitor, group: case-group}\n"
        "- {id: M1, role: Mother, group: family}\n"
    ),
    "conversations.yaml": (
        "- id: CV1\n  participant: HV1\n  date: 2023-06-01\n  writeup_shared: 2023-06-10\n"
        "  agreed_on: 2023-06-20\n  agreed_words: STATE\n  proceedings: [PRO1]\n"
        "  mindset: In Westhaven it was settled\n"
        "  turning_points:\n    - {on: 2022-03-01, saw: It was settled}\n"
    ),
    "feedback.yaml": (
        "- id: FBK1\n  role: Member\n  group: case-group\n  question: How\n"
        "  answer: It was settled\n  may_quote: yes\n  agreed_words: STATE\n"
    ),
    "family.yaml": (
        "- id: FAM1\n  person: M1\n  answer: taking-part\n  views: It was settled\n"
        "  agreed_on: 2023-06-20\n  agreed_words: STATE\n"
    ),
    "proceedings.yaml": (
        "- id: PRO1\n  title: Trial\n  status: open\n  limits: It was settled\n"
        "  agreed_on: 2023-06-20\n  agreed_words: STATE\n"
    ),
}


@pytest.fixture
def root(folder: Folder) -> Path:
    """A review whose words are all as they were agreed."""
    made = folder(FILES)
    review = load(made).review
    for path in ("conversations", "feedback", "family", "proceedings"):
        (record,) = review.records[path]
        text = FILES[f"{path}.yaml"].replace("STATE", words_now(record))
        write(made, {f"{path}.yaml": text})
    return made


def change(root: Path) -> None:
    """Changes a word in each record, as an editor, a merge or an import may do."""
    for name in ("conversations", "feedback", "family", "proceedings"):
        path = root / f"{name}.yaml"
        path.write_text(path.read_text("utf-8").replace("settled", "done"), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "audience", "about", "marks"),
    [
        ("conversation", "team", "CV1", 4),  # two topics, the limits, the day
        ("narrative", "team", "", 1),
        ("review", "team", "", 1),
        ("feedback", "reviewers", "", 1),
        ("feedback", "board", "", 1),
        ("terms", "team", "", 1),
        ("disclosure", "reviewers", "", 2),  # the limits, the write-up
    ],
)
@pytest.mark.parametrize("places", ["", "general"])
def test_a_report_marks_them(
    root: Path, name: str, audience: str, about: str, marks: int, places: str
) -> None:
    def text() -> str:
        request = report.Request(
            formats="md",
            audience=audience,
            subject=about or None,
            out=root / "reports",
            places=places or None,
        )
        return "".join(one.path.read_text("utf-8") for one in report.report(root, [name], request))

    assert CHANGED not in text()
    change(root)
    assert text().count(CHANGED) == marks


def test_every_report_that_shows_them_marks_them(root: Path) -> None:
    trial = (root / "proceedings.yaml").read_text("utf-8") + "  people: [HV1]\n"
    meeting = "- {id: MTG1, kind: analysis, date: 2023-06-25, attendees: [HV1]}\n"
    write(root, {"proceedings.yaml": trial, "meetings.yaml": meeting})
    change(root)
    review = load(root).review
    bodies: dict[str, str] = {}
    for one in REPORTS:
        of = [None] if one.per is None else [None, *(each.id for each in review.all(one.per))]
        for who, subject in product(map(Reader, (Audience.REVIEWERS, Audience.TEAM)), of):
            with suppress(LtError):
                asked = Asked(reader=who, subject=subject)
                made = draw_up(one, as_read_by(review, who), asked, anchors=False)
                bodies[f"{one.name} for {who.audience}, of {subject}"] = made.body
    shown = {name for name, body in bodies.items() if "It was done" in body}
    assert {name.split()[0] for name in shown} >= {"meeting", "terms", "conversation", "feedback"}
    assert [name for name in sorted(shown) if CHANGED not in bodies[name]] == []


def test_commands_mark_them(lt: Lt, root: Path) -> None:
    commands = {
        ("programme", root, "--format", "json"): "Member, changed since it was agreed",
        ("show", "CV1"): "20 June 2023, changed since it was agreed",
        ("show", "HV1"): "agreed 20 June 2023, changed since it was agreed",
        ("show", "FBK1"): "Yes, changed since it was agreed",
        ("show", "HV1", "--on", "2022-04-01"): "(HV1), changed since it was agreed",
        ("status",): "1 shared, 0 agreed",
    }
    before = {asked: " ".join(lt(*asked, cwd=root).out.split()) for asked in commands}
    assert all(CHANGED not in text for text in before.values())
    assert "1 shared, 1 agreed" in before["status",]
    change(root)
    for asked, mark in commands.items():
        assert mark in " ".join(lt(*asked, cwd=root).out.split()), asked


def test_the_audit_counts_none_of_them(lt: Lt, root: Path) -> None:
    def told() -> str:
        return " ".join(lt("audit", cwd=root, width=200).out.split())

    assert "1 of 1 write-ups were agreed" in told()
    assert "1 of 1 parallel proceedings have agreed limits" in told()
    change(root)
    assert "0 of 1 write-ups were agreed" in told()
    assert "0 of 1 parallel proceedings have agreed limits" in told()
