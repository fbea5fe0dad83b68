"""Files that are no drafts, or are meant to do harm: a message, no harm, nothing read."""

import io
import zipfile

import pytest

from learning_together.errors import LtError
from learning_together.office import archive
from learning_together.records.kinds.review import ReviewFacts
from learning_together.review.review import Review
from reading_here import draft as read
from sample import SAMPLE, write
from word_drafts import MAPS, RELS, W, body, made


@pytest.fixture(scope="session")
def review(tmp_path_factory: pytest.TempPathFactory) -> Review:
    from learning_together.review.load import load

    return load(write(tmp_path_factory.mktemp("hostile"), SAMPLE)).review


BOMB = (
    '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>'
)
ENCRYPTED = (
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
)


def odt() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<x/>")
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no Word document"),
        (b"PK\x03\x04 and then nothing", "no Word document"),
        (b"Dear all,", "no Word document"),
        (b"{\\rtf1 hello}", "Rich Text"),
        (b"%PDF-1.7", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, ".doc"),
        (ENCRYPTED, "password"),
        (odt(), ".odt"),
        (made("<w:document"), "damaged"),
        (made(b"\xff\xfe<"), "damaged"),
        (made("<x/>"), "no Word document"),
        (made(BOMB), "document type declaration"),
        (made(BOMB.encode("utf-16")), "document type declaration"),
        (made(body("<w:p>" * 400 + "</w:p>" * 400)), "damaged"),
    ],
)
def test_refused(data: bytes, said: str, review: Review) -> None:
    with pytest.raises(LtError) as caught:
        read(data, "draft.docx", review)
    assert said in caught.value.message
    assert "Nothing was changed" in caught.value.hint


def test_what_would_unpack_to_too_much(review: Review, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST", 100_000)
    data = made(body(f"<w:p><w:r><w:t>{'a' * 200_000}</w:t></w:r></w:p>"))
    assert len(data) < 3000
    with pytest.raises(LtError) as caught:
        read(data, "draft.docx", review)
    assert "unpack" in caught.value.message


def test_a_locked_part(review: Review) -> None:
    data = bytearray(made(body("")))
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(sign)
        while place >= 0:
            data[place + at] |= 1
            place = data.find(sign, place + 4)
    with pytest.raises(LtError) as caught:
        read(bytes(data), "draft.docx", review)
    assert "password" in caught.value.message


def test_nothing_outside_is_asked_for(review: Review) -> None:
    rels = RELS.replace(
        "</Relationships>",
        '<Relationship Id="r2" Type="x/comments" Target="http://127.0.0.1:9/c.xml" '
        'TargetMode="External"/></Relationships>',
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("_rels/.rels", rels)
        archive.writestr("word/_rels/document.xml.rels", rels)
        archive.writestr("word/document.xml", body("<w:p/>"))
    assert read(out.getvalue(), "draft.docx", review).said == ()


def test_markup_that_makes_no_sense(review: Review) -> None:
    """Ends without beginnings, numbers that are none, answers that go round: read, not lost."""
    comments = (
        f'<w:comments {MAPS}><w:comment w:id="x" w:author="A"><w:p w14:paraId="1"/></w:comment>'
        '<w:comment w:id="y" w:author="B"><w:p w14:paraId="2"/></w:comment></w:comments>'
    )
    extended = (
        f'<w15:commentsEx {MAPS}><w15:commentEx w15:paraId="1" w15:paraIdParent="2"/>'
        '<w15:commentEx w15:paraId="2" w15:paraIdParent="1"/></w15:commentsEx>'
    )
    strange = (
        '<w:bookmarkEnd w:id="9"/><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="many"/></w:tcPr>'
        '<w:bookmarkStart w:id="1" w:name="KPE1__text"/></w:tc></w:tr><w:tr/></w:tbl>'
        '<w:commentRangeEnd w:id="x"/><w:p><w:commentRangeStart w:id="x"/><w:ins/><w:del>'
        '<w:r><w:delText>gone</w:delText></w:r></w:del><w:moveFromRangeEnd w:id="4"/></w:p>'
    )
    out = io.BytesIO(made(body(strange), comments=comments.encode(), extended=extended.encode()))
    rels = "".join(
        f'<Relationship Id="r{kind}" Type="x/{kind}" Target="{name}.xml"/>'
        for kind, name in (("comments", "comments"), ("commentsExtended", "extended"))
    )
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(
            "word/_rels/document.xml.rels",
            RELS.replace("</Relationships>", f"{rels}</Relationships>"),
        )
    draft = read(out.getvalue(), "draft.docx", review)
    assert sorted(one.author for one in draft.said) == ["", "A", "B"]
    assert next(one for one in draft.said if one.kind == "change").quoted == "gone"


def test_thousands_of_changes_take_no_age(review: Review) -> None:
    """Work grows with the file, not with its square: counted, not timed."""
    assert isinstance(review.facts, ReviewFacts)
    inner = "".join(
        f'<w:p><w:commentRangeStart w:id="{n}"/><w:r><w:t>word {n}</w:t></w:r>'
        f'<w:ins w:id="{n}" w:author="A"><w:r><w:t>new</w:t></w:r></w:ins></w:p>'
        for n in range(3000)
    )
    ends = "".join(f'<w:commentRangeEnd w:id="{n}"/>' for n in range(3000))
    draft = read(made(body(inner + f"<w:p>{ends}</w:p>")), "draft.docx", review)
    assert len(draft.said) == 3000
    assert draft.lost == 3000
