"""Nobody's date of birth stands in a text."""

from learning_together.checks.confidentiality.problems import in_texts
from learning_together.checks.rule import Check
from learning_together.privacy.hits import Sort

CHECK = Check(
    code="LT724",
    name="birth-date",
    steps="setup: warning",
    title="A full date of birth stands in the review",
    why="With a date of birth and a town almost everybody can be found. An age says what a reader "
    "needs to know.",
    mend="Give the age, or the year. The date of an event is not meant: that belongs in `date`.",
    bad={
        "documents.yaml": "- id: DOC1\n  what: Born on 3 June 2011  # <- LT724\n"
        "- id: DOC2\n  what: Card of 4/5/09  # <- LT724\n",
        "private/identities.yaml": "- code: C\n  names: [Ottoline Quisp]\n  born: 2009-05-04\n",
    },
    good={
        "documents.yaml": "- id: DOC1\n  what: Seen on 3 June 2011\n",
        "private/identities.yaml": "- code: C\n  names: [Ottoline Quisp]\n  born: 2009-05-04\n",
    },
)

# Dates of the key in any notation, and full dates on which somebody was born.
find = in_texts(CHECK, Sort.BIRTH)
