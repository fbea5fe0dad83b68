"""Drafts as readers send them back: Word's own markup, put into the reports of a small review.

Each case takes drafts that `lt report` made and does to them what a word processor does. The
markup is written by hand, as Word 365 writes it; python-docx does some of it; files that
LibreOffice saved lie in `data/comments/`.
"""

import io
import re
import zipfile
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import docx
from lxml import etree

import bare_word

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W15 = "http://schemas.microsoft.com/office/word/2012/wordml"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAPS = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:w14="{W14}" xmlns:w15="{W15}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
PAT, SAM, KIM = "Pat Example", "Sam Sample", "Kim Specimen"
DAY = "2024-02-12T10:15:00Z"

TYPES = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="x/officeDocument" Target="word/document.xml"/></Relationships>'
)

Bases = dict[str, bytes]
Make = Callable[[Bases], bytes]
CASES: dict[str, Make] = {}


def case(make: Make) -> Make:
    CASES[make.__name__.replace("_", "-")] = make
    return make


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def xml(text: str) -> Any:
    return etree.fromstring(f"<x {MAPS}>{text}</x>")[0]


def by(author: str, when: str = DAY) -> str:
    return f'w:author="{author}"' + (f' w:date="{when}"' if when else "")


def run(text: str, deleted: bool = False) -> str:
    tag = "delText" if deleted else "t"
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def made(document: str | bytes, **more: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELS)
        archive.writestr("word/document.xml", document)
        for name, data in more.items():
            archive.writestr(f"word/{name}.xml", data)
    return out.getvalue()


def body(inner: str) -> str:
    return f"<w:document {MAPS}><w:body>{inner}</w:body></w:document>"


