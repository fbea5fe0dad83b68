"""Wording: what is found, where, in which fields, and what a team adds or silences."""

import re
from pathlib import Path

import pytest

from checked import Said
from learning_together.diagnostics import Diagnostic
from learning_together.ids import Id
from learning_together.method.wordlists import CLASSES, Finder, Phrase, Word, word_class, words
from sample import SAMPLE, Folder

AGENCIES = {"agencies.yaml": "- {id: health, name: Health visiting}\n"}
ENTRY = "- id: health-1\n  date: 2022-03-01\n  source: Record\n"


def timeline(event: str) -> dict[str, str]:
    return {**AGENCIES, "timeline/health.yaml": f"{ENTRY}  event: {event}\n"}


def review(extra: str) -> dict[str, str]:
    return {"review.yaml": SAMPLE["review.yaml"] + extra}


def shown(folder: Path, diagnostics: list[Diagnostic]) -> list[str]:
    """The very characters that each place marks."""
    found = []
    for one in diagnostics:
        place = one.problem.place
        line = (folder / place.file).read_text(encoding="utf-8").split("\n")[place.line - 1]
        found.append(line[place.column - 1 : place.column - 1 + place.length])
    return found


# --- phrases ------------------------------------------------------------------------------------


def example(pattern: str) -> str:
    """A text that the pattern describes, taken at its plainest."""
    said = []
    for token in re.findall(r"\([^()]*\)|\S+", pattern):
        if token.startswith("(") or token == "^":
            continue
        said.append({"…": "then", "<done>": "done"}.get(token) or token.split("/")[0].rstrip("*"))
    return " ".join(said)


@pytest.mark.parametrize("word", words(), ids=lambda word: word.phrase.pattern[:40])
def test_every_phrase_finds_what_it_describes(word: Word) -> None:
    assert word.phrase.well_formed
    assert all(Phrase(one).well_formed for one in word.phrase.unless)
    text = example(word.phrase.pattern)
    if not word.phrase.unless:  # else the plainest text may be the very one that is left alone
        assert [found for _, found in Finder([(word.phrase, word)]).find(text)] == [word], text


@pytest.mark.parametrize(
    "text",
    [
        "There was what there is, and that was from the same to the other.",
        "They would be there with what she had, as it would have to be.",
        "It was to be as it had been; the risk was what it was.",
        "A record, a plan and a visit: the nurse and the school saw him and spoke to her.",
    ],
)
def test_plain_words_are_no_phrase(text: str) -> None:
    """A phrase of which every rare word may be left out would find these."""
    assert Finder((word.phrase, word) for word in words()).find(text) == []


def test_each_class_says_what_it_hides_and_asks_a_question() -> None:
    for key in CLASSES:
        of = word_class(key)
        assert of.hides
        assert not of.hides.endswith(".")
        assert of.ask.endswith("?")


def found(pattern: str, text: str) -> list[str]:
    finder = Finder([(Phrase(pattern), None)])
    return [text[spot.start : spot.end] for spot, _ in finder.find(text)]


@pytest.mark.parametrize(
    ("pattern", "text", "there"),
    [
        ("hard to reach", "He is Hard-to-Reach.", ["Hard-to-Reach"]),
        ("hard to reach", "It is hard\nto  *reach*.", ["hard\nto  *reach"]),
        ("hard to reach", "It is hard.\n\nTo reach it", []),
        ("fail* to", "Failure to and failing to", ["Failure to", "failing to"]),
        ("fault", "faultless, default and fault-line", ["fault"]),
        ("did not act", "She didn't act; he did not act; they didn’t act", None),
        ("should … have been", "It should by then have been done", ["should by then have been"]),
        ("should … have been", "It should. They have been", []),
        ("could (and should) have <done>", "could and should have rung", None),
        ("could have <done>", "could have a look", []),
        ("^ clearly", "She spoke clearly. Clearly, it hurt.", ["Clearly"]),
        ("DNA", "dna", ["dna"]),
    ],
)
def test_notation(pattern: str, text: str, there: list[str] | None) -> None:
    hits = found(pattern, text)
    if there is None:
        assert hits
    else:
        assert hits == there


