"""A list of people that was pasted or sent: shown as the people it would make, and then entered.

Names go into the key and nowhere else, and only where it is open; no page shows them.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from learning_together import english
from learning_together.actions import open_key
from learning_together.actions.edit.add_many import add_all
from learning_together.actions.import_.sent_file import LARGEST
from learning_together.actions.proposed_ids import proposed_id
from learning_together.actions.window import key_names
from learning_together.actions.window.upload import bare
from learning_together.errors import LtError
from learning_together.exchange import people_list
from learning_together.exchange.people_list import FIELDS, Column, PeopleList
from learning_together.folder.deeds import deed
from learning_together.folder.yaml.write.splices import Values
from learning_together.ids import Id
from learning_together.privacy import guard
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.identity import Identity
from learning_together.records.kinds.person import Person
from learning_together.records.shape import fields
from learning_together.review.load import load
from learning_together.review.review import Review
from learning_together.review.vocabulary import word_meant

_PEOPLE, _AGENCIES = Person.KIND.name, Agency.KIND.name
#: Before the name of an agency that the review does not have yet.
NEW = "+"
#: Fields of a person that a list can fill besides those that its page asks for.
_MORE = ("level", "relation")


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of the list, as the person that it would make.

    Attributes:
        code: The role code.
        role: What they do.
        agency: The id of theirs; `NEW` and its name where the review has none like it; or empty.
        group: Their part in the review.
        name: Their name, which no page shows.
        more: Other fields of theirs.
        manager: The name or code of theirs, as the list has it.
        told: What to see to.
        taken: Whether they are to be entered.
        doubts: Words of the role that may be a name.
    """

    code: str
    role: str
    agency: str
    group: str
    name: str
    more: Mapping[str, str]
    manager: str
    told: tuple[str, ...] = ()
    taken: bool = True
    doubts: tuple[str, ...] = ()

    @property
    def masked(self) -> str:
        """The name, as a page may show it."""
        return " ".join(f"{word[0]}…" for word in self.name.split())


@dataclass(frozen=True, slots=True)
class SentList:
    """A list that was sent.

    Attributes:
        read: As it was read.
        group: The part in the review of those of whom it says none.
        people: Those whom it would make.
        key: Why names cannot go into the key; empty where they can.
    """

    read: PeopleList
    group: str
    people: tuple[Listed, ...]
    key: str

    @property
    def named(self) -> int:
        """Of how many of those who would be entered the list has names."""
        return sum(bool(one.name) for one in self.people if one.taken)

    @property
    def new(self) -> tuple[str, ...]:
        """The agencies that the review does not have yet, of those who would be entered."""
        named = (one.agency for one in self.people if one.taken and one.agency.startswith(NEW))
        return tuple(dict.fromkeys(one.removeprefix(NEW) for one in named))

    @property
    def doubts(self) -> int:
        """In how many roles a name may stand."""
        return sum(bool(one.doubts) for one in self.people if one.taken)


@dataclass(frozen=True, slots=True)
class Entered:
    """What was written.

    Attributes:
        people: The codes of those who were entered.
        agencies: The ids of agencies that were.
        named: Of how many the key has the name now.
    """

    people: tuple[str, ...]
    agencies: tuple[str, ...]
    named: int


def groups() -> tuple[tuple[str, str], ...]:
    """The parts that people have in a review, each with what it is called."""
    return tuple((one, english.label(one)) for one in fields(Person)["group"].choices)


def agencies(review: Review) -> tuple[tuple[str, str], ...]:
    """The agencies of a review, each with what it is called."""
    return tuple((one.id_text, one.name or one.id_text) for one in review.all(Agency) if one.id)


def holds() -> tuple[tuple[str, str], ...]:
    """What a column of a list can be said to hold, each with what it is called."""
    shapes = fields(Person)
    labels = {"name": "Name, for the key alone", "code": "Code"}
    return tuple((name, labels.get(name) or shapes[name].label) for name in FIELDS)


