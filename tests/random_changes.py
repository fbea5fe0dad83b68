"""Tracked changes as a reader makes them, at random spots of a draft, each with what it means."""

import random
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from word_drafts import PAT, Word, by, run, w, xml

_WORDS = "the plan was seen again, by nobody; (so far) while records say “no visit” 2*3 [sic] a_b"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True)
class Meant:
    """What a reader means by a change.

    Attributes:
        old: A paragraph as it was sent.
        new: What is to stand there: paragraphs, none where it goes.
    """

    old: str
    new: tuple[str, ...]


def text_of(paragraph: Any) -> str:
    return "".join(one.text or "" for one in paragraph.iter(w("t")))


def change(file: Word, paragraph: Any, draw: random.Random) -> Meant:
    """Makes a change somewhere in a paragraph."""
    old = text_of(paragraph)
    starts = [0, *(at + 1 for at, sign in enumerate(old) if sign == " "), len(old)]
    kind = draw.choice(["other words", "out", "in", "in", "other words", "parted", "new", "whole"])
    first = draw.randrange(len(starts) - 1)
    last = min(first + draw.randint(1, 4), len(starts) - 1)
    start, end = starts[first], starts[last]
    if kind == "out" and not (old[:start] + old[end:]).strip():
        kind = "whole"
    if kind == "whole":
        _take_out(file, paragraph, 0, len(old))
        file.mark_paragraph(paragraph, "del")
        return Meant(old, ())
    if kind == "new":
        words = _some(draw)
        paragraph.addnext(
            xml(
                f'<w:p><w:pPr><w:rPr><w:ins w:id="50" {by(PAT)}/></w:rPr></w:pPr>'
                f'<w:ins w:id="51" {by(PAT)}>{run(words)}</w:ins></w:p>'
            )
        )
        return Meant(old, (old, words))
    if kind == "parted" and start > 0:
        return _parted(paragraph, old, start)
    said = ""
    if kind != "in":
        end = end - 1 if end < len(old) and kind == "other words" else end
        _take_out(file, paragraph, start, end)
    else:
        end = start
    if kind != "out":
        said = _some(draw) + (" " if kind == "in" else "")
        if kind == "in" and start == len(old):
            said = f" {said.rstrip()}"
        _put_in(paragraph, start, said, gone=end > start)
    return Meant(old, (old[:start] + said + old[end:],))


def _some(draw: random.Random) -> str:
    words = _WORDS.split()
    start = draw.randrange(len(words) - 3)
    return " ".join(words[start : start + draw.randint(1, 3)])


def _cut(paragraph: Any, at: int) -> None:
    """Cuts the run in which a letter stands, so that it begins one."""
    done = 0
    for text in paragraph.iter(w("t"), w("delText")):
        if text.tag == w("delText"):
            continue
        length = len(text.text or "")
        if done < at < done + length:
            old = text.getparent()
            new = deepcopy(old)
            inner = new.find(w("t"))
            text.text, inner.text = text.text[: at - done], text.text[at - done :]
            for one in (text, inner):
                one.set(_SPACE, "preserve")
            old.addnext(new)
            return
        done += length


def _take_out(file: Word, paragraph: Any, start: int, end: int) -> None:
    _cut(paragraph, start)
    _cut(paragraph, end)
    done = 0
    gone = []
    for text in paragraph.iter(w("t")):
        if start <= done < end and text.text:
            gone.append(text.getparent())
        done += len(text.text or "")
    for one in gone:
        file.wrap(one, "del", PAT)


def _put_in(paragraph: Any, at: int, words: str, *, gone: bool) -> None:
    _cut(paragraph, at)
    said = xml(f'<w:ins w:id="77" {by(PAT)}>{run(words)}</w:ins>')
    done = 0
    for text in paragraph.iter(w("t"), w("delText")):
        if done == at and text.tag == (w("delText") if gone else w("t")):
            spot = text.getparent()
            # Beside a deletion, and beside a link rather than within one.
            while spot.getparent() is not paragraph:
                spot = spot.getparent()
            if gone:
                spot.addnext(said)
            else:
                spot.addprevious(said)
            return
        done += len(text.text or "") if text.tag == w("t") else 0
    paragraph.append(said)


def _parted(paragraph: Any, old: str, at: int) -> Meant:
    """A new paragraph begins at a word; the space before it goes along with the first."""
    _cut(paragraph, at)
    first = deepcopy(paragraph)
    done = 0
    for there, here in zip(list(paragraph.iter(w("t"))), list(first.iter(w("t"))), strict=True):
        length = len(there.text or "")
        loser = here if done >= at else there
        loser.getparent().remove(loser)
        done += length
    properties = first.find(w("pPr"))
    if properties is None:
        properties = xml("<w:pPr/>")
        first.insert(0, properties)
    properties.append(xml(f'<w:rPr><w:ins w:id="60" {by(PAT)}/></w:rPr>'))
    for mark in [*paragraph.iter(w("bookmarkStart")), *paragraph.iter(w("bookmarkEnd"))]:
        mark.getparent().remove(mark)
    paragraph.addprevious(first)
    return Meant(old, (old[:at].rstrip(), old[at:]))
