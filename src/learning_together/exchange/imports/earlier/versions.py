"""Which earlier delivery a file is a new version of, and which entries its rows are held against.

Takes an agency's deliveries and entries, gives what they brought and how they hang together.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from learning_together.errors import LtError
from learning_together.exchange.imports.earlier import matching
from learning_together.exchange.imports.earlier.matching import DELIVERED, Earlier, fingerprint
from learning_together.exchange.imports.rows.draft import Drafted, Fields
from learning_together.records.kinds.entry import Entry

#: A file is a new version of an earlier one where at least this share of either is the same.
_SAME_FILE = 0.3
_MOST_PAIRS = 250_000


@dataclass(frozen=True)
class Delivery:
    """A file that an agency sent and that was imported.

    Attributes:
        number: Of the agency's deliveries, from 1.
        about: What import.json says.
        rows: What is kept of its rows.
        elsewhere: Whether it is kept on another computer, and only its entries are known here.
    """

    number: int
    about: dict[str, Any]
    rows: Iterable[dict[str, Any]] = ()
    elsewhere: bool = False

    @property
    def sha(self) -> str:
        """Of the file's content."""
        return str(self.about["file"]["sha256"])

    @property
    def replaces(self) -> int | None:
        """The number of the delivery of which this one is a new version."""
        found = self.about.get("replaces")
        return int(found) if found is not None else None


def as_it_stands(entry: Entry) -> Fields:
    """What an entry says now, of what a delivery can bring."""
    data = entry.origin.data
    found: Fields = {}
    for name in DELIVERED:
        value = data.get(name)
        if name in {"people", "about"} and isinstance(value, str):
            value = [value]
        if value:
            found[name] = value
    return found


def brought(deliveries: Sequence[Delivery], entries: Mapping[str, Entry]) -> list[Earlier]:
    """Entries that deliveries brought, as they brought them; as they stand where that is lost.

    What a delivery brought may be kept on another computer. Then an entry that still says what lt
    wrote is as it was brought; of any other that cannot be told.
    """
    last: dict[str, Fields] = {}
    here: set[tuple[str, str]] = set()
    for delivery in deliveries:
        for row in delivery.rows:
            if row.get("entry") and row.get("fields") is not None:
                last[row["entry"]] = row["fields"]
                here.add((row["entry"], row["hash"]))
    found = []
    for entry in entries.values():
        at = entry.delivery
        if at is None or at.number is None:
            continue
        hash_, said = at.hash or "", at.said or ""
        stands = as_it_stands(entry)
        id_ = entry.id_text
        if (id_, hash_) in here:
            found.append(Earlier(id_, hash_, last[id_], at.number, said=said))
        else:
            sure = said == fingerprint(stands)
            found.append(Earlier(id_, hash_, stands, at.number, sure, said))
    return found


def elsewhere(deliveries: Sequence[Delivery], entries: Mapping[str, Entry]) -> list[Delivery]:
    """Deliveries that entries speak of and that are not kept here, as on another computer."""
    here = {one.number for one in deliveries}
    numbers = {
        one.delivery.number
        for one in entries.values()
        if one.delivery is not None and one.delivery.number is not None
    }
    nothing = {"file": {"sha256": ""}, "replaces": None}
    return [Delivery(number, nothing, elsewhere=True) for number in sorted(numbers - here)]


def among(
    drafted: Drafted,
    earlier: Sequence[Earlier],
    deliveries: Sequence[Delivery],
    number: int | None,
) -> set[int]:
    """The deliveries whose entries a file's rows are held against.

    Of those that are kept on another computer nobody here knows which replaced which: each that
    shares enough with the file belongs to them.
    """
    found = chain(deliveries, number)
    if number is not None:
        for one in deliveries:
            if one.elsewhere and one.number not in found:
                those = [each for each in earlier if each.number == one.number]
                if _share(drafted, those, thorough=True) >= _SAME_FILE:
                    found.add(one.number)
    return found


def _share(drafted: Drafted, those: Sequence[Earlier], *, thorough: bool) -> float:
    """How much of a file, or of what was brought before, is in the other."""
    drafts = drafted.drafts
    if not those or not drafts:
        return 0.0
    met = matching.by_hash(drafts, those)
    if not met and (thorough or len(those) * len(drafts) <= _MOST_PAIRS):
        met = matching.pair(drafts, those)
    return len(met) / min(len(those), len(drafts))


def chain(deliveries: Sequence[Delivery], number: int | None) -> set[int]:
    """A delivery, those it replaced, and those that have replaced them since."""
    replaced = {one.number: one.replaces for one in deliveries}
    found: set[int] = set()
    while number is not None and number not in found:
        found.add(number)
        number = replaced.get(number)
    while more := {one for one, of in replaced.items() if of in found and one not in found}:
        found |= more
    return found


def replaced(
    drafted: Drafted,
    earlier: Sequence[Earlier],
    deliveries: Sequence[Delivery],
    asked: int | None,
    same: Delivery | None,
) -> int | None:
    """The delivery of which a file is a new version; None where it is none.

    Args:
        drafted: The file.
        earlier: What earlier deliveries brought.
        deliveries: All of them.
        asked: What a person said; 0 for none.
        same: The delivery with the very same content.

    Raises:
        LtError: A person named a delivery that there is not.
    """
    if asked is not None:
        if asked and asked not in {one.number for one in deliveries}:
            known = ", ".join(str(one.number) for one in deliveries) or "none yet"
            raise LtError(f"There is no delivery {asked} of this agency.", f"Deliveries: {known}")
        return asked or None
    if same is not None:
        return same.number
    best, found = _SAME_FILE, None
    for delivery in deliveries:
        numbers = chain(deliveries, delivery.number)
        those = [one for one in earlier if one.number in numbers]
        share = _share(drafted, those, thorough=delivery.elsewhere)
        if share and share >= best:
            best, found = share, delivery.number
    return found
