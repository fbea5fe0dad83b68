"""What an import would do, worked out before a byte is written, and then carried out.

Takes a review and an agency's files; gives the effect: entries created, updated, unchanged, gone,
rows refused, and the files that would hold it. What reviewers have added stays: only what the
delivery itself brought is brought up to date.
"""

from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any, cast

from learning_together.actions.import_ import (
    form_back,
    left_out,
    name_answers,
    private_files,
    private_lists,
    sent_file,
    timeline_files,
)
from learning_together.actions.import_.deliveries import Store, sha256
from learning_together.actions.import_.effect import Asked, FileEffect, Plan, Update
from learning_together.actions.import_.kept_rows import kept_folder
from learning_together.actions.not_names import answers
from learning_together.actions.steps import Steps, nobody
from learning_together.dates.as_written.cells import as_text
from learning_together.dates.as_written.readings import Habits, Order
from learning_together.errors import LtError
from learning_together.exchange.imports.earlier import (
    matching,
    returned_form,
    three_way_merge,
    versions,
)
from learning_together.exchange.imports.people.people_in_text import Coder
from learning_together.exchange.imports.people.wordings import FREE
from learning_together.exchange.imports.readers import open_foreign
from learning_together.exchange.imports.readers.table import Foreign
from learning_together.exchange.imports.rows import form_parts, headings
from learning_together.exchange.imports.rows.account import account
from learning_together.exchange.imports.rows.draft import Draft, Drafted, Note, Task
from learning_together.exchange.imports.rows.drafts import draft
from learning_together.exchange.imports.rows.headings import By
from learning_together.exchange.imports.rows.row_agency import Agencies
from learning_together.exchange.imports.rows.whom import Whom
from learning_together.folder.yaml.write.scalars import Value
from learning_together.ids import Id
from learning_together.privacy import guard
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.entry import Entry
from learning_together.records.kinds.identity import Identity
from learning_together.records.kinds.person import Person
from learning_together.review.load import load
from learning_together.review.loaded import Loaded
from learning_together.review.new_ids import new_ids
from learning_together.review.vocabulary import Vocabulary

__all__ = ["Asked", "FileEffect", "Plan", "Update", "plan"]


def plan(root: Path, asked: Asked, loaded: Loaded | None = None, *, told: Steps = nobody) -> Plan:
    """What an import would do.

    Args:
        root: The review's folder.
        asked: What a person asked for.
        loaded: The review, where it has been loaded.
        told: Is told of each step.

    Raises:
        LtError: A file cannot be read, or its entries have no place to go.
    """
    told("Reading the review")
    return _Planner(root, loaded or load(root), asked, told).plan()


def _opened(path: Path, data: bytes) -> tuple[Path, bytes, Foreign]:
    return path, data, open_foreign(data, path.name)


