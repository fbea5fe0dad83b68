"""What ends does so after it starts."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.method.timeline import earliest, in_words, latest
from learning_together.records.base import Model
from learning_together.records.kinds.comment import Comment
from learning_together.records.kinds.contact import FamilyContact
from learning_together.records.kinds.conversation import Conversation
from learning_together.records.kinds.entry import Entry
from learning_together.records.kinds.episode import Episode
from learning_together.records.kinds.proceeding import Proceeding
from learning_together.records.kinds.query import Query
from learning_together.records.kinds.synopsis import Synopsis

CHECK = Check(
    code="LT201",
    name="end-before-start",
    title="Something ends before it starts",
    why="One of the two dates is wrong, and the event stands in the wrong place wherever the "
    "timeline is shown.",
    mend="Correct the date that is wrong.",
    bad={
        "review.yaml": "format: 1\ntitle: Sample\nframework: lcspr\noption: full\nstage: setup\n"
        "period:\n  start: 2022-12-31\n  end: 2022-01-01  # <- LT201\n",
        "timeline.yaml": "- id: health-1\n  date: 2022-05-10\n  end_date: 2022-05-01  # <- LT201\n"
        "  agency: health\n  event: Phone calls\n",
    },
    good={
        "timeline.yaml": "- id: health-1\n  date: 2022-05-10\n  end_date: 2022-05\n"
        "  agency: health\n  event: Phone calls\n",
    },
)

#: Fields of which the second is never before the first.
_IN_ORDER: tuple[tuple[type[Model], str, str], ...] = (
    (Entry, "date", "end_date"),
    (Entry, "date", "known_on"),
    (Episode, "start", "end"),
    (Synopsis, "start", "end"),
    (Proceeding, "opened", "closed"),
    (Conversation, "date", "writeup_shared"),
    (Conversation, "writeup_shared", "agreed_on"),
    (Query, "asked_on", "answered_on"),
    (FamilyContact, "offered_on", "met_on"),
    (Comment, "date", "answered_on"),
)


def find(review: Review, _setting: Setting) -> Problems:
    """Pairs of dates that cannot be in order, however vague they are."""
    period = review.facts.period
    if period and period.start and period.end and period.end < period.start:
        yield CHECK.at(
            review.facts.place("period", "end"),
            f"The period under review ends on {in_words(period.end)}, before it starts on "
            f"{in_words(period.start)}.",
            field="period.end",
        )
    for model, first, second in _IN_ORDER:
        for record in review.all(model):
            later = getattr(record, second)
            if later is None:
                continue
            sooner = getattr(record, first)
            if sooner is not None and latest(later) < earliest(sooner):
                yield CHECK.at(
                    record.place(second),
                    f"“{second}” is {in_words(later)}, which is before “{first}”, "
                    f"{in_words(sooner)}.",
                    record=record.id,
                    field=second,
                )
