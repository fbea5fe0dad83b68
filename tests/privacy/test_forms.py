"""What gives somebody of the key away, from each identity."""

from datetime import date

from learning_together.privacy.names.forms import Form, Forms
from learning_together.records.kinds.identity import Identity
from learning_together.review.load import load_contents

Row = tuple[str, ...]


def made(typed: str, *taken: Row) -> Forms:
    key = f"- {{code: HV1, {typed}}}\n"
    files = {"review.yaml": b"format: 1\n", "private/identities.yaml": key.encode()}
    forms = Forms(taken)
    for one in load_contents(files).review.all(Identity):
        forms.add(one, "HV1")
    return forms


def sure(forms: Forms) -> set[str]:
    return {" ".join(words) for words, form in forms.rows.items() if form.sure}


def unsure(forms: Forms) -> set[str]:
    return {" ".join(words) for words, form in forms.rows.items() if not form.sure}


def test_a_name_in_every_order_and_joined() -> None:
    forms = made("names: [Peregrine Tolleton]")
    assert sure(forms) == {
        "peregrine tolleton", "tolleton peregrine", "peregrinetolleton", "tolletonperegrine",
        "peregrine", "tolleton",
    }  # fmt: skip
    assert {*forms.inside} == {"peregrinetolleton", "tolletonperegrine"}
    assert {*forms.near} == {"peregrine", "tolleton"}
    others = {name: {*letters} for name, letters in forms.beside.items()}
    assert others == {"peregrine": {"t"}, "tolleton": {"p"}}
    assert forms.rows["tolleton",].what == "part of a real name (HV1)"


def test_prefixes_belong_to_the_name() -> None:
    assert {"van der berg", "vanderberg"} <= sure(made("names: [Ann van der Berg]"))
    assert {"mc leod", "mcleod"} <= sure(made("names: [Ann McLeod]"))


def test_short_and_ordinary_words_count_with_a_capital_or_in_doubt() -> None:
    forms = made("names: [Ann May]")
    assert forms.rows["ann",] == Form(("ann",), "part of a real name (HV1)", sure=True, cased=True)
    assert forms.rows["may",] == Form(("may",), "part of a real name (HV1)", sure=False, cased=True)
    assert not forms.near  # Too short to be misspelt, or a word.


def test_places_and_schools_by_their_short_form_in_doubt() -> None:
    place = made("type: place, names: [Quisenby Street Surgery]")
    assert (sure(place), unsure(place)) == ({"quisenby street surgery"}, {"quisenby"})
    school = made('names: [Zed], schools: ["St Wilfrid\'s Primary School"]')
    assert {"st wilfrid s", "saint wilfrid", "st wilfrids"} <= unsure(school)
    assert "st wilfrid s primary school" in sure(school)


def test_numbers_letters_and_dates() -> None:
    forms = made(
        "names: [Zed], nhs: ['943 476 5919'], numbers: ['12', A-1234], initials: [z.q.], "
        "user_names: [zedquis07], born: 2001-02-03"
    )
    assert forms.numbers == {"9434765919": "an NHS number of a person (HV1)"}
    assert {"a1234", "a 1234"} <= sure(forms)
    assert "12" not in sure(forms)  # Too short: it stands in every text.
    assert forms.initials == {"ZQ": "initials (HV1)"}
    assert "zedquis07" in sure(forms)
    assert "zedquis" in forms.near
    assert forms.born == {date(2001, 2, 3): "a date of birth (HV1)"}


def test_a_number_of_the_police_with_and_without_its_century_and_noughts() -> None:
    forms = sure(made("names: [Zed], pnc: ['2009/0012345X']"))
    assert {"2009 0012345x", "09 0012345x", "2009 12345x", "09 12345x"} <= forms


def test_addresses() -> None:
    forms = made("names: [Zed], addresses: ['4 Quay Road, LS1 4AB']")
    assert {"4 quay road", "4 quay rd", "ls1 4ab", "ls14ab"} <= sure(forms)
    assert unsure(forms) == {"quay road", "quay rd"}
    assert forms.rows["quay", "rd"].what == "the road of an address (HV1)"


def test_an_address_in_each_way_of_writing_its_road() -> None:
    for typed in ("12 Harbour Street", "12 Harbour St", "12 Harbour Str"):
        found = sure(made(f"addresses: [{typed}]"))
        assert {"12 harbour street", "12 harbour st", "12 harbour str"} <= found, typed


def test_what_is_a_code_is_no_name() -> None:
    assert "tolleton" not in sure(made("names: [Peregrine Tolleton]", ("tolleton",)))


def test_the_sign_of_a_form_is_its_rarest_word() -> None:
    assert Form(("of", "quisenby"), "x").sign == "(?i:quisenby)"
    assert Form(("may",), "x", cased=True).sign == "M(?i:ay)"
    assert Form(("4", "may"), "x").sign == "(?i:4[^0-9A-Za-z]*may)"