def test_capitals_matter_where_the_list_says_so() -> None:
    finder = Finder([(Phrase("DNA", exact=True), None)])
    assert finder.find("The result was DNA.")
    assert not finder.find("The result was dna.")


@pytest.mark.parametrize(
    "text",
    [
        'She said "it was obvious" and left.',
        "She said “it was obvious” and left.",
        "She said ‘it was so obvious that I didn’t ask’ and left.",
        "She said 'it was so obvious that I didn't ask' and left.",
        "> It was obvious.\n> And obvious again,\nobvious to the end of the paragraph.",
        "The file `obvious.docx` is there; `obvious`.",
        "“It was obvious, with no closing mark",
        "As [[obvious]] says.",
    ],
)
def test_quotations_code_and_references_are_never_looked_at(text: str) -> None:
    assert found("obvious", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "He is 5'6\" tall and it was obvious; she is 5'2\" tall.",
        "The parents' home was obvious and the children's too.",
        "> Quoted.\n\nIt was obvious.",
        '"Quoted", and it was obvious, "quoted".',
        "It was obvious. “Left open",
        "2 > 1 is obvious",
    ],
)
def test_what_stands_outside_of_quotations_is(text: str) -> None:
    assert found("obvious", text) == ["obvious"]


@pytest.mark.parametrize("size", [200_000])
@pytest.mark.parametrize(
    "part",
    ["'a ", '"a ', "“a ", "could ", "should have ", "> ", "[[", "](", "no one ", "*_", "`a "],
)
def test_hostile_text_ends(part: str, size: int) -> None:
    text = part * (size // len(part))
    finder = Finder((word.phrase, word) for word in words())
    assert finder.find(text) is not None


# --- places and words ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "event",
    [
        "HV1 failed to ask.",
        '"HV1: \\"no\\", and she failed to ask."',
        "'HV1''s view: she failed to ask.'",
        ">-\n    HV1 came at ten and left\n    at noon. She failed to ask.",
        "|\n    HV1 came.\n\n    She failed to ask.",
        "HV1 came at ten\n    and failed to ask.",
    ],
)
def test_the_phrase_itself_is_marked(said: Said, folder: Folder, event: str) -> None:
    (one,) = said("LT501", timeline(event))
    assert shown(folder(timeline(event)), [one]) == ["failed to"]
    assert one.problem.field == "event"
    assert one.problem.record == Id("health-1")


def test_the_second_of_two_is_marked_apart(said: Said) -> None:
    event = ">-\n    HV1 failed to ask.\n    GP1 failed to ask."
    places = [one.problem.place for one in said("LT501", timeline(event))]
    assert [(place.line, place.column) for place in places] == [(5, 9), (6, 9)]


def test_a_phrase_over_two_lines_is_marked_on_the_first(said: Said, folder: Folder) -> None:
    files = timeline(">-\n    HV1 came and failed\n    to ask.")
    (one,) = said("LT501", files)
    assert shown(folder(files), [one]) == ["failed"]


def test_an_apostrophe_doubled_in_yaml(said: Said, folder: Folder) -> None:
    files = timeline("'HV1 didn''t recognise the risk.'")
    (one,) = said("LT501", files)
    assert shown(folder(files), [one]) == ["didn''t recognise"]


