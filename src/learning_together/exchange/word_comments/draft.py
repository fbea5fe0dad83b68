"""A draft that came back, read as a whole: what was said, and where each of it stands."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from learning_together.exchange.word_comments import comments, shown_text
from learning_together.exchange.word_comments.known import Known
from learning_together.exchange.word_comments.package import Package
from learning_together.exchange.word_comments.passages import Passage
from learning_together.exchange.word_comments.places import Place, Places
from learning_together.exchange.word_comments.shown_text import Altered, Shown
from learning_together.exchange.word_comments.story import Story
from learning_together.exchange.word_comments.tracked_changes import changes
from learning_together.exchange.word_comments.walk import ParagraphStyles, Walk, paragraph_styles
from learning_together.office.word_names import name_of, said
from learning_together.seal import PROPERTY

if TYPE_CHECKING:
    from learning_together.office.xml import Element

_QUOTED = 500
_LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Rewording:
    """Paragraphs that a reader would have otherwise.

    Attributes:
        place: The record and field.
        was: As they were sent; a line each.
        would_be: As the reader would have them.
    """

    place: Place
    was: str
    would_be: str


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that a reader said.

    Attributes:
        kind: A comment, or a change to the text.
        author: The name in the file, a real one most likely; may be empty.
        when: The date and time in the file; may be empty.
        quoted: The words of the draft that it stands on, or that are to go.
        text: What was said; of a change, what is proposed, in a sentence.
        proposed: Of a change: the words that are to come.
        place: The record and field.
        where: The part of the file, or the heading above it, in words; may be empty.
        answers: The number, within the draft, of what it answers; None where it answers nothing.
        resolved: Whether it is marked as resolved.
        rewordings: Of a change: what it makes of the paragraphs that it touches.
    """

    kind: Literal["comment", "change"]
    author: str
    when: str
    quoted: str
    text: str
    proposed: str
    place: Place
    where: str
    answers: int | None = None
    resolved: bool = False
    rewordings: tuple[Rewording, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft that came back.

    Attributes:
        said: What the reader said, in the order of the text, answers after what they answer.
        formatting: How many changes touch the look alone.
        ours: Whether `lt` made the file.
        title: The title that it has.
        saved_by: Who saved it last, a real name most likely; may be empty.
        number: The number of the draft on its title page.
        places: The records that it has places of.
        lost: How many comments are referred to but not held in the file.
        altered: Records whose text differs from what was sent, tracked changes apart; None where
            the file carries no fingerprints, so that nobody can tell.
        unknown: Whether its records go by numbers of which nobody knows here which is which.
    """

    said: tuple[Remark, ...]
    formatting: int
    ours: bool
    title: str
    number: int | None
    places: frozenset[str]
    lost: int
    altered: tuple[Altered, ...] | None = None
    unknown: bool = False
    saved_by: str = ""


@dataclass(slots=True)
class _Spot:
    story: Story
    start: int
    end: int


class Texts:
    """All stories of a file, and where in them a record is.

    Args:
        package: The file, opened.
        known: Of the review.

    Raises:
        LtError: A part of it cannot be read, or not safely.
    """

    def __init__(self, package: Package, known: Known) -> None:
        styles = next(package.related("styles"), None)
        looks = paragraph_styles(styles)
        body = Walk(looks, Story()).over(package.document)
        self.stories = [body.story, *body.inner]
        self.stories += _notes(package, body, looks)
        for kind, what in (("header", "the page header"), ("footer", "the page footer")):
            for root in package.related(kind):
                walk = Walk(looks, Story(what)).over(root)
                self.stories += [walk.story, *walk.inner]
        self.places = {id(one): Places(one, known.find, known.is_ours) for one in self.stories}

        self._numbers = {id(one): number for number, one in enumerate(self.stories)}

    def number(self, story: Story) -> int:
        """The number of a story in the order of the file."""
        return self._numbers[id(story)]

    @property
    def body(self) -> Story:
        """The running text."""
        return self.stories[0]

    def shown(self, known: Collection[str] = ()) -> Shown:
        """The text of each record, with what stands in notes, boxes and on every page.

        Args:
            known: Fingerprints of what was sent.
        """
        texts = shown_text.shown(self.body, self.places[id(self.body)], known)
        for story in self.stories[1:]:
            for start, end in shown_text.as_sent(story, known):
                text = shown_text.beside(story, start, end)
                record = self.place(_Spot(story, start, end)).record
                # Word processors write one header for each kind of page and section.
                if text and text not in texts.setdefault(record, []):
                    texts[record].append(text)
        return texts

    def place(self, spot: _Spot) -> Place:
        """The place of a spot: in its own story, or of what that story hangs on."""
        found = self.places[id(spot.story)].at(spot.start, spot.end)
        host = spot.story.host
        if found.record or host is None:
            return found
        above = self.place(_Spot(host[0], host[1], host[1]))
        return above if above.record or not found.missing else found

    def where(self, spot: _Spot) -> str:
        """Where a spot is, in words."""
        story, at = spot.story, spot.start
        if not story.what:
            heading = self.places[id(story)].heading(at)
            return f"under “{heading}”" if heading else "before the first heading"
        if story.host is None:
            return f"in {story.what}"
        return f"in {story.what}, {self.where(_Spot(story.host[0], story.host[1], 0))}"


def read(package: Package, known: Known) -> Draft:
    """Reads a draft.

    Args:
        package: The file, opened.
        known: Of the review that it is a draft of.

    Raises:
        LtError: It is damaged or not safe to read.
    """
    texts = Texts(package, known)
    held = comments.read(package)
    pinned = _pinned(texts.stories)
    told = _in_order([*_comments(texts, held, pinned), *_changes(texts)])
    sent = shown_text.sent(package)
    if sent is not None and known.printed:
        ids = {str(one): str(id) for one, id in known.printed.items()}
        sent = {ids.get(record, record): those for record, those in sent.items()}
    return Draft(
        said=told,
        formatting=sum(story.formatting for story in texts.stories),
        ours=_sealed(package.about("custom-properties")),
        title=_property(package, "title"),
        number=_number(texts.body),
        places=frozenset().union(*(one.known for one in texts.places.values())),
        lost=len(set(pinned) - {one.key for one in held}),
        altered=None
        if sent is None
        else tuple(
            shown_text.altered(
                sent, texts.shown({mark for those in sent.values() for mark in those})
            )
        ),
        unknown=known.printed is None,
        saved_by=_property(package, "lastModifiedBy"),
    )


@dataclass(slots=True)
class _Found:
    """Something said, before it has its place in the order."""

    said: Remark
    order: tuple[int, int, int]
    key: str = ""
    answers: str = ""


def _pinned(stories: list[Story]) -> dict[str, _Spot]:
    """Where each comment stands, by its number."""
    pinned: dict[str, _Spot] = {}
    for story in stories:
        for key, at in story.points.items():
            pinned.setdefault(key, _Spot(story, at, at))
        for key, (start, end) in story.anchors.items():
            if start < 0 or end < start:
                start = end = max(start, end)
            pinned[key] = _Spot(story, start, end)
    return pinned


def _comments(
    texts: Texts, held: list[comments.Comment], pinned: dict[str, _Spot]
) -> Iterator[_Found]:
    by_key = {one.key: one for one in held}
    for number, one in enumerate(held):
        spot, above, seen = pinned.get(one.key), one.answers, {one.key}
        while spot is None and above in by_key and above not in seen:
            seen.add(above)
            spot, above = pinned.get(above), by_key[above].answers
        quoted, place, where, order = "", Place(), "nowhere in the text", (len(texts.stories), 0)
        if spot is not None:
            quoted, place, where = _quoted(spot), texts.place(spot), texts.where(spot)
            order = (texts.number(spot.story), spot.start)
        yield _Found(
            Remark(
                "comment",
                one.author,
                one.when,
                quoted,
                one.text,
                "",
                place,
                where,
                resolved=one.resolved,
            ),
            (*order, number),
            one.key,
            one.answers,
        )


def _changes(texts: Texts) -> Iterator[_Found]:
    for number, story in enumerate(texts.stories):
        for place, one in enumerate(changes(story)):
            spot = _Spot(story, one.start, one.end)
            yield _Found(
                Remark(
                    "change",
                    one.author,
                    one.when,
                    one.old,
                    one.text,
                    one.new,
                    texts.place(spot),
                    texts.where(spot),
                    rewordings=_rewordings(texts, story, one.passages),
                ),
                (number, one.start, place),
            )


def _rewordings(texts: Texts, story: Story, passages: tuple[Passage, ...]) -> tuple[Rewording, ...]:
    """What a change makes of its paragraphs; none where they are longer than any that is typed."""
    if any(max(len(one.was), len(one.would_be)) > _LONGEST for one in passages):
        return ()
    made = []
    for one in passages:
        around = texts.place(_Spot(story, one.start, one.end))
        begins = texts.place(_Spot(story, one.start, one.start))
        made.append(Rewording(around if around.record else begins, one.was, one.would_be))
    return tuple(made)


def _in_order(found: list[_Found]) -> tuple[Remark, ...]:
    """As in the text; answers follow what they answer."""
    answers: dict[str, list[_Found]] = defaultdict(list)
    keys = {one.key for one in found if one.key}
    threads = []
    for one in sorted(found, key=lambda one: one.order):
        if one.answers in keys:
            answers[one.answers].append(one)
        else:
            threads.append(one)
    ordered: list[Remark] = []
    waiting = [(one, None) for one in reversed(threads)]  # type: list[tuple[_Found, int | None]]
    left = {id(one): one for one in found}
    while waiting or left:
        # Answers that go round in a circle hang on nothing; they come last.
        one, above = waiting.pop() if waiting else (next(iter(left.values())), None)
        if left.pop(id(one), None) is None:
            continue
        ordered.append(replace(one.said, answers=above))
        waiting += [(each, len(ordered) - 1) for each in reversed(answers.pop(one.key, []))]
    return tuple(ordered)


def _quoted(spot: _Spot) -> str:
    """The words that a comment stands on; those of its paragraph where it has none of its own."""
    story = spot.story
    text = story.quoted(spot.start, spot.end, _QUOTED) if spot.end > spot.start else ""
    if text:
        return text
    around = story.paragraph_at(spot.start)
    return story.quoted(around.start, around.end, _QUOTED // 2) if around else ""


def _notes(package: Package, body: Walk, looks: ParagraphStyles) -> Iterator[Story]:
    for kind in ("footnote", "endnote"):
        for root in package.related(f"{kind}s"):
            for one in root:
                at = body.notes.get((kind, said(one, "id")))
                if name_of(one) == kind and at is not None:
                    walk = Walk(looks, Story(f"a {kind}", (body.story, at))).over(one)
                    yield walk.story
                    yield from walk.inner


def _sealed(properties: "Element | None") -> bool:
    return properties is not None and any(one.get("name") == PROPERTY for one in properties)


def _property(package: Package, name: str) -> str:
    """What the file says of itself."""
    properties = package.about("core-properties")
    for one in properties if properties is not None else ():
        if str(one.tag).endswith(f"}}{name}"):
            return " ".join((one.text or "").split())
    return ""


def _number(body: Story) -> int | None:
    """The number of the draft, from the table at its front; a cover's block may stand before it."""
    for row in body.rows:
        if row.table <= 1 and len(row.cells) == 2:
            label, value = (body.words(cell.start, cell.end) for cell in row.cells)
            if label == "Draft" and value.isdecimal() and len(value) < 6:
                return int(value)
    return None
