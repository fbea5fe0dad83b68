"""No real name stands in the review."""

from learning_together.checks.confidentiality.problems import in_texts
from learning_together.checks.rule import Check
from learning_together.privacy.hits import Sort

_PEOPLE = "- {id: HV1, role: Health visitor, group: case-group}\n"
_KEY = (
    "- code: HV1\n"
    "  type: person\n"
    "  names: [Ottoline Quisp]\n"
    "  initials: [OQ]\n"
    "  addresses: ['3 Fenwick Rise, Nowhere, ZE9 9ZZ']\n"
)

CHECK = Check(
    code="LT720",
    name="real-name",
    title="A real name stands in the review",
    why="Names live in the key and nowhere else. What is typed into a record goes into git, into "
    "reports and to everybody who has a copy, and cannot be called back.",
    mend="Write the code instead. Git keeps what was committed before: docs/security.md says how "
    "a name is purged. If the wording points to somebody else (an author who is cited), add it, "
    "with the words around it, to `harmless` in review.yaml.",
    bad={
        "people.yaml": _PEOPLE,
        "documents.yaml": "- id: DOC1\n"
        "  what: Note of Ottoline Quisp's visit  # <- LT720\n"
        "- id: DOC2\n"
        "  what: >-\n"
        "    Rung by O. Q. about  # <- LT720\n"
        "    3 Fenwick Rise  # <- LT720\n",
        "private/identities.yaml": _KEY,
    },
    good={
        "people.yaml": _PEOPLE,
        "documents.yaml": "- id: DOC1\n  what: Note of [[HV1]]'s visit to Fenwick\n",
        "private/identities.yaml": _KEY,
    },
)

# Names, initials, addresses and numbers of the key. None is printed.
find = in_texts(CHECK, Sort.NAME)
