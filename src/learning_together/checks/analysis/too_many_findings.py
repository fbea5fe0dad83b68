"""A board can act on a handful of findings."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.records.kinds.finding import Finding

CHECK = Check(
    code="LT453",
    name="too-many-findings",
    steps="analyse: info",
    title="More than eight findings",
    why="The last layer is to prioritise; published Learning Together reports have six to "
    "eight findings, and a board can act on no more with care.",
    mend="Join findings that share their factors, or move lesser ones into the section on "
    "additional learning.",
    bad={
        "review.yaml": "format: 1  # <- LT453\n"
        "title: Sample\n"
        "framework: lcspr\n"
        "option: full\n"
        "stage: analyse\n",
        "findings.yaml": "- {id: FIN1, statement: Pattern 1}\n"
        "- {id: FIN2, statement: Pattern 2}\n"
        "- {id: FIN3, statement: Pattern 3}\n"
        "- {id: FIN4, statement: Pattern 4}\n"
        "- {id: FIN5, statement: Pattern 5}\n"
        "- {id: FIN6, statement: Pattern 6}\n"
        "- {id: FIN7, statement: Pattern 7}\n"
        "- {id: FIN8, statement: Pattern 8}\n"
        "- {id: FIN9, statement: Pattern 9}\n",
    },
    good={
        "review.yaml": "format: 1\ntitle: Sample\nframework: lcspr\noption: full\nstage: analyse\n",
        "findings.yaml": "- {id: FIN1, statement: Pattern 1}\n"
        "- {id: FIN2, statement: Pattern 2}\n"
        "- {id: FIN3, statement: Pattern 3}\n"
        "- {id: FIN4, statement: Pattern 4}\n"
        "- {id: FIN5, statement: Pattern 5}\n"
        "- {id: FIN6, statement: Pattern 6}\n"
        "- {id: FIN7, statement: Pattern 7}\n"
        "- {id: FIN8, statement: Pattern 8}\n",
    },
)


_MOST = 8


def find(review: Review, _setting: Setting) -> Problems:
    """More findings than a board can act on."""
    number = len(review.all(Finding))
    if number > _MOST:
        yield CHECK.at(
            review.facts.place(),
            f"There are {number} findings. Boards rarely act on more than {_MOST}.",
        )
