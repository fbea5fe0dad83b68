"""Does to a review what a help says: sets fields, adds and removes records, accepts a result."""

from collections.abc import Iterator, Mapping
from functools import partial

from learning_together.folder.yaml import parse_yaml
from learning_together.folder.yaml.write.records import rewritten
from learning_together.folder.yaml.write.splices import Edit, Steps
from learning_together.ids import Id
from learning_together.records.agreement import words_now
from learning_together.records.base import Model, Part
from learning_together.records.commented_yaml import bare_lines, fields_before
from learning_together.records.fingerprint import fingerprint
from learning_together.records.kinds import kind_of
from learning_together.records.shape import Shape, fields
from learning_together.review.load import load_contents
from learning_together.review.review import Review

Files = Mapping[str, str]


def review_of(files: Files) -> Review:
    """The review that such files make."""
    return load_contents({path: text.encode() for path, text in files.items()}).review


def done(files: Files, deed: str, record: Id | None, code: str) -> dict[str, str]:
    """The files after a deed.

    Args:
        files: As they are.
        deed: `field=value` of the record concerned, `ID.field=value` of another; `field=` empties
            it; `+kind {…}` adds a record, `-ID` removes one, `path::old::new` changes a text,
            `old => new` gives a file another name, `agree` or `ID.agree` notes words as agreed,
            and `accept` records a decision that accepts the result.
        record: The record concerned; None for the review's own.
        code: Of the check.
    """
    if deed == "accept":
        review = review_of(files)
        about = review.find(record)
        if review.find(Id("LR1")) is None:
            files = _added(files, "people", "{id: LR1, role: x, group: lead-reviewer}")
        seen = f", record: {record}, seen: '{fingerprint(about)}'" if about else ""
        accepts = f"{{check: {code}, reason: As agreed{seen}}}"
        return _added(
            files,
            "decisions",
            f"{{id: DEC99, what: So, by: [LR1], date: 2024-01-02, accepts: [{accepts}]}}",
        )
    if deed.startswith("+"):
        kind, _, values = deed[1:].partition(" ")
        return _added(files, kind, values)
    if deed.startswith("-"):
        return _removed(files, deed[1:])
    if " => " in deed:
        old, new = deed.split(" => ")
        return {new if path == old else path: text for path, text in files.items()}
    if "::" in deed:
        path, old, new = deed.split("::")
        assert not old or old in files[path], deed
        return {**files, path: files.get(path, "").replace(old, new) if old else new}
    name, _, value = deed.partition("=")
    head, _, rest = name.partition(".")
    review = review_of(files)
    whose = review.facts if head == "review" else review.find(Id(head))
    if whose is None:
        whose, rest = review.find(record) or review.facts, name
    if rest == "agree":
        return _set(files, review, whose, ("agreed_words",), words_now(whose))
    steps = tuple(int(step) if step.isdecimal() else step for step in rest.split("."))
    (found,), problems = parse_yaml("x.yaml", f"value: {value}\n")
    assert not problems
    return _set(files, review, whose, steps, found.data["value"])


def _set(
    files: Files, review: Review, record: Model, steps: Steps, value: object
) -> dict[str, str]:
    path, kind = record.origin.source.path, record.KIND
    records = [
        one for one in (review.facts, *review) if one.origin.source.path == path
    ]  # fmt: skip
    origins = list(dict.fromkeys(id(one.origin) for one in records))
    text, _ = rewritten(
        path,
        files[path],
        [Edit(origins.index(id(record.origin)), steps, value)],  # type: ignore[arg-type]
        lines=partial(bare_lines, kind.name),
        before=partial(fields_before, kind.name),
        body=kind.body if path.endswith(".md") else "",
    )
    return {**files, path: text}


def _added(files: Files, kind: str, values: str) -> dict[str, str]:
    path = f"{kind}.yaml"
    return {**files, path: f"{files.get(path, '')}- {values}\n"}


def _removed(files: Files, id_: str) -> dict[str, str]:
    record = review_of(files).find(Id(id_))
    assert record is not None, id_
    path, first = record.origin.source.path, record.place().line - 1
    lines = files[path].split("\n")
    last = first + 1
    while last < len(lines) and lines[last].startswith(" "):
        last += 1
    return {**files, path: "\n".join([*lines[:first], *lines[last:]])}


def values_of(
    part: type[Part], path: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], Shape]]:
    for name, shape in fields(part).items():
        if shape.part is not None and not shape.mapping:
            yield from values_of(shape.part, (*path, f"{name}[]" if shape.many else name))
        elif not shape.mapping:
            yield (*path, name), shape


def record_with(kind: str, path: tuple[str, ...], value: str) -> str:
    text = f"- id: {kind_of(kind).prefix or 'a-'}1\n"
    margin = "  "
    for step in path[:-1]:
        text += f"{margin}{step.removesuffix('[]')}:\n"
        margin += "  "
        if step.endswith("[]"):
            text += f"{margin}-\n"
            margin += "  "
    return f"{text}{margin}{path[-1]}: {value}\n"