def test_sections_and_nested_fields(said: Said, folder: Folder) -> None:
    files = {
        "sections/summary.md": "---\nid: summary\n---\n\nIn short:\n\n- it was\n  *clearly* seen\n",
        "findings.yaml": "- id: FIN1\n  statement: S\n  wider_evidence:\n"
        "    - {shows: Good, reach: local}\n    - {shows: A red flag, reach: local}\n"
        "  questions: [Fine?, Who is to blame?]\n",
    }
    outcome = said("LT504", files)
    assert shown(folder(files), outcome) == ["red flag", "was"]
    assert outcome[0].problem.field == "wider_evidence.1.shows"
    (blame,) = said("LT505", files)
    assert blame.problem.field == "questions.1"
    assert blame.problem.place.line == 6


def test_a_message_never_repeats_what_a_phrase_leaves_open(said: Said) -> None:
    (one,) = said("LT501", timeline("It should with Zebedee have been plain to Mohammed."))
    assert "Zebedee" not in one.problem.message
    assert "should … have" in one.problem.message
    (one,) = said("LT501", timeline("They should have Alfred in mind."))
    assert "Alfred" not in one.problem.message
    assert "What did they know then?" in one.problem.help


def test_the_message_says_phrase_class_and_what_it_hides(said: Said) -> None:
    (one,) = said("LT506", timeline("The mother is hard-to-reach."))
    assert one.problem.message.startswith("“hard-to-reach” is labelling wording: it makes a trait")
    assert one.problem.help.startswith("Ask instead: What did the service ask of them")


# --- fields -------------------------------------------------------------------------------------

EPISODE = "- id: KPE1\n  title: T\n"


def codes(said: Said, files: dict[str, str]) -> list[str]:
    every = [f"LT50{n}" for n in range(1, 10)] + ["LT510"]
    return [code for code in every for _ in said(code, files)]


MANY = "It was inappropriate, they failed to ask, it was obvious, human error, and chaotic."


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (f"what_happened: {MANY}", ["LT501", "LT502", "LT503", "LT504", "LT506"]),
        (f"known_at_the_time: {MANY}", ["LT501", "LT504"]),
        (f"local_rationality: {MANY}", ["LT501", "LT504"]),
        (f"appraisal: {MANY}", ["LT501", "LT502", "LT503", "LT504", "LT506"]),
        (f"appraisal: {MANY}\n  benchmark: [NICE]", ["LT503", "LT504", "LT506"]),
        ("local_rationality: She did not consider neglect, as the flat was warm.", []),
        ("benchmark: [Failed to act]", []),
    ],
)
def test_each_field_has_its_own_strictness(said: Said, fields: str, expected: list[str]) -> None:
    assert codes(said, {"episodes.yaml": f"{EPISODE}  {fields}\n"}) == expected


def test_a_synopsis_may_judge_by_a_benchmark(said: Said) -> None:
    part = "- id: SYN1\n  start: 2022-01\n  text: Practice was inadequate.\n"
    assert codes(said, {"synopsis.yaml": part}) == ["LT502"]
    assert codes(said, {"synopsis.yaml": f"{part}  benchmark: NICE\n"}) == []


def test_the_familys_views_and_sources_are_never_looked_at(said: Said) -> None:
    files = {
        "people.yaml": "- {id: M, role: Mother, group: family}\n",
        "family.yaml": f"- id: FAM1\n  person: M\n  views: {MANY}\n  feedback: {MANY}\n",
        "sources.yaml": f"- id: act\n  citation: {MANY}\n",
        "glossary.yaml": f"- id: t\n  term: T\n  meaning: {MANY}\n",
    }
    assert codes(said, files) == []


def test_words_of_others_are_only_noted(said: Said) -> None:
    files = {
        **AGENCIES,
        "timeline/health.yaml": f"{ENTRY}  event: E\n  comment: HV1 failed to ask.\n",
        "findings.yaml": "- {id: FIN1, statement: S}\n",
        "responses.yaml": "- {id: RSP1, finding: FIN1, reason: It was a red flag.}\n",
    }
    assert codes(said, files) == ["LT510", "LT510"]
    assert {one.severity for one in said("LT510", files)} == {"info"}


