"""What a report is, what is asked of one, and the words that every view is written in.

Each view that is a report declares its `REPORT`; `catalogue` collects them. Knows no view.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from learning_together.dates.coarse import How
from learning_together.documents.page_data import Reading
from learning_together.documents.prose import Prose
from learning_together.errors import LtError
from learning_together.ids import Id
from learning_together.method.unwritten import Gap
from learning_together.privacy.audience import Reader
from learning_together.records.base import Audience, M, Model
from learning_together.reports.deliveries import Delivered
from learning_together.review.changes import Changes
from learning_together.review.review import Review
from learning_together.stages import Stage

__all__ = [
    "CHOICES",
    "EVERY_FORMAT",
    "FORMATS",
    "OF_WORD",
    "Asked",
    "Prose",
    "Report",
    "Review",
    "those_of",
]

FORMATS = ("md", "docx", "html", "pdf")
#: What LibreOffice makes of a Word file.
OF_WORD = ("odt",)
EVERY_FORMAT = (*FORMATS, *OF_WORD)

#: Choices that only some reports can make use of, each as it is typed.
CHOICES = {
    "agencies": "--agency",
    "about": "--about",
    "level": "--skeleton",
    "intervals": "--intervals",
    "numbered": "--number-paragraphs",
}


def those_of(review: Review, kind: type[Model]) -> str:
    """Which records of a kind a review has, in a sentence."""
    ids = ", ".join(record.id.text for record in review.all(kind) if record.id)
    return f"This review has: {ids}." if ids else f"This review has no {kind.KIND.name} yet."


def _no_changes() -> Changes | None:
    return None


def _no_deliveries() -> tuple[Delivered, ...]:
    return ()


def _nothing_unwritten(_review: Review) -> tuple[Gap, ...]:
    return ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a report.

    Attributes:
        reader: For whom it is made.
        subject: The id of the record that it is about, for reports about one.
        agencies: Of accounts of agencies: ids; all where empty.
        about: Of a chronology: codes of those whom entries are about; all where empty.
        level: Of a chronology: `skeleton`, or empty for every entry.
        intervals: Of a chronology: whether with ages and intervals.
        dates: How exactly dates are told; None for as exactly as they are known.
        places: Whether places are told in general words alone.
        changes: Gives what changed since the meeting before the one that it is about, for the
            same reader; None where git cannot tell.
        deliveries: Gives what was kept of the files of the agency that it is about.
    """

    reader: Reader = Reader(Audience.TEAM)  # noqa: RUF009 - it is frozen
    subject: Id | None = None
    agencies: tuple[Id, ...] = ()
    about: tuple[Id, ...] = ()
    level: str = ""
    intervals: bool = False
    dates: How | None = None
    places: bool = False
    changes: Callable[[], Changes | None] = _no_changes
    deliveries: Callable[[], tuple[Delivered, ...]] = _no_deliveries

    def record(self, review: Review, kind: type[M]) -> M:
        """The record that the report is about.

        Args:
            review: As its reader may read it.
            kind: The model of its kind.

        Raises:
            LtError: There is none of that id for this reader.
        """
        found = review.get(self.subject, kind)
        if found is not None:
            return found
        raise LtError(f"There is no {kind.KIND.one} “{self.subject}”.", those_of(review, kind))


@dataclass(frozen=True, slots=True)
class Report:
    """One kind of report.

    Attributes:
        name: As it is asked for.
        title: As its title page calls it.
        about: What it is for, in a sentence.
        stage: Of a review, in which it is needed first; None where it is needed in none above all.
        build: Makes of the review, as its reader may read it, what the template sees.
        per: The kind of record that it is about, one at a time; None where it is about the review.
        whole: Whether a report that is about one may also be about all of them.
        contents: Whether it has a table of contents.
        audience: For whom it is made where nobody says otherwise; None where that must be said,
            since it is handed to people outside the review. An agency or a participant is the
            one that the report is about.
        fitting: Where the audience must be said: those that it is meant for.
        formats: The suffixes that it can have by lt alone.
        exact: Whether it is of no use without exact dates: a form, or a page to work with.
        of: The kinds that it is made of: whoever may read no record of them gets none.
        tells: Parts of its view of which one must hold something: else its records tell nothing.
        nothing: What to say then.
        then: What to do where it would be empty, if not to add a record of the first kind.
        waits: Whether it goes to nobody beyond the team before proceedings have ended.
        pages: How many pages it is to have at most; 0 for as many as it takes.
        unwritten: What of it is still to be written.
        in_grey: Whether drafts for the team show what is still to be written.
        drafted: Whether the team gets it all the same, since it says what is still to be written.
        only: Audiences that it can be made for; empty where for any. What others may not read it
            would tell as missing.
        takes: What of an `Asked` it makes use of, of what only some reports can.
        reads: Gives what its reader filters, of the review as they may read it and of its view;
            None for a document to be read from its first page to its last.
        carries: Gives what a Word file of its view brings along unseen, by name.
    """

    name: str
    title: str
    about: str
    build: Callable[[Review, Asked], object]
    stage: Stage | None = None
    per: type[Model] | None = None
    whole: bool = False
    contents: bool = True
    audience: Audience | None = Audience.TEAM
    fitting: tuple[Audience, ...] = ()
    formats: tuple[str, ...] = FORMATS
    exact: bool = False
    of: tuple[type[Model], ...] = ()
    tells: tuple[str, ...] = ()
    nothing: str = ""
    then: str = ""
    waits: bool = False
    pages: int = 0
    unwritten: Callable[[Review], tuple[Gap, ...]] = _nothing_unwritten
    in_grey: bool = False
    drafted: bool = False
    only: tuple[Audience, ...] = ()
    takes: tuple[str, ...] = ()
    reads: Callable[[Review, Asked, Any], Reading] | None = None
    carries: Callable[[Any], Mapping[str, str]] | None = None

    @property
    def can_be(self) -> tuple[str, ...]:
        """The suffixes that it can have, with those that LibreOffice makes of a Word file."""
        return (*self.formats, *OF_WORD) if "docx" in self.formats else self.formats

    @property
    def usual(self) -> str:
        """The suffix that it has where nobody asks for another: Word's where it can."""
        return "docx" if "docx" in self.formats else self.formats[0]
