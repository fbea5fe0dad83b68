"""The episodes and the factors of a finding belong together."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name, names
from learning_together.method.layers import path_of
from learning_together.records.kinds.finding import Finding

CHECK = Check(
    code="LT444",
    name="finding-with-loose-ends",
    steps="analyse: info, report: warning",
    title="A finding whose episodes and factors do not meet",
    why="A finding is followed back from pattern to factor to episode. Where an episode has "
    "none of its factors, or a factor was at work in none of its episodes, the way breaks "
    "off and a layer is skipped there (SCIE, Learning Together London pilots, 2011, "
    "section 3).",
    mend="Name the missing link on one side, or leave the episode or factor out of the finding.",
    bad={
        "findings.yaml": "- id: FIN1\n"
        "  statement: Neglect is met visit by visit\n"
        "  episodes: [KPE1, KPE2]  # <- LT444\n"
        "  factors: [CF1]\n",
        "episodes.yaml": "- id: KPE1\n"
        "  title: The first visit\n"
        "  factors: [CF1]\n"
        "- id: KPE2\n"
        "  title: The referral\n",
        "factors.yaml": "- id: CF1\n  summary: Two posts were vacant\n",
    },
    good={
        "findings.yaml": "- id: FIN1\n"
        "  statement: Neglect is met visit by visit\n"
        "  episodes: [KPE1, KPE2]\n"
        "  factors: [CF1]\n",
        "episodes.yaml": "- id: KPE1\n"
        "  title: The first visit\n"
        "  factors: [CF1]\n"
        "- id: KPE2\n"
        "  title: The referral\n",
        "factors.yaml": "- id: CF1\n  summary: Two posts were vacant\n  episodes: [KPE2]\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Episodes and factors of one finding between which there is no link."""
    if not review.whole("episodes", "factors"):
        return
    for finding in review.all(Finding):
        path = path_of(review, finding)
        if not path.episodes or not path.factors:
            continue
        which = name(finding)
        ends = (
            ("episodes", path.bare, "has no contributory factors", "have no contributory factors"),
            ("episodes", path.apart, "has none of its factors", "have none of its factors"),
            (
                "factors",
                path.loose,
                "was at work in none of its episodes",
                "were at work in none of its episodes",
            ),
        )
        for field, records, one, several in ends:
            if records:
                yield about(
                    CHECK,
                    finding,
                    f"{which} names {names(records)}, which "
                    f"{several if len(records) > 1 else one}.",
                    field,
                )
