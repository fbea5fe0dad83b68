"""Whether a report would be empty for its reader, and why: then it is not written.

Takes a report, and the review as its reader may read it or what the report says of it. What it is
made of stands in its `of`, where it tells something in its `tells`.
"""

from learning_together.english import either
from learning_together.errors import LtError
from learning_together.privacy.audience import reads_all
from learning_together.records.base import Model
from learning_together.reports.report import Asked, Report
from learning_together.review.review import Review


def refuse_without_records(report: Report, review: Review, seen: Review, asked: Asked) -> None:
    """Refuses a report of which its reader may read no record that it is made of.

    Args:
        report: Which one.
        review: All of the review.
        seen: The review as the reader may read it.
        asked: For whom, and which part.

    Raises:
        LtError: So it is.
    """
    if not report.of or _is_for_its_writers(report, asked):
        return
    if any(_says_something(one) for kind in report.of for one in seen.all(kind)):
        return
    closed = [kind for kind in report.of if not reads_all(seen, asked.reader, kind)]
    if closed:
        one = either(kind.KIND.one for kind in closed)
        others = sum(len(review.all(kind)) for kind in closed)
        held = f" The review holds {others}, for others to read." if others else ""
        raise LtError(
            f"The report “{report.name}” would be empty: there is no {one} that its readers "
            f"({asked.reader.words(review)}) may read.{held}",
            "Make it for somebody else, with --audience, or leave it out. Who may read what is in "
            "docs/records.md; `handling` in a record opens it to others.",
        )
    if report.tells:
        return
    bare = any(review.all(kind) for kind in report.of)
    raise LtError(
        f"The report “{report.name}” would be empty: the review has no "
        f"{either(kind.KIND.one for kind in report.of)} "
        f"{'with an id and a text' if bare else 'yet'}.",
        report.then or f"Add one first: lt new {report.of[0].KIND.name}.",
    )


def refuse_without_words(report: Report, asked: Asked, view: object) -> None:
    """Refuses a report whose records tell nothing that stands in it.

    Args:
        report: Which one.
        asked: For whom, and which part.
        view: What it says.

    Raises:
        LtError: So it is.
    """
    if not report.tells or _is_for_its_writers(report, asked):
        return
    if not any(getattr(view, part) for part in report.tells):
        raise LtError(f"The report “{report.name}” would be empty: {report.nothing}", report.then)


def _is_for_its_writers(report: Report, asked: Asked) -> bool:
    """Whether a report tells those who write it what is still to be written."""
    return report.drafted and not asked.reader.beyond_team


def _says_something(record: Model) -> bool:
    """Whether a record says anything: one whose text is its all must have one."""
    return not record.KIND.body or not record.lacks(record.KIND.body)
