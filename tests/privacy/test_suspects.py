"""What may be a name and is in no key."""

import pytest

from learning_together.privacy.likely_names.suspects import Suspects


def found(
    *texts: str, not_names: frozenset[str] = frozenset(), finished: bool = False
) -> list[list[str]]:
    suspects = Suspects(finished=finished)
    suspects.learn(texts, not_names)
    return [[text[a:b] for a, b, _, _ in suspects.find(text)] for text in texts]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Home visit by Sharon Smith today.", ["Sharon Smith"]),
        ("Sharon attended with Mr Okafor-Wells.", ["Sharon", "Okafor-Wells"]),
        ("Call from Dr Patel and PC Brown", ["Patel", "Brown"]),
        ("Seen with Zbigniew’s aunt", ["Zbigniew"]),
        ("KELLY said she was fine", ["KELLY"]),
        ("Moved to 12 Harbour Street in spring", ["12 Harbour Street"]),
        ("A pupil of Westfield Primary School", ["Westfield Primary School"]),
        ("Spoke with Élodie about it", ["Élodie"]),
        ("Initial Child Protection Conference held on Monday", []),
        ("Home Visit. Mother appeared tired. Discussed at MASH.", []),
        ("Will attend on Tuesday. Mark on arm seen in May 2009.", []),
        ("A&E attendance; GP informed, HV1 to visit", []),
        ("Seen by the GPs and two IMRs", []),
        ("Heard at the Crown Court and the Family Court", []),
        ("She lives in Elm Court with him", ["Elm Court"]),
        ("Told the school. The Harbour Lane flat was cold", ["Harbour Lane"]),
        ("He saw Zbigniew. KHADIJA BEGUM signed.", ["Zbigniew", "KHADIJA BEGUM"]),
        ("She left Ashmere. The Harbour Lane flat was cold", ["Ashmere", "Harbour Lane"]),
        ("The test of Gillick was met; down to Down’s syndrome", []),
        ("Moved to London in spring", []),
        ("As NICE-NG76 says", []),
        ("Rodent kitchen, no space. Abacus lent. Asbestos survey done", []),
        ("Rodent rang. Seen late. Abacus’s mother", ["Rodent", "Abacus"]),
        ("Peak flow low. Ferry booking found. Border alert placed", []),
        ("Ferry seen. Peak crying", ["Ferry", "Peak"]),
        ("Brook at home. Thistle present. Raven with her", ["Brook", "Thistle", "Raven"]),
        ("Abacus. Rodent, no reply; Rodent House", ["Abacus", "Rodent", "Rodent House"]),
        ("Seen with Rodent on leaving", ["Rodent"]),
        ("Mrs Rodent on leaving", ["Rodent"]),
        ("Zbyk with her at home", ["Zbyk"]),
        ("RoSPA leaflet. TecSOS phone. McDONALD rang", ["McDONALD"]),
        ("Ht Wt charted. Breach of Non-Mol. Told Ng", ["Ng"]),
        ("HENRY course, ELSA x6", []),
        ("Clean Jan to March. Told Jan to go", ["Jan"]),
        ("Apr-21. Seen by Okafor-21", ["Okafor-21"]),
        ("Logged as Amber. Logged by Amber", ["Amber"]),
        ("Agreed by YOS. Okafor rang", ["Okafor"]),
    ],
)
def test_one_text(text: str, names: list[str]) -> None:
    assert found(text) == [names]


def test_a_name_is_known_again_at_the_start_of_a_sentence() -> None:
    assert found("Zbigniew was out.", "Seen with Zbigniew") == [["Zbigniew"], ["Zbigniew"]]


def test_a_name_that_is_typed_small_once_is_a_name_all_the_same() -> None:
    assert found("Spoke to Merwe", "merwe to call") == [["Merwe"], ["merwe"]]
    assert found("Spoke to Pemberton", "pemberton not in") == [["Pemberton"], ["pemberton"]]


def test_words_that_the_file_writes_small_are_no_names() -> None:
    assert found("Seen at Boxercise", "the boxercise class") == [[], []]


def test_words_that_the_team_has_found_to_be_no_names() -> None:
    text = "Referred to Sunshine Lodge by letter"
    assert found(text) == [["Sunshine Lodge"]]
    assert found(text, not_names=frozenset({"sunshine lodge"})) == [[]]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Social Care Institute for Excellence: Headline Findings, Rigour", []),
        ("Mid-sentence the Invisible Parent, a Myth, was an Abacus", []),
        ("Page 1 of the White Paper; Bill 12 was passed", []),
        ("August to early November: out of sight", []),
        ("Told by Page that it rained", ["Page"]),
        ("They met Abacus Zbigniew", ["Zbigniew"]),
        ("Foster carers said so. Manning levels fell. A Foster Carer came", []),
        (
            "- IntroductionPage, the DfE, NationalReviewPanel and DeShawn McLeod",
            ["DeShawn McLeod"],
        ),
        ("So did Ángel that day", ["Ángel"]),
        ("Told by Foster about it", ["Foster"]),
        (
            "So did Sue Bairstow, and Grace; in May Bairstow left",
            ["Sue Bairstow", "Grace", "Bairstow"],
        ),
        ("They walked in the Grace Garden", []),
        ("It was Palmer and Walters who rang", ["Palmer", "Walters"]),
        ("Rigour and Kelly were there", ["Kelly"]),
        ("It was Baker who rang", ["Baker"]),
        ("Then Mrs Rigour came", ["Rigour"]),
        ("So did Tolleton, her cousin. Quispel left", ["Tolleton", "Quispel"]),
    ],
)
def test_finished_prose_is_held_against_the_dictionary(text: str, names: list[str]) -> None:
    assert found(text, finished=True) == [names]


def test_what_agencies_write_is_not() -> None:
    assert found("Spoke with Abacus") == [["Abacus"]]
    assert found("Spoke with Abacus", finished=True) == [[]]


def test_a_name_is_known_again_with_a_sign_before_it_and_in_the_possessive() -> None:
    texts = ("Seen with Zbyk", "#ZBYK", "ZBYK’s coat", "ZBYK'S coat", "Nothing here")
    assert found(*texts) == [["Zbyk"], ["ZBYK"], ["ZBYK"], ["ZBYK"], []]


@pytest.mark.parametrize("finished", [True, False])
def test_a_month_of_which_something_is_said_is_a_month(finished: bool) -> None:
    for text in ("The morning of 14 March is not discussed.", "By then March was over."):
        suspects = Suspects(finished=finished)
        suspects.learn([text], frozenset())
        assert list(suspects.find(text)) == []
