"""Which records' text differs from what was sent, by its fingerprints, and how these travel."""

import io
import re

import docx
import pytest

from learning_together import seal
from learning_together.exchange.text_fingerprint import fingerprint
from learning_together.exchange.word_comments.known import Record
from learning_together.exchange.word_comments.package import Package
from learning_together.exchange.word_comments.places import Places
from learning_together.exchange.word_comments.shown_text import (
    Altered,
    Spot,
    altered,
    beside,
    numbers,
    sent,
    shown,
    stamped,
)
from learning_together.exchange.word_comments.story import Story
from learning_together.exchange.word_comments.walk import Walk, paragraph_styles
from learning_together.ids import Id
from learning_together.office import package
from word_drafts import body, by, made, run


def differ(before: dict[str, list[str]], now: dict[str, list[str]]) -> list[tuple[str, int, int]]:
    sent = {record: list(map(fingerprint, texts)) for record, texts in before.items()}
    return [(one.record, len(one.gone), len(one.come)) for one in altered(sent, now)]


FOUR, THREE = "one two three four", "one two three"


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        ({"A": ["x y"]}, {"A": ["x  y"]}, []),
        ({"A": ["x"]}, {"A": ["z"]}, [("A", 1, 1)]),
        ({"A": ["x", "x"]}, {"A": ["x"]}, [("A", 1, 0)]),
        ({"A": ["x"]}, {"A": ["x", "x"]}, [("A", 0, 1)]),
        ({"A": ["x"]}, {"A": ["x"], "B": ["z"]}, [("B", 0, 1)]),
        ({"A": ["x"], "B": ["z"]}, {"A": ["x"]}, [("B", 1, 0)]),
        # A text of some length was moved; a short one may be another.
        ({"A": ["x", FOUR], "B": ["z"]}, {"A": ["x"], "B": ["z", FOUR]}, []),
        ({"A": ["x", THREE], "B": ["z"]}, {"A": ["x"], "B": ["z", THREE]},
         [("A", 1, 0), ("B", 0, 1)]),
        # Where a record has lost its places, its text stands at another, or at none.
        ({"A": [THREE], "B": ["z"]}, {"B": ["z", THREE]}, []),
        ({"A": [THREE]}, {"": [THREE]}, []),
    ],
)  # fmt: skip
def test_what_differs(
    before: dict[str, list[str]], now: dict[str, list[str]], told: list[tuple[str, int, int]]
) -> None:
    assert differ(before, now) == told


def test_what_came_is_told_in_words_and_what_went_by_its_fingerprint() -> None:
    assert altered({"A": [fingerprint("old")]}, {"A": ["new"]}) == [
        Altered("A", (fingerprint("old"),), ("new",), (Spot((fingerprint("old"),), ("new",)),))
    ]


def test_each_spot_is_told_with_what_stands_above_it() -> None:
    old = ["a", "b", "c", "d"]
    (one,) = altered({"A": [*map(fingerprint, old)]}, {"A": ["a", "b2", "c", "c2", "c3"]})
    assert one.spots == (
        Spot((fingerprint("b"),), ("b2",)),
        Spot((fingerprint("d"),), ("c2", "c3"), "c"),
    )


def story(inner: str) -> Story:
    held = Package(made(body(inner)), "draft.docx")
    return Walk(paragraph_styles(None), Story()).over(held.document).story


def paragraph(inner: str, mark: str = "") -> str:
    if mark:
        inner = f'<w:bookmarkStart w:id="1" w:name="{mark}"/>{inner}<w:bookmarkEnd w:id="1"/>'
    return f"<w:p>{inner}</w:p>"


def test_each_record_has_its_text_as_it_was_sent_in_the_order_of_the_file() -> None:
    read = story(
        paragraph(run("Opens the page"))
        + paragraph(
            run("First ")
            + f"<w:ins {by('Pat')}>{run('new ')}</w:ins>"
            + f"<w:del {by('Pat')}>{run('old ', deleted=True)}</w:del>"
            + run("end"),
            "CF1",
        )
        + paragraph(run("Second"), "CF2")
        + paragraph("")
        + paragraph(run("Closes it"))
    )
    factor = {Id(one): Record(one, "summary", ("summary",)) for one in ("CF1", "CF2")}
    places = Places(read, factor.get, lambda _: False)
    assert shown(read, places) == {
        "": ["Opens the page", "Closes it"],
        "CF1": ["First old end"],
        "CF2": ["Second"],
    }


