"""Further drafts as readers send them back: shapes of Word's markup that public test files hold.

The shapes are those of files that Word itself saved and that other programs keep to be tried on
(threads, moves within moves, fields, numbering, notes); every word in them is our own.
"""

import re
from copy import deepcopy

from word_drafts import KIM, PAT, SAM, Bases, Make, by, run, w, word, xml

SHAPES: dict[str, Make] = {}
LATER = "2024-02-12T10:31:00Z"


def shape(make: Make) -> Make:
    SHAPES[make.__name__.replace("_", "-")] = make
    return make


@shape
def thread_of_three(bases: Bases) -> bytes:
    """All ends of a thread stand before all its references, as Word writes several replies."""
    file = word(bases)
    first = file.say("Is this fair to the officers?", PAT)
    second = file.say("It is what they wrote.", SAM, answers=first)
    third = file.say("Then leave it.", KIM, answers=first)
    spot = file.words("left with two stories")
    for key in (first, second, third):
        spot.addprevious(xml(f'<w:commentRangeStart w:id="{key}"/>'))
    at = spot
    for tag in ("<w:commentRangeEnd", "<w:r><w:commentReference"):
        for key in (first, second, third):
            at.addnext(xml(f'{tag} w:id="{key}"/>' + ("</w:r>" if "<w:r>" in tag else "")))
            at = at.getnext()
    return file.bytes()


@shape
def resolved_with_its_reply(bases: Bases) -> bytes:
    file = word(bases)
    first = file.on("Good practice.", "Say whose.", PAT, resolved=True)
    reply = file.say("Done.", SAM, answers=first, resolved=True)
    file.pin(reply, file.words("Good practice."))
    return file.bytes()


@shape
def words_dragged_elsewhere(bases: Bases) -> bytes:
    """With drag and drop Word writes words put in and the same taken out, and no move."""
    file = word(bases)
    spot = file.words("at one door ")
    file.wrap(spot, "del", PAT)
    file.words("Two services").addprevious(
        xml(f'<w:ins w:id="11" {by(PAT)}>{run("At one door ")}</w:ins>')
    )
    return file.bytes()


@shape
def move_with_changes_inside(bases: Bases) -> bytes:
    """Words put in, then moved; of those that were brought another reader takes some out."""
    file = word(bases)
    source = file.words("the mother first")
    change = file.wrap(source, "moveFrom", SAM)
    change.addprevious(xml(f'<w:moveFromRangeStart w:id="20" {by(SAM)} w:name="move256509658"/>'))
    change.addnext(xml('<w:moveFromRangeEnd w:id="20"/>'))
    change.append(xml(f'<w:ins w:id="21" {by(SAM)}>{run(" of all")}</w:ins>'))
    goal = file.words("The health visitor asked")
    for one in (
        xml(f'<w:moveToRangeStart w:id="22" {by(SAM)} w:name="move256509658"/>'),
        xml(
            f'<w:moveTo w:id="23" {by(SAM)}>{run("The mother first of all, ")}'
            f'<w:del w:id="24" {by(KIM, LATER)}>{run("said they, ", deleted=True)}</w:del>'
            "</w:moveTo>"
        ),
        xml('<w:moveToRangeEnd w:id="22"/>'),
    ):
        goal.addprevious(one)
    return file.bytes()


@shape
def within_a_hyperlink(bases: Bases) -> bytes:
    file = word(bases)
    spot = file.words("quicker than a form")
    link = xml('<w:hyperlink w:anchor="KPE1" w:history="1"/>')
    spot.addprevious(link)
    link.append(spot)
    spot.addnext(xml(f'<w:ins w:id="30" {by(KIM)}>{run(" would have been")}</w:ins>'))
    return file.bytes()


@shape
def field_taken_out(bases: Bases) -> bytes:
    file = word(bases)
    file.words("felt like sharing").addnext(
        xml(
            f'<w:del w:id="31" {by(PAT)}><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>'
            '<w:delInstrText xml:space="preserve"> REF KPE2 \\h </w:delInstrText></w:r><w:r>'
            f'<w:fldChar w:fldCharType="separate"/></w:r>{run(" (see KPE2)", deleted=True)}'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:del>'
        )
    )
    return file.bytes()


@shape
def field_put_in(bases: Bases) -> bytes:
    file = word(bases)
    file.words("felt like sharing").addnext(
        xml(
            f'<w:ins w:id="32" {by(PAT)}><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r>'
            '<w:instrText xml:space="preserve"> DATE \\@ "d MMMM yyyy" </w:instrText></w:r><w:r>'
            f'<w:fldChar w:fldCharType="separate"/></w:r>{run(" on 12 February 2024")}'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:ins>'
        )
    )
    return file.bytes()


