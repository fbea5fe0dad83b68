"""The key, the marking, git, and restricted records in open text."""

from checked import Said
from learning_together.diagnostics import Diagnostic

PEOPLE = "- {id: HV1, role: Visitor, group: case-group}\n- {id: M, role: Mother, group: family}\n"
KEY = "private/identities.yaml"


def text(diagnostics: list[Diagnostic]) -> str:
    return " ".join(f"{one.problem.message} {one.problem.help}" for one in diagnostics)


def test_a_key_that_cannot_be_read_is_not_called_missing(said: Said) -> None:
    assert "there is no key" in text(said("LT701", {}))
    unread = {KEY: "- code: 'HV1\n  names: [Zebedee]\n"}
    assert "cannot be read" in text(said("LT701", unread, faulty=True))
    assert said("LT702", unread, faulty=True) == []


def test_no_message_about_the_key_holds_what_stands_in_it(said: Said) -> None:
    # Code and name were mixed up.
    files = {"people.yaml": PEOPLE, KEY: "- {code: Zebedee, type: person, names: [HV1]}\n"}
    for code in ("LT702", "LT703"):
        (one,) = said(code, files)
        assert "Zebedee" not in text([one])
        assert one.problem.place.file == "review.yaml"
    assert "entry 1 from the top" in text(said("LT703", files))


def test_a_nickname_is_enough_to_look_for(said: Said) -> None:
    files = {
        "people.yaml": PEOPLE,
        KEY: "- {code: HV1, names: [Zebedee]}\n- {code: m, known_as: [Zeb], names: [Z]}\n",
    }
    assert said("LT702", files) == []


def test_many_people_are_counted(said: Said) -> None:
    people = "".join(f"- {{id: W{n}, role: Worker, group: case-group}}\n" for n in range(1, 12))
    files = {"people.yaml": people, KEY: "- {code: W1, names: [Zebedee]}\n"}
    message = text(said("LT702", files))
    assert "10 people: W2, W3" in message
    assert "W9 and 2 more" in message


def test_files_that_git_keeps_are_counted_and_not_named(said: Said) -> None:
    kept = ("private/imports/Zebedee Smith.docx", "private/identities.yaml")
    (one,) = said("LT704", {}, tracked=kept, was_tracked=True)
    assert "2 files" in one.problem.message
    assert "Zebedee" not in text([one])
    assert said("LT705", {}, tracked=kept, was_tracked=True) == []
    assert len(said("LT705", {}, was_tracked=True)) == 1


def test_git_is_no_matter_while_the_review_is_set_up(said: Said) -> None:
    assert said("LT706", {}, stage="setup", repository=False) == []
    assert said("LT706", {}, stage="collect", repository=False)[0].severity == "info"


CITED = {
    "people.yaml": PEOPLE,
    "conversations.yaml": "- {id: CV1, participant: HV1}\n",
    "agencies.yaml": "- {id: health, name: Health visiting}\n",
}


def test_an_episode_may_cite_a_conversation(said: Said) -> None:
    files = CITED | {"episodes.yaml": '- {id: KPE1, title: T, what_happened: "As [[CV1]] says."}\n'}
    assert said("LT708", files) == []


def test_a_public_section_may_not(said: Said) -> None:
    files = CITED | {"sections/summary.md": "---\nid: summary\n---\n\nOne said so ([[CV1]]).\n"}
    (one,) = said("LT708", files)
    assert one.problem.place.line == 5
    assert "family and public" in one.problem.message


def test_what_was_narrowed_on_purpose_is_not_cited_more_widely(said: Said) -> None:
    entry = "- {{id: health-1, date: 2022-05-01, source: R, event: E{}}}\n"
    episode = '- {{id: KPE1, title: T{}, what_happened: "As [[health-1]] says."}}\n'
    narrow = ", handling: [reviewers, team]"
    for timeline, citing, number in (
        ("", "", 0),
        (narrow, "", 1),
        (narrow, narrow, 0),
        (narrow, ", field_handling: {what_happened: [reviewers, team]}", 0),
    ):
        files = CITED | {
            "timeline/health.yaml": entry.format(timeline),
            "episodes.yaml": episode.format(citing),
        }
        assert len(said("LT708", files)) == number, (timeline, citing)


def test_a_field_for_the_team_may_cite_what_the_team_reads(said: Said) -> None:
    files = CITED | {
        "findings.yaml": "- id: FIN1\n  statement: S\n"
        '  ranks: [{by: HV1, rank: 1, reason: "See [[CV1]]."}]\n'
    }
    assert said("LT708", files) == []


def test_evidence_is_no_citation(said: Said) -> None:
    files = CITED | {"findings.yaml": "- {id: FIN1, statement: S, evidence: [CV1]}\n"}
    assert said("LT708", files) == []


READABLE = {KEY: "- {code: HV1, names: [Zebedee Smith]}\n"}


def test_a_fault_of_the_key_names_the_field_and_never_what_was_typed(said: Said) -> None:
    key = "- code: HV1\n  names: [Ann]\n  born: 12/3/1990\n  Zebedee: x\n- names: [Zebedee]\n"
    assert "(“born”)" in text(said("LT025", {KEY: key}, faulty=True))
    assert "(“code”)" in text(said("LT023", {KEY: key}, faulty=True))
    unknown = text(said("LT020", {KEY: key}, faulty=True))
    assert unknown
    assert "Zebedee" not in unknown


def test_a_readable_key_in_a_synced_place(said: Said) -> None:
    for path, number in (
        ("/home/zebedee/OneDrive - Council/review/private", 1),
        ("C:\\Users\\zebedee\\Dropbox\\review\\private", 1),
        ("/Users/zebedee/Library/Mobile Documents/com~apple~CloudDocs/private", 1),
        ("/home/zebedee/Boxes/megaphone/private", 0),
        ("/home/zebedee/review/private", 0),
        ("", 0),
    ):
        found = said("LT727", READABLE, stage="setup", names_at=path)
        assert len(found) == number, path
        assert "zebedee" not in text(found).lower()


def test_a_team_names_its_own_shared_places(said: Said) -> None:
    facts = "format: 1\ntitle: T\nframework: lcspr\noption: full\nstage: setup\n"
    files = READABLE | {"review.yaml": facts + "shared_places: ['S:\\team']\n"}
    (one,) = said("LT727", files, stage="setup", names_at="s:\\Team\\review\\private")
    assert "lt key lock" in one.problem.check.mend
    assert said("LT727", files, stage="setup", names_at="d:\\review\\private") == []
