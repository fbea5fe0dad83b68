"""Of every answer it is noted whether it may be quoted."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import name
from learning_together.english import starting
from learning_together.records.kinds.feedback import Feedback

CHECK = Check(
    code="LT662",
    name="consent-not-noted",
    steps="report: info",
    title="It is not noted whether an answer may be quoted",
    why="Feedback is quoted only with consent. Where none is noted the answer is counted and not "
    "quoted; once the review is over nobody can be asked any more.",
    mend="Ask, and note “may_quote: yes” or “may_quote: no”.",
    bad={
        "feedback.yaml": "- id: FBK1  # <- LT662\n"
        "  role: Case group member\n"
        "  answer: Well heard\n",
    },
    good={
        "feedback.yaml": "- id: FBK1\n"
        "  role: Case group member\n"
        "  answer: Well heard\n"
        "  may_quote: no\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Answers without a word on consent."""
    for one in review.all(Feedback):
        if one.may_quote is None and "may_quote" not in one.faulty and one.answer:
            yield CHECK.at(
                one.place(),
                starting(f"{name(one)} does not say whether it may be quoted."),
                record=one.id,
                field="may_quote",
            )
