"""Notes which file went out, to whom, and knows it again.

Writes only records of the ledger of disclosures.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from learning_together.actions.edit import Added, add
from learning_together.actions.leaks import content_of, sha256
from learning_together.actions.outgoing import look_at
from learning_together.errors import LtError
from learning_together.exchange.forms import foreign, places
from learning_together.exchange.imports.readers import open_foreign
from learning_together.exchange.imports.rows import form_parts
from learning_together.folder.deeds import deed
from learning_together.ids import Id
from learning_together.method.forms import of_chronology
from learning_together.privacy.audience import Reader
from learning_together.privacy.own_files import search
from learning_together.privacy.printed_ids import noted
from learning_together.records.base import Audience
from learning_together.records.kinds.disclosure import Disclosure
from learning_together.records.kinds.person import Person
from learning_together.review.load import load

#: Endings of the files that the form for an agency's account has.
_OF_AGENCIES = (".docx", ".xlsx")


@dataclass(frozen=True, slots=True)
class Issued:
    """A file that went out.

    Attributes:
        added: Its record in the ledger.
        unfinished: What was still open in the review: errors, and comments without an answer.
    """

    added: Added
    unfinished: tuple[str, ...] = ()


@deed
def issue(
    root: Path,
    path: Path,
    to: tuple[str, ...],
    audience: str,
    basis: str = "",
    anyway: str = "",
    answered: tuple[str, ...] | None = None,
    held: bytes | None = None,
    due: date | None = None,
) -> Issued:
    """Notes in the ledger of disclosures that a file went out: which, to whom, when.

    Args:
        root: The review's folder.
        path: The file.
        to: The recipients, by position.
        audience: Who they are to the review, as typed.
        basis: On what basis it is passed on.
        anyway: Why it goes out in spite of what was found in it, or could not be read.
        answered: What was shown and answered of that; all of it where None.
        held: What the file holds, where that was read already.
        due: The day by which it is to come back, of a form.

    Returns:
        Where it is noted, and what is still open in the review.

    Raises:
        LtError: The file was made for others, or would tell its readers what they must not know;
            or what was found in it is to be answered first; or it cannot be noted.
    """
    out = look_at(root, path, audience, held)
    review, facts, doubts = out.review, out.review.facts, out.doubts
    for typed in to:
        if search(review).hits(typed):
            raise LtError(
                "One of the recipients is given by name or address.",
                "Give the position: --to “Director of nursing”. The ledger is kept in git.",
            )
    if search(review).hits(anyway):
        raise LtError(
            "The reason after --anyway holds a name, a number or an address.",
            "Say it without. The ledger is kept in git.",
        )
    left = doubts if answered is None else tuple(one for one in doubts if one not in answered)
    if doubts and (not anyway.strip() or (answered is not None and left)):
        raise out.refused(left or doubts)
    form = _form_of(path, out.content, out.who)
    if due is not None and not form:
        raise LtError(
            f"{path.name} is no form of lt's, so that nobody expects it back.",
            "Leave out --due. Forms are made with: lt form KIND --for ID, or lt report agency-form",
        )
    known = {person.id for person in review.all(Person)}
    added = add(
        root,
        "disclosures",
        {
            "material": f"Issued: {path.name}",
            "held_by": "Review administrator" if Id("AD1") in known else "",
            "status": "shared",
            "shared_with": to,
            "basis": basis,
            "date": date.today().isoformat(),
            "draft": str(facts.draft) if facts.draft is not None else "",
            "audience": out.who.key,
            "file": path.name,
            "found": doubts,
            "anyway": anyway.strip() if doubts else "",
            "printed": noted(out.printed or {}),
            "sha256": sha256(out.content),
            "form": form,
            "due": due.isoformat() if due is not None else "",
        },
    )
    return Issued(added, out.unfinished)


def which(root: Path, path: Path) -> tuple[Disclosure, ...]:
    """The issues that a file is, byte for byte.

    Raises:
        LtError: It cannot be read.
    """
    total = sha256(content_of(path))
    issued = load(root).review.all(Disclosure)
    return tuple(one for one in issued if one.sha256 and one.sha256.lower() == total)


def _form_of(path: Path, content: bytes, who: Reader) -> str:
    """What a file is a form of; empty where it is none that this lt knows."""
    outline = foreign.form(content, path.name)
    try:
        if outline is not None:
            said = places.what(outline)
            return said.what if said is not None else ""
        if who.audience is Audience.AGENCY and who.about and path.suffix in _OF_AGENCIES:
            is_form = form_parts.is_form(open_foreign(content, path.name))
            return of_chronology(str(who.about)) if is_form else ""
    except LtError:
        return ""
    return ""