def test_the_methods_own_words_are_for_the_method(said: Said) -> None:
    text = "---\nid: {}\n---\n\nTo limit blame and hindsight. Disciplinary matters are apart.\n"
    assert codes(said, {"sections/methodology.md": text.format("methodology")}) == []
    assert "LT508" in codes(said, {"sections/summary.md": text.format("summary")})


def test_police_interviews_are_facts_of_the_timeline(said: Said) -> None:
    event = "Police interviewed the neighbour as a witness; witness statement taken."
    assert codes(said, timeline(event)) == []


def test_no_wording_is_ever_an_error(said: Said) -> None:
    for stage in ("setup", "collect", "analyse", "report", "board"):
        for one in said("LT501", timeline("HV1 failed to ask."), stage):
            assert one.severity != "error"
    assert said("LT501", timeline("HV1 failed to ask."), "setup") == []


# --- police and court ---------------------------------------------------------------------------

CONVERSATION = {
    "people.yaml": "- {id: HV1, role: Visitor, group: case-group}\n",
    "conversations.yaml": "- id: CV1\n  participant: HV1\n  mindset: The inquest was in May.\n",
}


@pytest.mark.parametrize(
    ("statuses", "number"),
    [
        ((), 1),
        (("open",), 1),
        (("closed, closed: 2022-03-01", "open"), 1),
        (("closed",), 1),  # nobody says when
        (("closed, closed: 2999-01-01",), 1),
        (("open, closed: 2022-03-01",), 1),
        (("closed, closed: 2022-03-01",), 0),
    ],
)
def test_court_matters_are_free_once_all_proceedings_are_closed(
    said: Said, statuses: tuple[str, ...], number: int
) -> None:
    register = "".join(
        f"- {{id: PRO{n}, title: Inquest, type: coroner, status: {status}}}\n"
        for n, status in enumerate(statuses, 1)
    )
    files = {**CONVERSATION, **({"proceedings.yaml": register} if register else {})}
    assert len(said("LT509", files)) == number


def test_what_a_participant_says_is_not_corrected(said: Said) -> None:
    files = {
        **CONVERSATION,
        "conversations.yaml": "- id: CV1\n  participant: HV1\n"
        "  mindset: I should have rung. It was obvious. I blame myself.\n"
        "  turning_points: [{took_it_to_mean: It was obvious that he had been there.}]\n",
    }
    assert codes(said, files) == ["LT504"]


# --- a team's own words -------------------------------------------------------------------------


def test_a_team_adds_a_phrase(said: Said) -> None:
    extra = (
        "own_words:\n  - words: revolving door*\n    kind: labels\n"
        "    ask: What brought her back?\n    unless: revolving doors of the hospital\n"
    )
    files = {**review(extra), **timeline("A revolving-door patient.")}
    (one,) = said("LT506", files)
    assert one.problem.help == "Ask instead: What brought her back?"
    fact = timeline("She waited at the revolving doors of the hospital.")
    assert said("LT506", {**review(extra), **fact}) == []


def test_a_team_silences_a_phrase_and_no_other(said: Said) -> None:
    files = {**review("silenced_words: red flag*\n"), **timeline("Red flags, and obvious.")}
    (one,) = said("LT504", files)
    assert "“obvious”" in one.problem.message


@pytest.mark.parametrize(
    "typed", ["…", "(very)", "a (b", "^", "<done>", "'*'", "… … … … x", "a//b"]
)
def test_a_phrase_that_cannot_be_looked_for_is_told(said: Said, typed: str) -> None:
    extra = f"silenced_words:\n  - {typed}\nown_words:\n  - {{words: {typed}, kind: blame}}\n"
    files = {**review(extra), **timeline("It was x and very obvious.")}
    told = said("LT511", files)
    fields = [one.problem.field for one in told]
    assert sorted(filter(None, fields)) == ["own_words.0.words", "silenced_words.0"]
    assert len(said("LT504", files)) == 1
