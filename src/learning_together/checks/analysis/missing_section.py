"""The report has prose that is no record of the case."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.ids import Id
from learning_together.method.unwritten import SECTIONS
from learning_together.records.kinds.section import Section

CHECK = Check(
    code="LT474",
    name="missing-section",
    steps="report: warning, board: error",
    title="A section that every report has is missing or empty",
    why="Readers need to know what the case was, how the review was done and what limits it "
    "had before they can weigh the findings; published Learning Together reports all have "
    "these sections.",
    mend="Write it as sections/NAME.md with “id: NAME” between two lines of --- at its top.",
    bad={
        "review.yaml": "format: 1  # <- LT474\n"
        "title: Sample\n"
        "framework: lcspr\n"
        "option: full\n"
        "stage: report\n",
        "sections/summary.md": "---\nid: summary\n---\n\nText.\n",
        "sections/methodology.md": "---\nid: methodology\n---\n\nText.\n",
        "sections/limitations.md": "---\nid: limitations\n---\n\nText.\n",
    },
    good={
        "review.yaml": "format: 1\ntitle: Sample\nframework: lcspr\noption: full\nstage: report\n",
        "sections/summary.md": "---\nid: summary\n---\n\nText.\n",
        "sections/methodology.md": "---\nid: methodology\n---\n\nText.\n",
        "sections/limitations.md": "---\nid: limitations\n---\n\nText.\n",
        "sections/conclusion.md": "---\nid: conclusion\n---\n\nText.\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Sections that are not there, and sections without a text."""
    if not review.whole("sections"):
        return
    found = {section.id: section for section in review.all(Section) if section.id}
    for key in SECTIONS:
        section = found.get(Id(key))
        heading = review.framework.headings[key]
        if section is None:
            yield CHECK.at(
                review.facts.place(),
                f"The report has no section “{heading}”.",
                f"Write it as sections/{key}.md, with “id: {key}” between two lines of --- at its "
                "top.",
            )
        elif section.lacks("text"):
            yield CHECK.at(
                section.place(),
                f"The section “{heading}” is empty.",
                "Write its text below the second line of ---.",
                record=section.id,
                field="text",
            )
