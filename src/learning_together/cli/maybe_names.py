"""Asks on a terminal about words that may be names, in what goes beyond the team."""

from pathlib import Path

from learning_together.cli import console
from learning_together.cli.one_by_one import one_by_one
from learning_together.english import counted


def ask(folder: Path) -> None:
    """Asks about each word of a folder's list that has no answer, and keeps what was answered.

    Nothing is asked where nobody is there; the list can be answered in its file as well.

    Args:
        folder: Of a review, or of a programme.
    """
    from learning_together.actions import not_names

    if not console.can_ask():
        return
    left = not_names.waiting(folder)
    if not left:
        return
    console.say(
        f"{counted(len(left), 'word has', 'words have')} no answer yet. Leave open what points to "
        "somebody of the case: put it into private/identities.yaml, and take it out of the text."
    )
    given: dict[str, str] = {}
    meanings = {"a": "a name that may stay: an author, a town, the board's chair", "n": "no name"}
    words = ((one, f"“{one.words}” ({one.where})") for one in left)
    try:
        for one, answer in one_by_one(words, meanings):
            given[one.words] = not_names.MAY_STAY if answer == "a" else not_names.NO_NAME
    finally:
        # What was answered before somebody broke off is kept.
        not_names.answer(folder, given)
    console.say(f"{counted(len(given), 'answer')} kept in {not_names.FILE}.")
