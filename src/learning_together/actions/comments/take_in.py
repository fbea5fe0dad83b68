"""Takes what readers said in drafts that came back, and records what is new of it.

Reads all files before anything is written; adds to `comments` and to the list of readers in
`private/`, and changes nothing else. Everything that was said is either recorded, recorded
already, or in a file of another review, which is told.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as field_
from datetime import date
from pathlib import Path

from learning_together.actions.comments.already_recorded import Recorded, mark
from learning_together.actions.comments.authors import Authors, Codes
from learning_together.actions.comments.untracked import Untracked, proposals, untracked
from learning_together.actions.edit.add_many import add_all
from learning_together.dates.edtf import DateFault, parse_day
from learning_together.errors import LtError
from learning_together.exchange.word_comments import in_review
from learning_together.exchange.word_comments.draft import Draft, Remark, Rewording
from learning_together.folder import look
from learning_together.folder.deeds import deed
from learning_together.folder.yaml.write.scalars import Value
from learning_together.ids import Id
from learning_together.privacy import guard
from learning_together.records.kinds.comment import Comment
from learning_together.review.load import load
from learning_together.review.new_ids import new_ids
from learning_together.review.review import REFERENCE, Review

KIND = "comments"
#: A draft with pictures of every page comes to some 50 MB.
LARGEST = 200 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class File:
    """A file that was read.

    Attributes:
        path: As it was named.
        comments: How many comments it holds.
        changes: How many changes to the text.
        formatting: How many changes touch the look alone; they are not recorded.
        lost: How many comments are referred to, but not held in the file.
        ours: Whether `lt` made it.
        placed: Whether it has places of this review.
        other: The title of the other review that it is a draft of; empty where it is of this one.
        same_as: The number of the file, from 1, that is the same byte for byte; 0 where none is.
        fingerprints: Whether it carries those of the text that was sent; if not, changes that were
            not tracked cannot be told.
        unknown: Whether its records go by numbers of which nobody knows here which is which.
    """

    path: Path
    comments: int
    changes: int
    formatting: int
    lost: int
    ours: bool
    placed: bool
    other: str = ""
    same_as: int = 0
    fingerprints: bool = False
    unknown: bool = False


@dataclass(slots=True)
class Item:
    """One thing that a reader said, as it is recorded.

    Attributes:
        id: Of its record; empty where it is not recorded.
        new: Whether it was not recorded before.
        said: As the file has it, real names and all.
        kind: `comment` or `change`.
        record: The record it is about; empty where it could not be placed.
        field: Its field; empty for the record as a whole.
        author: What its reader is called.
        date: The day; empty where the file has none.
        quoted: The words it stands on.
        text: What was said.
        proposed: The words proposed.
        status: As it is recorded first.
        draft: The number of the draft.
        where: Where in the file it stands, in words.
        mark: Tells it from others.
        files: The numbers of the files that hold it, from 1.
        foreign: Whether it is only in files of another review.
        answers: What it answers.
        rewordings: The paragraphs that a change touches, before and after.
    """

    said: Remark
    kind: str
    quoted: str
    text: str
    proposed: str
    date: str
    record: str
    field: str
    where: str
    status: str
    draft: int | None
    id: str = ""
    new: bool = False
    author: str = ""
    mark: str = ""
    files: list[int] = field_(default_factory=list)
    foreign: bool = False
    answers: "Item | None" = None
    rewordings: tuple[Rewording, ...] = ()


@dataclass(frozen=True, slots=True)
class CommentsResult:
    """What came of it.

    Attributes:
        review: The review's title.
        path: The file that was added to, within the review; empty where nothing was.
        files: Those that were read.
        items: All that was said, in the order of the files.
        readers: How many readers are not in the key and were met for the first time.
        doubtful: The ids of new records in which a part of a name of the key stands.
        dry: Whether nothing was to be written.
        untracked: What was changed without being tracked, and is not recorded.
    """

    review: str
    path: str
    files: tuple[File, ...]
    items: tuple[Item, ...]
    readers: int
    doubtful: tuple[str, ...]
    dry: bool
    untracked: tuple[Untracked, ...] = ()


@deed
def take(
    root: Path,
    paths: list[Path],
    *,
    dry: bool = False,
    anyhow: bool = False,
    contents: Sequence[bytes] = (),
) -> CommentsResult:
    """Reads drafts and records what is new in them.

    Args:
        root: The review's folder.
        paths: The Word files.
        dry: Whether to write nothing.
        anyhow: Whether to take what stands in drafts of another title, too.
        contents: What the files hold, where that was read already.

    Raises:
        LtError: A file is no Word document or not safe to read, or the review cannot be added to.
            Nothing was changed.
    """
    loaded = load(root)
    review = loaded.review
    loaded.refuse_unread("Comments on what stands there could not be placed.")
    guard.refuse_unread_key(review)
    held = contents or [_bytes(path) for path in paths]
    files_, drafts = _read(paths, held, review, anyhow=anyhow)
    recorded = review.all(Comment)
    authors = Authors(root, review, [one.author or "" for one in recorded])
    codes = Codes(review)
    items = _merged(files_, drafts, review)
    _match(items, Recorded(recorded), authors, codes)
    new = [one for one in items if one.new]
    for item, id_ in zip(new, new_ids(review, KIND), strict=False):
        item.id = id_
    values = [_values(one, review) for one in new]
    path = ""
    if new and not dry:
        authors.save()
        path = add_all(root, loaded, KIND, values)[0].path
    doubtful = tuple(
        one.id
        for one in new
        if any(codes.doubtful(text) for text in (one.text, one.quoted, one.proposed))
    )
    changed = tuple(
        found
        for number, (file, draft) in enumerate(zip(files_, drafts, strict=True), 1)
        if draft is not None and not file.other
        for one in draft.altered or ()
        if (found := untracked(number, one, review, codes)) is not None
    )
    readers = authors.new if new else 0
    return CommentsResult(
        review.title, path, tuple(files_), tuple(items), readers, doubtful, dry, changed
    )


def _read(
    paths: list[Path], contents: Sequence[bytes], review: Review, *, anyhow: bool
) -> tuple[list[File], list[Draft | None]]:
    files: list[File] = []
    drafts: list[Draft | None] = []
    seen: dict[bytes, int] = {}
    for number, (path, data) in enumerate(zip(paths, contents, strict=True), 1):
        first = seen.setdefault(data, number)
        if first != number:
            files.append(replace(files[first - 1], path=path, same_as=first))
            drafts.append(None)
            continue
        draft = in_review.read(data, path.name, review)
        same = " ".join(review.title.split()).casefold() == draft.title.casefold()
        other = draft.title if draft.ours and draft.title and not same and not anyhow else ""
        comments = sum(one.kind == "comment" for one in draft.said)
        files.append(
            File(
                path,
                comments,
                len(draft.said) - comments,
                draft.formatting,
                draft.lost,
                draft.ours,
                bool(draft.places),
                other,
                fingerprints=draft.altered is not None,
                unknown=draft.unknown,
            )
        )
        drafts.append(draft)
    return files, drafts


def _bytes(path: Path) -> bytes:
    if look.size(path) > LARGEST:
        raise LtError(
            f"{path} is larger than {LARGEST // 1024**2} MB; no draft is.",
            "Nothing was changed. Take the pictures out and try again.",
        )
    content = look.content(path)
    if content is None:
        raise LtError(f"There is no file {path}.", "Check its name. Nothing was changed.")
    return content


def _merged(files: list[File], drafts: list[Draft | None], review: Review) -> list[Item]:
    """All that was said, once each: a copy that was passed on holds what others said before."""
    items: dict[tuple[str, ...], list[Item]] = {}
    ordered: list[Item] = []
    for number, (file, draft) in enumerate(zip(files, drafts, strict=True), 1):
        if draft is None:
            for item in ordered:
                if file.same_as in item.files:
                    item.files.append(number)
            continue
        here: dict[tuple[str, ...], int] = {}
        mine: list[Item] = []
        for said in (*draft.said, *proposals(draft, review)):
            key = (said.kind, said.author, said.when, said.quoted, said.text, said.proposed)
            place = here.get(key, 0)
            here[key] = place + 1
            known = items.setdefault(key, [])
            if place == len(known):
                known.append(_item(said, draft, foreign=bool(file.other)))
                ordered.append(known[place])
            item = known[place]
            if not item.record and said.place.record:
                item.record, item.field, item.where = (
                    said.place.record,
                    said.place.field,
                    said.where,
                )
            item.foreign = item.foreign and bool(file.other)
            item.files.append(number)
            if said.answers is not None and item.answers is None:
                item.answers = mine[said.answers]
            mine.append(item)
    return ordered


def _item(said: Remark, draft: Draft, *, foreign: bool) -> Item:
    return Item(
        said=said,
        kind=said.kind,
        quoted=said.quoted,
        text=said.text,
        proposed=said.proposed,
        date=_day(said.when),
        record=said.place.record,
        field=said.place.field,
        where=said.where,
        # Somebody among the readers has settled it; whether that holds is for the team to say.
        status="noted" if said.resolved else "open",
        draft=draft.number,
        foreign=foreign,
        rewordings=said.rewordings,
    )


def _match(items: list[Item], recorded: Recorded, authors: Authors, codes: Codes) -> None:
    """Finds out what is recorded already, and gives the rest its author and its mark."""
    for item in items:
        said = item.said
        raw = mark(item.kind, said.when, item.quoted, item.text, item.proposed)
        item.quoted, item.text, item.proposed = map(
            codes.coded, (item.quoted, item.text, item.proposed)
        )
        item.where = codes.coded(item.where)
        item.rewordings = tuple(
            replace(one, was=codes.coded(one.was), would_be=codes.coded(one.would_be))
            for one in item.rewordings
        )
        base = mark(item.kind, said.when, item.quoted, item.text, item.proposed)
        found = _found(item, recorded.candidates(base, raw), authors)
        if found is not None:
            recorded.claim(found)
            authors.learn(said.author, found.author or "")
            item.id, item.mark, item.author = found.id_text, str(found.mark), found.author or ""
            item.status = found.status or item.status
        elif item.foreign:
            item.author = authors.known(said.author) or "Another reader"
        else:
            item.new, item.mark = True, recorded.free(base)
            item.author = authors.call(said.author)


def _found(item: Item, candidates: list[Comment], authors: Authors) -> Comment | None:
    """The record of what was said, if there is one."""
    name = item.said.author
    own = authors.known(name)
    for one in candidates:
        if own and (one.author or "").casefold() == own.casefold():
            return one
    if not item.date:
        # Without a time, "Agreed" on the same words may well come from two readers.
        return None
    return next((one for one in candidates if not authors.others(name, one.author or "")), None)


def _values(item: Item, review: Review) -> dict[str, Value]:
    said = item.said
    text = item.text
    if item.answers is not None and item.answers.id:
        text = f"In reply to {item.answers.id} ({item.answers.author}): {text}"
    notes = []
    if said.resolved:
        notes.append("Marked as resolved in the draft.")
    if not item.record:
        if said.place.missing:
            notes.append(f"Stood at {said.place.missing}, which the review does not have.")
        else:
            notes.append(f"Stood {item.where}, at no record.")
    text = "\n\n".join([text, *(f"({one})" for one in notes)])
    return {
        "id": item.id,
        "record": item.record,
        "field": item.field,
        "draft": str(item.draft) if item.draft is not None else "",
        "author": item.author,
        "date": item.date,
        "quoted": _safe(item.quoted, review),
        "text": _safe(text, review),
        "proposed": _safe(item.proposed, review),
        "rewordings": [
            {name: text for name, text in one.items() if text} for one in _rewordings(item)
        ],
        "status": item.status,
        "mark": item.mark,
    }


def _rewordings(item: Item) -> Iterator[dict[str, str]]:
    for one in item.rewordings:
        at, here = (one.place.record, one.place.field), (item.record, item.field)
        elsewhere = at != here and at[0]
        yield {
            "record": at[0] if elsewhere else "",
            "field": at[1] if elsewhere else "",
            "was": one.was,
            "would_be": one.would_be,
        }


def _safe(text: str, review: Review) -> str:
    """A text in which brackets around what is no record are mere brackets."""
    return REFERENCE.sub(
        lambda found: found[0] if review.find(Id(found[1])) else f"\\{found[0]}", text
    )


def _day(when: str) -> str:
    """The day of a date in a Word file; empty where it is none that a person can have meant."""
    try:
        day = parse_day(when[:10])
    except DateFault:
        return ""
    return day.isoformat() if date(1990, 1, 1) <= day <= date(2199, 12, 31) else ""
