"""No review reads the words of another framework: reports, commands, messages, examples."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from checked import TODAY
from conftest import Lt
from learning_together.actions import report
from learning_together.checks.catalogue import catalogue
from learning_together.checks.circumstances import Setting
from learning_together.checks.run import Choice, run
from learning_together.errors import LtError
from learning_together.records.kinds import KINDS, model
from learning_together.records.shape import fields
from learning_together.reports.catalogue import REPORTS
from learning_together.review.load import load, load_contents
from learning_together.stages import Stage
from places import ROOT
from sample import SAMPLE, Folder

#: By example: what it must not say, and another word for that where its own records say it.
OTHERS = {
    "elm-court": (
        r"child|children|child's|children's|LSCB|SCR|IMRs?|serious case reviews?|pupils?",
        "kin",
    ),
    "harbour-street": (r"adults?|adult's|SABs?|SARs?|patients?", "grown"),
}
MARK = re.compile(r"[ ]*# <- (LT\d{3})")


def told(words: str, text: str) -> list[str]:
    """Lines that say a word of another framework; names of fields are no words."""
    found = re.compile(rf"(?i:\b(?:{words})\b)(?!_)")
    return [line for line in text.split("\n") if found.search(line)]


# Words of reviews of children are the commoner slip; the other example is of the long run.
@pytest.fixture(
    params=[
        pytest.param(name, marks=[pytest.mark.long] * (name == "harbour-street")) for name in OTHERS
    ]
)
def example(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str]:
    """An example whose own records say no such word, and the words."""
    name: str = request.param
    words, instead = OTHERS[name]
    root = tmp_path / name
    shutil.copytree(ROOT / "examples" / name, root, ignore=shutil.ignore_patterns(".git"))
    for path in root.rglob("*"):
        if path.suffix in {".yaml", ".md"}:
            text = path.read_text(encoding="utf-8")
            path.write_text(re.sub(rf"(?i:\b(?:{words})\b)", instead, text), encoding="utf-8")
    return root, words


def test_reports(example: tuple[Path, str], tmp_path: Path) -> None:
    root, words = example
    review = load(root).review
    for one in REPORTS:
        if one.name == "import-problems":
            continue
        audience = "reviewers" if not one.fitting else str(one.fitting[0])
        subject = None
        if one.per and not one.whole:
            first = next(iter(review.all(one.per)), None)
            if first is None:
                continue
            subject = first.id_text
            if one.name == "agency-form":
                audience = f"agency:{subject}"
        request = report.Request(
            formats="md,html", audience=audience, subject=subject, out=tmp_path / "out"
        )
        try:
            made = list(report.report(root, [one.name], request))
        except LtError as refused:
            if "would be empty" not in refused.message:
                raise
            continue
        for written in made:
            text = written.path.read_text(encoding="utf-8")
            text = re.sub(r"<style>.*?</style>|base64,[^\"]*", "", text, flags=re.DOTALL)
            assert told(words, text) == [], one.name


def test_commands(example: tuple[Path, str], lt: Lt) -> None:
    root, words = example
    review = load(root).review
    shown = [records[0].id_text for records in review.records.values() if records]
    for arguments in (
        ("status",), ("audit",), ("validate", "--all"), ("validate", "--stage", "board", "--all"),
        ("conflicts",), *(("show", id_, "--all") for id_ in shown if id_),
    ):  # fmt: skip
        ran = lt(*arguments, cwd=root, width=300)
        assert ran.out
        assert told(words, ran.out + ran.err) == [], arguments


def messages(framework: str) -> Iterator[tuple[str, str]]:
    """Each check's own words, its examples, and what it says of the bad one under a framework."""
    for check in catalogue():
        texts = [check.title, check.why, check.mend, *check.bad.values(), *check.good.values()]
        files = {
            path: re.sub(r"(?m)^framework: lcspr$", f"framework: {framework}", MARK.sub("", text))
            for path, text in check.bad.items()
        }
        setting = Setting(today=TODAY, stage=Stage.BOARD, **check.setting)
        loaded = load_contents({path: text.encode() for path, text in {**SAMPLE, **files}.items()})
        for one in run(loaded, setting, Choice((check.code,))):
            texts += [one.problem.message, one.problem.help]
        yield check.code, "\n".join(texts)


@pytest.mark.parametrize(
    ("example", "framework"), [("elm-court", "sar"), ("harbour-street", "lcspr")]
)
def test_checks(example: str, framework: str) -> None:
    words = OTHERS[example][0]
    found = {code: told(words, text) for code, text in messages(framework)}
    assert {code: lines for code, lines in found.items() if lines} == {}


@pytest.mark.parametrize("words", [words for words, _ in OTHERS.values()])
def test_help_of_fields(words: str) -> None:
    for kind in KINDS:
        assert told(words, model(kind).KIND.holds) == []
        for shape in fields(model(kind)).values():
            assert told(words, f"{shape.explains}\n{shape.example}") == [], (kind, shape.name)


@pytest.mark.parametrize(
    ("framework", "rows"),
    [
        ("sar", ["Agency reports / Review team", "Review panel", "Board"]),
        ("lcspr", ["Agency reports / Review team", "Review panel", "Board"]),
        ("scr", ["IMRs / Review team", "SCR Panel", "LSCB"]),
    ],
)
def test_rows_of_time_and_cost(
    framework: str, rows: list[str], folder: Folder, tmp_path: Path
) -> None:
    root = folder(
        {
            "review.yaml": SAMPLE["review.yaml"].replace("lcspr", framework),
            "effort.yaml": "- {id: EFF1, issue: board, hours: 10, usual_hours: 4}\n"
            "- {id: EFF2, issue: panel, hours: 2}\n- {id: EFF3, issue: review-team, hours: 2}\n",
        }
    )
    request = report.Request(formats="md", audience="team", out=tmp_path / "out")
    (written,) = report.report(root, ["effort"], request)
    text = written.path.read_text(encoding="utf-8")
    assert f"{rows[2]}: 10 hours, usually 4 hours" in text
    for row in rows:
        assert f"| {row} |" in text.replace("**", "")


@pytest.mark.parametrize(
    ("framework", "knew", "heading"),
    [
        ("lcspr", "the family", "Involvement of the family"),
        ("sar", "the adult and the family", "Involvement of the adult and the family"),
    ],
)
def test_whom_staff_knew(
    framework: str, knew: str, heading: str, folder: Folder, tmp_path: Path, lt: Lt
) -> None:
    root = folder(
        {
            "review.yaml": SAMPLE["review.yaml"].replace("lcspr", framework)
            + "family_involvement: They are asked.\n",
            "conversations.yaml": "- {id: CV1, participant: HV1}\n",
        }
    )
    for name, subject, said in (
        ("briefing", None, f"worked with {knew}. "),
        ("conversation", "CV1", f"come to know {knew}? "),
        ("conversation", "CV1", f"- {knew[0].upper()}{knew[1:]}: how they were with you"),
        ("terms", None, f"# {heading}\n"),
    ):
        request = report.Request(formats="md", audience="team", subject=subject, out=tmp_path / "o")
        (written,) = report.report(root, [name], request)
        assert said in written.path.read_text(encoding="utf-8")
    assert f"agencies that knew {knew}." in " ".join(lt("status", cwd=root).out.split())