class _Planner:
    def __init__(self, root: Path, loaded: Loaded, asked: Asked, told: Steps) -> None:
        self.told = told
        self.loaded = loaded
        review = loaded.review
        self.agency = _agency(loaded, asked.agency)
        self.store = Store(root, self.agency)
        self.asked = replace(asked, agency=self.agency)
        if self.asked.again:
            self.asked = _again(self.store, self.asked)
        self.secret = self.store.secret()
        self.numbers = self.store.names()
        self.entries = {
            one.id.text: one
            for one in review.all(Entry)
            if one.id and one.agency == Id(self.agency)
        }
        self.deliveries = self.store.deliveries()
        self.deliveries += versions.elsewhere(self.deliveries, self.entries)
        self.changes: dict[str, dict[str, Value | None]] = {}
        self.added: list[dict[str, Value]] = []
        self.new_ids = new_ids(review, "timeline", self.agency)

    def sent(self) -> list[tuple[Path, bytes]]:
        """The files, by name: those that a person named, or what is kept of a delivery."""
        if self.asked.again:
            name, data = self.store.sent(self.asked.again)
            return [(Path(name), data)]
        if self.asked.contents:
            return list(zip(self.asked.files, self.asked.contents, strict=True))
        return [(path, sent_file.read(path)) for path in self.asked.files]

    def plan(self) -> Plan:
        self._sound()
        sent = self.sent()
        # Each file is opened, read, and held against what is there.
        step, total = count(), 3 * len(sent) + 1
        foreign = []
        for path, data in sent:
            self.told("Opening files", next(step), total)
            foreign.append(_opened(path, data))
        known = self.store.private.content(f"{self.store.below}/{left_out.ANSWERS}")
        answered = left_out.read_answers(known)
        hashes = tuple(sha256(data) for _, data, _ in foreign)
        coder = self._coder(hashes)
        task = self._task(coder)
        earlier = versions.brought(self.deliveries, self.entries)
        effects: list[FileEffect] = []
        folders: list[private_files.Folder] = []
        headed: list[Any] = []
        number = max((self.store.next_number(), *(one.number + 1 for one in self.deliveries)))
        for path, data, one in foreign:
            self.told("Reading rows, and taking names out", next(step), total)
            drafted = draft(one, task)
            if not any(table.columns for table in drafted.tables):
                raise _no_columns(path, one)
            self.told("Comparing with the timeline", next(step), total)
            effect = self._effect(number, drafted, sha256(data), earlier)
            effect.account = account(one, drafted)
            effect.awaits = left_out.awaiting(effect.account, answered, self.secret)
            effects.append(effect)
            if not form_parts.is_form(one):  # the columns of the agency's own files are kept
                headed += [column for table in drafted.tables for column in table.columns]
            if effect.changes or effect.same_as is None:
                folders.append(kept_folder(self.asked, path.name, data, one, effect, self.secret))
                number += 1
            else:
                effect.number = 0
        self.told("Putting the timeline together", next(step), total)
        texts = timeline_files.texts(self.loaded, self.agency, self.added, self.changes)
        if folders and any(form_parts.is_form(one) for _, _, one in foreign):
            texts |= form_back.texts(self.loaded, self.agency)
        every = sorted(coder.unknown.values(), key=lambda one: one.number)
        names = [one for one in every if one.is_masked]
        freed = [one for one in every if one.free or one.answer == FREE]
        private = {}
        if folders:
            if headed:
                private["mapping.yaml"] = private_lists.mapping_text(headed)
            private["names.yaml"] = private_lists.names_text(self.numbers.values())
        equated = sorted(coder.equated.values(), key=lambda one: (one.whole, one.code, one.text))
        for folder in folders:
            folder.equated = private_lists.equated_text(equated)
        read = self.loaded.texts
        return Plan(
            self.agency, effects, names, equated, texts, read, folders, private, self.secret,
            known, freed, self.codes(), hashes,
        )  # fmt: skip

    def _sound(self) -> None:
        guard.refuse_unread_key(self.loaded.review)
        unread = self.loaded.review.unread
        for kind, what in (
            ("timeline", "The timeline"),
            ("identities", "The key, private/identities.yaml,"),
            ("people", "people.yaml"),
        ):
            if kind in unread:
                raise LtError(
                    f"{what} cannot be read at the moment, so nothing can be imported.",
                    "`lt validate` shows what to mend.",
                )

    def codes(self) -> tuple[str, ...]:
        """Those that a word may be said to stand for: of people, and of the key."""
        review = self.loaded.review
        people = (one.id.text for one in review.all(Person) if one.id)
        key = (one.code for one in review.all(Identity) if one.code)
        return tuple({Id(code): code for code in (*key, *people)}.values())

    def _coder(self, hashes: tuple[str, ...]) -> Coder:
        review = self.loaded.review
        people = {one.id: one.id.text for one in review.all(Person) if one.id}
        bodies = (*(one.name for one in review.all(Agency)), review.facts.board)
        names = (" ".join(name.lower().split()) for name in bodies if name)
        # An agency's own name is no person's, wherever it stands; nor is the board's.
        not_names = answers(self.store.private).no_names | self.store.not_names() | frozenset(names)
        answered = name_answers.held(self.store, hashes, self.codes())
        answered |= {name_answers.plain(word): one for word, one in self.asked.answers.items()}
        return Coder(review.all(Identity), people, self.numbers, not_names, answered)

    def _task(self, coder: Coder) -> Task:
        period = self.loaded.review.period
        span: tuple[date, date] | None = None
        if period and isinstance(period.start, date) and isinstance(period.end, date):
            span = (period.start, period.end)
        habits = Habits(period=span, epoch=self.asked.epoch)
        given = set()
        if self.asked.order:
            habits = replace(habits, order=cast("Order", self.asked.order))
            given.add("order")
        if self.asked.cells:
            habits = replace(habits, cells=cast("Any", self.asked.cells))
            given.add("cells")
        known: dict[str, tuple[str, By]] = {
            name: (value, "kept") for name, value in self.store.mapping().items()
        }
        known |= {name: (value, "given") for name, value in self.asked.mapping.items()}
        names = {
            one.id.text: one.name or one.id.text for one in self.loaded.review.all(Agency) if one.id
        }
        agencies = Agencies(self.agency, names)
        whom = Whom({
            one.id.text: one.role or one.id.text
            for one in self.loaded.review.all(Person)
            if one.id and one.group == "family"
        })  # fmt: skip
        return Task(habits, frozenset(given), known, coder, self.secret, agencies, whom)

    def _effect(
        self, number: int, drafted: Drafted, sha: str, earlier: list[matching.Earlier]
    ) -> FileEffect:
        effect = FileEffect(number, drafted)
        same = next((one for one in reversed(self.deliveries) if one.sha == sha), None)
        effect.same_as = same.number if same else None
        effect.replaces = versions.replaced(
            drafted, earlier, self.deliveries, self.asked.replaces, same
        )
        chain = versions.among(drafted, earlier, self.deliveries, effect.replaces)
        known = [one for one in earlier if one.number in chain]
        pairs = matching.pair(drafted.drafts, known) if known else {}
        form = returned_form.returned(drafted, self.entries, earlier, pairs)
        ids = {match.id for match in form.named.values()}
        pairs = {place: match for place, match in pairs.items() if match.id not in ids}
        pairs |= form.named
        for place, one in enumerate(drafted.drafts):
            match = pairs.get(place)
            if match is not None:
                self._meet(effect, one, match)
            elif not one.refused:
                self._create(effect, one)
        met = {match.id for match in pairs.values()}
        if form.sent is None:
            gone = [one.id for one in known if one.id not in met]
        else:
            gone = form.lacks(self.entries, met, self.deliveries)
        self._gone(effect, [id_ for id_ in gone if not three_way_merge.is_gone(self.entries[id_])])
        return effect

    def _gone(self, effect: FileEffect, gone: list[str]) -> None:
        """Marks entries whose rows a file lacks; those that no delivery brought are told."""
        told = []
        for id_ in gone:
            entry = self.entries[id_]
            if entry.delivery is None:
                told.append(id_)
            else:
                effect.gone.append(id_)
                self._change(id_)["delivery"] = three_way_merge.stamp(entry, gone=effect.number)
        if told:
            effect.drafted.notices.append(returned_form.taken_out(told))

    def _create(self, effect: FileEffect, one: Draft) -> None:
        id_ = next(self.new_ids)
        values: dict[str, Value] = {"id": id_}
        values |= matching.delivered(one.fields)
        values["delivery"] = _mark(effect, one)
        self.added.append(values)
        effect.created.append((id_, one.row))

    def _meet(self, effect: FileEffect, one: Draft, match: matching.Earlier) -> None:
        """A row whose entry is there already."""
        entry = self.entries[match.id]
        back = three_way_merge.is_gone(entry)
        if one.refused:
            one.refused.append(Note(one.row, "entry-stays", f"{match.id} stays as it is"))
            if back:
                self._change(match.id)["delivery"] = three_way_merge.stamp(entry)
            effect.unchanged += 1
            effect.stays[one.row] = match.id
            return
        met = three_way_merge.meet(one, entry, match)
        if met.kept:
            three_way_merge.tell_kept(one, match.id, met.kept, sure=match.sure)
        if not met.change and not back:
            effect.unchanged += 1
            effect.same[one.row] = match.id
            if met.kept:
                effect.kept.append((one.row, match.id, met.kept))
            return
        if back:
            met.fields["delivery"] = ("gone from the file", "in the file again")
        self._change(match.id).update({**met.change, "delivery": _mark(effect, one)})
        effect.updated.append(Update(match.id, one.row, met.fields, met.kept))

    def _change(self, id_: str) -> dict[str, Value | None]:
        return self.changes.setdefault(id_, {})


