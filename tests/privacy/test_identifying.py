"""Things that single somebody out are shown where several stand together, and fine prose is not."""

from typing import Any

import pytest
import yaml

from conftest import Lt
from goldens import fit_to_publish, small
from learning_together.method.wordlists.identifying import Identifying, labels
from learning_together.privacy.contents import Piece
from learning_together.privacy.hits import Sort
from learning_together.privacy.identifying import in_file, in_records
from learning_together.review.load import load
from places import ROOT, TESTS
from sample import Folder

DATA = TESTS / "data" / "wording"
LOOK = Identifying()
#: Made up, in the manner of summaries of published reviews; each tells at least three such things.
SINGLED = (
    "The mother, a Polish lorry driver, had twins.",
    "Child D, aged 14 months, was scalded in the bath of the caravan in which the family lived.",
    "On 3 March 2019 he drowned; the newspapers printed his picture within a day.",
    "She was one of seven children, had cystic fibrosis and was taught through an interpreter.",
    "A woman of 34 who had sought asylum and was in a same-sex relationship was found dead.",
    "The father, a serving soldier, was Nepalese. Their youngest of five had a tracheostomy.",
    "He was 19 years old, profoundly deaf, and had been trafficked.",
    "The family belonged to the Jehovah's Witnesses. The boy had leukaemia; the press told of it.",
    "The triplets were conceived by IVF and born on 4 May 2020 to a Somali mother.",
    "She had been stabbed above the takeaway where she worked as a cook, on 2 April.",
    "Aged two years and four months, he fell from a window of the women's refuge on 9 June.",
    "A transgender girl, adopted from care with her brothers, took her own life on 1 May 2021.",
)
#: Fine: told as exactly as the learning needs.
FINE = (
    "Child D, aged one, was scalded in the bath of the flat in which the family lived.",
    "The mother of two young children had been depressed since the birth of the younger one.",
    "The review was decided on 12 May 2023. The board met on 4 June and on 19 September 2023.",
    "The health visitor had a caseload of 640 families and worked as a team lead besides.",
    "The report was adopted by the board and the police officer gave a statement to the press.",
    "He was in his late sixties and was found dead in his flat.",
    "An interpreter could not be had within the week, which the service met often.",
)


@pytest.mark.parametrize("text", SINGLED)
def test_what_singles_out_is_found(text: str) -> None:
    ((_, found),) = LOOK.together([text])
    assert len({one.of for one in found}) >= 3
    assert all(one.words in text for one in found)
    assert {one.of for one in found} <= labels().keys()


@pytest.mark.parametrize("text", FINE)
def test_fine_prose_is_left_alone(text: str) -> None:
    assert list(LOOK.together([text])) == []


def test_guidance_and_the_examples_are_left_alone() -> None:
    """About 29,000 words: no false alarm."""
    for name in ("fine", "fine-second"):
        passages: list[dict[str, Any]] = yaml.safe_load(
            (DATA / f"{name}.yaml").read_text(encoding="utf-8")
        )
        whole = "\n\n".join(one["text"] for one in passages)
        assert list(LOOK.together([whole])) == []
    examples = ROOT / "examples"
    for example in ("harbour-street", "elm-court"):
        assert list(in_records(load(examples / example).review)) == []


def test_what_stands_far_apart_is_not_together() -> None:
    far = "They had twins. " + "The visit was kept. " * 40 + "She was Polish. "
    assert list(LOOK.together([far + "The visit was kept. " * 40 + "He drowned."])) == []


def test_a_team_s_own_words_and_number() -> None:
    text = "The twins lived by the narrow-gauge railway, where he was Polish."
    assert list(LOOK.together([text])) == []
    assert list(Identifying([("narrow-gauge railway", "home")]).together([text]))
    assert list(Identifying(together=2).together([text]))
    assert list(Identifying(silenced=["twin/twins"], together=2).together([text])) == []


TOLD = "The mother, a Polish lorry driver, had twins."


def reviewed(stage: str = "report", more: str = "") -> dict[str, str]:
    files = small()
    files["review.yaml"] = files["review.yaml"].replace("stage: analyse", f"stage: {stage}")
    assert f"stage: {stage}" in files["review.yaml"]
    files["review.yaml"] += more
    files["sections/summary.md"] = f"---\nid: summary\n---\n{TOLD}\n"
    return files


