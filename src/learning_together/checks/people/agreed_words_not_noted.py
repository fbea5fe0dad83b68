"""Of what was agreed, the words are noted."""

from learning_together import english
from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.agreeable import agreeable
from learning_together.checks.shared.words import name
from learning_together.records.agreement import Agreement, agreement, has_words

CHECK = Check(
    code="LT323",
    name="agreed-words-not-noted",
    steps="setup: info",
    title="Agreements of which it is not noted which words were agreed",
    why="Where the words are noted, lt tells when they change after they were agreed, whoever "
    "changes them. Where they are not, nobody can tell.",
    mend="For one that is agreed now: lt agree, with its id. For all that were agreed earlier, if "
    "you know that they stand as they were agreed: lt agree --earlier.",
    bad={
        "feedback.yaml": "- id: FBK1\n  role: Case group member\n  answer: Well heard\n"
        "  may_quote: yes  # <- LT323\n"
        "- id: FBK2\n  role: Case group member\n  answer: Too long\n  may_quote: yes\n",
    },
    good={
        "feedback.yaml": "- id: FBK1\n  role: Case group member\n  answer: Well heard\n"
        "  may_quote: yes\n  agreed_words: 9af8944d9b0f\n",
    },
)

_MOST = 8


def find(review: Review, _setting: Setting) -> Problems:
    """One note for all of them: a folder of an earlier version has many."""
    found = [
        one for one in agreeable(review) if agreement(one) is Agreement.UNTOLD and has_words(one)
    ]
    if found:
        first = found[0]
        shown = [name(one) for one in found[:_MOST]]
        if len(found) > _MOST:
            shown.append(f"{len(found) - _MOST} more")
        yield CHECK.at(
            first.place(*first.KIND.agreed.split(".")),
            f"It is not noted which words were agreed in {english.listed(shown)}.",
        )
