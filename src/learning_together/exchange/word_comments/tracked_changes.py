"""What readers propose by changing a text with "track changes" on.

Takes a story; gives each change with the words that it takes out and those that it puts in. What
one reader takes out and puts in at one spot is one replacement; the two ends of a move are one
move; a table row is one change. Changes of the look alone are counted by the walk, not here.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from learning_together.exchange.word_comments.passages import Passage, passage
from learning_together.exchange.word_comments.story import (
    END,
    Cell,
    Piece,
    Revision,
    Story,
    TableRow,
    even,
)

_CONTEXT = 60


@dataclass(frozen=True, slots=True)
class Change:
    """A change that a reader proposes.

    Attributes:
        author: By whom; may be empty.
        when: As the file has it; may be empty.
        start: The first piece that it touches.
        end: The piece after the last one.
        old: The words that go.
        new: The words that come.
        text: What is proposed, in a sentence.
        passages: The paragraphs that it touches, before and after; those of a move are two, unless
            they are one. None where rows or cells of a table come or go.
    """

    author: str
    when: str
    start: int
    end: int
    old: str
    new: str
    text: str
    passages: tuple[Passage, ...] = ()


@dataclass(slots=True)
class _Group:
    """Adjacent pieces that one reader touches."""

    gone: list[int] = field(default_factory=list)
    come: list[int] = field(default_factory=list)
    old: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    when: str = ""

    @property
    def numbers(self) -> list[int]:
        return sorted((*self.gone, *self.come))

    def add(self, number: int, text: str, revision: Revision) -> None:
        (self.come if revision.adds else self.gone).append(number)
        (self.new if revision.adds else self.old).append(text)
        if revision.when and (not self.when or revision.when < self.when):
            self.when = revision.when


def changes(story: Story) -> list[Change]:
    """The changes in a story, in its order; those that leave the words alone are only counted."""
    taken: set[tuple[int, Revision]] = set()
    found = [*_rows(story, taken), *_cells(story, taken), *_moves(story, taken)]
    found += _groups(story, taken)
    return sorted(found, key=lambda one: (one.start, one.end))


def _rows(story: Story, taken: set[tuple[int, Revision]]) -> Iterator[Change]:
    """Whole table rows; neighbours that one reader adds or takes out are one change."""
    run: list[TableRow] = []
    for row in story.rows:
        if run and not _same(run[-1], row):
            yield _of_rows(story, run, taken)
            run = []
        if row.revision is not None:
            run.append(row)
    if run:
        yield _of_rows(story, run, taken)


def _same(one: TableRow, other: TableRow) -> bool:
    first, second = one.revision, other.revision
    return (
        first is not None
        and second is not None
        and one.end == other.start
        and one.table == other.table
        and (first.kind, first.author) == (second.kind, second.author)
    )


def _of_rows(story: Story, rows: list[TableRow], taken: set[tuple[int, Revision]]) -> Change:
    revision = rows[0].revision
    assert revision is not None  # noqa: S101 - only such rows are gathered
    _take(story, rows[0].start, rows[-1].end, revision, taken)
    said = "\n".join(
        " | ".join(" ".join(_whole(story, cell, revision).split()) for cell in row.cells)
        for row in rows
    )
    what = "this table row" if len(rows) == 1 else "these table rows"
    return _as_whole(revision, rows[0].start, rows[-1].end, said, what)


def _cells(story: Story, taken: set[tuple[int, Revision]]) -> Iterator[Change]:
    for row in story.rows:
        for cell in row.cells:
            if cell.revision is not None and row.revision is None:
                said = _whole(story, cell, cell.revision)
                _take(story, cell.start, cell.end, cell.revision, taken)
                yield _as_whole(cell.revision, cell.start, cell.end, said, "this table cell")


def _as_whole(revision: Revision, start: int, end: int, said: str, what: str) -> Change:
    adds = revision.adds
    text = f"Proposes to {'add' if adds else 'take out'} {what}."
    if not said.strip(" |\n"):
        text, said = f"{text[:-1]}, which holds no words.", ""
    old, new = ("", said) if adds else (said, "")
    return Change(revision.author, revision.when, start, end, old, new, text)


def _whole(story: Story, cell: Cell, revision: Revision) -> str:
    if revision.adds:
        return story.words(cell.start, cell.end, original=False)
    return story.words(cell.start, cell.end)


def _take(
    story: Story, start: int, end: int, whole: Revision, taken: set[tuple[int, Revision]]
) -> None:
    """Notes what is part of the change of a whole row or cell, so as not to tell it twice."""
    for number in range(start, end):
        for revision in story.pieces[number].revisions:
            if revision.author == whole.author and revision.adds == whole.adds:
                taken.add((number, revision))


def _moves(story: Story, taken: set[tuple[int, Revision]]) -> Iterator[Change]:
    """Moves with both ends; one that has lost an end is words put in or taken out."""
    ends: dict[tuple[str, str], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    first: dict[tuple[str, str], Revision] = {}
    for number, piece in enumerate(story.pieces):
        for revision in piece.revisions:
            if revision.move and revision.kind.startswith("move"):
                key = (revision.author, revision.move)
                ends[key][revision.kind].append(number)
                first.setdefault(key, revision)
    for key, both in ends.items():
        author = key[0]
        source, target = both.get("moveFrom"), both.get("moveTo")
        if not source or not target:
            continue
        for number in (*source, *target):
            for revision in story.pieces[number].revisions:
                # What they have put in before it was moved is part of what they move.
                if revision.author == author and (revision.move or revision.adds):
                    taken.add((number, revision))
        words = story.words(source[0], source[-1] + 1)
        brought = even(story.pieces[number].text for number in target)
        before = _before(story, target[0], across=True).strip()
        where = f"to after “{before}”" if before else "to the beginning"
        yield Change(
            author,
            first[key].when,
            source[0],
            source[-1] + 1,
            words,
            "" if brought == words else brought,
            f"Proposes to move these words {where}.",
            _of_move(story, [n for n in source if not _is_own(story, n, author)], target),
        )


def _is_own(story: Story, number: int, author: str) -> bool:
    """Whether a reader has put a piece in themselves."""
    return any(one.adds and one.author == author for one in story.pieces[number].revisions)


def _of_move(story: Story, source: list[int], target: list[int]) -> tuple[Passage, ...]:
    one, two = passage(story, source, ()), passage(story, (), target)
    if one.start < two.end and two.start < one.end:
        return (passage(story, source, target),)
    return one, two


def _groups(story: Story, taken: set[tuple[int, Revision]]) -> Iterator[Change]:
    open_: dict[str, _Group] = {}
    for number, piece in enumerate(story.pieces):
        if not piece.revisions and not open_:
            continue
        mine = _by_author(piece, number, taken)
        others = any(one.adds for one in piece.revisions)
        for author in [one for one in open_ if one not in mine and not others]:
            yield from _change(story, author, open_.pop(author))
        for author, revision in mine.items():
            open_.setdefault(author, _Group()).add(number, piece.text, revision)
    for author, group in open_.items():
        yield from _change(story, author, group)


def _by_author(piece: Piece, number: int, taken: set[tuple[int, Revision]]) -> dict[str, Revision]:
    """What each reader does to a piece; who takes out what they put in themselves does nothing."""
    mine: dict[str, Revision] = {}
    for revision in piece.revisions:
        if (number, revision) in taken:
            continue
        before = mine.get(revision.author)
        if before is not None and before.adds and not revision.adds:
            del mine[revision.author]
        else:
            mine.setdefault(revision.author, revision)
    return mine


def _change(story: Story, author: str, group: _Group) -> Iterator[Change]:
    start, end = group.numbers[0], group.numbers[-1] + 1
    old, new = _told(group.old), _told(group.new)
    if old and "".join(group.old) == "".join(group.new):
        story.formatting += 1  # the same words, typed again or in another look
        return
    said = _sentence(story, group, old, new)
    those = (passage(story, group.gone, group.come),)
    yield Change(author, group.when, start, end, old, new, said, those)


def _sentence(story: Story, group: _Group, old: str, new: str) -> str:
    start, end = group.numbers[0], group.numbers[-1] + 1
    whole = END in (*group.old[-1:], *group.new[-1:])
    before = _before(story, start)
    after = "" if whole else _after(story, end)
    around = f"“{_around(before, ''.join(group.old), after)}”"
    if old and new:
        return f"Proposes other words, in {around}."
    if old and not any(story.pieces[number].original for number in group.numbers):
        return "Proposes to take these words out, which another reader has put in."
    if old:
        return f"Proposes to take these words out, in {around}."
    before, after = before.strip(), after.strip()
    if new and END in group.new:
        above = _before(story, start, across=True).strip()
        return f"Proposes to add this in a paragraph of its own{_after_words(above)}."
    if new:
        beginning = f" before “{after}”" if after else ""
        return f"Proposes to add these words{_after_words(before) or beginning}."
    if END in group.new:
        return f"Proposes to begin a new paragraph{_after_words(before)}."
    if END in group.old:
        return f"Proposes to join a paragraph to the next one{_after_words(before)}."
    return f"Proposes other spaces{_after_words(before)}."


def _after_words(words: str) -> str:
    return f" after “{words}”" if words else ""


def _told(texts: Iterable[str]) -> str:
    lines = (" ".join(line.split()) for line in "".join(texts).split(END))
    return "\n".join(line for line in lines if line)


def _around(before: str, words: str, after: str) -> str:
    """Words of the draft with what stands before and after them."""
    short = words if len(words) <= 2 * _CONTEXT else f"{words[:_CONTEXT].rpartition(' ')[0]} … "
    return " ".join(f"{before}{short}{after}".split())


def _before(story: Story, at: int, *, across: bool = False) -> str:
    """The words of the draft that stand before a place, in the same paragraph.

    Args:
        story: The text.
        at: The place.
        across: Whether to go on in the paragraph above where the paragraph begins there.
    """
    text, number = "", at - 1
    while number >= 0 and len(text) < 2 * _CONTEXT:
        piece = story.pieces[number]
        if piece.text == END and (text.strip() or not across):
            break
        text = piece.text + text if piece.original else text
        number -= 1
    return text if len(text) <= _CONTEXT else f"… {text[-_CONTEXT:].partition(' ')[2]}"


def _after(story: Story, at: int) -> str:
    """The words of the draft that stand after a place, in the same paragraph."""
    text, number = "", at
    pieces = story.pieces
    while number < len(pieces) and pieces[number].text != END and len(text) < 2 * _CONTEXT:
        text += pieces[number].text if pieces[number].original else ""
        number += 1
    return text if len(text) <= _CONTEXT else f"{text[:_CONTEXT].rpartition(' ')[0]} …"