def test_a_line_of_contents_is_no_text_of_its_own() -> None:
    link = f'<w:hyperlink w:anchor="CF1">{run("The first factor")}</w:hyperlink>'
    read = story(paragraph(link) + paragraph(run("Two posts were vacant"), "CF1"))
    factor = Record("CF1", "summary", ("summary",))
    places = Places(read, lambda _: factor, lambda _: True)
    assert shown(read, places) == {"CF1": ["Two posts were vacant"]}


def test_the_number_of_a_page_is_no_change_and_one_in_a_note_is() -> None:
    page = story(paragraph(run("Draft 2, page 12 of 140, 2023")))
    assert beside(page, 0, len(page.pieces)) == "Draft …, page … of …, 2023"
    page.host = (story(""), 0)
    assert beside(page, 0, len(page.pieces)) == "Draft 2, page 12 of 140, 2023"


def finished() -> bytes:
    """A Word file as our writer leaves it, with its seal."""
    parts = package.unpacked(made(body(paragraph(run("Two posts")))))
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    space = "http://schemas.openxmlformats.org/package/2006"
    parts[package.TYPES] = (
        f'<Types xmlns="{space}/content-types"><Default Extension="xml" ContentType="text/xml"/>'
        f'<Default Extension="rels" ContentType="{space[:-5]}/rels"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
    ).encode()
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(
        b"x/officeDocument",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument",
    )
    parts["word/_rels/document.xml.rels"] = (
        f'<Relationships xmlns="{space}/relationships"></Relationships>'.encode()
    )
    parts[seal.CUSTOM] = f"<p>{seal.PROPERTY}: {seal.EMPTY}; {seal.AUDIENCE_PROPERTY}</p>".encode()
    seal.put_in(parts)
    return package.write(parts)


TEXTS = {"": ["Opens"], 'C"F<1': ["Two posts", "were vacant"], "CF2": []}


@pytest.mark.parametrize("by_number", ["", 'ab"c'])
def test_fingerprints_travel_in_the_file(by_number: str) -> None:
    data = stamped(finished(), TEXTS, by_number)
    held = Package(data, "draft.docx")
    assert sent(held) == {record: list(map(fingerprint, those)) for record, those in TEXTS.items()}
    assert numbers(held) == by_number
    assert b"vacant" not in b"".join(package.unpacked(data).values())


def test_a_file_with_fingerprints_is_sealed_anew_and_is_whole() -> None:
    before, after = finished(), stamped(finished(), TEXTS)
    old, new = package.unpacked(before), package.unpacked(after)
    assert seal.of_parts(old).encode() in old[seal.CUSTOM]
    assert seal.of_parts(new).encode() in new[seal.CUSTOM]
    assert seal.of_parts(old) != seal.of_parts(new)
    added = {"customXml/item1.xml", "customXml/itemProps1.xml", "customXml/_rels/item1.xml.rels"}
    assert new.keys() - old.keys() == added
    # Word and LibreOffice keep such a part if all that belongs to it is there and named.
    ours = "urn:learning-together:shown-text:1"
    assert f'ds:uri="{ours}"'.encode() in new["customXml/itemProps1.xml"]
    assert f'<texts xmlns="{ours}">'.encode() in new["customXml/item1.xml"]
    assert re.search(
        rb'/officeDocument/2006/relationships/customXmlProps"[^>]*Target="itemProps1.xml"',
        new["customXml/_rels/item1.xml.rels"],
    )
    assert new[package.TYPES].count(b'PartName="/customXml/itemProps1.xml"') == 1
    related = docx.Document(io.BytesIO(after)).part.rels.values()
    assert sum(str(one.target_part.partname) == "/customXml/item1.xml" for one in related) == 1


def test_a_file_of_somebody_else_carries_none() -> None:
    held = Package(finished(), "draft.docx")
    assert sent(held) is None
    assert numbers(held) == ""


def test_what_went_from_one_place_and_came_at_two_is_told_once() -> None:
    before = {"A": ["x"], "B": ["y", "y"], "C": ["z"]}
    assert differ(before, {"A": ["x"], "B": ["y"], "C": ["z", "y"]}) == [("B", 1, 0), ("C", 0, 1)]
    assert differ(before, {"B": ["y", "y"], "C": ["z", "x"]}) == []
