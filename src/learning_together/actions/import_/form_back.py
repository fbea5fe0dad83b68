"""The form of an agency that came back: the ledger as an import would leave it.

It is part of the import's plan, so that whoever takes the import back has the form out again.
"""

from datetime import date
from functools import partial

from learning_together.folder.yaml.write.records import rewritten
from learning_together.folder.yaml.write.splices import Edit
from learning_together.method.forms import of_chronology
from learning_together.records.commented_yaml import fields_before
from learning_together.records.kinds.disclosure import Disclosure
from learning_together.review.loaded import Loaded


def texts(loaded: Loaded, agency: str) -> dict[str, str]:
    """The file of the ledger with the last form that waits for an agency's account noted as back.

    Args:
        loaded: The review.
        agency: Whose form came back.

    Returns:
        The text by path; nothing where none waits.

    Raises:
        LtError: The file is laid out so that lt cannot write into it.
    """
    every = loaded.review.all(Disclosure)
    waiting = [one for one in every if one.form == of_chronology(agency) and one.returned is None]
    if not waiting:
        return {}
    path = waiting[-1].origin.source.path
    number = [one for one in every if one.origin.source.path == path].index(waiting[-1])
    text, _ = rewritten(
        path,
        loaded.texts[path],
        [Edit(number, ("returned",), date.today().isoformat())],
        before=partial(fields_before, Disclosure.KIND.name),
    )
    return {path: text}
