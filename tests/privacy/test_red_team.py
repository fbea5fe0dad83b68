"""Leaks of every form in every place of every format: all are found, and nothing where none is."""

import io
from datetime import date
from pathlib import Path

import pytest

import libreoffice
from learning_together.ids import Id
from learning_together.privacy.finished_files import Leak, look_into
from learning_together.privacy.names.key import Key
from learning_together.privacy.names.search import Search
from learning_together.records.kinds.identity import Identity
from planting import BODIES, CLEAN, FORMATS, picture

KEY = (
    Identity.model_construct(
        id=Id("identity"),
        code="C",
        type="person",
        names=("Ottoline Mabel Quisenby", "Zoë O’Brannigan"),
        known_as=("Tollie",),
        initials=("OMQ",),
        addresses=("14 Fenwick Rise, Nowhere, ZE9 9ZZ",),
        born=date(2009, 3, 12),
        numbers=("943 476 5919", "LAC/20417"),
        schools=("Crendale Primary School",),
    ),
    Identity.model_construct(
        id=Id("identity"),
        code="the town",
        type="place",
        names=("Vashington-on-Sea",),
        known_as=(),
        initials=(),
        addresses=(),
        born=None,
        numbers=(),
        schools=(),
    ),
)
SEARCH = Search(Key(KEY, ["C"]))

#: Forms that block, as they are planted.
FORMS = {
    "full": "Ottoline Mabel Quisenby",
    "first and last": "Ottoline Quisenby",
    "possessive": "Quisenby’s",
    "hyphened": "ottoline-quisenby",
    "joined": "OttolineQuisenby",
    "reversed": "Quisenby, Ottoline",
    "capitals": "OTTOLINE QUISENBY",
    "first alone": "Ottoline",
    "last alone": "Quisenby",
    "without accents": "Zoe OBrannigan",
    "known as": "Tollie",
    "initials": "O.M.Q.",
    "initials without points": "OMQ",
    "address": "14 Fenwick Rise",
    "postcode": "ZE9 9ZZ",
    "postcode joined": "ze99zz",
    "born": "12th March 2009",
    "born in numbers": "12/03/2009",
    "number": "943-476-5919",
    "case number": "LAC 20417",
    "school": "Crendale primary school",
    "place": "Vashington on Sea",
    "another NHS number": "401 023 2137",
    "another postcode": "SW1A 2AA",
    "telephone": "07700 900123",
    "e-mail": "duty@fenwick-rise.co.uk",
    "insurance": "AB 12 34 56 C",
    "coordinates": "51.50735, -0.12776",
    "path": r"C:\Users\oquis\case",
}
#: Forms that only ask to be looked at.
NEAR = {
    "misspelt": "Quisenbey",
    "letters exchanged": "Ottolnie",
    "plural": "Quisenbys",
    "road alone": "Fenwick Rise",
    "another birth": "born on 3 June 2011",
}

PLACES = [(form, place) for form, places in FORMATS.items() for place in places]


def found(name: str, content: bytes, *, sure: bool = True) -> list[Leak]:
    return [leak for leak in look_into(name, content, SEARCH).leaks if leak.sure is sure]


def test_there_are_enough() -> None:
    """Counted: a name in 84 places of six formats, and 29 forms in the text of each format."""
    planted = len(PLACES) + len(BODIES) * len(FORMS)
    assert (len(PLACES), len(BODIES), len(FORMS), len(NEAR)) == (84, 6, 29, 5)
    assert planted == 258 >= 120


@pytest.mark.parametrize(("form", "place"), PLACES)
def test_a_name_is_found_wherever_it_stands_and_never_told(form: str, place: str) -> None:
    leaks = look_into(f"report.{form}", FORMATS[form][place]("Ottoline Quisenby"), SEARCH).leaks
    assert any(leak.sure for leak in leaks)
    for leak in leaks:
        said = f"{leak.where} {leak.what} {leak.around}".lower()
        assert "ottoline" not in said
        assert "quisenby" not in said


@pytest.mark.parametrize(("form", "place"), PLACES)
def test_a_clean_file_is_not_reported(form: str, place: str) -> None:
    content = FORMATS[form][place]("The duty team")
    # The planted object of old Office has its header alone: lt says that it is damaged.
    damaged = ["read in part: it is damaged"] if place == "old object" else []
    assert [leak.what for leak in found(f"report.{form}", content)] == damaged
    assert found(f"report.{form}", content, sure=False) == []


@pytest.mark.parametrize("what", FORMS)
@pytest.mark.parametrize("form", BODIES)
def test_every_form_is_found(form: str, what: str) -> None:
    content = FORMATS[form][BODIES[form]](FORMS[what])
    assert found(f"report.{form}", content)


@pytest.mark.parametrize("what", NEAR)
@pytest.mark.parametrize("form", BODIES)
def test_what_is_near_is_told(form: str, what: str) -> None:
    content = FORMATS[form][BODIES[form]](NEAR[what])
    assert found(f"report.{form}", content) == []
    assert found(f"report.{form}", content, sure=False)


@pytest.mark.parametrize("name", ["ottoline.docx", "Report Quisenby.md", "visit_ottoline_q.pdf"])
def test_the_file_s_own_name(name: str) -> None:
    (leak,) = found(name, f"# {CLEAN}".encode())
    assert leak.where == "the file's own name"


def test_where_a_picture_was_taken() -> None:
    from PIL import Image

    out = io.BytesIO()
    image = Image.new("RGB", (8, 8))
    exif = image.getexif()
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 30.0, 0.0), 3: "W", 4: (0.0, 7.0, 0.0)})
    image.save(out, "jpeg", exif=exif)
    assert any("coordinates" in leak.what for leak in found("x.jpg", out.getvalue()))
    assert found("x.jpg", picture()) == []


HARMLESS = """\
Will the mother agree? The School Nurse rang Rose Lane surgery on 12 April 2009. Mark the entry.
See [[health-012]], [[KPE3]] and paragraph 9.4.3. ISBN 0198534531. Ring Childline on 0800 1111.
The team met on 2023-05-14 14:30 at the Town Hall; 2023/24 cost £1,234,567.89. Version 1.20.300.
HV1 SW1 3rd visit, GP2 1st, RT1 9th. Ref 1234567890. Weight 3.4512 kg, 51.5073 mg. EN-GB OM Q.
"""


@pytest.mark.parametrize("form", BODIES)
def test_ordinary_text_is_no_leak(form: str) -> None:
    content = FORMATS[form][BODIES[form]](" ".join(HARMLESS.split()))
    assert found(f"report.{form}", content) == []


@pytest.mark.few(2)
@libreoffice.needed
@pytest.mark.parametrize(
    ("form", "target", "places"),
    [
        ("docx", "odt", ["header", "comment"]),
        ("docx", "pdf", ["header"]),  # It writes no comments into a PDF.
        ("xlsx", "ods", ["hidden sheet"]),
    ],
)
def test_files_that_libreoffice_wrote(
    form: str, target: str, places: list[str], tmp_path: Path
) -> None:
    texts = {"leaky": "Ottoline Quisenby", "clean": "The duty team"}
    for place in places:
        for name, text in texts.items():
            (tmp_path / f"{name} {place}.{form}").write_bytes(FORMATS[form][place](text))
    libreoffice.convert(target, tmp_path, *sorted(tmp_path.iterdir()))
    for made in sorted(tmp_path.glob(f"*.{target}")):
        assert bool(found(made.name, made.read_bytes())) is made.name.startswith("leaky"), made.name
    assert len(list(tmp_path.glob(f"*.{target}"))) == len(texts) * len(places)