def _mark(effect: FileEffect, one: Draft) -> dict[str, Value]:
    return {
        "number": str(effect.number),
        "row": one.row,
        "hash": one.hash,
        "said": matching.fingerprint(one.fields),
    }


def _again(store: Store, asked: Asked) -> Asked:
    """What is asked of a delivery that is read again: as it was then, and what is said now."""
    about = store.delivery(asked.again).about
    own = {
        headings.plain(one["heading"]) or one["heading"]: one["field"] or headings.NONE
        for table in about["tables"]
        for one in table["columns"]
        if one["heading"] and one["by"] in {"given", "kept"}
    }
    then = about.get("asked", {})  # 0.1.0 did not keep it
    return replace(
        asked,
        mapping={**own, **asked.mapping},
        order=asked.order or then.get("order", ""),
        cells=asked.cells or then.get("cells", ""),
        epoch=asked.epoch or then.get("epoch"),
    )


def _agency(loaded: Loaded, given: str) -> str:
    review = loaded.review
    found = review.get(Id(Vocabulary(review).agency(given)), Agency)
    if found is None:
        known = ", ".join(one.id.text for one in review.all(Agency) if one.id)
        raise LtError(
            f"There is no agency “{given}” in this review.",
            f"Agencies: {known}" if known else "Add it first: lt new agencies --set id=…",
        )
    return found.id_text


def _no_columns(path: Path, foreign: Foreign) -> LtError:
    if not foreign.tables:
        return LtError(
            f"{path.name}: there is no table in the file, and no paragraphs that begin with a "
            "date.",
            "lt reads the rows of tables, and running text of which each paragraph begins with its "
            "date. Ask the agency for a table: date, source, event, action.",
        )
    shown = ""
    for table in foreign.tables:
        row = next((one for one in table.rows if len(one.filled) > 1), None)
        if row is not None:
            texts = [" ".join(as_text(cell).split())[:40] for cell in row.cells if cell != ""]
            names = ", ".join(f"“{text}”" for text in texts[:12])
            shown = f" The first row with several cells holds: {names}."
            break
    return LtError(
        f"{path.name}: no table has a column for the date and one for the event.{shown}",
        "Say which columns they are, by their headings: "
        '--map "HEADING=date" --map "OTHER HEADING=event". Headings below each other in the first '
        "column are named in the same way. Where the cell that should hold a heading is empty, "
        "write one into it in a copy of the file, and import that. Nothing was changed.",
    )
