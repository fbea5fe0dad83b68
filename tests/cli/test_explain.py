"""`lt explain`: one check, all checks, and what is no check."""

import pytest

from conftest import Lt
from learning_together.checks.catalogue import catalogue
from learning_together.records.frameworks import option, options


@pytest.mark.parametrize("check", catalogue(), ids=lambda check: check.code)
def test_every_check_is_explained(lt: Lt, check: object) -> None:
    one = next(known for known in catalogue() if known is check)
    by_code, by_name = lt("explain", one.code), lt("explain", one.name.upper())
    assert by_code == by_name
    assert (by_code.code, by_code.err) == (0, "")
    words = " ".join(by_code.out.split())
    for text in (one.title, one.why, one.mend):
        assert " ".join(text.split()) in words
    for files in (one.bad, one.good):
        for path in files:
            assert f", in {path}\n" in by_code.out
    assert "# <- LT" not in by_code.out
    assert by_code.out.count("\n>") == sum(text.count("# <- LT") for text in one.bad.values())


def test_when_it_speaks_is_said_in_words(lt: Lt) -> None:
    assert "An error at every stage." in lt("explain", "LT003").out
    assert "A warning at every stage." in lt("explain", "LT027").out


@pytest.mark.parametrize("key", options())
def test_what_an_option_silences_is_said(key: str, lt: Lt) -> None:
    own = option(key)
    for name, table in own.steps.items():
        if not table:
            assert f"{own.label}: silent." in " ".join(lt("explain", name).out.split())


def test_all_are_listed_by_group(lt: Lt) -> None:
    for width in (40, 80, 160):
        ran = lt("explain", width=width)
        assert ran.code == 0
        assert "LT0  Text and shape of files" in ran.out
        for check in catalogue():
            assert f"  {check.code}  {check.name}" in ran.out


def test_what_is_no_check(lt: Lt) -> None:
    ran = lt("explain", "LT999", width=200)
    assert (ran.code, ran.out) == (2, "")
    assert "There is no check “LT999”." in ran.err
    assert "lt explain lists them all" in ran.err
    assert "Did you mean lost-text?" in lt("explain", "lost-txt", width=200).err
