"""What a published file tells that a family may be known by is listed, and answered."""

from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Lt
from goldens import small
from learning_together.method.wordlists import telling as words
from learning_together.privacy import telling
from learning_together.privacy.audience import Reader
from learning_together.privacy.contents import Piece
from learning_together.records.base import Audience
from learning_together.records.kinds.disclosure import Disclosure
from learning_together.records.kinds.programme import Programme
from learning_together.review.load import load
from learning_together.review.review import Review
from sample import Folder

Read = Callable[..., Review]


def told(text: str, *silenced: str) -> list[tuple[str, str]]:
    return [(one.of, one.words) for one in words.find(text, silenced)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She had two children.", [("count", "two children")]),
        ("Only one nurse knew", [("count", "Only one nurse")]),
        ("3 senior social workers left", [("count", "3 senior social workers")]),
        ("one of the four families", [("count", "one of the four families")]),
        ("Two of 31 practitioners", [("count", "Two of 31 practitioners")]),
        ("five children and 12 nurses", []),
        ("in 2022 children, 31.2 people, page 3-4 parents’ views", []),
        ("two questions the social worker asked", []),
        ("one parent", []),
        # The number of an item of a list, or of a heading.
        ("4 Designated nurse", []),
        ("Who came: 4 nurse, 3 teacher", []),
        ("1 Designated nurse\n2 Named doctors", []),
        ("## 3 Senior managers", []),
        ("1 Nurse", [("count", "1 Nurse")]),
        ("3 GPs", [("count", "3 GPs")]),
        ("3 senior nurses", [("count", "3 senior nurses")]),
        ("for 3 Designated nurses", [("count", "3 Designated nurses")]),
        ("2 parent families", [("count", "2 parent")]),
        ("2 of 4 Nurse visits", [("count", "2 of 4 Nurse")]),
        ("aged 14 months", [("age", "aged 14 months")]),
        ("a three-year-old", [("age", "three-year-old")]),
        ("aged 3 years and 2 months", [("age", "aged 3 years and 2 months")]),
        ("when she was four, it", [("age", "she was four")]),
        ("aged care; the age of consent", []),
        ("On 3 March 2019 he drowned.", [("date", "3 March 2019")]),
        ("He died on 03/03/2019.", [("date", "03/03/2019")]),
        ("The board met on 4 June. Nobody died.", []),
        ("He was charged with theft", [("charge", "charged with")]),
        ("who was in charge of it", []),
        ("at Leeds Crown Court", [("court", "Crown Court")]),
        ("her brother and a half-sister", [("siblings", "brother"), ("siblings", "half-sister")]),
    ],
)
def test_one_text(text: str, found: list[tuple[str, str]]) -> None:
    assert told(text) == found


def test_what_is_silenced() -> None:
    assert told("two children and a twin", "two children") == [("siblings", "twin")]


def test_each_class_has_words() -> None:
    assert {"count", "age", "date", "charge", "court", "siblings"} == set(words.labels())


@pytest.fixture
def read(folder: Folder) -> Read:
    def make(files: dict[str, str] | None = None) -> Review:
        title = "format: 1\ntitle: A\nboard: Westhaven Partnership\n"
        return load(folder({"review.yaml": title, **(files or {})})).review

    return make


def lines(review: Review, text: str) -> tuple[str, ...]:
    return telling.lines("a.md", text.encode(), review)


def test_where_it_stands(read: Read) -> None:
    review = read({"findings.yaml": "- id: FIN1\n  statement: She\n    had two children.\n"})
    assert lines(review, "She had two children.") == (
        "findings.yaml, line 3: a count of people below 5: “two children”",
    )
    assert lines(review, "It told of two children.") == (
        "text: a count of people below 5: “two children”",
    )


def test_what_the_team_has_silenced(read: Read) -> None:
    facts = "format: 1\ntitle: A\nsilenced_words: [two children]\n"
    assert lines(read({"review.yaml": facts}), "She had two children.") == ()


