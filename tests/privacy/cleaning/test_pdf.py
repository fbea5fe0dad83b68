"""PDFs without what is said about them, notes, attachments, scripts and earlier versions."""

import io
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from learning_together.apart import process
from learning_together.privacy.cleaning import Cleaned, cleaned
from learning_together.privacy.cleaning.pdf import clean as cleaned_here
from learning_together.privacy.cleaning.tally import NotCleanableError, Tally
from learning_together.privacy.contents import pieces


def dictionary(**held: Any) -> DictionaryObject:
    """A dictionary, with texts that begin with a stroke as names."""

    def made(value: Any) -> Any:
        if isinstance(value, str):
            return NameObject(value) if value.startswith("/") else TextStringObject(value)
        return NumberObject(value) if isinstance(value, int) else value

    return DictionaryObject({NameObject(f"/{key}"): made(value) for key, value in held.items()})


def stream(data: bytes, **held: Any) -> StreamObject:
    made = DecodedStreamObject()
    made.set_data(data)
    made.update(dictionary(**held))
    return made


def box(*corners: int) -> ArrayObject:
    return ArrayObject(FloatObject(one) for one in corners)


def page(writer: PdfWriter, text: str = "STAYSpage", how: str = "") -> Any:
    """A page that shows a text."""
    made = writer.add_blank_page(300, 200)
    font = dictionary(Type="/Font", Subtype="/Type1", BaseFont="/Helvetica")
    made[NameObject("/Resources")] = dictionary(Font=dictionary(F1=writer._add_object(font)))
    drawn = stream(f"BT /F1 18 Tf 20 100 Td {how} ({text}) Tj ET".encode())
    made[NameObject("/Contents")] = writer._add_object(drawn)
    return made


def note(writer: PdfWriter, on: Any, subtype: str, **held: Any) -> Any:
    made = dictionary(Type="/Annot", Subtype=subtype, Rect=box(10, 10, 90, 30), **held)
    reference = writer._add_object(made)
    on.setdefault(NameObject("/Annots"), ArrayObject()).append(reference)
    return reference


