"""Helps that only the whole review can give: ids that are free in it, its agencies by name.

Takes problems that were found record by record, gives the same with better help.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import count
from pathlib import PurePosixPath

from learning_together.diagnostics import Place, Problem
from learning_together.english import listed as listed_in_words
from learning_together.errors import LtError
from learning_together.folder import faults
from learning_together.folder.yaml import Record
from learning_together.folder.yaml.lines import copied, lines_of
from learning_together.ids import Id
from learning_together.patterns import regex
from learning_together.records import field_faults
from learning_together.records.base import Model
from learning_together.records.fault_messages import fill_in, possible_id
from learning_together.records.field_paths import shape_at, value_at
from learning_together.records.keyed_lines import is_id_as_name
from learning_together.records.kinds import model
from learning_together.records.kinds.agency import Agency
from learning_together.records.no_record import as_record
from learning_together.records.placeholders import is_none
from learning_together.records.shape import Shape, fields
from learning_together.review import typed_refs
from learning_together.review.likely_ids import to_come
from learning_together.review.new_ids import new_ids
from learning_together.review.paths import kind_at
from learning_together.review.review import Review
from learning_together.review.taken_apart import put_together
from learning_together.review.vocabulary import Vocabulary, has_words

#: Where an example is given.
_WITH_EXAMPLES = (field_faults.WRONG_TYPE, field_faults.MISSING_FIELD)
_ID = regex(r"[A-Za-z][A-Za-z0-9-]*")
#: Where a word may stand for what the field holds.
_OF_WORDS = (field_faults.WRONG_TYPE, field_faults.UNKNOWN_VALUE)


def with_own_helps(problems: Iterable[Problem], review: Review) -> tuple[Problem, ...]:
    """The problems, each with the best help there is.

    Args:
        problems: As they were found.
        review: All of it.
    """
    every = tuple(problems)
    if any(map(_wants_id, every)):
        every = tuple(_with_free_ids(every, review))
    if any(one.check in _WITH_EXAMPLES for one in every):
        at = _Records(review)
        every = tuple(_with_known(one, at) for one in every)
    if any(one.check is faults.NOT_A_RECORD for one in every):
        every = tuple(_as_records(every, review))
    if any(one.check is field_faults.BAD_ID for one in every):
        every = tuple(_where_free(every, review))
    if any(one.check in _OF_WORDS and one.field for one in every):
        words, at = Vocabulary(review), _Records(review)
        every = tuple(_with_word(one, words, at) for one in every)
        every = tuple(put_together(every, words, at.at))
    return every


def _with_known(problem: Problem, records: "_Records") -> Problem:
    """An example that names a record names one that is there, if any is."""
    if problem.check not in _WITH_EXAMPLES or not problem.field or problem.field == "id":
        return problem
    record = records.at(problem.place)
    shape = fields(type(record)).get(problem.field) if record is not None else None
    if record is None or shape is None or not shape.refs:
        return problem
    examples = [one for one in (shape.example, shape.sample, shape.says.example) if one]
    every = (one for kind in shape.refs for one in records.review.records.get(kind, ()))
    there = next((one.id_text for one in every if one.id and one.id != record.id), "")
    known = any(records.review.find(Id(id)) for one in examples for id in _ID.findall(one))
    if not there or known:
        return problem
    help_ = problem.help
    for one in (*examples, *(f"[{one}]" for one in examples)):
        new = f"[{there}]" if one.startswith("[") else there
        help_ = help_.replace(copied(f"{shape.name}: {one}"), copied(f"{shape.name}: {new}"))
    return replace(problem, help=help_)


def _wants_id(problem: Problem) -> bool:
    """Whether a record needs an id, and nothing that was typed will do for one."""
    if problem.check is field_faults.BAD_ID:
        return problem.edit is None
    return problem.check is field_faults.MISSING_FIELD and problem.field == "id"


def _with_free_ids(problems: Iterable[Problem], review: Review) -> Iterator[Problem]:
    """Each record that has no id gets another one proposed: two must not take the same."""
    nameless = {
        record.place("id", key=not record.origin.data.get("id")): (kind, record)
        for kind, records in review.records.items()
        for record in records
        if record.id is None
    }
    free: dict[tuple[str, str], Iterator[str]] = {}
    given: set[Id] = set()
    for one in problems:
        found = nameless.get(one.place)
        if found and _wants_id(one):
            kind, record = found
            agency = str(getattr(record, "agency", None) or "") if kind == "timeline" else ""
            if kind == "timeline" and not agency:  # Its file may be called as one that is to come.
                agency = possible_id(Agency, PurePosixPath(one.place.file).stem)
            if agency or kind != "timeline":
                ids = free.setdefault((kind, agency), new_ids(review, kind, agency))
                with suppress(LtError):
                    numbered = next(ids, "")
                    new = numbered or _chosen(record, review, given)
                    given.add(Id(new))
                    typed, origin = record.origin.data.get("id"), record.origin
                    edit = origin.edit(typed, new, "id") if typed else origin.fill("id", new)
                    if is_id_as_name(origin):
                        edit, new = None, next(iter(origin.data))
                    help_ = fill_in(fields(type(record))["id"], example=new)
                    if typed:
                        help_ = f"{field_faults.BAD_ID.mend} For example:\n{copied(f'id: {new}')}"
                    one = replace(
                        one,
                        help=help_,
                        edit=replace(edit, sure=bool(numbered)) if edit else None,
                    )
        yield one


def _as_records(problems: Iterable[Problem], review: Review) -> Iterator[Problem]:
    """Text that stands by itself, each as the record that it ought to be."""
    free: dict[str, Iterator[str]] = {}
    for one in problems:
        path = one.place.file
        kind = kind_at(path)
        if one.check is faults.NOT_A_RECORD and kind and path in review.files:
            none: Iterator[str] = iter(())
            ids = none if kind == "timeline" else new_ids(review, kind)
            with suppress(LtError):
                one = as_record(model(kind), review.files[path], one, free.setdefault(kind, ids))
        yield one


def _chosen(record: Model, review: Review, given: Collection[Id]) -> str:
    """A free id of a kind whose ids people choose: initials of a role, the words of a name."""
    said = getattr(record, "role", None)
    words = re.findall(r"[A-Za-z]+", str(said or getattr(record, "name", None) or record.KIND.one))
    base = "".join(word[0] for word in words[:3]).upper() if said else "-".join(words).lower()[:16]
    for number in count(1):
        new = Id(f"{base}{number}" if said else base if number == 1 else f"{base}-{number}")
        if review.is_free(new) and new not in given:
            return new.text
    return ""


def _where_free(problems: tuple[Problem, ...], review: Review) -> Iterator[Problem]:
    """An id that another record has, or would get by the same mend, is not proposed."""
    proposed = Counter(
        Id(one.edit.replacement)
        for one in problems
        if one.check is field_faults.BAD_ID and one.edit
    )
    for one in problems:
        if one.check is field_faults.BAD_ID and one.edit:
            id_ = Id(one.edit.replacement)
            if review.find(id_) is not None or proposed[id_] > 1:
                help_ = f"{field_faults.BAD_ID.mend} Not {id_}: more than one record would have it."
                one = replace(one, help=help_, edit=None)
        yield one


class _Records:
    """The records of a review by where they stand.

    Attributes:
        review: Whose records they are.
    """

    def __init__(self, review: Review) -> None:
        self.review = review
        self._of: dict[str, list[Model]] = {}
        for record in (review.facts, *(one for those in review.records.values() for one in those)):
            self._of.setdefault(record.origin.source.path, []).append(record)
        self._lines: dict[str, list[int]] = {}

    def at(self, place: Place) -> Model | None:
        """The record in which something stands."""
        records = self._of.get(place.file, [])
        lines = self._lines.get(place.file)
        if lines is None:
            records.sort(key=lambda one: one.place().line)
            lines = self._lines[place.file] = [one.place().line for one in records]
        before = bisect_right(lines, place.line)
        return records[before - 1] if before else None


def _with_word(problem: Problem, words: Vocabulary, records: _Records) -> Problem:
    """Where an agency's name or a printed word stands for an id or a key, that is the help."""
    if problem.check not in _OF_WORDS or not problem.field:
        return problem
    record = records.at(problem.place)
    steps = tuple(int(one) if one.isdecimal() else one for one in problem.field.split("."))
    shape = shape_at(type(record), steps) if record is not None else None
    if record is None or shape is None or not has_words(shape):
        return problem
    value = value_at(record.origin.data, steps)
    typed = value[0] if isinstance(value, list) and len(value) == 1 else value
    if not isinstance(typed, str):
        return problem
    meant = _meant(words, shape, typed)
    if not meant:
        wrong = shape.refs is not None and problem.check is field_faults.WRONG_TYPE
        if wrong and isinstance(value, str):
            return _with_record(problem, records.review, record, shape, typed, steps)
        return problem
    listed = f"[{', '.join(meant)}]" if shape.many else meant[0]
    whole = shape.name == steps[-1]  # or one item of its list
    instead = listed if whole else meant[0]
    what = "the name of the agency" if shape.refs is not None else "what is printed for"
    said = f"“{typed}” is {what} “{meant[0]}”; “{shape.name}” holds {_HOLDS[shape.refs is None]}."
    if len(meant) > 1:
        said = f"“{typed}” are names of agencies; “{shape.name}” holds their ids."
    return replace(
        problem,
        message=said,
        help="Like this:\n" + copied(f"{shape.name}: {listed}" if whole else f"- {meant[0]}"),
        edit=record.origin.edit(value, instead, *steps),
    )


