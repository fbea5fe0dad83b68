"""Notes which file went out, to whom, and knows it again.

Writes only records of the ledger of disclosures.
"""

from datetime import date
from pathlib import Path

from learning_together.actions.edit import Added, add
from learning_together.actions.leaks import content_of, sha256
from learning_together.errors import LtError
from learning_together.ids import Id
from learning_together.privacy import guard
from learning_together.privacy.audience import reader
from learning_together.privacy.own_files import search
from learning_together.records.kinds import Disclosure, Person
from learning_together.review.load import load


def issue(root: Path, path: Path, to: tuple[str, ...], audience: str, basis: str) -> Added:
    """Notes in the ledger of disclosures that a file went out: which, to whom, when.

    Raises:
        LtError: The file would tell its readers what they must not know, or cannot be noted.
    """
    review = load(root).review
    guard.refuse_unread_key(review)
    who = reader(audience, review)
    guard.before(review, who)
    content = content_of(path)
    guard.look_through(path.name, content, review, who, done="is not issued")
    for typed in to:
        if search(review).hits(typed):
            raise LtError(
                "One of the recipients is given by name or address.",
                "Give the position: --to “Director of nursing”. The ledger is kept in git.",
            )
    known = {person.id for person in review.all(Person)}
    facts = review.facts
    return add(
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
            "audience": who.key,
            "file": path.name,
            "sha256": sha256(content),
        },
    )


def which(root: Path, path: Path) -> tuple[Disclosure, ...]:
    """The issues that a file is, byte for byte.

    Raises:
        LtError: It cannot be read.
    """
    total = sha256(content_of(path))
    issued = load(root).review.all(Disclosure)
    return tuple(one for one in issued if one.sha256 and one.sha256.lower() == total)
