"""What is listed as read or cited should be read or cited."""

from learning_together.checks.references.records_used import documents_of_entries, in_the_analysis
from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.english import starting
from learning_together.method.documents import was_read
from learning_together.records.kinds.document import Document
from learning_together.records.kinds.source import Source

CHECK = Check(
    code="LT107",
    name="unused-source",
    steps="analyse: info",
    title="A document that nobody read or drew on, or literature that nothing cites",
    why="The report lists what the review read. What stands there and was never used tells readers "
    "of evidence that there is not.",
    mend="Say who read the document (“read_by”) or what is missing from it (“gaps”), cite it where "
    "it was used, or take it off the list.",
    bad={
        "documents.yaml": "- id: DOC1  # <- LT107\n  title: School record\n",
        "sources.yaml": "- id: munro2005  # <- LT107\n  citation: Munro (2005)\n",
    },
    good={
        "documents.yaml": "- id: DOC1\n  title: School record\n  gaps: Attendance before 2022\n",
        "sources.yaml": "- id: munro2005\n  citation: Munro (2005)\n",
        "sections/methodology.md": "---\nid: methodology\n---\n\nAs [[munro2005]] has it.\n",
    },
)


def find(review: Review, setting: Setting) -> Problems:
    """Documents without reader, gap or use; sources that no text and no evidence names."""
    if review.unread:
        return
    used = in_the_analysis(review)
    drawn_on = documents_of_entries(review)
    for document in review.all(Document):
        handled = was_read(document, setting.today) or not document.lacks("gaps") or document.faulty
        if not handled and not used(document) and document.id not in drawn_on:
            yield CHECK.at(
                document.place(),
                f"{starting(name(document))}: nobody is said to have read it, and nothing rests on "
                "it.",
                record=document.id,
            )
    for source in review.all(Source):
        if not used(source) and not source.faulty:
            yield about(
                CHECK,
                source,
                f"“{source.id}” is on the list of literature, and nothing cites it.",
                help=f"Cite it where it was used, as [[{source.id}]], or take it off the list.",
            )
