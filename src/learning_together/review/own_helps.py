"""Helps that only the whole review can give: ids that are free in it, its agencies by name.

Takes problems that were found record by record, gives the same with better help.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from itertools import count

from learning_together.diagnostics import Edit, Problem
from learning_together.errors import LtError
from learning_together.folder.yaml.lines import copied, read, split
from learning_together.ids import Id
from learning_together.records import field_faults
from learning_together.records.base import Model
from learning_together.records.did_you_mean import plain
from learning_together.records.fault_messages import fill_in
from learning_together.records.kinds import Agency
from learning_together.records.shape import fields
from learning_together.review.likely_ids import agency_names
from learning_together.review.new_ids import new_ids
from learning_together.review.review import Review


def with_own_helps(
    problems: Iterable[Problem], review: Review, texts: Mapping[str, str]
) -> tuple[Problem, ...]:
    """The problems, each with the best help there is.

    Args:
        problems: As they were found.
        review: All of it.
        texts: Of its files, by path.
    """
    every = tuple(problems)
    if any(one.check is field_faults.MISSING_FIELD and one.field == "id" for one in every):
        every = tuple(_with_free_ids(every, review))
    if any(one.check is field_faults.BAD_ID for one in every):
        every = tuple(_where_free(every, review))
    named = agency_names(review.all(Agency))
    return tuple(_with_agency(one, review, named, texts) for one in every) if named else every


def _with_free_ids(problems: Iterable[Problem], review: Review) -> Iterator[Problem]:
    """Each record that has no id gets another one proposed: two must not take the same."""
    nameless = {
        record.place("id", key=True): (kind, record)
        for kind, records in review.records.items()
        for record in records
        if record.lacks("id")
    }
    free: dict[tuple[str, str], Iterator[str]] = {}
    given: set[Id] = set()
    for one in problems:
        found = nameless.get(one.place)
        if one.check is field_faults.MISSING_FIELD and one.field == "id" and found:
            kind, record = found
            agency = str(getattr(record, "agency", None) or "") if kind == "timeline" else ""
            if agency or kind != "timeline":
                ids = free.setdefault((kind, agency), new_ids(review, kind, agency))
                with suppress(LtError):
                    new = next(ids, "") or _chosen(record, review, given)
                    given.add(Id(new))
                    one = replace(one, help=fill_in(fields(type(record))["id"], example=new))
        yield one


def _chosen(record: Model, review: Review, given: Collection[Id]) -> str:
    """A free id of a kind whose ids people choose: initials of a role, the words of a name."""
    said = getattr(record, "role", None)
    words = re.findall(r"[A-Za-z]+", str(said or getattr(record, "name", None) or record.KIND.one))
    base = "".join(word[0] for word in words[:3]).upper() if said else "-".join(words).lower()[:16]
    for number in count(1):
        new = Id(f"{base}{number}" if said else base if number == 1 else f"{base}-{number}")
        if review.find(new) is None and new not in given and not review.may_be_unread(new):
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


def _with_agency(
    problem: Problem, review: Review, named: Mapping[str, str], texts: Mapping[str, str]
) -> Problem:
    """Where an agency's name stands for its id, that id is the help."""
    if problem.check is not field_faults.WRONG_TYPE or not problem.field:
        return problem
    at, field = problem.place, problem.field.rpartition(".")[2]
    record = review.find(problem.record)
    shape = fields(type(record)).get(problem.field) if record is not None else None
    if field != "agency" and (shape is None or shape.refs != ("agencies",)):
        return problem
    line = split(texts.get(at.file, ""))[at.line - 1 : at.line]
    value = read(line[0]).value if line else ""
    bare = value.strip("\"'[] ")
    meant = named.get(plain(bare))
    if not meant:
        return problem
    many = shape is not None and shape.many
    whole = line[0][at.column - 1 :].startswith(value) and not many
    return replace(
        problem,
        message=f"“{bare}” is the name of the agency “{meant}”; “{field}” holds its id.",
        help="Like this:\n" + copied(f"{field}: {f'[{meant}]' if many else meant}"),
        edit=Edit(replace(at, length=len(value)), meant) if whole else None,
    )