def look_at(
    root: Path, review: Review, text: str, name: str, content: bytes, group: str
) -> SentList:
    """Whom a list would make; nothing is written.

    Args:
        root: The review's folder.
        review: All of it.
        text: As it was copied; empty where there is a file, or a table.
        name: As the browser calls the file.
        content: What that, or the table, holds.
        group: The part in the review of those of whom it says none.

    Raises:
        LtError: There is nobody in it, or it cannot be read.
    """
    called = _called(review)
    if len(content) > LARGEST:
        raise LtError("That is too large.", "Choose another file.")
    if not content and not text.strip():
        raise LtError("There is nothing to look at.", "Paste the list, or choose its file.")
    if content:
        read = people_list.of_file(bare(name).name, content, called)
    else:
        read = people_list.of_text(text, called)
    return again(root, review, read, [one.field for one in read.columns], group)


def again(
    root: Path, review: Review, read: PeopleList, holding: Sequence[str], group: str
) -> SentList:
    """The same list, where somebody says what its columns hold.

    Args:
        root: The review's folder.
        review: All of it.
        read: The list.
        holding: What each column holds; empty for what is left out.
        group: As for `look_at`.
    """
    known = [one if one in FIELDS else "" for one in holding]
    columns = tuple(
        Column(one.heading, field) for one, field in zip(read.columns, known, strict=False)
    )
    read = replace(read, columns=columns)
    group = group if group in dict(groups()) else ""
    return SentList(read, group, tuple(_people(review, read, group)), _closed(root, review))


def _closed(root: Path, review: Review) -> str:
    try:
        open_key.ask(root, None, needed=True)
        guard.refuse_unread_key(review)
    except LtError as why:
        return why.message
    return ""


def _called(review: Review) -> dict[str, str]:
    """The ids of agencies, by what they are called."""
    return {
        said.casefold(): one.id_text
        for one in review.all(Agency)
        if one.id
        for said in (one.name, one.id_text)
        if said
    }


def _people(review: Review, read: PeopleList, group: str) -> Iterator[Listed]:
    called, taken = _called(review), set(review.by_id)
    words = {
        name: {one: one for one in fields(Person)[name].choices} for name in ("group", "level")
    }
    known = {
        name.casefold(): str(one.code)
        for one in review.all(Identity)
        if one.code
        for name in one.every_name
    }
    there = {(one.role or "", str(one.agency or "")): one.id_text for one in review.all(Person)}
    for row in read.rows:
        said = {
            column.field: " ".join(text.split())
            for column, text in zip(read.columns, row, strict=False)
            if column.field and text.strip()
        }
        role, name = said.get("role", ""), said.get("name", "")
        agency = said.get("agency", "")
        agency = called.get(agency.casefold(), f"{NEW}{agency}" if agency else "")
        meant = {one: word_meant(said.get(one, ""), those) for one, those in words.items()}
        code, told = said.get("code", ""), []
        if held := known.get(name.casefold()) if name else None:
            code = held
            told.append(f"is {held} already, by the key")
        elif code and Id(code) in taken:
            told.append(f"{code} is there already")
        elif not code and not name and (same := there.get((role, agency))):
            told.append(f"{same} is the same, by role and agency")
        is_new = not told
        if not code:
            code = proposed_id(_PEOPLE, role or "Person", taken)
        taken.add(Id(code))
        yield Listed(
            code=code,
            role=role,
            agency=agency,
            group=meant["group"] if meant["group"] in words["group"] else group,
            name=name,
            more={
                one: value
                for one in _MORE
                if (value := meant.get(one, said.get(one, "")))
                and (one not in words or value in words[one])
            },
            manager=said.get("manager", ""),
            told=tuple(told),
            taken=is_new,
            doubts=people_list.names_within(role),
        )


def typed(sent: SentList, review: Review, held: Mapping[str, str]) -> SentList:
    """The list with what somebody typed into the page that shows it.

    Args:
        sent: As it was shown.
        review: All of it.
        held: By the name of the field and the number of the row: `role-3`. What is not there stays.
    """
    known = {id for id, _ in agencies(review)} | {one.agency for one in sent.people} | {""}

    def of_row(number: int, one: Listed) -> Listed:
        agency = held.get(f"agency-{number}", one.agency)
        group = held.get(f"group-{number}", one.group)
        role = " ".join(held.get(f"role-{number}", one.role).split())
        return replace(
            one,
            code=held.get(f"code-{number}", one.code).strip(),
            role=role,
            agency=agency if agency in known else one.agency,
            group=group if group in dict(groups()) else "",
            taken=f"take-{number}" in held,
            doubts=people_list.names_within(role),
        )

    people = tuple(of_row(number, one) for number, one in enumerate(sent.people, 1))
    return replace(sent, people=people)