@shape
def in_a_content_control(bases: Bases) -> bytes:
    file = word(bases)
    spot = file.words("one person held")
    control = xml("<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent/></w:sdt>")
    spot.addprevious(control)
    control[1].append(spot)
    file.wrap(spot, "del", SAM)
    control[1].append(xml(f'<w:ins w:id="33" {by(SAM)}>{run("two people held")}</w:ins>'))
    return file.bytes()


@shape
def put_in_and_made_bold(bases: Bases) -> bytes:
    file = word(bases)
    bold = (
        f'<w:r><w:rPr><w:b/><w:rPrChange w:id="35" {by(SAM)}><w:rPr/></w:rPrChange></w:rPr>'
        '<w:t xml:space="preserve"> and rare</w:t></w:r>'
    )
    file.words("Good practice").addnext(xml(f'<w:ins w:id="34" {by(PAT)}>{bold}</w:ins>'))
    return file.bytes()


@shape
def paragraph_put_in_and_taken_out_again(bases: Bases) -> bytes:
    """A paragraph of which one reader put the end in and another takes it out."""
    file = word(bases)
    new = xml(
        f'<w:p><w:pPr><w:rPr><w:ins w:id="36" {by(PAT)}/><w:del w:id="37" {by(KIM, LATER)}/>'
        f'</w:rPr></w:pPr><w:ins w:id="38" {by(PAT)}><w:del w:id="39" {by(KIM, LATER)}>'
        f"{run('Nobody rang back.', deleted=True)}</w:del></w:ins></w:p>"
    )
    file.paragraph("Both did what their guidance").addnext(new)
    return file.bytes()


@shape
def numbering_and_style_changed(bases: Bases) -> bytes:
    file = word(bases)
    properties = file.paragraph("All that had been known apart").find(w("pPr"))
    properties.append(
        xml(
            '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/>'
            f'<w:ins w:id="40" {by(SAM)}/></w:numPr>'
        )
    )
    properties.append(
        xml(f'<w:pPrChange w:id="41" {by(SAM)}><w:pPr><w:jc w:val="both"/></w:pPr></w:pPrChange>')
    )
    file.replace("known apart", "known to each alone", SAM)
    return file.bytes()


@shape
def table_looks_changed(bases: Bases) -> bytes:
    file = word(bases)
    row = file.row("Officers met HV1 at the door")
    table = next(row.iterancestors(w("tbl")))
    table.find(w("tblPr")).append(
        xml(f'<w:tblPrChange w:id="42" {by(PAT)}><w:tblPr/></w:tblPrChange>')
    )
    cell = next(file.paragraph("Officers met HV1").iterancestors(w("tc")))
    cell.find(w("tcPr")).append(xml(f'<w:tcPrChange w:id="43" {by(PAT)}><w:tcPr/></w:tcPrChange>'))
    file.replace("at the door", "on the step", PAT)
    return file.bytes()


@shape
def section_changed(bases: Bases) -> bytes:
    file = word(bases)
    section = next(file.body.iter(w("sectPr")))
    section.append(xml(f'<w:sectPrChange w:id="44" {by(KIM)}><w:sectPr/></w:sectPrChange>'))
    file.on("Good practice.", "And the page was turned.", KIM)
    return file.bytes()


@shape
def in_an_endnote(bases: Bases) -> bytes:
    file = word(bases)
    note = (
        f'<w:endnote w:id="9"><w:p><w:commentRangeStart w:id="1"/>{run("Told by ")}'
        f'<w:del w:id="45" {by(PAT)}>{run("one", deleted=True)}</w:del>'
        f'<w:ins w:id="46" {by(PAT)}>{run("both")}</w:ins><w:commentRangeEnd w:id="1"/>'
        '<w:r><w:commentReference w:id="1"/></w:r></w:p></w:endnote>'
    )
    name = "word/endnotes.xml"
    file.say("By both?", SAM)
    if name in file.parts:
        text = file.parts[name].decode()
        file.parts[name] = text.replace("</w:endnotes>", f"{note}</w:endnotes>").encode()
    else:
        notes = file.parts["word/footnotes.xml"].decode()
        head = re.match(r"(<\?xml[^>]*\?>\s*)?<w:footnotes[^>]*>", notes)
        assert head
        top = head[0].replace("footnotes", "endnotes")
        file.parts[name] = f"{top}{note}</w:endnotes>".encode()
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/endnotes"
        file.relate(file.parts, kind, "endnotes.xml")
    file.words("what their guidance").addnext(xml('<w:r><w:endnoteReference w:id="9"/></w:r>'))
    return file.bytes()


