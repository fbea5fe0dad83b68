"""For any review and any audience: what is held back is nowhere in the rendered bytes.

The property does not ask the filter what it left out: each text is a word of its own, and who may
read it follows from the handling that was typed, by rules written down here once more.
"""

import io
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import costly
from learning_together.actions import export
from learning_together.documents.document import Document
from learning_together.errors import LtError
from learning_together.privacy.audience import Reader, as_read_by, reader
from learning_together.privacy.contents import pieces
from learning_together.records.base import Audience
from learning_together.reports.catalogue import REPORTS
from learning_together.reports.draw_up import as_bytes, draw_up
from learning_together.reports.report import Asked, Report
from learning_together.review.load import load
from learning_together.review.review import Review
from sample import SAMPLE, write

EVERYBODY = frozenset(map(str, Audience))
WIDE = tuple(
    str(one)
    for one in Audience
    if one not in {Audience.AGENCY, Audience.PARTICIPANT, Audience.REVIEWERS}
)
OF_TEAM = frozenset({"reviewers", "team"})
CIRCLE = frozenset({"reviewers", "team", "case-group", "participant", "agency"})
INNER = frozenset({"reviewers", "team", "case-group", "participant", "board"})
#: Who reads each kind, and fields that fewer read, as docs/records.md says it.
KINDS: dict[str, tuple[frozenset[str], tuple[str, ...], dict[str, frozenset[str]]]] = {
    "people": (EVERYBODY, ("role",), {"tasks": OF_TEAM}),
    "factors": (INNER, ("summary",), {}),
    "timeline": (
        CIRCLE, ("event", "response"),
        {"significance": OF_TEAM, "comment": OF_TEAM | {"agency"}},
    ),
    "episodes": (INNER, ("title", "why_key", "what_happened", "appraisal"), {}),
    "findings": (EVERYBODY, ("statement", "impact"), {}),
    "questions": (EVERYBODY, ("text", "why"), {}),
    "documents": (frozenset({"reviewers", "team", "agency", "proceedings"}), ("title",), {}),
    "glossary": (EVERYBODY, ("term", "meaning"), {}),
    "sections": (EVERYBODY, ("text",), {}),
}  # fmt: skip
IDS = {
    "people": "HV1", "factors": "CF1", "timeline": "health-1", "episodes": "KPE1",
    "findings": "FIN1", "questions": "RQ1", "glossary": "core", "documents": "DOC1",
    "sections": "summary",
}  # fmt: skip
MORE = {
    "people": "  group: case-group\n  agency: health\n",
    "factors": "  type: role\n  episodes: [KPE1]\n",
    "timeline": "  date: 2022-03-01\n  people: [HV1]\n  source: Log\n  document: DOC1\n",
    "episodes": "  timeline: [health-1]\n  factors: [CF1]\n",
    "findings": "  episodes: [KPE1]\n  factors: [CF1]\n",
}


@dataclass
class Made:
    """Files of a review, and who may read each word that stands in them."""

    files: dict[str, str] = field(default_factory=dict)
    may: dict[str, frozenset[str]] = field(default_factory=dict)


@st.composite
def reviews(draw: st.DrawFn) -> Made:
    """A review in which every text is a word of its own, and handling is at random."""
    made = Made(
        files={
            "agencies.yaml": "- {id: health, name: Health, sector: health}\n",
            "private/identities.yaml": "- {code: HV1, names: [Peregrine Tolleton]}\n",
        }
    )
    subsets = st.sets(st.sampled_from(sorted(EVERYBODY)), min_size=1, max_size=4)
    hidden = draw(st.booleans())
    for kind, (usual, plain, narrow) in KINDS.items():
        lines = f"- id: {IDS[kind]}\n{MORE.get(kind, '')}"
        readers = usual
        if draw(st.booleans()):
            names = draw(subsets)
            readers = frozenset({"reviewers", *names})
            lines += f"  handling: [{', '.join(sorted(names))}]\n"
        own: dict[str, set[str]] = {}
        for name in (*plain, *narrow):
            if draw(st.integers(0, 3)) == 0:
                own[name] = draw(subsets)
        if own:
            lines += "  field_handling:\n" + "".join(
                f"    {name}: [{', '.join(sorted(names))}]\n" for name, names in own.items()
            )
        for name in (*plain, *narrow):
            word = f"zq{kind[:5]}{name.replace('_', '')}xj"
            may = readers & narrow.get(name, EVERYBODY)
            if name in own:
                may = readers & frozenset(own[name])
            made.may[word] = may
            # A reference to what may be held back stands beside the words.
            text = f"Text {word} here" + (" as [[KPE1]] and [[health-1]] show" if hidden else "")
            lines += f"  {name}: ['{text}']\n" if name == "tasks" else f"  {name}: '{text}'\n"
        made.files[_file(kind)] = lines
        made.may[IDS[kind]] = readers
    return made