@deed
def enter(root: Path, sent: SentList, *, no_names: bool) -> Entered:
    """Enters those who are ticked, with their agencies, and their names into the key.

    Args:
        root: The review's folder.
        sent: The list as it is to be entered.
        no_names: Whether somebody has said that words of roles are no names.

    Raises:
        LtError: One of them cannot be entered so. Nothing was written.
    """
    loaded = load(root)
    those = [(number, one) for number, one in enumerate(sent.people, 1) if one.taken]
    if not those:
        raise LtError("Nobody is ticked, so nothing was written.", "Tick whom you mean.")
    _refuse(those, loaded.review, [one.name for one in sent.people if one.name], no_names=no_names)
    new = dict.fromkeys(one.agency for _, one in those if one.agency.startswith(NEW))
    taken = set(loaded.review.by_id) | {Id(one.code) for _, one in those}
    ids: dict[str, str] = {}
    for one in new:
        ids[one] = proposed_id(_AGENCIES, one.removeprefix(NEW), taken)
        taken.add(Id(ids[one]))
    if ids:
        named = [{"id": id, "name": one.removeprefix(NEW)} for one, id in ids.items()]
        add_all(root, loaded, _AGENCIES, named)
        loaded = load(root, loaded)
    codes = {one.name.casefold(): one.code for one in sent.people if one.name}
    codes |= {one.code.casefold(): one.code for _, one in those}
    codes |= {one.id_text.casefold(): one.id_text for one in loaded.review.all(Person)}
    add_all(root, loaded, _PEOPLE, [_values(one, ids, codes) for _, one in those])
    names = [key_names.Typed(one.code, (one.name,)) for _, one in those if one.name]
    count = key_names.enter(root, names) if names and not sent.key else 0
    return Entered(tuple(one.code for _, one in those), tuple(ids.values()), count)


def _values(one: Listed, ids: Mapping[str, str], codes: Mapping[str, str]) -> Values:
    manager = codes.get(one.manager.casefold(), "")
    return {
        "id": one.code,
        "role": one.role,
        "agency": ids.get(one.agency, one.agency),
        "group": one.group,
        **one.more,
        "manager": manager if manager != one.code else "",
    }


def _refuse(
    those: Sequence[tuple[int, Listed]], review: Review, names: Sequence[str], *, no_names: bool
) -> None:
    """Refuses a row that lacks something, a code that stands twice, and a role that is a name.

    Raises:
        LtError: So it is, with every row.
    """
    taken = set(review.by_id)
    faults: list[str] = []
    for number, one in those:
        wrong = [*_of_role(one, names, no_names=no_names), *_of_code(one, names, taken)]
        if not one.group:
            wrong.append("their part in the review is missing")
        taken.add(Id(one.code))
        if wrong:
            faults.append(f"Row {number}: {english.listed(wrong)}.")
    if faults:
        raise LtError(
            "\n".join(faults),
            "Names go into the key alone, and roles into the review. Mend these rows, or take the "
            "tick off them. Nothing was written.",
        )


def _of_role(one: Listed, names: Sequence[str], *, no_names: bool) -> Iterator[str]:
    if not one.role:
        yield "the role is missing"
    elif people_list.whole_words(one.role, names):
        yield "a name of the list stands in the role"
    elif one.doubts and not no_names:
        yield "a name may stand in the role"


def _of_code(one: Listed, names: Sequence[str], taken: Container[Id]) -> Iterator[str]:
    if not one.code:
        yield "the code is missing"
    elif people_list.whole_words(one.code, names):
        yield "the code is a name of the list"
    elif Id(one.code) in taken:
        yield f"the code {one.code} is taken"
