"""Words of a finished file that may be names and are in no key."""

import re
from collections.abc import Callable

import pytest

from learning_together.documents.document import Document
from learning_together.documents.document_formats import to_pdf
from learning_together.exchange.exports import json as objects
from learning_together.privacy.audience import Reader, as_read_by
from learning_together.privacy.contents import pieces
from learning_together.privacy.unkeyed import READERS, same, unkeyed
from learning_together.records.base import Audience
from learning_together.records.kinds import KINDS
from learning_together.review.load import load
from learning_together.review.review import Review
from places import ROOT
from sample import Folder

Read = Callable[..., Review]

_SOURCES = (
    "- id: B\n  short: Brandon and others 2013\n"
    "  citation: Brandon, M. and Larsson, B. (2013) Neglect. Norwich. UEA.\n"
)
_AGENCIES = "- {id: homes, name: Ashmere Homes, sector: housing}\n"


@pytest.fixture
def read(folder: Folder) -> Read:
    def make(files: dict[str, str] | None = None, more: str = "") -> Review:
        title = "format: 1\ntitle: Harbour Street\nboard: Westhaven Partnership\n"
        return load(folder({"review.yaml": title + more, **(files or {})})).review

    return make


def found(review: Review, text: str, name: str = "a.md") -> list[tuple[str, str, int]]:
    return [(one.words, one.where, one.times) for one in unkeyed(name, text.encode(), review)]


def words(review: Review, text: str) -> list[str]:
    return [each for each, _, _ in found(review, text)]


def test_each_is_told_once_with_the_line_where_it_is_typed(read: Read) -> None:
    finding = "- id: FIN1\n  statement: The nurse\n    rang Tolleton Quispel.\n"
    review = read({"findings.yaml": finding})
    text = "It was Tolleton Quispel; then Tolleton Quispel’s aunt, and Okonedo."
    assert found(review, text) == [
        ("Tolleton Quispel", "findings.yaml, line 3", 2),
        ("Okonedo", "a.md, text", 1),
    ]


def test_the_line_is_that_of_the_words_where_they_stand(read: Read) -> None:
    review = read(
        {"findings.yaml": "# Tolletonia, and Tolleton\n- id: FIN1\n  statement: by Tolleton\n"}
    )
    assert found(review, "Seen by Tolleton")[0][1] == "findings.yaml, line 3"
    assert found(review, "Seen with Tolleton")[0][1] == "findings.yaml, line 1"
    whole = read({"findings.yaml": "# by Tolletonia\n- id: FIN1\n  statement: by Tolleton\n"})
    assert found(whole, "Seen with Tolleton")[0][1] == "findings.yaml, line 3"


def test_what_is_masked(read: Read) -> None:
    (one,) = unkeyed("a.md", b"It was Tolleton Quispel", read())
    assert one.masked == "T… Q…"


def test_what_the_key_has_is_the_guards(read: Read) -> None:
    key = {"private/identities.yaml": "- code: HV1\n  names: [Ottoline Quispel]\n"}
    assert words(read(key), "It was Ottoline Quispel and Okonedo") == ["Okonedo"]


def test_what_is_harmless(read: Read) -> None:
    review = read(more="harmless: [the Tolleton Inquiry]\n")
    assert words(review, "See The Tolleton Inquiry") == []
    assert words(review, "See Tolleton") == ["Tolleton"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("In Westhaven it is so", []),
        ("They came to Harbour Street", []),
        ("From Ashmere’s lists", []),
        ("Told by Mrs Ashmere", ["Ashmere"]),
        ("It was Kelly Ashmere", ["Kelly Ashmere"]),
        ("It is known (Larsson 2013)", []),
        ("As Larsson has shown", []),
        ("As Mrs Larsson has shown", ["Larsson"]),
        ("It is known (Brandon and others 2013)", []),
        ("See Brandon, M. on that", []),
        ("Then Brandon cried. In 2013 he left", ["Brandon"]),
        ("Then Brandon Larsson cried", ["Brandon Larsson"]),
        ("As in FIN-Tolleton and fin7", ["FIN-Tolleton"]),
    ],
)
def test_what_the_review_says_openly(read: Read, text: str, left: list[str]) -> None:
    review = read({"sources.yaml": _SOURCES, "agencies.yaml": _AGENCIES})
    assert words(review, text) == left


def test_an_agency_may_be_called_like_somebody(read: Read) -> None:
    review = read({"agencies.yaml": "- {id: brook, name: Kelly Brook House, sector: health}\n"})
    assert words(review, "With Kelly Brook House") == []
    assert words(review, "With Kelly") == ["Kelly"]


def test_ids_of_records_are_none(read: Read) -> None:
    source = "- {id: Tolleton-2012, short: T, citation: T}\n"
    assert words(read({"sources.yaml": source}), "id: Tolleton-2012") == []
    assert words(read(), "id: Tolleton-Quispel") == ["Tolleton-Quispel"]


def test_fields_of_word_are_none(read: Read) -> None:
    assert words(read(), "Page  PAGE 1 of  NUMPAGES 1") == []


def test_how_words_are_compared() -> None:
    assert same(" O’Neill  Smith") == same("o'neill smith")


@pytest.mark.parametrize("name", ["elm-court", "harbour-street"])
@pytest.mark.parametrize("audience", sorted(READERS))
def test_the_examples_have_no_false_word(name: str, audience: Audience) -> None:
    review = load(ROOT / "examples" / name).review
    who = Reader(audience)
    content = objects.as_json(as_read_by(review, who), tuple(KINDS), who.key)
    assert len(content) > 10_000
    assert unkeyed("records.json", content, review) == ()


_PDF = """# One {#Finding_1}

| Who | What |
|---|---|
| Nurse | see [there](#Finding_1) |

## Two

The end.
"""


def test_a_pdf_asks_of_nothing_that_a_program_made_up(read: Read) -> None:
    made = to_pdf(Document("a", "One", "", "", "", (("Date", "4 March"),), _PDF, audience="public"))
    assert unkeyed("a.pdf", made, read()) == ()
    text = made.replace(b"Typst 0.15", b"Okonedo 11")
    assert text != made
    assert unkeyed("a.pdf", text, read()) == ()


def test_names_of_the_key_are_found_in_what_a_program_made_up() -> None:
    made = to_pdf(Document("a", "One", "", "", "", (), _PDF))
    told = {piece.text: piece for piece in pieces("a.pdf", made)}
    (program,) = (piece for text, piece in told.items() if text.startswith("Typst"))
    assert not program.written
    (place,) = (piece for text, piece in told.items() if text == "Finding_1")
    assert place.written
    assert not place.typed
    assert all(
        not piece.written for text, piece in told.items() if re.fullmatch(r"U\dx\dy\d", text)
    )
    metadata = "".join(text for text, piece in told.items() if not piece.written)
    for name in ("InstanceID", "DocumentID", "CreatorTool"):
        assert name in metadata
    title = [piece for text, piece in told.items() if text.strip() == "One"]
    assert title
    assert all(piece.typed for piece in title)


def test_what_a_page_tells_the_browser_nobody_typed(read: Read) -> None:
    page = "<html><head><meta {}='author' content='Tolleton Quispel'></head></html>"
    for named, told in (("name", ["Tolleton Quispel"]), ("http-equiv", [])):
        assert [each for each, _, _ in found(read(), page.format(named), "a.html")] == told
