"""`lt report meeting --zip`: all that a meeting needs in one file, gated as a whole.

The pack, the reading page and the pictures, each made as it is made alone, and the whole looked
through once more as the one file that goes out.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from learning_together.actions import picture, report
from learning_together.actions.report import Ready, Request, Written
from learning_together.actions.steps import Steps, nobody
from learning_together.errors import LtError
from learning_together.review.load import load

PACK, PAGE = "meeting", "page"
#: A format of pictures that every computer shows by a click.
_PICTURES = ("png",)


def meeting_file(
    root: Path, names: Sequence[str], request: Request, *, told: Steps = nobody
) -> Iterator[Written]:
    """Writes one file with what a meeting needs.

    Args:
        root: The review's folder.
        names: Of the reports as typed; the pack of a meeting alone.
        request: For which meeting, for whom, in which formats the pack, where to.
        told: Is told of each step.

    Raises:
        LtError: Something else is asked for, or a part cannot be made, or would tell its readers
            what they must not know; then nothing is written.
    """
    from learning_together.folder import output_files
    from learning_together.office import package

    if [*names] != [PACK]:
        raise LtError(
            "Only the pack of a meeting goes into one file with the reading page and the pictures.",
            "Write: lt report meeting --for ID --zip",
        )
    packs = report.ready(root, names, request, told=told)
    who = packs[0].audience
    plain = Request(audience=who, dates=request.dates, places=request.places)
    pages = report.ready(root, [PAGE], plain, told=told)
    told("Drawing pictures", 1, 2)
    if request.dates or request.places:
        pictures: list[Ready] = []
        left_out = ["Pictures tell exact days and names: none is in it."]
    else:
        pictures, left_out = _pictures(root, who)
    parts = [*packs, *pages, *pictures]
    content = package.write({f"{one.name}.{one.suffix}": one.content for one in parts})
    name = packs[0].name
    looked, asks = _looked_through(root, f"{name}.zip", content, who)
    warnings = [*(line for one in parts for line in one.warnings), *left_out, *looked]
    path, kept = output_files.write(
        root, request.out or root / "reports", name, "zip", content, audience=who
    )
    yield Written(path, kept, (*dict.fromkeys(warnings),), asks or any(one.asks for one in parts))


def _pictures(root: Path, audience: str) -> tuple[list[Ready], list[str]]:
    """Every picture that has something to show these readers, and what is said of the others."""
    from learning_together.folder.git import status
    from learning_together.privacy.audience import reader
    from learning_together.reports.pictures.alone import alone
    from learning_together.reports.pictures.catalogue import PICTURES
    from learning_together.reports.report import Asked

    loaded = load(root)
    who, version = reader(audience, loaded.review), status.version(root)
    found: list[Ready] = []
    left_out: list[str] = []
    for one in PICTURES:
        try:
            made = alone(one, loaded.review, Asked(reader=who), version=version, for_others=False)
        except LtError as error:
            left_out.append(f"The picture {one.name} is not in it. {error.message}")
        else:
            found += picture.ready(root, loaded, made, who, _PICTURES)
    return found, left_out


def _looked_through(
    root: Path, name: str, content: bytes, audience: str
) -> tuple[tuple[str, ...], bool]:
    from learning_together.actions import not_names
    from learning_together.privacy import guard
    from learning_together.privacy.audience import reader

    review = load(root).review
    who = reader(audience, review)
    looked = guard.look_through(name, content, review, who)
    maybe = not_names.look_through(root, review, who, name, content)
    return looked, bool(maybe)
