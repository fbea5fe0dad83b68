"""The folders that `lt` writes into: whether it may, whether there is room, who gets a copy."""

from collections.abc import Iterator
from pathlib import Path

from learning_together.actions.doctor.finding import Finding, fault, fine, note
from learning_together.errors import LtError
from learning_together.folder import computer, own_place, shared_places
from learning_together.review.paths import root_above

#: Below this, a report of many pictures may find no room.
_LITTLE = 500 * 1024**2


def findings(folder: Path) -> Iterator[Finding]:
    """What was found.

    Args:
        folder: A review's, one within it, or where a review is to begin.
    """
    home = root_above(folder)
    what = "this review's folder" if home else "this folder"
    folder = home or folder.resolve()
    yield _written("folder", what, folder, "Nothing can be added, changed or drafted in it.")
    temporary = computer.temporary_folder()
    yield _written("temporary", "the folder for temporary files", temporary, "Few commands work.")
    yield _own_place()
    yield _room(folder)
    yield _copied(what, folder)


def _written(about: str, what: str, folder: Path, follows: str) -> Finding:
    why = computer.refuses_files(folder)
    if not why:
        return fine(about, f"Files can be made in {what}.")
    return fault(
        about,
        f"No file can be made in {what}, {folder}: {why}.",
        follows,
        "Ask IT for the right to write there, or work in another folder. Windows may keep "
        "programs out of Documents (“Controlled folder access”): then python.exe is to be allowed.",
    )


def _own_place() -> Finding:
    try:
        folder = own_place.place("doctor").parent
    except LtError as error:
        return note(
            "own-place",
            error.message,
            "lt open cannot note where its window is, nor which reviews were open last.",
            "Ask IT for the right to write there.",
        )
    if why := computer.refuses_files(folder):
        return note(
            "own-place",
            f"No file can be made in {folder}: {why}.",
            "lt open cannot note where its window is, nor which reviews were open last.",
            "Ask IT for the right to write there.",
        )
    return fine("own-place", "lt can keep notes for you, apart from any review.")


def _room(folder: Path) -> Finding:
    try:
        free = computer.free(folder)
    except OSError as error:
        return note(
            "room", f"The room on the disk is not known: {error.strerror}.",
            "A full disk would stop a command; no file is left half written.",
            "Look at the properties of the drive.",
        )  # fmt: skip
    if free < _LITTLE:
        return note(
            "room",
            f"Only {free // 1024**2} MB are free where the folder lies.",
            "Reports and copies for lt undo may find no room; no file is left half written.",
            "Make room on the disk.",
        )
    return fine("room", f"{free // 1024**3} GB are free where the folder lies.")


def _copied(what: str, folder: Path) -> Finding:
    place = shared_places.place_of(str(folder))
    if not place and shared_places.is_below_onedrive(folder):
        place = "OneDrive"
    if place:
        return note(
            "synced",
            f"It seems that {what} lies below “{place}”, whose files are copied elsewhere.",
            "A review there reaches other computers and a provider; two people who save at once "
            "make copies side by side (lt join takes them in); a file that is only in the cloud "
            "cannot be read.",
            "Lock what is private (lt key lock), have the folder “always kept on this device”, "
            "and ask your information governance lead whether it may lie there.",
        )
    if computer.is_remote(folder):
        return note(
            "synced",
            f"It seems that {what} lies on another computer.",
            "Whoever may read that drive may read the review; it is slower, and git refuses what "
            "belongs to somebody else.",
            "Lock what is private (lt key lock), and see that only the team may read it.",
        )
    return fine("synced", f"No sign that {what} is synced or lies on another computer.")
