"""An id belongs to one record."""

from collections.abc import Iterator
from contextlib import suppress

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import place
from learning_together.errors import LtError
from learning_together.folder.yaml.lines import copied
from learning_together.records.base import Model
from learning_together.review.new_ids import new_ids

CHECK = Check(
    code="LT102",
    name="duplicate-id",
    title="An id that another record has already",
    why="A reference to it could mean either; only the first is ever found. Ids are unique over "
    "the whole review, and “kpe03” is the same as “KPE3”.",
    mend="After two people's changes were brought together, `lt join` tells the two apart, with "
    "all that names them. Otherwise give one of the two another id, and see which of them each "
    "reference means; neither is to be deleted because of its id.",
    bad={
        "factors.yaml": "- id: CF1\n  summary: Two posts vacant\n"
        "- id: cf01  # <- LT102\n  summary: A new recording system\n"
    },
    good={
        "factors.yaml": "- id: CF1\n  summary: Two posts vacant\n"
        "- id: CF2\n  summary: A new recording system\n"
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Every record but the first of an id."""
    first = review.by_id
    free: dict[tuple[str, str], Iterator[str]] = {}
    for kind, records in review.records.items():
        if kind == "identities":
            continue
        for record in records:
            if record.id and first[record.id] is not record:
                other = first[record.id]
                written = f"“{record.id}”"
                if other.id_text != record.id_text:
                    written += f" is the same id as “{other.id}”, which"
                yield CHECK.at(
                    record.place("id"),
                    f"{written} is already the id of the {other.KIND.one} at "
                    f"{place(other.place('id'))}.",
                    _with_free(_free(review, record, free)),
                    record=record.id,
                    field="id",
                )


def _free(review: Review, record: Model, free: dict[tuple[str, str], Iterator[str]]) -> str:
    """The next id that is free, and was proposed for no other; empty where people choose them."""
    kind = record.KIND.name
    agency = str(getattr(record, "agency", None) or "") if kind == "timeline" else ""
    if kind == "timeline" and not agency:
        return ""
    with suppress(LtError):
        return next(free.setdefault((kind, agency), new_ids(review, kind, agency)), "")
    return ""


def _with_free(id_: str) -> str:
    return f"{CHECK.mend} The next free one:\n{copied(f'id: {id_}')}" if id_ else CHECK.mend