def test_the_check_speaks_of_text_for_board_and_public(lt: Lt, folder: Folder) -> None:
    files = reviewed()
    files["sections/limitations.md"] = f"---\nid: limitations\nhandling: [team]\n---\n{TOLD}\n"
    files["timeline/health.yaml"] += (
        f"- id: health-097\n  date: 2022-03-14\n  event: '{TOLD}'\n  source: Log\n"
    )
    ran = lt("validate", "--select", "LT728", cwd=folder(files))
    assert ran.code == 0
    assert ran.out.count("warning LT728") == 1
    assert "sections/summary.md:4" in ran.out
    said = " ".join(ran.out.split())
    assert "“twins” (the size or make-up of the family)" in said
    ran = lt("validate", "--select", "LT728", cwd=folder(reviewed("analyse")))
    assert "LT728" not in ran.out
    ran = lt(
        "validate", "--select", "LT728", cwd=folder(reviewed(more="identifying_together: 4\n"))
    )
    assert "LT728" not in ran.out


@pytest.mark.parametrize("form", ["md", "docx", "html"])
def test_reports_that_go_far_say_so_and_are_made(form: str, lt: Lt, folder: Folder) -> None:
    root = folder(fit_to_publish(reviewed()))
    for audience, told in (("public", True), ("board", True), ("family", False), ("team", False)):
        ran = lt("report", "review", "--audience", audience, "--to", form, cwd=root)
        assert ran.code == 0, ran.err
        assert ("may single somebody out" in " ".join(ran.err.split())) is told, audience
    for path in (root / "reports").iterdir():
        ran = lt("leaks", path, cwd=root)
        assert ran.code == 0, ran.out
        said = " ".join(ran.out.split())
        assert "may single somebody out together" in said, path
        assert "“Polish” (nationality, ethnicity or language), “lorry driver”" in said


FOUND = """\
- id: FIN1
  title: Plain
  statement: Nothing of note.
  wider_evidence:
    - {shows: "Nothing", source: SRC1}
    - {shows: "TOLD", source: SRC1}
  impact: "KEPT"
  field_handling: {impact: [team]}
"""


def in_findings(folder: Folder, text: str, more: str = "") -> list[tuple[str | int, ...]]:
    """The paths in which things stand together, of the one finding of a small review."""
    files = {**small(), "findings.yaml": text}
    files["review.yaml"] += more
    found = in_records(load(folder(files)).review)
    return [one.path for one in found if one.record.id_text == "FIN1"]


def test_the_place_is_where_the_first_of_them_stands(folder: Folder) -> None:
    told = FOUND.replace("TOLD", TOLD)
    assert in_findings(folder, told) == [("wider_evidence", 1, "shows")]
    split = FOUND.replace("Nothing of note", "She was Polish").replace(
        "TOLD", "He drove a lorry. She was a lorry driver and had twins."
    )
    assert in_findings(folder, split) == [("statement",)]
    # Words of two texts make none together.
    cut = FOUND.replace("Nothing of note.", "She was Polish, and had tw").replace(
        '"Nothing"', '"ins of a lorry driver"'
    )
    assert in_findings(folder, cut) == []


def test_what_the_board_and_the_public_may_not_read_is_left_out(folder: Folder) -> None:
    assert in_findings(folder, FOUND.replace("KEPT", TOLD)) == []
    open_ = FOUND.replace("KEPT", TOLD).replace("impact: [team]", "impact: [public]")
    assert in_findings(folder, open_) == [("impact",)]
    kept = FOUND.replace("TOLD", TOLD).replace(
        "impact: [team]", "wider_evidence: [team, participant]"
    )
    assert in_findings(folder, kept) == []
    assert in_findings(folder, FOUND.replace("TOLD", TOLD) + "  handling: [team]\n") == []


def test_what_the_team_sets_is_heeded(folder: Folder) -> None:
    told = FOUND.replace("TOLD", TOLD)
    assert in_findings(folder, told, "silenced_words: [twin/twins]\n") == []
    assert in_findings(folder, told, "identifying_together: 4\n") == []
    two = FOUND.replace("TOLD", "The Polish mother had twins.")
    assert in_findings(folder, two) == []
    assert in_findings(folder, two, "identifying_together: 2\n")
    own = "identifying_words:\n  - {words: narrow-gauge, kind: home}\n  - {words: rails}\n"
    railway = FOUND.replace("TOLD", "The Polish mother had twins by the narrow-gauge rails.")
    assert in_findings(folder, railway) == []
    assert in_findings(folder, railway, own)


def test_in_a_file_the_place_of_the_first_is_told_and_unseen_words_count_for_nothing() -> None:
    read = [
        Piece("page 1", "Nothing of note."),
        Piece("unseen", "She had twins.", typed=False),
        Piece("page 2", "She was Polish."),
        Piece("page 3", "", typed=True, unread="damaged"),
        Piece("page 4", "She was a lorry driver."),
    ]
    assert list(in_file(read, LOOK)) == []
    (leak,) = in_file([*read, Piece("page 5", "She had twins.")], LOOK)
    assert (leak.where, leak.sort, leak.sure) == ("page 2", Sort.RARE, False)
    # Words of two pages make none together.
    assert list(in_file([*read, Piece("5", "She had tw"), Piece("6", "ins.")], LOOK)) == []