def _with_record(
    problem: Problem,
    review: Review,
    record: Model,
    shape: Shape,
    typed: str,
    steps: tuple[str | int, ...],
) -> Problem:
    """Where records are named otherwise than by their ids, which; else which there are."""
    kinds, origin = shape.refs or (), record.origin
    if is_none(typed):
        empty = origin.emptied(typed, *steps) if steps[-1] == shape.name else None
        return replace(problem, help=typed_refs.LEAVE_EMPTY, edit=empty)
    found = typed_refs.meant(review, kinds, typed, record)
    if found is None:
        whole = steps[-1] == shape.name
        if new := to_come(review, typed, kinds):
            line = f"{shape.name}: {new}" if whole else f"- {new}"
            help_ = f"Write the id that its record is to have, there and here:\n{copied(line)}"
            return replace(problem, help=help_)
        if (there := typed_refs.there_yet(review, kinds, typed, record)) and shape.many and whole:
            help_ = (
                f"Only {listed_in_words(there)} {'is' if len(there) == 1 else 'are'} there yet. "
                "Leave the rest out until it is, too:\n"
                + copied(f"{shape.name}: [{', '.join(there)}]")
            )
            return replace(problem, help=help_)
        more = typed_refs.help_for(review, kinds, typed, record)
        return replace(problem, help=f"{problem.help}\n{more}".strip()) if more else problem
    if len(found.ids) > 1 and not shape.many:
        return replace(problem, help=f"Leave one of them: {', '.join(found.ids)}.")
    whole = steps[-1] == shape.name  # or one item of its list
    lead = _lead(origin, steps)
    listed = ", ".join(found.ids)
    instead = f"[{listed}]" if whole and shape.many else listed
    shown = [f"{shape.name}: {instead}"] if whole else [f"- {one}" for one in found.ids]
    if not whole and lead is not None:
        instead = f"\n{lead}".join(found.ids)
    are = "are" if len(found.ids) > 1 else "is"
    said = "Like this:" if found.whole else f"If {listed_in_words(found.ids)} {are} meant:"
    help_ = f"{said}\n" + copied(*shown)
    if not found.whole:
        help_ += "\nThe words beside it belong into another field, if they are needed."
    edit = origin.edit(typed, instead, *steps)
    sure = found.whole and not found.named
    return replace(problem, help=help_, edit=replace(edit, sure=sure) if edit else None)


def _lead(origin: Record, steps: tuple[str | int, ...]) -> str | None:
    """What stands before an item of a list that has a line of its own; None where it has none."""
    place = origin.place(*steps)
    before = lines_of(origin.source.text)[place.line - 1][: place.column - 1]
    return before if before.strip() == "-" else None


_HOLDS = {False: "its id", True: "that word"}


def _meant(words: Vocabulary, shape: Shape, typed: str) -> list[str]:
    """What a text stands for: one id or key, several where it lists them; nothing, if unknown."""
    one = words.meant(shape, typed)
    if one != typed:
        return [one]
    if not shape.many:
        return []
    found = list(words.items(shape, [part.strip() for part in re.split("[,;]", typed)]))
    known = all(words.is_known(shape, old) for old, _ in found) and len(found) > 1
    # What is typed as it is to be stored lacks brackets alone, and its own help says so.
    other = any(old != new for old, new in found)
    return [new for _, new in found] if known and other else []
