"""Carries an import out: what was planned is written, whole or not at all, and answers are kept."""

from pathlib import Path

from learning_together.actions.import_ import left_out, name_answers, private_files
from learning_together.actions.import_.deliveries import Store
from learning_together.actions.import_.effect import Asked, Plan
from learning_together.actions.import_.plan import plan
from learning_together.actions.import_.undo import IMPORT
from learning_together.actions.steps import Steps, nobody
from learning_together.errors import LtError
from learning_together.folder.deeds import deed, undone_by, unkept
from learning_together.folder.disk import as_bytes
from learning_together.folder.uninterrupted import uninterrupted


@deed
def bring_in(root: Path, asked: Asked, agreed: Plan | None = None, *, told: Steps = nobody) -> Plan:
    """Plans an import and carries it out, whole or not at all.

    Args:
        root: The review's folder.
        asked: What a person asked for.
        agreed: What was shown to them, and what they agreed to; None where nobody was asked.
        told: Is told of each step.

    Returns:
        What was done.

    Raises:
        LtError: It cannot be done, or would no longer do what was shown.
    """
    planned = plan(root, asked, told=told)
    if agreed is not None and shown(planned) != shown(agreed):
        raise LtError(
            "Somebody changed the review meanwhile, and the import would now do something else "
            "than was shown. Nothing was written.",
            "Run it again, and look at what it would do now.",
        )
    told("Writing")
    with uninterrupted():
        write(root, planned)
        name_answers.remember(Store(root, planned.agency), planned.hashes, asked.answers)
    return planned


def shown(planned: Plan) -> list[object]:
    """What an import would do, but for the numbers that it gives."""
    return [
        (
            [row for _, row in one.created],
            [(change.id, change.row, change.fields, change.kept) for change in one.updated],
            (one.kept, one.unchanged, one.same, one.stays, one.gone, one.same_as, one.replaces),
            (one.refused, one.notes, one.awaits),
        )
        for one in planned.files
    ]


@deed
def write(root: Path, planned: Plan) -> None:
    """Carries a plan out, whole or not at all.

    Raises:
        LtError: A file cannot be written.
    """
    place = Store(root, planned.agency)
    if planned.folders:
        undone_by(IMPORT, agency=planned.agency, number=str(planned.folders[0].number))
        _keep(root, planned, place)


def take_as_read(root: Path, planned: Plan) -> None:
    """Notes that what awaits an answer was read and may be left out; nothing awaits one any more.

    Raises:
        LtError: The note cannot be written.
    """
    with unkept(root):
        store = Store(root, planned.agency)
        path = f"{store.below}/{left_out.ANSWERS}"
        held = store.private.content(path)
        known = left_out.read_answers(held)
        read = [one for effect in planned.files for one in effect.awaits]
        answers = left_out.answers(known, read, planned.secret)
        store.private.write({path: answers}, {path: held})
    for effect in planned.files:
        effect.awaits = []


def _keep(root: Path, planned: Plan, place: Store) -> None:
    seen, read = as_bytes(root, planned.texts, planned.read)
    private = {f"{place.below}/{name}": data for name, data in planned.private.items()}
    read |= {path: old for path in private if (old := place.private.content(path)) is not None}
    private_files.keep(place, planned.folders, private | seen, read, planned.secret)