def _file(kind: str) -> str:
    return "timeline/health.yaml" if kind == "timeline" else f"{kind}.yaml"


def texts(name: str, content: bytes) -> str:
    """All that stands in a file, unpacked; and its bytes, and those of its parts."""
    held = [piece.text for piece in pieces(name, content)]
    held.append(content.decode("utf-8", "replace"))
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            held += [archive.read(one).decode("utf-8", "replace") for one in archive.namelist()]
    return " ".join(held)


def told(made: Made, audience: str, said: str) -> list[str]:
    """Words in what somebody gets that they may not read; ids, too, where they are unmistakable."""
    return [
        word
        for word, may in made.may.items()
        if audience not in may
        and word in said
        and (word.startswith("zq") or word in {"KPE1", "health-1", "FIN1", "CF1", "RQ1", "DOC1"})
    ]


def outputs(root: Path, audience: str, form: str) -> Iterator[tuple[str, str]]:
    """What a reader may be given: every report that is about the whole review."""
    review = load(root).review
    assert not load(root).problems
    who = reader(audience, review)
    for report in REPORTS:
        if report.per and not report.whole:
            continue
        document = drawn(report, review, who, form)
        if document is not None:
            yield report.name, texts(f"x.{form}", as_bytes(document, form))


def drawn(report: Report, review: Review, who: Reader, form: str) -> Document | None:
    """A report; None where there is nothing that its reader may read."""
    try:
        return draw_up(report, review, Asked(reader=who), anchors=form != "md")
    except LtError as refused:
        open_ = report.name == "conflicts" and "would tell accounts as open" in refused.message
        if not (open_ or "would be empty" in refused.message):
            raise
        return None


@costly
@given(made=reviews(), audience=st.sampled_from(WIDE))
@pytest.mark.slow
def test_what_is_held_back_is_in_no_report(made: Made, audience: str) -> None:
    with tempfile.TemporaryDirectory() as place:
        root = write(Path(place), {**SAMPLE, **made.files})
        for name, said in outputs(root, audience, "md"):
            assert told(made, audience, said) == [], f"{name} for {audience}"


@pytest.mark.long
@costly
@given(
    made=reviews(), audience=st.sampled_from(WIDE), form=st.sampled_from(["docx", "html", "pdf"])
)
@pytest.mark.slow
def test_nor_in_any_part_of_the_finished_file(made: Made, audience: str, form: str) -> None:
    with tempfile.TemporaryDirectory() as place:
        root = write(Path(place), {**SAMPLE, **made.files})
        review = load(root).review
        for report in REPORTS:
            if report.name in {"review", "chronology", "findings"}:
                document = drawn(report, review, reader(audience, review), form)
                said = texts(f"x.{form}", as_bytes(document, form)) if document else ""
                assert told(made, audience, said) == [], f"{report.name} for {audience}"


@costly
@given(made=reviews(), audience=st.sampled_from(WIDE))
@pytest.mark.slow
def test_nor_in_an_export(made: Made, audience: str) -> None:
    with tempfile.TemporaryDirectory() as place:
        root = write(Path(place) / "review", {**SAMPLE, **made.files})
        out = Path(place) / "out"
        try:
            list(export.export(root, (), formats="xlsx,csv,json", audience=audience, out=out))
        except LtError:
            # Its text names what the board or the public may not see: nothing is written then.
            assert audience in {"board", "public"}
            assert not out.exists()
        for path in sorted(out.rglob("*")):
            if path.is_file():
                said = texts(path.name, path.read_bytes())
                assert told(made, audience, said) == [], f"{path.name} for {audience}"


@given(made=reviews(), audience=st.sampled_from(WIDE))
def test_the_filter_gives_all_that_may_be_read_and_nothing_else(made: Made, audience: str) -> None:
    with tempfile.TemporaryDirectory() as place:
        review = load(write(Path(place), {**SAMPLE, **made.files})).review
        seen = repr(as_read_by(review, reader(audience, review)).records)
        for word, may in made.may.items():
            if word.startswith("zq"):
                assert (word in seen) is (audience in may), word