def test_each_wording_is_told_once_and_many_are_counted(read: Read) -> None:
    kinds = ("nurses", "midwives", "doctors", "teachers", "tenants", "boys", "girls")
    found = lines(read(), "Two nurses, two nurses. " + ", ".join(f"two {one}" for one in kinds))
    assert len(found) == 6
    assert found[0].endswith("“Two nurses”")
    assert found[-1] == "a count of people below 5: 2 more in other words"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("told Ashmere Borough Council of it", "Ashmere Borough Council"),
        ("the London Borough of Hackney", "London Borough of Hackney"),
        ("at Queen Tolleton Hospital", "Queen Tolleton Hospital"),
        ("The Westhaven Partnership met", "The Westhaven Partnership"),
        ("from ashmere landlords", ""),
        ("from Homes of Ashmere now", "Homes of Ashmere"),
        ("the Health Board and the Children’s Hospital", ""),
        ("Adult social care came", ""),
    ],
)
def test_named_authorities(read: Read, text: str, named: str) -> None:
    agencies = (
        "- {id: homes, name: Homes of Ashmere, sector: housing}\n"
        "- {id: asc, name: Adult social care, sector: adult-social-care}\n"
    )
    found = lines(read({"agencies.yaml": agencies}), text)
    assert [one.partition("authority: ")[2] for one in found] == ([f"“{named}”"] if named else [])


def test_names_of_the_key_are_masked(read: Read) -> None:
    review = read({"private/identities.yaml": "- code: HV1\n  names: [Ottoline Quispel]\n"})
    (one,) = lines(review, "the Quispel Trust")
    assert "Quispel" not in one


def test_it_is_answered_before_the_public_has_it(lt: Lt, folder: Folder) -> None:
    review: Path = folder(small())
    (review / "a.md").write_text("She had two children, and an inquest was held.\n")
    answer = ("--anyway", "Agreed with the family")
    for audience, asked in (("public", True), ("board", False)):
        command = ("issue", "a.md", "--audience", audience, "--to", "Chair")
        said = " ".join(lt(*command, cwd=review).err.split())
        assert ("a count of people below 5: “two children”" in said) is asked
        assert ("a court, an inquest or proceedings: “inquest”" in said) is asked
        assert lt(*command, *answer, cwd=review).code == 0
        kept = load(review).review.all(Disclosure)[-1]
        assert any("“two children”" in one for one in kept.found) is asked
        assert kept.anyway == answer[1]


def test_it_is_told_when_it_is_made_too_and_once_for_all_formats(lt: Lt, folder: Folder) -> None:
    review: Path = folder(
        small()
        | {
            "findings.yaml": "- id: FIN1\n  title: T\n  rank: 1\n"
            "  statement: She had two children, and one nurse alone knew of the twin.\n"
        }
    )
    made = ("report", "findings", "--to", "md,html")
    public = " ".join(lt(*made, "--audience", "public", cwd=review, width=500).err.split())
    assert public.count("By this a family may be known.") == 1
    assert public.count("a count of people below 5: “two children”") == 1
    assert "brothers and sisters: “twin”" in public
    board = lt(*made, "--audience", "board", cwd=review, width=500)
    assert "By this a family" not in board.err + board.out
    export = ("export", "findings", "--to", "json,csv", "--audience", "public")
    exported = " ".join(lt(*export, cwd=review, width=500).err.split())
    assert exported.count("a count of people below 5: “two children”") == 1


def test_what_was_told_before_is_not_told_again(read: Read) -> None:
    review, public, said = read(), Reader(Audience.PUBLIC), set[str]()
    first = telling.when_made("a.md", b"She had two children.", review, public, said)
    assert first[0].splitlines()[1:] == ["  text: a count of people below 5: “two children”"]
    assert telling.when_made("b.md", b"Her two children", review, public, said) == ()
    (more,) = telling.when_made("b.md", b"Two children, a twin", review, public, said)
    assert "twin" in more
    assert telling.when_made("c.md", b"A brother", review, Reader(Audience.BOARD), said) == ()


def test_what_nobody_typed_tells_nothing() -> None:
    programme = Programme.model_construct(None, title="Pilots", harmless=(), boards=())
    typed = [Piece("text", "A boy aged 14.")]
    unseen = [
        Piece("unseen", "A boy aged 14.", typed=False),
        Piece("machine", "aged 14", written=False),
    ]
    assert telling.lines_of_programme(unseen, programme, {}) == ()
    assert telling.lines_of_programme([*unseen, *typed], programme, {}) == (
        "text: an exact age: “aged 14”",
    )


def test_a_body_is_told_where_it_is_typed_else_where_it_stands(folder: Folder) -> None:
    section = "---\nid: introduction\n---\nSeen by Marlshire Council at noon.\n"
    review = load(folder({**small(), "sections/introduction.md": section})).review
    typed = telling.lines("a.md", b"Seen by Marlshire Council at noon.", review)
    assert [one for one in typed if one.startswith("sections/introduction.md")], typed
    (other,) = (
        one for one in telling.lines("a.md", b"Seen by Farshire Council at noon.", review)
        if "Farshire" in one
    )  # fmt: skip
    assert not other.startswith(("sections", ":"))