@shape
def range_that_ends_in_another_cell(bases: Bases) -> bytes:
    file = word(bases)
    row = file.row("Officers met HV1 at the door")
    runs = [one for one in row.iter(w("r")) if one.find(w("t")) is not None]
    file.pin(file.say("The row as a whole.", SAM), runs[0], runs[-1])
    return file.bytes()


@shape
def range_the_wrong_way_round(bases: Bases) -> bytes:
    file = word(bases)
    key = file.say("Which of them?", SAM)
    spot = file.words("Two services")
    spot.addprevious(xml(f'<w:commentRangeEnd w:id="{key}"/>'))
    spot.addnext(xml(f'<w:commentRangeStart w:id="{key}"/>'))
    spot.addnext(xml(f'<w:r><w:commentReference w:id="{key}"/></w:r>'))
    return file.bytes()


@shape
def on_words_taken_out(bases: Bases) -> bytes:
    file = word(bases)
    spot = file.words("neither")
    change = file.wrap(spot, "del", PAT)
    file.pin(file.say("I would leave this out.", PAT), change)
    return file.bytes()


@shape
def tabs_breaks_and_signs(bases: Bases) -> bytes:
    file = word(bases)
    file.words("Good practice").addnext(
        xml(
            f'<w:ins w:id="47" {by(KIM)}><w:r><w:tab/><w:t>well</w:t><w:noBreakHyphen/>'
            "<w:t>kept</w:t><w:br/><w:t>notes</w:t></w:r></w:ins>"
        )
    )
    return file.bytes()


@shape
def typed_letter_by_letter(bases: Bases) -> bytes:
    """One word, put in over a minute: Word writes a change for each pause."""
    file = word(bases)
    at = file.words("felt like sharing")
    for number, part in enumerate((", ", "o", "r", " so", " it", " seem", "ed")):
        when = f"2024-02-12T10:{40 + number}:00Z"
        at.addnext(xml(f'<w:ins w:id="{50 + number}" {by(SAM, when)}>{run(part)}</w:ins>'))
        at = at.getnext()
    return file.bytes()


@shape
def item_of_a_list_moved(bases: Bases) -> bytes:
    file = word(bases)
    old = file.paragraph("they told her about the call")
    new = deepcopy(old)
    for one in list(old.iterchildren(w("r"))):
        file.wrap(one, "moveFrom", KIM)
    file.mark_paragraph(old, "moveFrom", KIM)
    old.addprevious(xml(f'<w:moveFromRangeStart w:id="60" {by(KIM)} w:name="move7"/>'))
    old.addnext(xml('<w:moveFromRangeEnd w:id="60"/>'))
    for mark in [*new.iter(w("bookmarkStart")), *new.iter(w("bookmarkEnd"))]:
        mark.getparent().remove(mark)
    for one in list(new.iterchildren(w("r"))):
        file.wrap(one, "moveTo", KIM)
    file.mark_paragraph(new, "moveTo", KIM)
    file.paragraph("she told them about the weight").addprevious(new)
    new.addprevious(xml(f'<w:moveToRangeStart w:id="61" {by(KIM)} w:name="move7"/>'))
    new.addnext(xml('<w:moveToRangeEnd w:id="61"/>'))
    return file.bytes()


@shape
def proofing_and_rsids_between(bases: Bases) -> bytes:
    """Marks of spelling, of sessions and of bookmarks part the pieces of one change."""
    file = word(bases)
    spot = file.words("two stories")
    at = file.wrap(spot, "del", PAT)
    for one in (
        xml('<w:proofErr w:type="spellStart"/>'),
        xml(f'<w:ins w:id="70" {by(PAT)}><w:r w:rsidR="00A77B3E"><w:t>thre</w:t></w:r></w:ins>'),
        xml('<w:proofErr w:type="spellEnd"/>'),
        xml('<w:bookmarkStart w:id="7001" w:name="_Hlk158000000"/>'),
        xml(
            f'<w:ins w:id="71" {by(PAT)}><w:r w:rsidR="00B11111"><w:t xml:space="preserve">e '
            "stories</w:t></w:r></w:ins>"
        ),
        xml('<w:bookmarkEnd w:id="7001"/>'),
    ):
        at.addnext(one)
        at = one
    return file.bytes()
