"""Places told in general words: no name that has a wording is in the finished file."""

import io
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Lt
from goldens import small
from learning_together.privacy.audience import as_read_by, reader
from learning_together.privacy.contents import pieces
from learning_together.privacy.exact_places import left, likely
from learning_together.privacy.general_places import GeneralPlaces
from learning_together.privacy.less_exact import generalised, places_of
from learning_together.records.kinds.review import KnownPlace
from learning_together.reports.catalogue import REPORTS
from learning_together.reports.draw_up import as_bytes, draw_up
from learning_together.reports.report import Asked
from learning_together.review.load import load
from places import ROOT
from planting import WORD
from sample import Folder

EXAMPLE = ROOT / "examples" / "harbour-street"
#: Reports for which it has no record: no form of it is out.
EMPTY = {"reminder"}
PLACES = GeneralPlaces(
    [
        ("Westhaven", "a coastal town"),
        ("Westhaven General", "the hospital"),
        ("Nash Primary", "a primary school"),
        ("St. Mary's Road", "another street"),
        ("Reading", "a large town"),
    ]
)
LISTED = (
    "places:\n"
    "  - {names: [Westhaven, Harbour Street], general: a coastal town}\n"
    "  - {names: [Port Quillan], general: a nearby port}\n"
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Born in Westhaven.", "Born in a coastal town."),
        ("Westhaven’s clinic; WESTHAVEN", "A coastal town’s clinic; a coastal town"),
        ("Seen. Westhaven rang", "Seen. A coastal town rang"),
        ("Seen\nWesthaven rang", "Seen\na coastal town rang"),
        ("- HV1\n- Westhaven", "- HV1\n- A coastal town"),
        ("at Westhaven General", "at the hospital"),
        ("The Westhaven\nGeneral rang", "The hospital rang"),
        ("Headteacher, Nash Primary", "Headteacher, a primary school"),
        ("nash-primary", "A primary school"),
        ("in St Mary’s Road, St. Mary's road", "in another street, another street"),
        ("Reading the record in Reading", "A large town the record in a large town"),
        ("was reading", "was reading"),
        ("Westhavens, Northwesthaven", "Westhavens, Northwesthaven"),
        ("[[Westhaven]] [x](https://westhaven.example)", "[[Westhaven]] [x](https://westhaven.example)"),
    ],
)  # fmt: skip
def test_prose(text: str, told: str) -> None:
    assert PLACES.text(text) == told


@given(st.text(alphabet="Westhavn Nash-Primary.\n*[]", max_size=60))
def test_nothing_is_left_of_a_name_in_prose(text: str) -> None:
    told = PLACES.text(text)
    if "[" not in text and "." not in text:
        assert not list(PLACES.left_in(told, typed=True)), told


@pytest.mark.parametrize("place", sorted(set(WORD) - {"file name", "old object"}))
def test_a_name_is_seen_wherever_it_stands_in_a_file(place: str) -> None:
    assert left("x.docx", WORD[place]("Nash\u00ad Primary"), PLACES)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.md", "Seen in Westhaven today"),
        ("westhaven-report.md", "x"),
        ("x.md", "see https://www.westhaven-council.example"),
        ("x.md", "duty@westhavencouncil.example"),
        ("x.html", "<html><p><a href='https://mywesthaven.example'>x</a>"),
    ],
)
def test_names_within_addresses_and_names_of_files(name: str, text: str) -> None:
    assert left(name, text.encode(), PLACES)
    assert not left("x.md", b"Seen while reading on the west haven route", PLACES)


def test_no_name_is_left_in_any_report() -> None:
    review = load(EXAMPLE).review
    listed = {"Westhaven": "a coastal town", "Harbour Street": "the family's street"}
    known = [
        KnownPlace.model_validate({"names": [name], "general": general})
        for name, general in listed.items()
    ]
    review = replace(review, facts=review.facts.but(places=tuple(known)))
    who = reader("reviewers", review)
    held = 0
    for report in REPORTS:
        if report.exact or (report.per and not report.whole) or report.name in EMPTY:
            continue
        for places in (False, True):
            made = draw_up(report, review, Asked(reader=who, places=places), anchors=False)
            names = as_bytes(made, "md").count(b"Westhaven") + as_bytes(made, "md").count(
                b"Harbour Street"
            )
            assert not (places and names), report.name
            held += names
    assert held > 20
    seen = generalised(as_read_by(review, who), places_of(review))
    assert "Westhaven" not in repr(seen.records) + repr(seen.facts)


@pytest.mark.parametrize("form", ["md", "docx", "html"])
def test_the_file_and_its_title_page(form: str, lt: Lt, folder: Folder) -> None:
    files = small()
    files["review.yaml"] += LISTED
    files["agencies.yaml"] += (
        "- {id: nash, name: Nash Clinic, general_name: a health service, sector: health}\n"
    )
    files["people.yaml"] += (
        "- {id: HT9, role: 'Headteacher, Port Quillan', group: case-group, agency: health}\n"
    )
    files["timeline/health.yaml"] += (
        "- id: health-098\n  date: 2022-03-14\n  source: Port Quillan clinic log\n"
        "  event: HV1 rang Nash Clinic from Port Quillan.\n  people: [HV1, HT9]\n"
    )
    root = folder(files)
    ran = lt("report", "chronology", "--places", "general", "--to", form, cwd=root)
    assert ran.code == 0, ran.err
    path = root / "reports" / f"chronology-general-places.{form}"
    content = path.read_bytes()
    texts = " ".join(piece.text for piece in pieces(path.name, content))
    assert "Given in general words" in texts
    assert "HV1 rang a health service from a nearby port" in " ".join(texts.split())
    held = [content]
    if form == "docx":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            held = [archive.read(one) for one in archive.namelist()]
    for part in held:
        for word in (b"Quillan", b"Westhaven", b"Harbour Street", b"Nash"):
            assert word not in part
    assert "keep their names" in " ".join(ran.err.split())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chronology", "--places", "exact"], "Write: --places general"),
        (["chronology", "--places", "general"], "No place has a general wording yet."),
        (["conflicts", "--places", "general"], "needs exact places"),
    ],
)
def test_what_cannot_be(arguments: list[str], said: str, lt: Lt, folder: Folder) -> None:
    root = folder(small())
    ran = lt("report", *arguments, cwd=root)
    assert ran.code == 2
    assert said in " ".join(ran.err.split())
    assert not (root / "reports").exists()


def test_a_name_in_an_id_or_a_template_stops_the_report(lt: Lt, folder: Folder) -> None:
    files = small()
    files["review.yaml"] += LISTED
    files["glossary.yaml"] = "- {id: port-quillan, term: The port, means: A place}\n"
    files["templates/reports/findings/report.md.j2"] = "# Findings of Port Quillan\n"
    root = folder(files)
    ran = lt("report", "findings", "--places", "general", "--to", "md", cwd=root)
    assert ran.code == 2
    said = " ".join(ran.err.split())
    assert "still names places" in said
    assert "“a nearby port” by its name" in said
    assert not (root / "reports").exists()


def test_what_reads_like_a_place_is_told() -> None:
    text = b"HV1 went to Crendale Lane. The Primary School rang. CF11 School. At Fenwick Surgery."
    assert likely("x.md", text) == ("Crendale Lane", "Fenwick Surgery")
