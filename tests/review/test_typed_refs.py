"""Which records are meant where ids stand otherwise than they ought to."""

import pytest

from learning_together.ids import Id
from learning_together.review.load import load_contents
from learning_together.review.review import Review
from learning_together.review.typed_refs import Meant, help_for, meant
from sample import SAMPLE

FILES = {
    **SAMPLE,
    "people.yaml": "- {id: HV1, role: Health visitor, group: case-group}\n"
    "- {id: SW1, role: Social worker, group: case-group}\n"
    "- {id: SW2, role: Social worker, group: case-group}\n"
    "- {id: M, role: Mother, group: family}\n",
    "factors.yaml": "".join(f"- {{id: CF{n}, summary: Factor {n} of all}}\n" for n in range(1, 6))
    + "- {id: CF7, summary: Seven}\n",
    "meetings.yaml": "- {id: MTG1, type: planning}\n- {id: MTG2, type: analysis}\n",
    "timeline/GP.yaml": "".join(
        f"- {{id: GP-00{n}, date: 2022-05-0{n}, source: Log, event: Call {n}}}\n" for n in (1, 2, 3)
    ),
    "agencies.yaml": "- {id: GP, name: Lane Surgery}\n",
    "findings.yaml": "- {id: FIN1, title: One, statement: So}\n",
}


@pytest.fixture(scope="module")
def review() -> Review:
    return load_contents({path: text.encode() for path, text in FILES.items()}).review


def found(review: Review, kind: str, typed: str, source: str = "") -> Meant | None:
    record = review.find(Id(source)) if source else None
    return meant(review, (kind,) if kind else (), typed, record)


@pytest.mark.parametrize(
    ("kind", "typed", "ids"),
    [
        ("people", "(SW1)", "SW1"),
        ("people", "HV1 SW1", "HV1 SW1"),
        ("people", "hv1/ sw1; M", "HV1 SW1 M"),
        ("people", "HV1, HV1", "HV1"),
        ("factors", "CF 1", "CF1"),
        ("factors", "CF1, 2 and 3", "CF1 CF2 CF3"),
        ("factors", "CF1 to CF4", "CF1 CF2 CF3 CF4"),
        ("factors", "CF1-CF3", "CF1 CF2 CF3"),
        ("factors", "CF2 – 4", "CF2 CF3 CF4"),
        ("factors", "CF1..CF3.", "CF1 CF2 CF3"),
        ("factors", "CF 2 - CF 3 + CF7", "CF2 CF3 CF7"),
        ("timeline", "GP 1", "GP-001"),
        ("timeline", "GP-001-GP-003", "GP-001 GP-002 GP-003"),
        ("", "MTG1 & FIN 1", "MTG1 FIN1"),
    ],
)
def test_ids_in_other_forms(review: Review, kind: str, typed: str, ids: str) -> None:
    assert found(review, kind, typed) == Meant(tuple(ids.split()), whole=True)


@pytest.mark.parametrize(
    ("kind", "typed", "ids"),
    [
        ("people", "SW1 (duty)", "SW1"),
        ("people", "SW1 - social worker", "SW1"),
        ("people", "see HV1 and M", "HV1 M"),
        ("", "FIN1 p.3", "FIN1"),
        ("factors", "CF1 (M's account)", "CF1"),
    ],
)
def test_ids_among_other_words(review: Review, kind: str, typed: str, ids: str) -> None:
    assert found(review, kind, typed) == Meant(tuple(ids.split()), whole=False)


@pytest.mark.parametrize(
    ("kind", "typed", "ids"),
    [
        ("people", "mother", "M"),
        ("people", "Health visitor & Mother", "HV1 M"),
        ("meetings", "Planning meeting", "MTG1"),
        ("meetings", "analysis", "MTG2"),
        ("findings", "Finding 1", "FIN1"),
        ("factors", "Contributory factor 7", "CF7"),
        ("agencies", "lane surgery", "GP"),
    ],
)
def test_records_by_what_they_are_called(review: Review, kind: str, typed: str, ids: str) -> None:
    assert found(review, kind, typed) == Meant(tuple(ids.split()), whole=True, named=True)


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("people", "SW1, SW3"),  # one that is not there
        ("people", "HV1 to nobody"),
        ("factors", "CF4 to CF7"),  # one of them is not there
        ("factors", "HV1"),  # of another kind
        ("people", "Social worker"),  # two
        ("people", "Mother and nobody"),
        ("people", "Planning meeting"),
        ("people", "HV1 " + "x" * 200),
    ],
)
def test_what_would_be_a_guess_is_none(review: Review, kind: str, typed: str) -> None:
    assert found(review, kind, typed) is None


