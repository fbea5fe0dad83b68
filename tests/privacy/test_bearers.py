"""Who may be meant by a name that was found, and what must be asked."""

import pytest

from learning_together.privacy.hits import Hit
from learning_together.privacy.names.bearers import Bearers, Doubt, doubt
from learning_together.privacy.names.key import Key
from learning_together.privacy.names.search import Search
from learning_together.records.kinds.identity import Identity


def identity(code: str, *names: str, **more: object) -> Identity:
    return Identity.model_validate({"code": code, "names": list(names), **more})


def hits(text: str, *names: str) -> list[Hit]:
    return Search(Key([identity("X", *names)], ["X"])).hits(text, near=True)


def found(text: str, *names: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in hits(text, *names)]


def only(text: str, name: str, words: tuple[str, ...] = (), **more: bool) -> Doubt | None:
    (hit,) = hits(text, name)
    return doubt(text, hit, words, **more)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Brereton", ("OC", "CH")),
        ("Jacob Brereton", ("OC",)),
        ("Ann Brereton", ("CH",)),
        ("Brereton's", ("OC", "CH")),
        ("Brerton", ("OC", "CH")),
        ("JB", ("OC",)),
        ("12 Cask Street", ("address of OC", "address of CH")),
        ("Somebody", ()),
        ("Ann Brereton rang", ()),
    ],
)
def test_everybody_who_bears_it(text: str, who: tuple[str, ...]) -> None:
    key = [
        identity("OC", "Jacob Brereton", initials=["JB"], addresses=["12 Cask Street"]),
        identity("CH", "Ann Brereton", addresses=["12 Cask Street"]),
    ]
    assert Bearers(key, ["OC", "CH"]).of(text) == who


def test_two_entries_of_one_person_are_one_person() -> None:
    key = [identity("OC", "Jacob Brereton"), identity("OC", "Jake Brereton")]
    assert Bearers(key, ["OC"]).of("Brereton") == ("OC",)


@pytest.mark.parametrize(
    ("name", "text", "whole"),
    [
        ("Jan van der Bergen", "Mr van der Bergen rang.", "van der Bergen"),
        ("Sinead O'Bannion", "Then O’Bannion left.", "O’Bannion"),
        ("Sinead O'Bannion", "Then OBannion left.", "OBannion"),
        ("Fiona Mac Donnell", "Mrs MacDonnell rang.", "MacDonnell"),
        ("Fiona MacDonnell", "Mrs Mac Donnell rang.", "Mac Donnell"),
        ("Fiona McDonnell", "Mrs Mc Donnell rang.", "Mc Donnell"),
        ("Amy St Clere", "Miss St. Clere rang.", "St. Clere"),
        ("Yusuf al-Hassan", "Then al Hassan rang.", "al Hassan"),
        ("Yusuf al-Hassan", "Then Alhassan rang.", "Alhassan"),
        ("Ana de la Cruz", "Then de la Cruz rang.", "de la Cruz"),
    ],
)
def test_a_name_with_a_prefix_is_one_name(name: str, text: str, whole: str) -> None:
    assert found(text, name) == [whole]
    assert only(text, name) is None


@pytest.mark.parametrize(
    ("text", "name", "why"),
    [
        ("Then Tolleton rang.", "Ann Tolleton", None),
        ("Then Tollton rang.", "Ann Tolleton", Doubt.CLOSE),
        ("In May it rained.", "Ann May", Doubt.WORD),
        ("Mrs May rang.", "Ann May", None),
        ("Rose Hope rang.", "Rose Hope", None),
        ("Rose\nHope’s call.", "Rose Hope", None),
        ("the rose; hope stayed.", "Rose Hope", Doubt.WORD),
        ("the rose hope stayed.", "Rose Hope", Doubt.WORD),
        ("A Rose. Hope stayed, though.", "Rose Hope", None),
        ("A Rose: Hope stayed.", "Rose Hope", Doubt.WORD),
        ("The van Tolleton rang.", "Ann Tolleton", Doubt.PART),
        ("Then Mac Tolleton rang.", "Ann Tolleton", Doubt.PART),
        ("Then O'Tolleton rang.", "Ann Tolleton", Doubt.PART),
        ("The Tolleton family.", "Ann Tolleton", None),
        ("Tolleton-Smythe rang.", "Ann Tolleton", Doubt.PART),
        ("Smythe-Tolleton rang.", "Ann Tolleton", Doubt.PART),
        ("Tolleton - who rang.", "Ann Tolleton", None),
    ],
)
def test_what_must_be_asked(text: str, name: str, why: Doubt | None) -> None:
    assert only(text, name) is why


def test_what_stands_in_small_letters_as_well_is_a_word() -> None:
    assert only("Register rang.", "Ann Register", ("register",)) is Doubt.WORD
    assert only("Register's call.", "Ann Register", ("register",)) is Doubt.WORD
    assert only("Ann Register rang.", "Ann Register", ("register", "ann")) is None
    assert only("Register rang.", "Ann Register") is None


def test_a_hyphen_in_an_id_joins_no_names() -> None:
    assert only("tolleton-visit", "Ann Tolleton") is Doubt.PART
    assert only("tolleton-visit", "Ann Tolleton", in_id=True) is None
