"""Writes the schemas that let an editor help while somebody types, and those of the public JSON."""

from collections.abc import Mapping
from pathlib import Path

from learning_together.errors import LtError
from learning_together.folder import disk, look
from learning_together.folder.deeds import unkept
from learning_together.folder.names import refuse_unheld
from learning_together.folder.output_files import write_named
from learning_together.records import json_schema as schemas
from learning_together.records.kind_names import find_kind
from learning_together.records.kinds import PROGRAMME
from learning_together.review.paths import REVIEW_FILE, find_root
from learning_together.review.programme_folder import PROGRAMME_FILE


def schema_of(kind: str) -> str:
    """The schema of a kind, or of a programme.

    Raises:
        LtError: There is no such kind.
    """
    return schemas.text(PROGRAMME if kind.strip().lower() == PROGRAMME else find_kind(kind))


def write_schemas(here: Path, out: Path | None = None) -> tuple[Path, int]:
    """Writes every schema that a folder needs; gives where to, and how many.

    Args:
        here: In a review or the folder of a programme.
        out: Where to, with the schemas of both; into the review or programme where None.

    Raises:
        LtError: There is neither, or they cannot be written.
    """
    programme = look.is_file(here / PROGRAMME_FILE)
    files = schemas.programme_files() if programme or out is not None else {}
    if out is not None or not programme or look.is_file(here / REVIEW_FILE):
        files |= schemas.files()
    texts = {Path(path).name: text for path, text in files.items()}
    return _write(here, schemas.FOLDER, out, texts)


def schema_of_form(name: str) -> str:
    """The schema of a form of the public JSON.

    Raises:
        LtError: There is no such form.
    """
    from learning_together.actions.public_json.schemas import FORMS, text

    if name not in FORMS:
        raise LtError(f"There is no JSON of {name}.", f"There are: {', '.join(FORMS)}.")
    return text(name)


def write_schemas_of_forms(here: Path, out: Path | None = None) -> tuple[Path, int]:
    """Writes the schema of every form of the public JSON; gives where to, and how many.

    Args:
        here: In a review or the folder of a programme.
        out: Where to; into the review or programme where None.

    Raises:
        LtError: There is neither, or they cannot be written.
    """
    from learning_together.actions.public_json.schemas import FOLDER, texts

    return _write(here, FOLDER, out, texts())


def _write(here: Path, below: str, out: Path | None, texts: Mapping[str, str]) -> tuple[Path, int]:
    """Within `.lt/` all is ours; elsewhere what somebody wrote or changed is kept."""
    if out is None:
        home = _home(here)
        folder = home / below
        contents = {name: text.encode() for name, text in texts.items()}
        with unkept(home):
            before = {name: look.content(folder / name) for name in texts}
            disk.write_all(folder, contents, before)
    else:
        folder = out
        refuse_unheld(out)
        disk.make_folder(out)
        for name, text in texts.items():
            write_named(out, out / name, text)
    return folder, len(texts)


def _home(here: Path) -> Path:
    return here if look.is_file(here / PROGRAMME_FILE) else find_root(here)
