"""What can be wrong with the fields of a record: the checks of group LT0 that building finds."""

from learning_together.diagnostics import Check

UNKNOWN_FIELD = Check(
    code="LT020",
    name="unknown-field",
    title="A field that this kind of record does not have",
    why="What stands in it appears in no check and no report.",
    mend="Correct the name, or move the text into a field that exists. `lt schema` and the field "
    "reference list them all.",
    bad={"factors.yaml": "- id: CF1\n  summary: One\n  sumary: Two  # <- LT020\n"},
    good={"factors.yaml": "- id: CF1\n  summary: One and two\n"},
)

UNKNOWN_VALUE = Check(
    code="LT021",
    name="unknown-value",
    title="A word that this field does not know",
    why="The field sorts and counts by a fixed set of words; another word would be left out.",
    mend="Use one of the words listed.",
    bad={"factors.yaml": "- id: CF1\n  summary: One\n  effect: hinder  # <- LT021\n"},
    good={"factors.yaml": "- id: CF1\n  summary: One\n  effect: hinders\n"},
)

WRONG_TYPE = Check(
    code="LT022",
    name="wrong-type",
    title="A field holds another sort of thing than it should",
    why="It cannot be read as it stands, so it is missing from checks and reports.",
    mend="Write the value in the form shown.",
    bad={"factors.yaml": "- id: CF1\n  summary: {one: two}  # <- LT022\n"},
    good={"factors.yaml": "- id: CF1\n  summary: One, two\n"},
)

MISSING_FIELD = Check(
    code="LT023",
    name="missing-field",
    title="A field that every record of this kind needs is empty, or only holds its place",
    why="Without it the record cannot be placed, named or used.",
    mend="Fill it in, or remove the record. “TBC” and the like do not fill it in.",
    bad={
        "factors.yaml": "- id: CF1  # <- LT023\n  effect: hinders\n"
        "- id: CF2\n  summary: TBC  # <- LT023\n"
    },
    good={"factors.yaml": "- id: CF1\n  summary: One\n  effect: hinders\n"},
)

BAD_DATE = Check(
    code="LT024",
    name="bad-date",
    title="A date or time that cannot be read, or that does not exist",
    why="A date that is read wrongly puts an event in the wrong place, and no one notices.",
    mend="Write dates as year-month-day (2023-06-14), as much of it as is known, and times as "
    "14:30.",
    bad={"meetings.yaml": "- id: MTG1\n  type: planning\n  date: 2023-02-30  # <- LT024\n"},
    good={"meetings.yaml": "- id: MTG1\n  type: planning\n  date: 2023-02-28\n"},
)

DAY_FIRST = Check(
    code="LT025",
    name="day-first-date",
    title="A date is written with the day first",
    why="03/04/2023 is 3 April to some readers and 4 March to others; which is meant must not be "
    "guessed.",
    mend="Write year-month-day: 2023-04-03.",
    bad={"meetings.yaml": "- id: MTG1\n  type: planning\n  date: 14/06/2023  # <- LT025\n"},
    good={"meetings.yaml": "- id: MTG1\n  type: planning\n  date: 2023-06-14\n"},
)

BAD_ID = Check(
    code="LT026",
    name="bad-id",
    title="An id has characters that ids cannot have",
    why="Ids are used in references, file names and Word bookmarks, which hold no others.",
    mend="Start with a letter, then use letters, digits and hyphens only; at most 24 characters.",
    bad={"factors.yaml": "- id: CF 1  # <- LT026\n  summary: One\n"},
    good={"factors.yaml": "- id: CF1\n  summary: One\n"},
)

UNREAD_FILE = Check(
    code="LT027",
    name="unread-file",
    steps="setup: warning",
    title="A file that no kind of record is read from",
    why="What stands in it is checked by nothing and appears in no report.",
    mend="Rename it, or move it out of the review folder. `leaves_out` in review.yaml names "
    "folders that are no part of the review.",
    bad={"timline/health.yaml": "# <- LT027\n[]\n"},
    good={"timeline/health.yaml": "[]\n"},
)

OTHER_AGENCY = Check(
    code="LT028",
    name="other-agency",
    title="An entry names another agency than its file",
    why="One of the two is wrong, and the account would be put in the wrong agency's mouth.",
    mend="Move the entry to that agency's file, or remove “agency” from it.",
    bad={
        "agencies.yaml": "- id: health\n  name: Health visiting\n",
        "timeline/health.yaml": "- id: health-001\n  date: 2022-05-01\n  agency: police  # <- LT028\n"
        "  source: Record\n  event: Home visit\n",
    },
    good={
        "agencies.yaml": "- id: health\n  name: Health visiting\n",
        "timeline/health.yaml": "- id: health-001\n  date: 2022-05-01\n  source: Record\n"
        "  event: Home visit\n",
    },
)

NO_REVIEW = Check(
    code="LT029",
    name="no-review-file",
    title="The folder has no readable review.yaml, or more than one record in it",
    why="review.yaml says what the review is, its period and its stage; most checks need it.",
    mend="`lt init` writes one. It holds one record: fields without a dash before them.",
)

NEWER_FORMAT = Check(
    code="LT030",
    name="unknown-format",
    title="The folder is in a format that this version of lt does not know",
    why="A newer format may hold things that this version would misread or leave out.",
    mend="Install a newer lt, or set “format: 1” if the number is a slip.",
    bad={
        "review.yaml": "format: 9  # <- LT030\ntitle: Sample\nframework: lcspr\noption: full\n"
        "stage: setup\n"
    },
    good={
        "review.yaml": "format: 1\ntitle: Sample\nframework: lcspr\noption: full\nstage: setup\n"
    },
)

FILE_NAME = Check(
    code="LT031",
    name="file-name",
    steps="setup: warning",
    title="A file name that Windows cannot hold",
    why="Colleagues on Windows cannot open or even fetch a folder with such a name in it.",
    mend="Rename the file: no aux, con, nul, prn, com1 or lpt1 before the dot, none of "
    '<>:"|?* in it, no space or dot at its end, and no two names that differ only in case.',
    bad={"timeline/aux.yaml": "# <- LT031\n[]\n"},
    good={"timeline/health.yaml": "[]\n"},
)

FAULTS = (
    UNKNOWN_FIELD,
    UNKNOWN_VALUE,
    WRONG_TYPE,
    MISSING_FIELD,
    BAD_DATE,
    DAY_FIRST,
    BAD_ID,
    UNREAD_FILE,
    OTHER_AGENCY,
    NO_REVIEW,
    NEWER_FORMAT,
    FILE_NAME,
)
