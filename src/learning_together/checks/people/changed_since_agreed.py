"""What somebody agreed to are the words that they saw."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.agreeable import agreeable
from learning_together.checks.shared.words import name
from learning_together.english import starting
from learning_together.records.agreement import Agreement, agreement

CHECK = Check(
    code="LT322",
    name="changed-since-agreed",
    steps="setup: warning",
    title="Words that were changed since they were agreed",
    why="A write-up, a quotation or the family's own account carries weight because the person saw "
    "it and said: so it was. Words that were changed afterwards, however well meant, are nobody's "
    "until they have been seen again.",
    mend="Show the words to the person again. If they agree: lt agree, with the record's id. Or "
    "put the words back as they were.",
    bad={
        "feedback.yaml": "- id: FBK1\n  role: Case group member\n  answer: Not heard at all\n"
        "  may_quote: yes\n  agreed_words: d8d7c4f3a0b1  # <- LT322\n",
    },
    good={
        "feedback.yaml": "- id: FBK1\n  role: Case group member\n  answer: Well heard\n"
        "  may_quote: yes\n  agreed_words: 9af8944d9b0f\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Records whose words are no longer those that were agreed."""
    for one in agreeable(review):
        unread = one.origin.left_out & {"agreed_words", *one.KIND.words}
        if not unread and agreement(one) is Agreement.CHANGED:
            yield CHECK.at(
                one.place("agreed_words"),
                starting(f"{name(one)} was changed since it was agreed."),
                f"Show the words to the person again; if they agree: lt agree {one.id}"
                if one.id
                else "",
                record=one.id,
                field="agreed_words",
            )