def test_a_record_never_means_itself(review: Review) -> None:
    assert found(review, "people", "SW1 (duty)", "SW1") is None
    assert found(review, "people", "mother", "M") is None
    assert found(review, "people", "mother", "HV1") is not None


def said(review: Review, kinds: tuple[str, ...], typed: str, source: str = "") -> str:
    return help_for(review, kinds, typed, review.find(Id(source)) if source else None)


def test_where_there_is_no_telling_what_there_is_is_said(review: Review) -> None:
    assert said(review, ("people",), "n/a").startswith("Leave the field empty")
    assert said(review, ("people",), "(none)").startswith("Leave the field empty")
    assert said(review, ("people",), "Social worker") == (
        "Write the id of the one that is meant: SW1 or SW2."
    )
    assert said(review, ("people",), "Social worker", "SW1") == "There are so far: HV1, SW2, M."
    assert said(review, ("meetings",), "all") == "Write all their ids:\n    [MTG1, MTG2]"
    assert said(review, ("findings",), "all") == "There are so far: FIN1."
    assert said(review, ("meetings", "findings"), "the board") == (
        "There are so far: MTG1, MTG2, FIN1."
    )
    assert said(review, ("proceedings",), "the inquest") == ""
    assert said(review, (), "the inquest") == ""


def test_of_many_records_no_list_is_made() -> None:
    many = "".join(f"- {{id: CF{n}, summary: x}}\n" for n in range(1, 14))
    files = {**SAMPLE, "factors.yaml": many}
    review = load_contents({path: text.encode() for path, text in files.items()}).review
    assert said(review, ("factors",), "forms") == ""
    assert said(review, ("factors",), "all") == ""
    assert said(review, ("factors",), "all", "CF13").startswith("Write all their ids")


def problems(text: str) -> list[tuple[str, str, bool]]:
    """What would be written instead, what is said, and whether that is sure."""
    files = {**FILES, "tasks.yaml": f"- id: TSK1\n  what: One\n  {text}\n"}
    found = load_contents({path: text.encode() for path, text in files.items()}).problems
    return [
        (one.edit.replacement if one.edit else "-", one.help, bool(one.edit and one.edit.sure))
        for one in found
    ]


def test_what_stands_in_a_file_is_mended() -> None:
    assert problems("who: HV1 SW1") == [("[HV1, SW1]", "Like this:\n    who: [HV1, SW1]", True)]
    ((new, said, sure),) = problems("who: SW1 (duty)")
    assert (new, sure) == ("[SW1]", False)
    assert said.startswith("If SW1 is meant:\n    who: [SW1]\nThe words beside it belong")
    ((new, said, sure),) = problems("who: [HV1, SW1 and M (both)]")
    assert said.startswith("If SW1 and M are meant:\n    - SW1\n    - M\n")
    ((new, said, sure),) = problems("who: the mother")
    assert (new, sure) == ("-", False)
    assert said.endswith("There are so far: HV1, SW1, SW2, M.")
    ((new, said, sure),) = problems("who: Health visitor & Mother")
    assert (new, sure) == ("[HV1, M]", False)
    assert problems("meeting: MTG 1") == [("MTG1", "Like this:\n    meeting: MTG1", True)]
    assert problems("meeting: MTG 1 or MTG 2")[0][:2] == ("-", "Leave one of them: MTG1, MTG2.")
    ((new, said, sure),) = problems("who: n/a")
    assert (new, sure) == ("", False)
    assert said.startswith("Leave the field empty")
    ((new, said, sure),) = problems("who: [HV1, n/a]")
    assert new == "-"
