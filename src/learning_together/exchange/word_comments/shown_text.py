"""Fingerprints of each record's text as a reader is shown it, in the Word file that they are sent.

They tell which records' text differs in a draft that came back, whether or not changes were
tracked. They are made of what the file shows and of nothing else.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from xml.sax.saxutils import quoteattr

from learning_together import seal
from learning_together.exchange.text_fingerprint import fingerprint
from learning_together.exchange.word_comments.package import Package
from learning_together.exchange.word_comments.places import Places
from learning_together.exchange.word_comments.story import Story
from learning_together.office import package
from learning_together.patterns import regex

_SPACE = "urn:learning-together:shown-text:1"
_TEXTS = f"{{{_SPACE}}}texts"
_RELATIONSHIPS = "word/_rels/document.xml.rels"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PROPERTIES = "customXml/itemProps1.xml"
#: What Word and LibreOffice need beside a part of ours, so that they keep it.
_BESIDE = {
    _PROPERTIES: f'{_HEAD}<ds:datastoreItem ds:itemID="{{5A1E5F0C-7E0B-4C5B-9B0B-1E0D5A4C3B2A}}"'
    f' xmlns:ds="{_OFFICE}/customXml"><ds:schemaRefs><ds:schemaRef ds:uri="{_SPACE}"/>'
    "</ds:schemaRefs></ds:datastoreItem>",
    "customXml/_rels/item1.xml.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}"><Relationship'
    f' Id="rId1" Type="{_OFFICE}/relationships/customXmlProps" Target="itemProps1.xml"/>'
    "</Relationships>",
}
_TYPE = (
    f'<Override PartName="/{_PROPERTIES}"'
    ' ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/>'
)
#: A text of so many words that stands at another record now was moved, not written.
_LONG = 4

_PAGE_NUMBER = regex(r"\b[0-9]{1,3}\b")

#: By record: the paragraphs and cells in the order of the text; "" for what stands at no record.
Shown = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Spot:
    """A spot of a record at which the text differs.

    Attributes:
        gone: Fingerprints of paragraphs and cells that stood there.
        come: Paragraphs and cells that stand there now.
        above: The one above, where that is as it was; else empty.
    """

    gone: tuple[str, ...]
    come: tuple[str, ...]
    above: str = ""


@dataclass(frozen=True, slots=True)
class Altered:
    """A record whose text differs from what was sent, and not by tracked changes.

    Attributes:
        record: Its id; empty for text at no record.
        gone: Fingerprints of paragraphs and cells that are not there any more.
        come: Paragraphs and cells that were not there.
        spots: The same by the spots at which they stand, in the order of the file.
    """

    record: str
    gone: tuple[str, ...]
    come: tuple[str, ...]
    spots: tuple[Spot, ...] = ()


def shown(body: Story, places: Places, known: Collection[str] = ()) -> Shown:
    """The text of each record, as it was before what readers propose by tracked changes."""
    found: Shown = {}
    for start, end in as_sent(body, known):
        text = body.words(start, end)
        if text and not places.leads(start):
            found.setdefault(places.record(start, end), []).append(text)
    return found


def as_sent(story: Story, known: Collection[str] = ()) -> Iterator[tuple[int, int]]:
    """The paragraphs as they were sent: one that a reader parts is still one.

    Args:
        story: The text.
        known: Fingerprints of what was sent; paragraphs that stand among them were not parted.
    """
    run: list[tuple[int, int]] = []
    for one in story.paragraphs:
        if not any(piece.original for start, end in run for piece in story.pieces[start:end]):
            run = []  # what stands above was put in as a whole
        run.append((one.start, one.end))
        if story.pieces[one.end - 1].original or one is story.paragraphs[-1]:
            apart = all(fingerprint(story.words(*each)) in known for each in run)
            yield from run if apart else [(run[0][0], one.end)]
            run = []


def beside(story: Story, start: int, end: int) -> str:
    """A paragraph outside of the running text, as it was before what readers propose.

    On every page stands the page's own number, which is left out.
    """
    text = story.words(start, end)
    return text if story.host else _PAGE_NUMBER.sub("…", text)


def stamped(data: bytes, texts: Shown, numbers: str = "") -> bytes:
    """A finished Word file with the fingerprints of its own texts, sealed anew.

    Args:
        data: The file's bytes.
        texts: What it shows.
        numbers: The fingerprint of which record goes by which number in it; empty where they go by
            their ids.
    """
    parts = package.unpacked(data)
    before = seal.of_parts(parts)
    lines = [
        f"<text at={quoteattr(record)}>{' '.join(map(fingerprint, those))}</text>"
        for record, those in texts.items()
    ]
    by = f" numbers={quoteattr(numbers)}" if numbers else ""
    added = {
        **_BESIDE,
        "customXml/item1.xml": f'{_HEAD}<texts xmlns="{_SPACE}"{by}>{"".join(lines)}</texts>',
        package.TYPES: _with(parts[package.TYPES], "</Types>", _TYPE),
        _RELATIONSHIPS: _with(
            parts[_RELATIONSHIPS],
            "</Relationships>",
            f'<Relationship Id="lt-shown-text" Type="{_OFFICE}/relationships/customXml"'
            ' Target="../customXml/item1.xml"/>',
        ),
    }
    parts |= {name: text.encode() for name, text in added.items()}
    custom = parts[seal.CUSTOM].decode()
    parts[seal.CUSTOM] = custom.replace(before, seal.of_parts(parts)).encode()
    return package.write(parts)


def _with(part: bytes, end: str, more: str) -> str:
    return part.decode().replace(end, more + end)


def sent(held: Package) -> Mapping[str, list[str]] | None:
    """The fingerprints that a file carries, by record; None where it carries none."""
    for root in held.related("customXml"):
        if root.tag == _TEXTS:
            return {str(one.get("at", "")): (one.text or "").split() for one in root}
    return None


def numbers(held: Package) -> str:
    """The fingerprint of which record goes by which number; empty where they go by their ids."""
    found = (str(one.get("numbers", "")) for one in held.related("customXml") if one.tag == _TEXTS)
    return next(found, "")


def altered(before: Mapping[str, list[str]], now: Shown) -> list[Altered]:
    """The records whose text differs."""
    marks = {record: [(fingerprint(text), text) for text in texts] for record, texts in now.items()}
    gone = {record: _left(those, (mark for mark, _ in marks.get(record, ())))
            for record, those in before.items()}  # fmt: skip
    come: dict[str, list[tuple[str, str]]] = {}
    for record, those in marks.items():
        known = Counter(before.get(record, ()))
        for mark, text in those:
            if known[mark]:
                known[mark] -= 1
            else:
                come.setdefault(record, []).append((mark, text))
    # Word processors draw in the ends of bookmarks, or lose them: the same text then stands at
    # another record, or at none.
    new = {mark: len(text.split()) for those in come.values() for mark, text in those}
    moved = {
        mark
        for record, those in gone.items()
        for mark in those
        if mark in new and (new[mark] >= _LONG or record not in now)
    }
    found = []
    for record in dict.fromkeys([*before, *now]):
        left = tuple(mark for mark in gone.get(record, ()) if mark not in moved)
        more = tuple(text for mark, text in come.get(record, ()) if mark not in moved)
        if left or more:
            spots = _spots(before.get(record, ()), marks.get(record, ()), {*left}, {*more})
            found.append(Altered(record, left, more, tuple(spots)))
    return found


def _spots(
    before: Sequence[str], now: Sequence[tuple[str, str]], left: set[str], more: set[str]
) -> Iterator[Spot]:
    """Where the texts of a record differ; as many as stood there are taken one by one."""
    matcher = SequenceMatcher(None, before, [mark for mark, _ in now], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        gone = tuple(mark for mark in before[a:b] if mark in left)
        come = tuple(text for _, text in now[c:d] if text in more)
        if tag == "equal" or not (gone or come):
            continue
        if len(gone) == len(come):
            yield from (Spot((one,), (other,)) for one, other in zip(gone, come, strict=True))
        else:
            yield Spot(gone, come, now[c - 1][1] if c else "")


def _left(those: Iterable[str], found: Iterable[str]) -> list[str]:
    """Those that are not found again, each as often as it is missing."""
    counts = Counter(found)
    left = []
    for one in those:
        if counts[one]:
            counts[one] -= 1
        else:
            left.append(one)
    return left