class Word:
    """A Word file that is being worked on."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.body: Any = etree.fromstring(self.parts["word/document.xml"])
        self.comments = ""
        self.extended = ""
        self.number = 0

    def bytes(self) -> bytes:
        parts = dict(self.parts)
        parts["word/document.xml"] = etree.tostring(self.body)
        if self.comments:
            parts["word/comments.xml"] = f"<w:comments {MAPS}>{self.comments}</w:comments>".encode()
        if self.extended:
            parts["word/commentsExtended.xml"] = (
                f"<w15:commentsEx {MAPS}>{self.extended}</w15:commentsEx>".encode()
            )
            self.relate(
                parts,
                "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
                "commentsExtended.xml",
            )
        if self.comments and b"comments.xml" not in parts["word/_rels/document.xml.rels"]:
            self.relate(parts, f"{R}/comments", "comments.xml")
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in parts.items():
                archive.writestr(name, data)
        return out.getvalue()

    @staticmethod
    def relate(parts: dict[str, Any], kind: str, target: str) -> None:
        rels = parts["word/_rels/document.xml.rels"].decode()
        new = f'<Relationship Id="rIdLt{len(rels)}" Type="{kind}" Target="{target}"/>'
        parts["word/_rels/document.xml.rels"] = rels.replace(
            "</Relationships>", f"{new}</Relationships>"
        ).encode()

    def paragraph(self, words: str, nth: int = 0) -> Any:
        found = [
            one
            for one in self.body.iter(w("p"))
            if words in "".join(t.text or "" for t in one.iter(w("t")))
            and not (
                one.find(f"{w('pPr')}/{w('pStyle')}") is not None
                and one.find(f"{w('pPr')}/{w('pStyle')}").get(w("val")).startswith("TOC")
            )
        ]
        return found[nth]

    def words(self, words: str, nth: int = 0) -> Any:
        """The run that holds exactly these words; cut out of a longer one."""
        paragraph = self.paragraph(words, nth)
        for text in paragraph.iter(w("t")):
            if words not in (text.text or ""):
                continue
            old = text.getparent()
            before, _, after = text.text.partition(words)
            pieces = []
            for part in (before, words, after):
                copy = deepcopy(old)
                for inner in list(copy.iter(w("t")))[1:]:
                    inner.getparent().remove(inner)
                copy.find(w("t")).text = part
                copy.find(w("t")).set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                if part:
                    old.addprevious(copy)
                pieces.append(copy)
            old.getparent().remove(old)
            return pieces[1]
        raise AssertionError(words)

    def row(self, words: str) -> Any:
        return next(self.paragraph(words).iterancestors(w("tr")))

    def say(
        self,
        text: str,
        author: str = PAT,
        *,
        when: str = DAY,
        answers: int | None = None,
        resolved: bool = False,
    ) -> int:
        """Puts a comment into the comments part and gives its number."""
        self.number += 1
        key = self.number
        paragraphs = "".join(
            f'<w:p w14:paraId="{key:04X}{line:04X}"><w:r><w:annotationRef/></w:r>{run(part)}</w:p>'
            for line, part in enumerate(text.split("\n"))
        )
        last = f"{key:04X}{len(text.split(chr(10))) - 1:04X}"
        self.comments += (
            f'<w:comment w:id="{key}" {by(author, when)} w:initials="X">{paragraphs}</w:comment>'
        )
        if answers is not None or resolved:
            above = ""
            if answers is not None:
                above = f' w15:paraIdParent="{answers:04X}0000"'
            self.extended += (
                f'<w15:commentEx w15:paraId="{last}"{above} w15:done="{int(resolved)}"/>'
            )
        return key

    def pin(self, key: int, first: Any, last: Any = None, *, ranged: bool = True) -> None:
        """Puts the marks of a comment around elements."""
        last = first if last is None else last
        reference = xml(f'<w:r><w:commentReference w:id="{key}"/></w:r>')
        if ranged:
            first.addprevious(xml(f'<w:commentRangeStart w:id="{key}"/>'))
            last.addnext(xml(f'<w:commentRangeEnd w:id="{key}"/>'))
            last.getnext().addnext(reference)
        else:
            last.addnext(reference)

    def on(self, words: str, text: str, author: str = PAT, nth: int = 0, **more: Any) -> int:
        """A comment on words."""
        key = self.say(text, author, **more)
        self.pin(key, self.words(words, nth))
        return key

    def wrap(self, element: Any, kind: str, author: str, when: str = DAY) -> Any:
        """Puts an element into a tracked change."""
        change = xml(f'<w:{kind} w:id="{900 + self.number}" {by(author, when)}/>')
        self.number += 1
        element.addprevious(change)
        change.append(element)
        if kind in {"del", "moveFrom"}:
            for text in element.iter(w("t")):
                text.tag = w("delText") if kind == "del" else w("t")
        return change

    def replace(self, old: str, new: str, author: str = PAT, when: str = DAY, nth: int = 0) -> Any:
        """Tracked other words."""
        change = self.wrap(self.words(old, nth), "del", author, when)
        if new:
            change.addnext(
                xml(f'<w:ins w:id="{950 + self.number}" {by(author, when)}>{run(new)}</w:ins>')
            )
            change = change.getnext()
        return change

    def mark_paragraph(self, paragraph: Any, kind: str, author: str = PAT) -> None:
        """Tracks the end of a paragraph."""
        properties = paragraph.find(w("pPr"))
        if properties is None:
            properties = etree.Element(w("pPr"))
            paragraph.insert(0, properties)
        properties.append(xml(f'<w:rPr><w:{kind} w:id="800" {by(author)}/></w:rPr>'))


def word(bases: Bases, name: str = "episodes") -> Word:
    return Word(bases[name])


@case
def comments_on_prose_heading_table(bases: Bases) -> bytes:
    file = word(bases)
    file.on("left with two stories", "They left with three.")
    file.on("Why this episode is key", "Is this heading ours?")
    file.on("Officers met HV1 at the door", "It was the other officer.\nI was there.", SAM)
    file.on("Mixed", "Good, I would say.", SAM)
    file.on("she told them about the weight", "And the height.")
    file.on("Two visits on one morning", "Call it “The doorstep”.")
    file.on("Working Together 2018", "Which chapter?")
    file.on("Interagency", "Why not organisation?")
    file.on("What is said at the door", "Well put.", KIM)
    return file.bytes()


@case
def replies_and_resolved(bases: Bases) -> bytes:
    file = word(bases)
    first = file.on("neither", "Too strong.", PAT, resolved=True)
    file.pin(file.say("It is what the records show.", SAM, answers=first), file.words("neither"))
    file.pin(
        file.say("Then say “the records do not show”.", PAT, answers=first), file.words("neither")
    )
    second = file.on("Good practice.", "Say why.", KIM)
    file.say("Agreed.", SAM, answers=second)  # no range of its own
    return file.bytes()


@case
def without_a_range(bases: Bases) -> bytes:
    file = word(bases)
    file.pin(file.say("At the end of a sentence."), file.words("the mother first"), ranged=False)
    key = file.say("Begun and never ended.")
    file.words("All that had been").addprevious(xml(f'<w:commentRangeStart w:id="{key}"/>'))
    key = file.say("Ended and never begun.")
    file.words("held the whole picture").addnext(xml(f'<w:commentRangeEnd w:id="{key}"/>'))
    return file.bytes()


@case
def on_a_picture(bases: Bases) -> bytes:
    file = word(bases)
    run_ = xml(
        '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="Three lines that meet"/>'
        "</wp:inline></w:drawing></w:r>"
    )
    file.words("Weight and call").addprevious(run_)
    file.pin(file.say("What does the picture show?"), run_)
    file.wrap(file.words("were each known"), "del", SAM)
    new = xml(
        '<w:r><w:drawing><wp:inline><wp:docPr id="2" name="y"/></wp:inline></w:drawing></w:r>'
    )
    file.words("to one service").addprevious(new)
    file.wrap(new, "ins", KIM)
    return file.bytes()


@case
def over_several_rows_and_fields(bases: Bases) -> bytes:
    file = word(bases)
    file.pin(
        file.say("Both entries lack a time."),
        file.words("Officers met HV1 at the door"),
        file.words("HV1 weighed Child D"),
    )
    file.pin(
        file.say("From here to there."),
        file.words("Both did what their guidance"),
        file.words("A word at the door"),
    )
    table = next(file.row("Officers met HV1 at the door").iterancestors(w("tbl")))
    key = file.say("The whole table is hard to read.")
    file.pin(key, table)
    return file.bytes()


@case
def orphans(bases: Bases) -> bytes:
    file = word(bases)
    file.say("Nobody refers to me.")
    file.pin(77, file.words("left with two stories"))  # whose words are not there
    file.on("Mixed", "", SAM)
    return file.bytes()


@case
def replacements_of_two_readers(bases: Bases) -> bytes:
    file = word(bases)
    file.replace("two stories", "three stories")
    file.replace("neither", "", SAM, "2024-02-13T09:00:00Z")
    file.words("felt like sharing").addnext(
        xml(f'<w:ins w:id="5" {by(SAM)}>{run(", or so it seemed")}</w:ins>')
    )
    # One reader's words, of which another takes some out.
    inserted = xml(
        f'<w:ins w:id="6" {by(PAT)}>{run("Very ")}<w:del w:id="7" {by(KIM)}>'
        f"{run('very ', deleted=True)}</w:del></w:ins>"
    )
    file.words("Good practice.").addprevious(inserted)
    return file.bytes()


@case
def replacement_in_pieces(bases: Bases) -> bytes:
    file = word(bases)
    spot = file.words("Weight and call")
    spot.addnext(
        xml(f'<w:ins w:id="9" {by(PAT, "2024-02-12T10:20:00Z")}>{run("The call")}</w:ins>')
    )
    file.wrap(spot, "del", PAT)
    change = spot.getparent().getnext()
    for one in (
        xml('<w:bookmarkStart w:id="7000" w:name="_GoBack"/>'),
        xml('<w:bookmarkEnd w:id="7000"/>'),
        xml(f'<w:ins w:id="10" {by(PAT, "2024-02-12T10:21:00Z")}>{run(" and the weight")}</w:ins>'),
    ):
        change.addnext(one)
        change = one
    return file.bytes()


@case
def moves(bases: Bases) -> bytes:
    file = word(bases)
    source = file.words("she told them about the weight;")
    change = file.wrap(source, "moveFrom", PAT)
    change.addprevious(xml(f'<w:moveFromRangeStart w:id="20" {by(PAT)} w:name="move1"/>'))
    change.addnext(xml('<w:moveFromRangeEnd w:id="20"/>'))
    goal = file.words("From here on one person held the whole picture.")
    for one in reversed(
        (
            xml(f'<w:moveToRangeStart w:id="21" {by(PAT)} w:name="move1"/>'),
            xml(
                f'<w:moveTo w:id="22" {by(PAT)}>'
                f"{run(' she told them about the weight;')}</w:moveTo>"
            ),
            xml('<w:moveToRangeEnd w:id="21"/>'),
        )
    ):
        goal.addnext(one)
    lost = file.wrap(file.words("they told her about the call."), "moveFrom", SAM)
    lost.addprevious(xml(f'<w:moveFromRangeStart w:id="30" {by(SAM)} w:name="move2"/>'))
    lost.addnext(xml('<w:moveFromRangeEnd w:id="30"/>'))
    return file.bytes()


@case
def moved_paragraph(bases: Bases) -> bytes:
    file = word(bases)
    old = file.paragraph("The health visitor asked everyone to one table")
    new = deepcopy(old)
    for one in list(old.iterchildren(w("r"))):
        file.wrap(one, "moveFrom", KIM)
    file.mark_paragraph(old, "moveFrom", KIM)
    old.addprevious(xml(f'<w:moveFromRangeStart w:id="40" {by(KIM)} w:name="move3"/>'))
    old.addnext(xml('<w:moveFromRangeEnd w:id="40"/>'))
    for mark in [*new.iter(w("bookmarkStart")), *new.iter(w("bookmarkEnd"))]:
        mark.getparent().remove(mark)
    for one in list(new.iterchildren(w("r"))):
        file.wrap(one, "moveTo", KIM)
    file.mark_paragraph(new, "moveTo", KIM)
    goal = file.paragraph("All that had been known apart.")
    goal.addprevious(new)
    new.addprevious(xml(f'<w:moveToRangeStart w:id="41" {by(KIM)} w:name="move3"/>'))
    new.addnext(xml('<w:moveToRangeEnd w:id="41"/>'))
    return file.bytes()


@case
def paragraph_marks(bases: Bases) -> bytes:
    file = word(bases)
    # A new paragraph.
    whole = xml(
        f'<w:p><w:pPr><w:rPr><w:ins w:id="50" {by(PAT)}/></w:rPr></w:pPr>'
        f'<w:ins w:id="51" {by(PAT)}>{run("Nobody was asked to write it down.")}</w:ins></w:p>'
    )
    file.paragraph("Both did what their guidance").addnext(whole)
    # A paragraph taken out.
    gone = file.paragraph("Good practice.")
    for one in list(gone.iterchildren(w("r"))):
        file.wrap(one, "del", SAM)
    file.mark_paragraph(gone, "del", SAM)
    # One paragraph parted, two joined.
    file.mark_paragraph(file.paragraph("A word at the door"), "ins", KIM)
    file.mark_paragraph(file.paragraph("She had seen it work"), "del", KIM)
    return file.bytes()


@case
def table_rows_and_cells(bases: Bases) -> bytes:
    file = word(bases)
    row = file.row("Officers met HV1 at the door")
    new = deepcopy(row)
    for mark in [*new.iter(w("bookmarkStart")), *new.iter(w("bookmarkEnd"))]:
        mark.getparent().remove(mark)
    texts = list(new.iter(w("t")))
    for text, said in zip(
        texts, ["police-009", "15 March", "Police", "Called back."], strict=False
    ):
        text.text = said
    for one in list(new.iter(w("r"))):
        file.wrap(one, "ins", SAM)
    _row_change(new, "ins", SAM)
    row.addnext(new)
    for one in list(row.iter(w("r"))):
        file.wrap(one, "del", PAT)
    _row_change(row, "del", PAT)
    cell = next(file.paragraph("Mixed").iterancestors(w("tc")))
    cell.find(w("tcPr")).append(xml(f'<w:cellDel w:id="61" {by(KIM)}/>'))
    return file.bytes()


def _row_change(row: Any, kind: str, author: str) -> None:
    properties = row.find(w("trPr"))
    if properties is None:
        properties = etree.Element(w("trPr"))
        row.insert(0, properties)
    properties.append(xml(f'<w:{kind} w:id="60" {by(author)}/>'))


@case
def looks_only(bases: Bases) -> bytes:
    file = word(bases)
    file.replace("All that had been", "All that had been")
    spot = file.words("two stories")
    spot.insert(
        0, xml(f'<w:rPr><w:b/><w:rPrChange w:id="70" {by(PAT)}><w:rPr/></w:rPrChange></w:rPr>')
    )
    properties = file.paragraph("Good practice.").find(w("pPr"))
    properties.append(
        xml(
            f'<w:pPrChange w:id="71" {by(PAT)}>'
            '<w:pPr><w:pStyle w:val="Heading2"/></w:pPr></w:pPrChange>'
        )
    )
    properties = file.paragraph("she told them about the weight").find(w("pPr"))
    properties.append(xml(f'<w:numPr><w:ins w:id="72" {by(PAT)}/></w:numPr>'))
    return file.bytes()


@case
def text_box(bases: Bases) -> bytes:
    file = word(bases)
    inside = (
        f'<w:txbxContent><w:p><w:commentRangeStart w:id="1"/>{run("In a ")}'
        f'<w:ins w:id="80" {by(SAM)}>{run("coloured ")}</w:ins>{run("box")}'
        f'<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r></w:p>'
        f"</w:txbxContent>"
    )
    file.say("Who drew this box?")
    box = xml(
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wps:txbx>'
        f"{inside}</wps:txbx></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f"<v:textbox>{inside}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    file.words("She had seen it work").addnext(box)
    return file.bytes()


@case
def header_and_footnote(bases: Bases) -> bytes:
    file = word(bases)
    name = "word/headerMarking.xml"
    text = file.parts[name].decode()
    file.parts[name] = re.sub(
        r"</w:p>", f'<w:ins w:id="90" {by(KIM)}>{run("DRAFT")}</w:ins></w:p>', text, count=1
    ).encode()
    note = (
        f'<w:footnote w:id="12"><w:p><w:commentRangeStart w:id="1"/>{run("Guidance of ")}'
        f'<w:del w:id="91" {by(PAT)}>{run("2017", deleted=True)}</w:del>'
        f'<w:ins w:id="92" {by(PAT)}>{run("2018")}</w:ins><w:commentRangeEnd w:id="1"/>'
        '<w:r><w:commentReference w:id="1"/></w:r></w:p></w:footnote>'
    )
    notes = file.parts["word/footnotes.xml"].decode()
    file.parts["word/footnotes.xml"] = notes.replace(
        "</w:footnotes>", f"{note}</w:footnotes>"
    ).encode()
    file.say("Look it up.", SAM)
    file.words("what their guidance").addnext(xml('<w:r><w:footnoteReference w:id="12"/></w:r>'))
    return file.bytes()


@case
def on_inserted_words(bases: Bases) -> bytes:
    file = word(bases)
    new = xml(f'<w:ins w:id="93" {by(PAT)}>{run(" Nobody asked why.")}</w:ins>')
    file.words("felt like sharing.").addnext(new)
    file.pin(file.say("I added this; is it right?"), new[0])
    return file.bytes()


@case
def strict_form(bases: Bases) -> bytes:
    file = word(bases)
    file.on("left with two stories", "They left with three.")
    file.replace("neither", "none")
    data = file.bytes()
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            for path in ("wordprocessingml", "officeDocument", "drawingml"):
                text = text.replace(
                    f"http://schemas.openxmlformats.org/{path}/2006/".encode(),
                    f"http://purl.oclc.org/ooxml/{path}/".encode(),
                )
            new.writestr(name, text)
    return out.getvalue()


@case
def within_controls_and_tags(bases: Bases) -> bytes:
    file = word(bases)
    for words, tag in (
        ("left with two stories", "smartTag"),
        ("Two services stood", "hyperlink"),
        ("The health visitor asked", "fldSimple"),
    ):
        spot = file.words(words)
        around = xml(f"<w:{tag}/>")
        spot.addprevious(around)
        around.append(spot)
        file.pin(file.say(f"Within {tag}.", SAM), spot)
    paragraph = file.paragraph("Good practice.")
    control = xml('<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent/></w:sdt>')
    paragraph.addprevious(control)
    control[1].append(paragraph)
    file.on("Good practice.", "Within a content control.")
    return file.bytes()


@case
def title_page_and_contents(bases: Bases) -> bytes:
    file = word(bases)
    file.on("Key practice episodes", "Rather “episodes”.")
    contents = next(
        one
        for one in file.body.iter(w("p"))
        if "Appraisal of practice" in "".join(t.text or "" for t in one.iter(w("t")))
    )
    file.pin(file.say("A comment in the table of contents."), next(contents.iter(w("r"))))
    return file.bytes()


@case
def bookmarks_lost(bases: Bases) -> bytes:
    file = word(bases)
    keep = {"KPE2", "CF1"}
    marks = {one.get(w("id")): one.get(w("name")) for one in file.body.iter(w("bookmarkStart"))}
    for one in [*file.body.iter(w("bookmarkStart")), *file.body.iter(w("bookmarkEnd"))]:
        if marks[one.get(w("id"))] not in keep:
            one.getparent().remove(one)
    file.on("left with two stories", "No place is left here.")
    file.on("the mother first", "Here the episode is.")
    file.on("Officers met HV1 at the door", "A row that begins with its id.")
    file.on("What is said at the door", "Below the factor's heading.")
    return file.bytes()


@case
def record_gone(bases: Bases) -> bytes:
    file = word(bases)
    for one in file.body.iter(w("bookmarkStart")):
        one.set(w("name"), re.sub(r"^KPE2", "KPE7", one.get(w("name"))))
    file.on("the mother first", "This episode has another id now.")
    return file.bytes()


@case
def anonymous(bases: Bases) -> bytes:
    file = word(bases)
    file.on("left with two stories", "Agreed", "Author", when="")
    file.on("left with two stories", "Agreed", "Author", when="")
    file.replace("neither", "none", "", "")
    return file.bytes()


@case
def odd_dates(bases: Bases) -> bytes:
    file = word(bases)
    for when in ("0000-00-00T00:00:00Z", "1601-01-01T00:00:00Z", "yesterday", "2024-02-12"):
        file.on("neither", f"On {when[:4]}.", when=when)
    return file.bytes()


@case
def other_part_names(bases: Bases) -> bytes:
    file = word(bases)
    file.on("left with two stories", "They left with three.")
    data = Word(file.bytes())
    parts = data.parts
    parts["word/document2.xml"] = parts.pop("word/document.xml")
    parts["word/_rels/document2.xml.rels"] = parts.pop("word/_rels/document.xml.rels").replace(
        b'"comments.xml"', b'"/word/said.xml"'
    )
    parts["word/said.xml"] = parts.pop("word/comments.xml")
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"word/document.xml", b"word/document2.xml")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


@case
def chronology_columns(bases: Bases) -> bytes:
    file = word(bases, "chronology")
    file.on("14 March 2022", "The 13th, I think.", nth=0)
    file.on("HV1 weighed Child D", "And measured.")
    file.on("Officers met HV1 at the door", "Which officers?", SAM)
    file.replace("at the door", "on the doorstep", KIM)
    file.on("A line for the team.", "Significant how?")
    file.on("laughed at the scales", "Lovely.")
    file.on("Next visit booked", "It was cancelled.")
    file.on("Police", "Say which force.", nth=1)
    return file.bytes()


@case
def findings_fields(bases: Bases) -> bytes:
    file = word(bases, "findings")
    file.on("What services tell each other", "Long.", nth=1)
    file.on("What services tell each other", "In the table.", nth=0)
    file.on("Weekly, they said", "Who said?")
    file.on("In all teams of the area", "All?")
    file.on("9 of 10 practitioners had shared", "Source?")
    file.on("Practitioner survey", "Which one?")
    file.on("Yes; the forms", "Still?")
    file.on("Who acts on a part", "Good.")
    file.on("How will the partners", "And by when?")
    file.on("Services meet at the door", "Factor.")
    file.on("Two visits on one morning", "Episode.")
    file.on("2 conversations", "Count again.")
    return file.bytes()


@case
def facts_of_the_review(bases: Bases) -> bytes:
    file = word(bases, "review")
    file.on("Mill Lane", "Another name, please.")
    file.on("Child D", "Or Child One?")
    file.on("OFFICIAL-SENSITIVE", "Too high.")
    file.on("Westhaven Safeguarding Children Partnership", "Its new name?")
    file.on("A review is to be held", "By whom?")
    file.on("The review looks at the period", "A month more.")
    return file.bytes()


@case
def review_sections(bases: Bases) -> bytes:
    file = word(bases, "review")
    file.on("Practice was careful, and apart", "Careful?")
    file.on("saw the child, and wrote", "Good practice indeed.")
    file.on("She said that everyone was kind", "Her words?")
    file.on("How do services come to share", "A good question.")
    file.on("each held a different part", "Of the decision.")
    file.on("What services tell each other", "Statement.", nth=1)
    file.on("Named nurse", "Designated nurse.")
    return file.bytes()


@case
def factors_rows(bases: Bases) -> bytes:
    file = word(bases, "factors")
    file.on("Services meet at the door", "In the matrix.", nth=0)
    file.on("Services meet at the door", "In the second table.", nth=1)
    file.on("Two visits on one morning", "In the list.", nth=0)
    return file.bytes()


@case
def python_docx_comments(bases: Bases) -> bytes:
    document = docx.Document(io.BytesIO(bases["episodes"]))
    for paragraph in document.paragraphs:
        if "Two services stood" in paragraph.text:
            document.add_comment(paragraph.runs, "Is this fair?", "Pat Example", "PE")
        if paragraph.text.startswith("2. A plan"):
            document.add_comment(paragraph.runs, "A heading.", "Sam Sample", "SS")
    for table in document.tables:
        for row in table.rows:
            if row.cells[0].text == "health-002":
                runs = row.cells[1].paragraphs[0].runs
                document.add_comment(runs, "Not that day.", "Pat Example", "PE")
    out = io.BytesIO()
    document.save(out)
    # The day on which the test runs is no part of what is expected.
    made = Word(out.getvalue())
    comments = next(one for one in made.parts if re.search(r"comments\d*\.xml$", one))
    made.parts[comments] = re.sub(
        rb'w:date="[^"]*"', f'w:date="{DAY}"'.encode(), made.parts[comments]
    )
    return made.bytes()


@case
def python_docx_edited_copy(bases: Bases) -> bytes:
    file = word(bases)
    file.on("left with two stories", "They left with three.")
    document = docx.Document(io.BytesIO(file.bytes()))
    document.paragraphs[20].insert_paragraph_before("A paragraph that nobody tracked.")
    document.add_table(2, 2)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@case
def not_made_by_lt(bases: Bases) -> bytes:
    document = bare_word.document()
    paragraph = document.add_paragraph("A letter about something else.")
    document.add_comment(paragraph.runs, "Hello.", "Pat Example", "PE")
    out = io.BytesIO()
    document.save(out)
    made = Word(out.getvalue())
    comments = next(one for one in made.parts if re.search(r"comments\d*\.xml$", one))
    made.parts[comments] = re.sub(
        rb'w:date="[^"]*"', f'w:date="{DAY}"'.encode(), made.parts[comments]
    )
    return made.bytes()


@case
def of_another_review(bases: Bases) -> bytes:
    file = word(bases)
    file.on("left with two stories", "They left with three.")
    file.parts["docProps/core.xml"] = file.parts["docProps/core.xml"].replace(
        b"Mill Lane", b"Another Street"
    )
    return file.bytes()


@case
def nothing_said(bases: Bases) -> bytes:
    return bases["episodes"]
