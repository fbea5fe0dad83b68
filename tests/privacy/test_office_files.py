"""What office programs write of themselves is no leak; what people write is, wherever it stands."""

import io
import zipfile

import pytest

from learning_together.privacy.finished_files import look_into
from learning_together.privacy.names.search import Search

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#: As Word, PowerPoint and Excel write them: names of namespaces that look like postcodes, ids that
#: look like NHS and telephone numbers, identifiers of revisions.
MACHINE = (
    '<w:document xmlns:w="{w}" xmlns:mc="urn:mc" mc:Ignorable="w14 w15 w16se w16cid wp14"/>',
    '<w:p xmlns:w="{w}" w:rsidR="00EC1A2B" w14:paraId="07700900" xmlns:w14="urn:w14"/>',
    '<p:sldMasterId xmlns:p="urn:p" id="2147483648"/>',
    '<p14:creationId xmlns:p14="urn:p14" val="9434765919"/>',
    '<a:ext xmlns:a="urn:a" cx="9434765919" cy="0190012345678"/>',
    '<w:rsid xmlns:w="{w}" w:val="00AB1CD2"/>',
)
PEOPLE = (
    '<w:docPr xmlns:w="{w}" id="1" name="Picture 1" descr="ring 020 7946 0999"/>',
    '<w:tag xmlns:w="{w}" w:val="020 7946 0999"/>',
    '<w:docVar xmlns:w="{w}" w:name="contact" w:val="020 7946 0999"/>',
    '<Relationship Target="tel:02079460999"/>',
    '<w:listItem xmlns:w="{w}" w:displayText="020 7946 0999" w:value="1"/>',
    '<sheet name="020 7946 0999" sheetId="1"/>',
    '<w:p xmlns:w="{w}"><w:r><w:t>020 7946 0999</w:t></w:r></w:p>',
)  # fmt: skip


def packed(xml: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", xml)
    return out.getvalue()


@pytest.mark.parametrize("xml", MACHINE)
def test_what_a_machine_writes_of_itself_is_no_number_of_anybody(xml: str) -> None:
    assert look_into("draft.docx", packed(xml.format(w=W)), Search(None)).leaks == ()


@pytest.mark.parametrize("xml", PEOPLE)
def test_what_people_have_written_is_found_wherever_it_stands(xml: str) -> None:
    (leak,) = look_into("draft.docx", packed(xml.format(w=W)), Search(None)).leaks
    assert leak.what == "a telephone number"
    assert leak.sure


def test_a_name_is_found_in_what_a_machine_writes_too() -> None:
    from learning_together.privacy.names.key import Key
    from learning_together.records.kinds.identity import Identity
    from learning_together.review.load import load_contents
    from sample import SAMPLE

    key = b"- code: C1\n  names: [Jessamy Quill]\n"
    texts = {path: text.encode() for path, text in SAMPLE.items()}
    review = load_contents({**texts, "private/identities.yaml": key}).review
    xml = f'<w:p xmlns:w="{W}" w:rsidR="Jessamy Quill"/>'
    found = look_into("draft.docx", packed(xml), Search(Key(review.all(Identity)))).leaks
    assert [one.what for one in found] == ["a real name (entry 1 of the key)"]
