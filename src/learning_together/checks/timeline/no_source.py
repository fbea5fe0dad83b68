"""Every entry says where it comes from."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.records.kinds.entry import Entry

CHECK = Check(
    code="LT209",
    name="no-source",
    steps="collect: warning, analyse: error",
    title="A timeline entry without a source",
    why="Everything in the analysis rests on the timeline, and an entry that cannot be looked up "
    "cannot be corrected, weighed or defended.",
    mend="Say under “source” which record it comes from, and where in it; or name the “document”.",
    bad={
        "timeline.yaml": "- id: health-1  # <- LT209\n  date: 2022-05-10\n  agency: health\n"
        "  event: Home visit\n",
    },
    good={
        "timeline.yaml": "- id: health-1\n  date: 2022-05-10\n  agency: health\n"
        "  event: Home visit\n  source: Health visiting record, 10 May\n"
        "- id: health-2\n  date: 2022-05-11\n  agency: health\n  event: Visit\n  document: DOC1\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Entries with neither a source nor a document."""
    for entry in review.all(Entry):
        if entry.lacks("source") and entry.lacks("document"):
            yield CHECK.at(
                entry.place(),
                f"{entry.id or 'This entry'} does not say which record it comes from.",
                record=entry.id,
                field="source",
            )
