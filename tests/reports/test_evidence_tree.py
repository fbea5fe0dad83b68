"""What a record rests on, and what rests on it."""

import pytest

from learning_together.ids import Id
from learning_together.reports.record.evidence_tree import DEEPEST, Node, resting_on, rests_on
from learning_together.review.load import load
from learning_together.review.review import Review
from sample import Folder
from small_reviews import LINKED


def outline(nodes: tuple[Node, ...], level: int = 0) -> list[str]:
    lines = []
    for node in nodes:
        mark = "" if node.status == "shown" else f" {node.status}"
        lines.append("  " * level + node.id + mark)
        lines += outline(node.children, level + 1)
    return lines


def review_of(folder: Folder, files: dict[str, str]) -> Review:
    return load(folder(files)).review


def down(review: Review, id_: str, depth: int = DEEPEST) -> list[str]:
    record = review.find(Id(id_))
    assert record is not None
    return outline(rests_on(review, record, depth))


def up(review: Review, id_: str, depth: int = DEEPEST) -> list[str]:
    record = review.find(Id(id_))
    assert record is not None
    return outline(resting_on(review, record, depth))


def test_a_finding_rests_on_all_layers_below(folder: Folder) -> None:
    assert down(review_of(folder, LINKED), "FIN1") == [
        "KPE1",
        "  CF1",
        "    CV1",
        "    DOC1",
        "  CV1 above",
        "  health-002",
        "  health-001",
        "    DOC1 above",
        "  nowhere-1 missing",
        "CF1 above",
    ]


def test_an_entry_carries_all_layers_above(folder: Folder) -> None:
    assert up(review_of(folder, LINKED), "health-001") == [
        "KPE1",
        "  FIN1",
        "    RSP1",
        "      ACT1",
        "    DEC1",
        "  COM1",
    ]


def test_meetings_are_named_only_for_the_record_asked_for(folder: Folder) -> None:
    review = review_of(folder, LINKED)
    assert up(review, "FIN1")[-1] == "MTG1"
    assert not any("MTG1" in line for line in up(review, "KPE1"))


def test_accounts_of_one_event_do_not_rest_on_each_other(folder: Folder) -> None:
    review = review_of(folder, LINKED)
    assert down(review, "health-002") == []
    assert "health-002" not in up(review, "health-001")


@pytest.mark.parametrize(
    ("episode", "factor"),
    [
        ("- id: KPE1\n  factors: [CF1]\n", "- id: CF1\n"),
        ("- id: KPE1\n", "- id: CF1\n  episodes: [KPE1]\n"),
    ],
)
def test_a_link_counts_on_whichever_side_it_is_typed(
    folder: Folder, episode: str, factor: str
) -> None:
    review = review_of(folder, {"episodes.yaml": episode, "factors.yaml": factor})
    assert down(review, "KPE1") == ["CF1"]
    assert up(review, "CF1") == ["KPE1"]
    assert down(review, "CF1") == up(review, "KPE1") == []


def test_a_link_typed_on_both_sides_is_one_with_both_places(folder: Folder) -> None:
    review = review_of(folder, LINKED)
    episode = review.find(Id("KPE1"))
    assert episode is not None
    factor = rests_on(review, episode)[0]
    assert [(one.record, one.field) for one in factor.named] == [
        ("KPE1", "factors"),
        ("CF1", "episodes"),
    ]


def test_cycles_end(folder: Folder) -> None:
    review = review_of(
        folder,
        {
            "findings.yaml": (
                "- id: FIN1\n  statement: As [[FIN2]]\n- id: FIN2\n  statement: As [[FIN1]]\n"
            )
        },
    )
    assert down(review, "FIN1") == ["FIN2", "  FIN1 above"]


def test_a_long_chain_is_cut(folder: Folder) -> None:
    chain = "".join(
        f"- id: DOC{n}\n  title: One\n  gaps: See [[DOC{n + 1}]]\n" for n in range(1, 2001)
    )
    lines = down(review_of(folder, {"documents.yaml": chain}), "DOC1")
    assert len(lines) == DEEPEST
    assert lines[-1].strip() == f"DOC{DEEPEST + 1} deeper"


def test_depth(folder: Folder) -> None:
    review = review_of(folder, LINKED)
    assert down(review, "FIN1", depth=0) == []
    # What stands one level down is not expanded, and therefore nothing stands "above".
    assert down(review, "FIN1", depth=1) == ["KPE1 deeper", "CF1 deeper"]


def test_a_record_in_an_unreadable_file_is_not_called_missing(folder: Folder) -> None:
    review = review_of(
        folder,
        {
            "episodes.yaml": "- id: KPE1\n  timeline: [health-001]\n",
            "timeline/health.yaml": "- {id: health-001, event: 'never closed\n",
        },
    )
    assert down(review, "KPE1") == ["health-001 unread"]


def test_of_a_person_everything_that_names_them_is_listed_without_going_on(folder: Folder) -> None:
    assert up(review_of(folder, LINKED), "HV1") == ["health-001", "CV1"]
