"""A finding has one number for all readers; a gap is told, and reaches neither board nor public."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Lt
from learning_together.errors import LtError
from learning_together.method import priorities
from learning_together.privacy import finding_numbers
from learning_together.privacy.audience import as_read_by, reader
from learning_together.privacy.contents import Piece
from learning_together.privacy.finding_words import called, counts
from learning_together.review.load import load_contents
from learning_together.review.review import Review
from sample import SAMPLE, Folder

KEY = {"private/identities.yaml": "- {code: HV1, names: [Peregrine Tolleton]}\n"}


def findings(*handlings: str, numbers: tuple[int | None, ...] = ()) -> dict[str, str]:
    """A review with findings FIN1, FIN2 … in order of priority, each with its readers."""
    lines = [
        f"- id: FIN{n}\n  title: Pattern {'abcdefgh'[n - 1]}\n  statement: A pattern\n"
        f"  priority: {n}\n"
        + (f"  handling: [{handling}]\n" if handling else "")
        + (f"  number: {numbers[n - 1]}\n" if numbers and numbers[n - 1] else "")
        for n, handling in enumerate(handlings, 1)
    ]
    people = "- {id: HV1, role: Health visitor, group: case-group}\n"
    responses = "- {id: RSP1, finding: FIN3, accepted: yes}\n"
    return {
        **SAMPLE,
        **KEY,
        "people.yaml": people,
        "responses.yaml": responses,
        "findings.yaml": "".join(lines),
    }


def headings(path: Path) -> list[str]:
    return re.findall(r"^#+ Finding (\d+: .*)$", path.read_text(encoding="utf-8"), re.MULTILINE)


def drawn(lt: Lt, root: Path, audience: str, *reports: str) -> tuple[int, str]:
    ran = lt("report", *reports, "--audience", audience, "--to", "md", cwd=root)
    return ran.code, " ".join((ran.out + ran.err).split())


def test_one_number_in_every_version_and_in_the_response(lt: Lt, folder: Folder) -> None:
    root = folder(findings("", "team", ""))
    assert drawn(lt, root, "team", "findings")[0] == 0
    code, said = drawn(lt, root, "family", "findings", "review", "response")
    assert code == 0
    for name in ("findings", "review", "response"):
        assert headings(root / f"reports/{name}-family.md") == ["1: Pattern a", "3: Pattern c"]
    assert headings(root / "reports/findings.md") == [
        "1: Pattern a",
        "2: Pattern b",
        "3: Pattern c",
    ]
    assert "Finding 2 (FIN2) would be missing between the others" in said


@pytest.mark.parametrize("audience", ["board", "public"])
@pytest.mark.parametrize("name", ["findings", "review", "response"])
def test_a_gap_reaches_neither_board_nor_public(
    name: str, audience: str, lt: Lt, folder: Folder
) -> None:
    root = folder(findings("", "team", ""))
    code, said = drawn(lt, root, audience, "terms", name)
    assert code == 2
    assert f"is not made for the {audience}: Finding 2 (FIN2) would be missing" in said
    assert "FIN1: number: 1 FIN3: number: 2 FIN2: number: 3" in said
    assert not (root / "reports").exists(), "nothing was written before"
    assert drawn(lt, root, audience, "terms")[0] == 0, "no number is printed there"


def test_what_is_proposed_leaves_no_gap(lt: Lt, folder: Folder) -> None:
    root = folder(findings("", "team", "", numbers=(1, 3, 2)))
    code, said = drawn(lt, root, "public", "findings", "response")
    assert code == 0
    assert headings(root / "reports/findings-public.md") == ["1: Pattern a", "2: Pattern c"]
    assert headings(root / "reports/response-public.md") == ["1: Pattern a", "2: Pattern c"]
    assert "Finding 3 (FIN2) may not be read by these readers" in said
    assert drawn(lt, root, "team", "findings")[0] == 0
    assert headings(root / "reports/findings.md") == [
        "1: Pattern a",
        "2: Pattern c",
        "3: Pattern b",
    ]


def test_the_board_is_told_nothing_that_it_reads(lt: Lt, folder: Folder) -> None:
    root = folder(findings("", "team, board", ""))
    code, said = drawn(lt, root, "board", "findings")
    assert code == 0
    assert "Finding 2" not in said
    assert drawn(lt, root, "public", "findings")[0] == 2


def test_a_number_that_no_finding_has_is_a_gap_too(lt: Lt, folder: Folder) -> None:
    root = folder(findings("", "", "", numbers=(1, 2, 4)))
    code, said = drawn(lt, root, "public", "findings")
    assert code == 2
    assert "Finding 3 (there is none) would be missing" in said
    assert "FIN3: number: 3" in said


def test_where_no_order_will_do_it_is_said(lt: Lt, folder: Folder) -> None:
    root = folder(findings("team, board", "team, public", ""))
    code, said = drawn(lt, root, "public", "findings")
    assert code == 2
    assert "No order of numbers will do: of board and public each misses a finding" in said


def test_numbers_of_their_own_are_kept_and_the_others_fill_up() -> None:
    def numbers(*own: int | None) -> dict[str, int]:
        files = findings(*("" for _ in own), numbers=own)
        review = load_contents({name: text.encode() for name, text in files.items()}).review
        return {id.text: number for id, number in priorities.numbers(review).items()}

    assert numbers(None, 1, None) == {"FIN1": 2, "FIN2": 1, "FIN3": 3}
    assert numbers(2, 2, None) == {"FIN1": 2, "FIN2": 1, "FIN3": 3}
    assert numbers(-1, 0, 3) == {"FIN1": 1, "FIN2": 2, "FIN3": 3}


def test_how_texts_call_findings() -> None:
    said = (
        "Finding 3, findings 5, 7 and\u00a09; Findings 1 to 2, FINDING\n4. 6 findings, finding 8a"
    )
    assert called(said) == {1, 2, 3, 4, 5, 7, 9}


HANDLINGS = st.sampled_from(["", "team", "team, board", "team, public", "team, family"])


@given(st.lists(HANDLINGS, min_size=1, max_size=6))
def test_for_any_readers_there_is_no_gap_or_it_is_refused(handlings: list[str]) -> None:
    files = findings(*handlings)
    contents = {name: text.encode() for name, text in files.items()}
    review = load_contents(contents).review
    new = finding_numbers.closed(review)
    every = priorities.numbers(review)
    wide = []
    for audience in ("board", "public", "family"):
        who = reader(audience, review)
        seen = as_read_by(review, who)
        shown = [number for number, _ in priorities.numbered(seen)]
        assert all(every[id] == number for id, number in priorities.numbers(seen).items())
        whole = shown == list(range(1, len(shown) + 1))
        text = "; ".join(f"Finding {number}" for number in shown)
        try:
            told = finding_numbers.look(text, "Findings", review, who)
        except LtError:
            assert not whole
            assert audience != "family"
        else:
            assert whole or audience == "family"
            assert bool(told) is bool(shown and len(shown) < len(every))
        mine = {new[one.id] for _, one in priorities.numbered(seen) if one.id} if new else None
        if audience != "family":
            wide.append({one.id for _, one in priorities.numbered(seen)})
            assert mine is None or mine == set(range(1, len(mine) + 1))
    assert (new is None) is not (wide[0] <= wide[1] or wide[1] <= wide[0])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Six findings follow, in order.", 6),
        ("The four\nfindings ask", 4),
        ("the review makes 7 findings", 7),
        ("There are seven underlying findings.", 7),
        ("Finding 5 of 7", 7),
        ("all twelve findings of this report", 12),
        ("The two findings about fathers", None),
        ("the other five findings; the first three findings", None),
        ("two findings stand out; six audits; a finding", None),
    ],
)
def test_how_many_a_text_says_there_are(text: str, said: int | None) -> None:
    assert [number for _, number in counts(text)] == ([said] if said else [])


@pytest.mark.parametrize("audience", ["public", "family"])
def test_counts_are_held_against_what_the_reader_sees(
    audience: str, lt: Lt, folder: Folder
) -> None:
    files = findings("", "", "team")
    section = "---\nid: findings-introduction\n---\n{} findings follow. Finding {} is the last.\n"
    root = folder({**files, "sections/findings-introduction.md": section.format("Three", 3)})
    code, said = drawn(lt, root, audience, "review")
    assert code == 0
    assert "“Three findings follow”, and these readers see 2 findings" in said
    assert "Finding 3, and these readers see 2 findings" in said
    file = root / f"reports/review-{audience}.md"
    ran = lt("issue", file, "--audience", audience, "--to", "All", cwd=root)
    assert ran.code == 2, "it is to be answered"
    assert "these readers see 2 findings" in " ".join(ran.err.split())
    root = folder({**files, "sections/findings-introduction.md": section.format("Two", 2)})
    assert "these readers see" not in drawn(lt, root, audience, "review")[1]


def loaded(files: dict[str, str]) -> Review:
    return load_contents({path: text.encode() for path, text in files.items()}).review


def test_another_number_than_in_what_was_issued_is_told_and_the_same_is_not() -> None:
    issued = "- {id: DSC1, printed: 'FIN1 = Finding 2; FIN2 = Finding 2; HV1 = Person 3'}\n"
    review = loaded({**findings("", "", ""), "disclosures.yaml": issued})
    said = finding_numbers.since_issued(review, priorities.numbers(review))
    assert said.startswith("Finding 1 (FIN1) was Finding 2 in what was issued (DSC1). ")
    assert "FIN2" not in said
    assert "FIN3" not in said
    review = loaded(
        {**findings("", ""), "disclosures.yaml": issued.replace("= Finding 2;", "= Finding 1;", 1)}
    )
    assert finding_numbers.since_issued(review, priorities.numbers(review)) == ""


@pytest.mark.parametrize(
    ("handlings", "text", "said"),
    [
        (("", "team", ""), "Finding 3 is the last", "Finding 2 (FIN2) would be missing"),
        (("team", ""), "Finding 2 is the last", "Finding 1 (FIN1) would be missing"),
        (("", "team", ""), "Finding 2 is the last", "Finding 2 (FIN2) may not be read"),
        (("", "team"), "Finding 1 is the last", "Finding 2 (FIN2) may not be read"),
        (("", ""), "Finding 2 is the last", ""),
        (("", "team", ""), "Nothing is called", ""),
    ],
)
def test_a_gap_is_one_between_what_a_text_calls(
    handlings: tuple[str, ...], text: str, said: str
) -> None:
    review = loaded(findings(*handlings))
    told = finding_numbers.look(text, "x", review, reader("family", review))
    assert said in " ".join(told)
    assert bool(told) is bool(said)


def test_only_what_people_typed_counts_findings() -> None:
    review = loaded(findings("", "", "team"))
    family = reader("family", review)
    for typed, found in ((True, 1), (False, 0)):
        pieces = [Piece("text", "Three findings follow", typed=typed)]
        assert len(list(finding_numbers.in_pieces(pieces, review, family))) == found
