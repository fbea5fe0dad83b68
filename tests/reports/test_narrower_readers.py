"""What a reader may not see is left out, and never told as missing."""

import re
from pathlib import Path

import pytest

from learning_together.documents.document_formats import to_markdown
from learning_together.ids import Id
from learning_together.privacy.audience import ABOUT, Reader, as_read_by
from learning_together.privacy.printed_ids import printed_ids
from learning_together.records.base import Audience
from learning_together.records.kinds import model
from learning_together.reports.catalogue import named
from learning_together.reports.draw_up import draw_up
from learning_together.reports.report import Asked
from learning_together.reports.views import feedback
from learning_together.review.load import load
from learning_together.review.review import Review
from sample import Folder
from test_examples import EXAMPLES

NOWHERE = Path("no templates of our own")


def every_reader(review: Review) -> list[Reader]:
    return [
        Reader(audience, about)
        for audience in Audience
        for about in (
            [one.id for one in review.all(model(ABOUT[audience]))] if audience in ABOUT else [None]
        )
    ]


def printed(review: Review, who: Reader) -> str:
    asked = Asked(reader=who)
    report = named("case-group", NOWHERE)
    return to_markdown(draw_up(report, review, asked, anchors=False)).decode()


def rows(text: str) -> dict[str, dict[str, str]]:
    """The table's rows by code: what stands below each heading."""
    found, heads = {}, []
    for line in text.split("\n"):
        if line.startswith("| "):
            cells = [one.strip() for one in re.split(r"(?<!\\)\|", line)[1:-1]]
            if cells[0] == "Code":
                heads = cells
            elif not set(cells[0]) <= set("-: "):
                found[cells[0]] = dict(zip(heads, cells, strict=True))
    return found


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_what_the_case_group_says_of_anybody_is_true_whoever_reads_it(example: Path) -> None:
    review = load(example).review
    all_of_it = printed(review, Reader(Audience.REVIEWERS))
    truth = rows(all_of_it)
    assert truth
    for who in every_reader(review):
        text = printed(review, who)
        numbers = printed_ids(as_read_by(review, who), who)
        codes = {str(number): str(id) for id, number in numbers.items()}
        for code, cells in rows(text).items():
            own = codes.get(code, code)
            assert {**cells, "Code": own}.items() <= truth[own].items(), (who.key, code)
        said = [line for line in text.split("\n") if "took part in the case" in line]
        assert all(line in all_of_it for line in said), who.key
        for line in text.partition("Still open")[2].split("\n"):
            assert not line.startswith("- ") or line in all_of_it, who.key


def test_a_colleague_is_not_told_that_others_are_still_to_be_spoken_to() -> None:
    (example,) = (one for one in EXAMPLES if one.name == "harbour-street")
    review = load(example).review
    team = printed(review, Reader(Audience.TEAM))
    assert all(head in team for head in ("Entries", "Conversation", "First-line manager"))
    reader = next(one for one in every_reader(review) if one.key == "participant:HV1")
    text = printed(review, reader)
    assert "Health visitor" in text
    for head in ("Entries", "In the timeline", "Conversation", "Open", "First-line manager"):
        assert head not in text


@pytest.mark.parametrize(
    "name", [pytest.param("review", marks=pytest.mark.long), "findings", "case-group", "terms"]
)
def test_what_is_published_bears_no_marking(name: str) -> None:
    (example,) = (one for one in EXAMPLES if one.name == "harbour-street")
    review = load(example).review
    assert review.facts.marking
    for who in every_reader(review):
        document = draw_up(named(name, NOWHERE), review, Asked(reader=who))
        marking = "" if who.audience is Audience.PUBLIC else review.facts.marking
        assert document.marking == marking, who.key


