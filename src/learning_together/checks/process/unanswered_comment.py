"""What readers of a draft say is answered."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.records.kinds.comment import Comment

CHECK = Check(
    code="LT634",
    name="unanswered-comment",
    steps="report: warning",
    title="A comment on a draft about which nothing is recorded",
    why="The case group takes part in the analysis by commenting on drafts (SCIE, Learning "
    "Together London pilots, 2011, section 3). A comment that nobody answers tells its "
    "author that it did not count.",
    mend="Write under “status” what became of it (accepted, partly, declined, noted) and under "
    "“answer” what was done, and why.",
    bad={
        "comments.yaml": "- id: COM1  # <- LT634\n  text: The visit was on the Tuesday.\n",
    },
    good={
        "comments.yaml": "- id: COM1\n  text: The visit was on the Tuesday.\n  status: accepted\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Comments that are still open, or were declined without a reason."""
    for comment in review.all(Comment):
        if "status" in comment.faulty:
            continue
        unanswered = comment.lacks("answer")
        if comment.status in {None, "open"}:
            field = "status"
            says = "has no answer yet." if unanswered else "has an answer and is still open."
        elif unanswered and comment.status in {"partly", "declined"}:
            field, says = "answer", f"is marked as {comment.status}, and nobody says why."
        else:
            continue
        who = f" by {comment.author}" if comment.author else ""
        yield about(CHECK, comment, f"{name(comment)}{who} {says}", field)
