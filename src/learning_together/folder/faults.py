"""What can be wrong with the files and the text of a folder, before anyone asks what it means.

The checks of group LT0 that reading finds; those of shape (fields and values) are in
`learning_together.records.field_faults`.
"""

from learning_together.diagnostics import Check

NOT_UTF8 = Check(
    code="LT001",
    name="not-utf-8",
    title="A file is not stored as UTF-8 text",
    why="Text stored in another way shows wrong letters on other machines, and names and dates "
    "can change without anyone noticing.",
    mend="Open the file in your editor and save it again as UTF-8. Windows Notepad offers this "
    "under “Save as”, next to “Encoding”.",
)

TAB = Check(
    code="LT002",
    name="tab-indent",
    title="A tab is used to indent",
    why="YAML does not allow tabs before text: how far they indent differs from editor to editor.",
    mend="Replace the tab by spaces, as many as the lines around it have.",
    bad={"factors.yaml": "- id: CF1\n\tsummary: Two teams shared one duty line  # <- LT002\n"},
    good={"factors.yaml": "- id: CF1\n  summary: Two teams shared one duty line\n"},
)

BAD_YAML = Check(
    code="LT003",
    name="bad-yaml",
    title="Something in a file cannot be read as YAML",
    why="YAML cannot tell where one thing ends and the next begins. What is left out for it is "
    "missing from every check and every report.",
    mend="Mend the line that is named. Text with a colon, a hash or quotes in it is safe in "
    "double quotes, or on a line of its own below “>-”.",
    bad={"factors.yaml": "- id: CF1\n  summary: Duty team: two posts vacant  # <- LT003\n"},
    good={"factors.yaml": '- id: CF1\n  summary: "Duty team: two posts vacant"\n'},
)

LOST_TEXT = Check(
    code="LT004",
    name="lost-text",
    title="Text after a # would be lost",
    why="In YAML a # after a space starts a comment: what follows is not part of the text and "
    "would be missing from every report.",
    mend="Put the whole text in double quotes. If it is meant as a comment, put two spaces before "
    "the # and one after it.",
    bad={"factors.yaml": "- id: CF1\n  summary: Police log #4412 was not shared  # <- LT004\n"},
    good={"factors.yaml": '- id: CF1\n  summary: "Police log #4412 was not shared"\n'},
)

SPECIAL = Check(
    code="LT005",
    name="yaml-special",
    title="A character with a special meaning in YAML stands at the start of text",
    why="YAML reads text that starts with !, &, *, @, %, [ or { as an instruction to itself, and "
    "can drop, repeat or change words.",
    mend="Put the whole text in double quotes, or on a line of its own below “>-”.",
    bad={"factors.yaml": "- id: CF1\n  summary: !important two posts vacant  # <- LT005\n"},
    good={"factors.yaml": '- id: CF1\n  summary: "!important two posts vacant"\n'},
)

DUPLICATE_KEY = Check(
    code="LT006",
    name="duplicate-field",
    title="A field stands twice in one record",
    why="Only one of the two can be read; the other would be lost without a word.",
    mend="Join the two into one, or remove one of them. If a new record was meant to start, it "
    "needs a dash (“- ”) before its first field.",
    bad={"factors.yaml": "- id: CF1\n  summary: One\n  summary: Two  # <- LT006\n"},
    good={"factors.yaml": "- id: CF1\n  summary: One and two\n"},
)

TOO_DEEP = Check(
    code="LT007",
    name="too-deep",
    title="Lists or brackets nest too deep",
    why="No record needs it; a file like this is broken, or made to stop this program.",
    mend="Look at where the file came from. If the brackets are part of text, put it in quotes.",
)

TOO_LARGE = Check(
    code="LT008",
    name="too-large",
    title="A file, or the folder, is larger than a review can be",
    why="A file this large is not one that people wrote, and reading it could stop the machine.",
    mend="Move what is not part of the review (scans, exports) out of the folder; split a long "
    "timeline into several files.",
)

UNREADABLE = Check(
    code="LT009",
    name="unreadable-file",
    title="A file cannot be opened",
    why="What stands in it is missing from every check and every report.",
    mend="See that you may read the file, that no other program holds it open, and that it is on "
    "this machine (OneDrive: right-click, “Always keep on this device”).",
)

LINK = Check(
    code="LT010",
    name="link",
    title="A link stands where a file is expected",
    why="A link can lead out of the review folder, to files that are no part of the review; links "
    "are never followed.",
    mend="Replace the link by the file itself.",
)

SEVERAL_DOCUMENTS = Check(
    code="LT011",
    name="several-documents",
    title="A line “---” splits the file in two",
    why="Only what stands before it would be read.",
    mend="Remove the line “---”. Several records in one file are a list: each starts with “- ”.",
    bad={"factors.yaml": "id: CF1\nsummary: One\n---  # <- LT011\nid: CF2\nsummary: Two\n"},
    good={"factors.yaml": "- id: CF1\n  summary: One\n- id: CF2\n  summary: Two\n"},
)

NOT_A_RECORD = Check(
    code="LT012",
    name="not-a-record",
    title="Text stands where a record is expected",
    why="What stands outside of a record's fields belongs to no record and appears nowhere.",
    mend="Give each value the name of its field (“summary: …”), or start the line with # if it is "
    "a note to yourselves.",
    bad={"factors.yaml": "- id: CF1\n  summary: One\n- Two posts vacant  # <- LT012\n"},
    good={"factors.yaml": "- id: CF1\n  summary: One\n- id: CF2\n  summary: Two posts vacant\n"},
)

NO_FRONT_MATTER = Check(
    code="LT013",
    name="no-front-matter",
    title="A Markdown file does not start with its fields",
    why="The fields between the two “---” lines say what the text is and who may read it.",
    mend="Start the file with a line “---”, then the fields (id: …), then another line “---”.",
    bad={"sections/methodology.md": "# <- LT013\nWe met five times.\n"},
    good={"sections/methodology.md": "---\nid: methodology\n---\n\nWe met five times.\n"},
)

JOINED_LIST = Check(
    code="LT014",
    name="joined-list",
    steps="setup: warning",
    title="The lines of a list or a table are joined into one",
    why="Below “>-”, in quotes and where text runs on, YAML joins all lines, so that the items of "
    "a list or the rows of a table would run on as one line.",
    mend="Write “|” in the place of “>-”, or put the text below “|”: there every line stays as it "
    "is typed.",
    bad={
        "factors.yaml": "- id: CF1\n  summary: One\n  explanation: >-\n    Two things:\n"
        "    - the rota  # <- LT014\n    - the form\n"
    },
    good={
        "factors.yaml": "- id: CF1\n  summary: One\n  explanation: |\n    Two things:\n"
        "    - the rota\n    - the form\n"
    },
)

FAULTS = (
    NOT_UTF8,
    TAB,
    BAD_YAML,
    LOST_TEXT,
    SPECIAL,
    DUPLICATE_KEY,
    TOO_DEEP,
    TOO_LARGE,
    UNREADABLE,
    LINK,
    SEVERAL_DOCUMENTS,
    NOT_A_RECORD,
    NO_FRONT_MATTER,
    JOINED_LIST,
)