def saved(writer: PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def made(change: Callable[[PdfWriter, Any], None]) -> bytes:
    writer = PdfWriter()
    change(writer, page(writer))
    return saved(writer)


def planted(data: bytes) -> set[str]:
    """The planted words that a look-through finds, and those that stand there as they are."""
    text = " ".join(piece.text for piece in pieces("x.pdf", data))
    return set(re.findall(r"(?:GONE|STAYS)[a-z]+", text + data.decode("latin-1")))


def clean(data: bytes) -> tuple[bytes, dict[str, int], dict[str, int]]:
    tally = Tally()
    content = cleaned_here(data, tally)
    return content, dict(tally.taken), dict(tally.kept)


def properties(writer: PdfWriter, one: Any) -> None:
    writer.add_metadata({"/Author": "GONEauthor", "/Title": "GONEtitle"})
    xmp = writer._add_object(stream(b"<x>GONExmp</x>", Type="/Metadata", Subtype="/XML"))
    writer.root_object[NameObject("/Metadata")] = xmp
    one[NameObject("/PieceInfo")] = dictionary(App=dictionary(Private="GONEprivate"))
    one[NameObject("/LastModified")] = TextStringObject("GONEmodified")
    one[NameObject("/Thumb")] = writer._add_object(stream(b"GONEthumb", Width=1))


def comments(writer: PdfWriter, one: Any) -> None:
    first = note(writer, one, "/Text", Contents="GONEnote", T="GONEwriter")
    note(writer, one, "/Popup", Parent=first, Contents="GONEpopup")
    for kind in ("/FreeText", "/Highlight", "/Stamp", "/Ink"):
        note(writer, one, kind, Contents="GONEmarked", T="GONEwriter")


def attachments(writer: PdfWriter, one: Any) -> None:
    writer.add_attachment("GONEname.txt", b"GONEattached")
    held = dictionary(
        Type="/Filespec", F="GONEfile", EF=dictionary(F=writer._add_object(stream(b"GONEinside")))
    )
    note(writer, one, "/FileAttachment", FS=held, Contents="GONElabel")
    note(writer, one, "/Sound", Contents="GONEsound")
    writer.root_object[NameObject("/AF")] = ArrayObject([dictionary(Desc="GONElisted")])
    writer.root_object[NameObject("/Collection")] = dictionary(Schema="GONEschema")


def scripts(writer: PdfWriter, one: Any) -> None:
    named = ArrayObject([TextStringObject("x"), dictionary(S="/JavaScript", JS="GONEscript")])
    writer.root_object[NameObject("/Names")] = dictionary(JavaScript=dictionary(Names=named))
    deed = dictionary(S="/JavaScript", JS="GONEopened")
    writer.root_object[NameObject("/OpenAction")] = deed
    one[NameObject("/AA")] = dictionary(O=deed)
    note(writer, one, "/Link", A=dictionary(S="/Launch", F="GONElaunched"), Contents="GONEtext")
    note(writer, one, "/Link", A=dictionary(S="/GoToR", F="GONEremote"))
    web = dictionary(S="/URI", URI="http://STAYSweb", Next=deed)
    note(writer, one, "/Link", A=web, NM="GONEnumber", M="GONEday")


@pytest.mark.parametrize(
    ("change", "what", "number"),
    [
        (properties, {"properties": 3, "data of programs": 1, "thumbnails": 1}, 6),
        (comments, {"comments": 5}, 4),
        (attachments, {"attachments": 2, "films, sounds and models": 1}, 8),
        (scripts, {"actions and scripts": 6, "ids of comments": 2}, 7),
    ],
    ids=["properties", "comments", "attachments", "scripts"],
)
def test_what_no_reader_sees_goes(
    change: Callable[[PdfWriter, Any], None], what: dict[str, int], number: int
) -> None:
    data = made(change)
    gone = {word for word in planted(data) if word.startswith("GONE")}
    assert len(gone) >= number
    content, taken, _ = clean(data)
    left = planted(content)
    assert left == {word for word in planted(data) if word.startswith("STAYS")}
    assert "STAYSpage" in left
    assert {key: taken.get(key) for key in what} == what


@pytest.mark.parametrize("name", ["/M", "/AA", "/EF", "/AF"])
def test_letters_of_any_name_stay(name: str) -> None:
    writer = PdfWriter()
    held = page(writer)["/Resources"]["/Font"]
    held[NameObject(name)] = held.raw_get("/F1")
    content, taken, _ = clean(saved(writer))
    assert name in PdfReader(io.BytesIO(content)).pages[0]["/Resources"]["/Font"]  # type: ignore[index]
    assert taken == {"properties": 1}


def test_a_comment_goes_from_the_order_of_reading_too() -> None:
    def change(writer: PdfWriter, one: Any) -> None:
        held = note(writer, one, "/Text", Contents="GONEnote")
        read = dictionary(Type="/OBJR", Obj=held)
        tree = dictionary(Type="/StructTreeRoot", K=ArrayObject([read]))
        writer.root_object[NameObject("/StructTreeRoot")] = writer._add_object(tree)

    content, taken, _ = clean(made(change))
    assert planted(content) == {"STAYSpage"}
    assert taken["comments"] == 1


def test_earlier_versions_and_what_nothing_leads_to_go() -> None:
    first = PdfWriter()
    page(first, "GONEbefore")
    first._add_object(stream(b"GONEloose"))
    data = saved(first)
    later = PdfWriter(io.BytesIO(data), incremental=True)
    drawn: Any = later.pages[0][NameObject("/Contents")].get_object()
    drawn.set_data(b"BT /F1 18 Tf 20 100 Td (STAYSnow) Tj ET")
    data = saved(later)
    assert {"GONEbefore", "GONEloose", "STAYSnow"} <= planted(data)
    content, taken, _ = clean(data)
    assert planted(content) == {"STAYSnow"}
    assert taken["earlier versions"] == 1
    assert content.count(b"%%EOF") == 1


def test_a_photograph_within_is_cleaned() -> None:
    out = io.BytesIO()
    Image.new("RGB", (20, 10), (200, 0, 0)).save(out, "JPEG", comment=b"GONEcamera")

    def change(writer: PdfWriter, one: Any) -> None:
        held = dictionary(
            Type="/XObject", Subtype="/Image", Width=20, Height=10, ColorSpace="/DeviceRGB",
            BitsPerComponent=8, Filter="/DCTDecode",
        )  # fmt: skip
        photograph = StreamObject()
        photograph._data = out.getvalue()
        photograph.update(held)
        one["/Resources"][NameObject("/XObject")] = dictionary(I1=writer._add_object(photograph))

    content, taken, kept = clean(made(change))
    assert planted(content) == {"STAYSpage"}
    assert taken["data that cameras and programs wrote into pictures"] == 1
    (held,) = PdfReader(io.BytesIO(content)).pages[0].images
    assert held.image is not None
    assert held.image.size == (20, 10)
    assert kept == {}


def test_a_damaged_photograph_stays_and_is_told() -> None:
    def change(writer: PdfWriter, one: Any) -> None:
        photograph = StreamObject()
        photograph._data = b"\xff\xd8\xff\xe0broken"
        photograph.update(dictionary(Type="/XObject", Subtype="/Image", Filter="/DCTDecode"))
        other = StreamObject()
        other._data = b"x"
        other.update(dictionary(Type="/XObject", Subtype="/Image", Filter="/JPXDecode"))
        held = dictionary(I1=writer._add_object(photograph), I2=writer._add_object(other))
        one["/Resources"][NameObject("/XObject")] = held

    _, _, kept = clean(made(change))
    assert kept == {"damaged pictures": 1, "pictures in JPEG 2000": 1}


def test_text_under_a_scan_and_layers_are_told() -> None:
    writer = PdfWriter()
    page(writer, how="3 Tr")
    page(writer, how="13 Tr")
    off = ArrayObject([writer._add_object(dictionary(Type="/OCG", Name="x"))])
    writer.root_object[NameObject("/OCProperties")] = dictionary(D=dictionary(OFF=off))
    _, _, kept = clean(saved(writer))
    assert kept == {
        "pages with text that is not drawn, as under a scan": 1,
        "layers that are switched off": 1,
    }


def test_forms_keep_their_fields_and_lose_signatures() -> None:
    def change(writer: PdfWriter, one: Any) -> None:
        field = note(writer, one, "/Widget", FT="/Tx", T="STAYSfield", V="STAYSvalue")
        signed = note(writer, one, "/Widget", FT="/Sig", T="STAYSsign", V=dictionary(Name="GONEx"))
        fields = ArrayObject([field, signed])
        writer.root_object[NameObject("/AcroForm")] = dictionary(Fields=fields)

    content, taken, _ = clean(made(change))
    assert planted(content) == {"STAYSpage", "STAYSfield", "STAYSvalue", "STAYSsign"}
    assert taken["signatures"] == 1


def test_what_is_locked_or_drawn_by_a_program_is_refused() -> None:
    locked = PdfWriter()
    page(locked)
    locked.encrypt("secret")
    with pytest.raises(NotCleanableError, match="locked with a password"):
        cleaned(saved(locked))
    drawn = PdfWriter()
    page(drawn)
    drawn.root_object[NameObject("/AcroForm")] = dictionary(XFA="x")
    with pytest.raises(NotCleanableError, match="XFA"):
        cleaned(saved(drawn))
    with pytest.raises(NotCleanableError, match="is damaged"):
        cleaned(b"%PDF-1.7\nnonsense")


def test_a_lock_that_opens_for_everybody_goes() -> None:
    writer = PdfWriter()
    page(writer)
    writer.encrypt("", "owner")
    result: Cleaned = cleaned(saved(writer))
    assert planted(result.content) == {"STAYSpage"}
    assert not PdfReader(io.BytesIO(result.content)).is_encrypted
    assert dict(result.taken)["locks on printing and copying, which an open file cannot keep"] == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no memory of a process")
def test_one_that_fills_the_memory_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    huge = made(lambda writer, one: page(writer, "a" * 15_000_000))
    with monkeypatch.context() as within:
        within.setattr(process, "MEMORY", 120 * 1024 * 1024)
        with pytest.raises(NotCleanableError, match="too much memory"):
            cleaned(huge)
    assert cleaned(made(properties)).taken


@pytest.mark.skipif(not shutil.which("pdftoppm"), reason="poppler is not installed")
def test_every_page_looks_the_same(tmp_path: Path) -> None:
    writer = PdfWriter()
    for text in ("STAYSone", "STAYStwo"):
        scripts(writer, page(writer, text))
    data = saved(writer)
    shown = []
    for name, content in (("a", data), ("b", cleaned(data).content)):
        (tmp_path / f"{name}.pdf").write_bytes(content)
        command = ["pdftoppm", "-png", "-r", "50", f"{name}.pdf", name]
        subprocess.run(command, cwd=tmp_path, check=True)
        shown.append([one.read_bytes() for one in sorted(tmp_path.glob(f"{name}-*.png"))])
    assert shown[0] == shown[1]
    assert len(shown[0]) == 2


def test_cleaning_twice_changes_nothing_more() -> None:
    once, _, _ = clean(made(scripts))
    again, taken, _ = clean(once)
    assert again == once
    assert taken == {}
