"""Every help is tried, those in prose too: what it says is done to the letter, on the bad example.

The problem must be gone, and no error come that was not there. Mechanical mends are tried beside
this, in `test_helps`.
"""

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date

import pytest

from following import done, record_with, values_of
from learning_together.checks.catalogue import catalogue
from learning_together.checks.circumstances import Setting
from learning_together.checks.run import run
from learning_together.diagnostics import Check, Diagnostic, Severity
from learning_together.records.kinds import KINDS, kind_of, model
from learning_together.records.shape import fields
from learning_together.review.load import load_contents
from learning_together.stages import Stage
from places import TESTS
from sample import SAMPLE

MARK = re.compile(r"[ ]*# <- (LT\d{3})")
ACCEPT = "accept"

#: By check: the record that is meant, or none: the first; words of its help; and the deeds that
#: follow them.
FOLLOWED: dict[str, list[tuple[str, str, list[str]]]] = {}
for line in (TESTS / "data" / "helps_followed.txt").read_text(encoding="utf-8").split("\n"):
    if line.startswith("LT"):
        deeds = list[str]()
        head, _, said = line.partition(" ")
        code, _, whose = head.partition("@")
        FOLLOWED.setdefault(code, []).append((whose, said, deeds))
    elif line.startswith("    "):
        deeds.append(line.strip().replace("\\n", "\n"))

#: Helps that no deed in the folder follows, each with what it takes instead.
ASKS = {
    "LT510": "the words of others stay as they are; people speak with those who wrote them",
    "LT667": "a setting of git on this computer: lt hook install",
    "LT668": "what git stopped in: lt join, and then git",
    "LT704": "git takes files out of what it keeps, and whoever has a copy is told",
    "LT705": "git's history is purged, and every copy replaced",
    "LT706": "git keeps the folder from then on",
}

CHECKS = {check.code: check for check in catalogue() if check.group != "LT0"}
CASES = [(code, *case) for code, each in FOLLOWED.items() for case in each]


def results(files: Mapping[str, str], check: Check) -> list[Diagnostic]:
    loaded = load_contents({path: text.encode() for path, text in files.items()})
    stage = max(check.step_table, key=lambda stage: stage.rank, default=Stage.BOARD)
    setting = Setting(today=date(2024, 1, 15), stage=stage, **{"repository": True, **check.setting})
    return list(run(loaded, setting))


def errors(found: list[Diagnostic]) -> Counter[tuple[str, str, str]]:
    return Counter(
        (one.problem.check.code, one.problem.place.file, str(one.problem.record))
        for one in found
        if one.severity is Severity.ERROR
        and not one.accepted
        # A key that is given as contents is looked through like other files.
        and one.problem.place.file != "private/identities.yaml"
    )


def test_every_help_is_followed_or_asks_somebody() -> None:
    assert FOLLOWED.keys() & ASKS.keys() == set()
    assert CHECKS.keys() == FOLLOWED.keys() | ASKS.keys()


@pytest.mark.parametrize(("code", "whose", "words", "deeds"), CASES)
def test_what_a_help_says(code: str, whose: str, words: str, deeds: list[str]) -> None:
    check = CHECKS[code]
    files = {**SAMPLE, **{path: MARK.sub("", text) for path, text in check.bad.items()}}
    before = results(files, check)
    first = next(
        one
        for one in before
        if one.problem.check is check and whose in {"", str(one.problem.record)}
    )
    assert words in first.problem.help or words in check.mend
    for deed in deeds:
        files = done(files, deed, first.problem.record, code)
    after = results(files, check)
    same = [
        one
        for one in after
        if one.problem.check is check
        and (one.problem.record, one.problem.field) == (first.problem.record, first.problem.field)
    ]
    if deeds[-1] == ACCEPT:
        assert same
        assert all(one.accepted for one in same)
    else:
        assert not same
    new = errors(after) - errors(before)
    added = {deed.split(" ")[0][1:] + ".yaml" for deed in deeds if deed.startswith("+")}
    assert [one for one in new if one[1] not in added and one[0] != code] == []


@pytest.mark.parametrize("check", CHECKS.values(), ids=lambda check: check.code)
def test_every_field_that_a_help_names_is_tried(check: Check) -> None:
    if check.code in ASKS:
        return
    kind = next(iter(check.bad)).partition("/")[0].partition(".")[0]
    tried = " ".join(deed for *_, deeds in FOLLOWED[check.code] for deed in deeds)
    for name in re.findall(r"“([a-z_]+)”", check.mend):
        if name in fields(model(kind)) and kind_of(kind).name == kind:
            assert name in tried, name


KINDS_TYPED = [kind for kind in KINDS if kind not in {"review", "identities"}]


def gone(
    code: str, kind: str, path: tuple[str, ...], wrong: str, *rights: str, other: str = ""
) -> int:
    """Whether a check tells a value, and each right one closes it; how often that was."""
    also = {f"{other}.yaml": "- id: OK1\n"} if other else {}
    typed = {**SAMPLE, **also, f"{kind}.yaml": record_with(kind, path, wrong)}
    before = results(typed, CHECKS[code])
    if not any(one.problem.check.code == code for one in before):
        return 0
    for right in rights:
        mended = {**typed, f"{kind}.yaml": record_with(kind, path, right)}
        after = results(mended, CHECKS[code])
        assert not [one for one in after if one.problem.check.code == code], (path, right)
        assert not errors(after) - errors(before), (path, right)
    return 1


@pytest.mark.few(10)
@pytest.mark.parametrize("kind", KINDS_TYPED)
def test_helps_of_each_kind_that_has_such_a_field(kind: str) -> None:
    told: Counter[str] = Counter()
    for path, shape in values_of(model(kind)):
        if shape.says.name == "date, as exact as it is known":
            told["LT216"] += gone(
                "LT216",
                kind,
                path,
                "2021-22",
                "2021/2022",
                "'[2021..2022]'",
                "'[2021-06..2021-08]'",
            )
            assert told["LT216"]
        if shape.says.name in {"day", "date, as exact as it is known"} and len(path) == 1:
            told["LT212"] += gone("LT212", kind, path, "2024-03-01", "2024-01-05", "")
        if shape.worded and path != ("agreed_words",):
            told["LT105"] += gone("LT105", kind, path, "See [[a 1]] there", r"See \[[a 1]] there")
        if shape.refs is not None and path != ("id",):
            wrong, right = ("[ZZ9]", "[OK1]") if shape.many else ("ZZ9", "OK1")
            other = next(
                (one for one in shape.refs if one != kind), "" if shape.refs else "documents"
            )
            told["LT101"] += gone("LT101", kind, path, wrong, right if other else "", other=other)
    assert sum(told.values()) > 0
