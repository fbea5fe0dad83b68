"""Nothing that is nearly a real name stands in the review."""

from learning_together.checks.confidentiality.problems import in_texts
from learning_together.checks.rule import Check
from learning_together.privacy.hits import Sort

_PEOPLE = "- {id: HV1, role: Health visitor, group: case-group}\n"
_KEY = "- code: HV1\n  type: person\n  names: [Ottoline Quispel]\n"

CHECK = Check(
    code="LT721",
    name="near-name",
    steps="setup: warning",
    title="A word is close to a real name",
    why="A name with a slip of the pen, in the plural, or one that is an ordinary word as well "
    "(Rose, Will) gives the person away all the same.",
    mend="If it means the person, write the code instead. If not, reword it, or add it with the "
    "words around it to `harmless` in review.yaml.",
    bad={
        "people.yaml": _PEOPLE,
        "documents.yaml": "- id: DOC1\n  what: The Quispels rang  # <- LT721\n"
        "- id: DOC2\n  what: Seen by Ottolnie  # <- LT721\n",
        "private/identities.yaml": _KEY,
    },
    good={
        "people.yaml": _PEOPLE,
        "documents.yaml": "- id: DOC1\n  what: The Quaker hall\n",
        "private/identities.yaml": _KEY,
    },
)

# Misspelt and inflected names, and names that are words of English.
find = in_texts(CHECK, Sort.NEAR)
