"""The review team signs off; then the board receives the report."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.method.days import is_no_plan
from learning_together.method.meetings import first, is_to_come
from learning_together.records.kinds.signoff import SignOff

CHECK = Check(
    code="LT605",
    name="board-before-sign-off",
    steps="setup: warning, report: error",
    title="The board is to meet before the report is signed off",
    why="The review team signs off the final report and then presents it to the board that "
    "commissioned it (SCIE, Learning Together London pilots, 2011, section 4).",
    mend="Move the meeting of the board behind the sign-off, record the sign-off, or correct "
    "the date.",
    bad={
        "meetings.yaml": "- id: MTG1\n"
        "  type: sign-off\n"
        "  date: 2024-05-15\n"
        "- id: MTG2\n"
        "  type: board\n"
        "  date: 2024-05-01  # <- LT605\n",
    },
    good={
        "meetings.yaml": "- id: MTG1\n"
        "  type: sign-off\n"
        "  date: 2024-05-01\n"
        "- id: MTG2\n"
        "  type: board\n"
        "  date: 2024-05-15\n",
    },
)


def find(review: Review, setting: Setting) -> Problems:
    """The board's first meeting before the sign-off, by the diary or by the records of sign-off."""
    board = first(review, "board")
    if board is None or board.date is None:
        return
    meeting = first(review, "sign-off")
    # A sign-off that is still to come, or of nobody, is none.
    signoffs = [
        one
        for one in review.all(SignOff)
        if not one.lacks("by") and is_no_plan(one.date, setting.today)
    ]
    signed = [one.date for one in signoffs if one.date]
    if meeting is not None and meeting.date is not None and board.date < meeting.date:
        says = f"comes before the sign-off meeting ({name(meeting)})."
    elif signed and board.date < min(signed):
        says = "comes before the first sign-off of the report."
    elif review.whole("signoffs") and not (signoffs or is_to_come(board, setting.today)):
        if meeting is not None and not is_to_come(meeting, setting.today):
            return  # It was signed off in that meeting; LT606 asks by whom.
        says = "is over, and no sign-off of the report is recorded."
    else:
        return
    yield about(CHECK, board, f"The meeting of the board ({name(board)}) {says}", "date")
