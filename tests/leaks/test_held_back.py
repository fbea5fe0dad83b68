"""For any review and any audience: what is held back is nowhere in the rendered bytes."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from learning_together.audience import as_read_by, reader
from learning_together.leaks.unpack import pieces
from learning_together.load import load
from learning_together.models.base import Audience
from learning_together.report_list import REPORTS
from learning_together.reports import Wanted, as_bytes, draw_up
from sample import SAMPLE, write

WIDE = tuple(one for one in Audience if one not in {Audience.AGENCY, Audience.PARTICIPANT})
#: Words that no template holds: each stands in one field of one record.
WORDS = [f"zq{a}{b}xj" for a in "abcdefghij" for b in "klmnopqrst"]


@st.composite
def reviews(draw: st.DrawFn) -> dict[str, str]:
    """Files of a review in which every text is a word of its own, and handling is at random."""
    words = iter(WORDS)

    def text() -> str:
        return f"Text {next(words)} here"

    def handling() -> str:
        names = draw(st.sets(st.sampled_from([str(one) for one in WIDE]), min_size=1, max_size=4))
        return f"  handling: [{', '.join(sorted(names))}]\n" if draw(st.booleans()) else ""

    files = {
        "agencies.yaml": "- {id: health, name: Health visiting, sector: health}\n",
        "people.yaml": f"- id: HV1\n  role: {text()}\n  group: case-group\n  agency: health\n"
        + handling(),
        "factors.yaml": f"- id: CF1\n  summary: {text()}\n  type: tools\n  effect: {text()}\n"
        + handling(),
    }
    entries = "".join(
        f"- id: health-{number}\n  date: 2022-03-0{number}\n  event: {text()}\n"
        f"  comment: {text()}\n  significance: {text()}\n  people: [HV1]\n{handling()}"
        for number in range(1, draw(st.integers(2, 4)))
    )
    files["timeline/health.yaml"] = entries
    files["episodes.yaml"] = (
        f"- id: KPE1\n  title: {text()}\n  timeline: [health-1]\n  why_key: {text()}\n"
        f"  what_happened: {text()}\n  appraisal: {text()}\n  factors: [CF1]\n"
        f"  local_rationality: {text()}\n{handling()}"
    )
    files["findings.yaml"] = (
        f"- id: FIN1\n  statement: {text()}\n  episodes: [KPE1]\n  factors: [CF1]\n"
        f"  in_case: {text()} as [[KPE1]] and [[health-1]] show\n  questions: [{text()}]\n"
        f"{handling()}"
    )
    return files


def readable(seen: object) -> set[str]:
    """The words that a reader's review holds."""
    held = repr(seen)
    return {word for word in WORDS if word in held}


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    files=reviews(), audience=st.sampled_from(WIDE), form=st.sampled_from(["md", "html", "docx"])
)
@pytest.mark.slow
def test_what_is_held_back_is_in_no_byte(
    files: dict[str, str], audience: Audience, form: str
) -> None:
    with tempfile.TemporaryDirectory() as place:
        review = load(write(Path(place), {**SAMPLE, **files})).review
        who = reader(str(audience), review)
        allowed = readable(as_read_by(review, who).records)
        withheld = {word for word in WORDS if word in repr(review.records)} - allowed
        for report in REPORTS:
            if report.per or report.name not in {"review", "chronology", "episodes", "findings"}:
                continue
            document = draw_up(report, review, Wanted(who), anchors=form != "md")
            content = as_bytes(document, form)
            texts = " ".join(piece.text for piece in pieces(f"x.{form}", content))
            told = {word for word in withheld if word in texts or word.encode() in content}
            assert not told, f"{report.name} for {audience}"