_CITING = {
    "episodes.yaml": "- {id: KPE1, title: One, evidence: [CV1], timeline: [health-001]}\n"
    "- {id: KPE2, title: Two, handling: [team]}\n",
    "timeline/health.yaml": "- {id: health-001, agency: health, date: 2022-03-02, event: Visit}\n",
    "agencies.yaml": "- {id: health, name: Health, sector: health}\n",
    "people.yaml": "- {id: HV1, role: Nurse, group: case-group, agency: health}\n",
    "conversations.yaml": "- {id: CV1, participant: HV1}\n",
    "factors.yaml": "- {id: CF1, summary: Few, episodes: [KPE1, KPE2], evidence: [CV1]}\n"
    "- {id: CF2, summary: More, handling: [team]}\n",
    "findings.yaml": "- id: FIN1\n  title: T\n  statement: S\n  episodes: [KPE1, KPE2]\n"
    "  factors: [CF1, CF2]\n  wider_evidence:\n  - {shows: Elsewhere too, records: [KPE1, CV1]}\n",
}
_LISTS = (
    "**Where it showed{}**",
    "Contributory factors{}:",
    "Elsewhere too (Key practice episode 1{})",
)


def _of(review: Review, name: str, audience: Audience, subject: str = "") -> str:
    asked = Asked(reader=Reader(audience), subject=Id(subject) if subject else None)
    drawn = draw_up(named(name, NOWHERE), review, asked, anchors=False)
    return " ".join(to_markdown(drawn).decode().split()).replace("\\", "")


def test_a_list_that_may_be_shortened_says_so_whatever_cites(folder: Folder) -> None:
    review = load(folder(_CITING)).review
    team, board = (_of(review, "findings", one) for one in (Audience.TEAM, Audience.BOARD))
    assert "as told here" not in team
    for words in _LISTS:
        assert words.format(", as told here") in board, board
    episodes = _of(review, "episodes", Audience.BOARD)
    for words in ("Contributory factors, as told here", "At work in, as told here: "):
        assert words in episodes
    assert "as told here" not in _of(review, "episodes", Audience.TEAM)


_ABOUT = {
    **_CITING,
    "questions.yaml": "- {id: Q1, text: How, findings: [FIN1, FIN2]}\n",
    "meetings.yaml": "- id: MTG1\n  type: team\n  date: 2022-05-02\n  attendees: [HV1]\n"
    "  apologies: [HV1, HV2]\n"
    "  agenda:\n  - {title: First, about: [KPE1, CV1]}\n",
    "queries.yaml": "- {id: QRY1, agency: health, question: Whether, about: [KPE1, CV1]}\n",
    "decisions.yaml": "- {id: DEC1, what: Kept, meeting: MTG1, about: [KPE1, CV1]}\n",
    "supervision.yaml": "- {id: SUP1, date: 2022-05-02, about: [KPE1, CV1], learning: L, "
    "handling: [reviewers, team]}\n",
}


@pytest.mark.parametrize("kept", [False, True])
def test_lists_of_meetings_questions_and_supervision_say_so_too(kept: bool, folder: Folder) -> None:
    closed = ", handling: [reviewers]}\n" if kept else "}\n"
    more = {
        "conversations.yaml": "- {id: CV1, participant: HV1}\n- {id: CV2, participant: HV1"
        + closed,
        "people.yaml": _CITING["people.yaml"] + "- {id: HV2, role: Nurse" + closed,
        "findings.yaml": _CITING["findings.yaml"] + "- {id: FIN2, title: U" + closed,
    }
    review = load(folder(_ABOUT | more)).review
    words = ", as told here" if kept else ""
    meeting = _of(review, "meeting", Audience.TEAM, "MTG1")
    for line in (
        "First (KPE1, CV1{})", "Whether (QRY1, KPE1, CV1{})", "KPE1, CV1{} |", "Apologies{}: ",
    ):  # fmt: skip
        assert line.format(words) in meeting, meeting
    assert ("These are the people named here." in meeting) == kept
    found = "Finding 1" if kept else "Finding 1, Finding 2"
    assert f"How (see {found}{words})" in _of(review, "review", Audience.TEAM)
    team = Reader(Audience.TEAM)
    (session,) = feedback.build(as_read_by(review, team), Asked(reader=team)).sessions
    assert (tuple(session.about), session.about.whole) == (("KPE1", "CV1"), not kept)


def test_where_a_reader_reads_all_of_a_kind_nothing_is_said(folder: Folder) -> None:
    open_ = {name: text.replace(", handling: [team]", "") for name, text in _CITING.items()}
    board = _of(load(folder(open_)).review, "findings", Audience.BOARD)
    for words in _LISTS[:2]:
        assert words.format("") in board
    assert "episode 1, as told here)" in board, "conversations are not for the board"
