"""No way to find or reach a person stands in the review."""

from learning_together.checks.confidentiality.problems import in_texts
from learning_together.checks.rule import Check
from learning_together.privacy.hits import Sort

CHECK = Check(
    code="LT723",
    name="contact-details",
    steps="setup: warning",
    title="A postcode, telephone number, e-mail address or coordinates stand in the review",
    why="A postcode is about fifteen households. Such details are needed by nobody who reads a "
    "review, and lead straight to a family or a worker.",
    mend="Take them out. What may be known to everybody, such as the board's own address, can be "
    "added to `harmless` in review.yaml.",
    bad={
        "documents.yaml": "- id: DOC1\n  what: Visit to ZE9 9ZZ  # <- LT723\n"
        "- id: DOC2\n  what: Rang 07700 900123  # <- LT723\n"
        "- id: DOC3\n  what: Letter to somebody@fenwick-rise.co.uk  # <- LT723\n"
    },
    good={
        "review.yaml": "format: 1\ntitle: Sample\nframework: lcspr\noption: full\n"
        "harmless: [partnership@fenwick-rise.co.uk]\n",
        "documents.yaml": "- id: DOC1\n"
        "  what: Childline, 0800 1111; partnership@fenwick-rise.co.uk\n",
    },
)

# Postcodes, telephone numbers, e-mail addresses, coordinates.
find = in_texts(CHECK, Sort.CONTACT)
