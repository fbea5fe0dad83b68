"""Questions on a terminal, for what a command needs and was not told."""

from collections.abc import Callable
from pathlib import Path

import typer

from learning_together.actions.edit.add import faults_of, gives_ids, said
from learning_together.actions.edit.meant import first, in_words, meant
from learning_together.cli import console
from learning_together.cli.typed_text import ask_text, tell_left
from learning_together.english import either
from learning_together.folder.yaml.write.scalars import Value
from learning_together.records.commented_yaml import explanation
from learning_together.records.kinds import kind_of, model
from learning_together.records.shape import Shape, fields
from learning_together.records.typed_values import items


def for_required(kind: str, values: dict[str, Value], root: Path) -> dict[str, Value]:
    """The values, with those that a record of the kind needs and that were not given.

    Args:
        kind: Its plural.
        values: Given already.
        root: The review, which knows the next id.
    """
    found = dict(values)
    for name, shape in fields(model(kind)).items():
        if name == "id":
            if "id" in kind_of(kind).given or "id" in found or gives_ids(root, kind):
                continue
        elif not shape.required or name in found:
            continue
        answer = ask_field(kind, shape, root)
        found[name] = items(shape, answer) if shape.many else answer
    tell_left()
    return found


def choose(field: str, typed: str, readings: tuple[str, ...]) -> str:
    """Asks which of the readings of a date is meant."""
    said = in_words(readings)
    console.say(f"“{typed}” for “{field}” can mean {either(said)}. Which?")
    for number, words in enumerate(said, 1):
        console.say(f"  {number}  {words}")
    while True:
        answer = str(typer.prompt("  number", default="1")).strip()
        if answer.isdecimal() and 0 < int(answer) <= len(readings):
            return readings[int(answer) - 1]


def ask_field(kind: str, shape: Shape, root: Path, *, needed: bool = True) -> str:
    """One field's value, asked for until it can be read; empty only where it is not needed."""

    def wrong(answer: str) -> str:
        if not answer:
            return "This is needed." if needed else ""
        typed = items(shape, answer) if shape.many else answer
        # Which of two readings is meant is asked once all is known; here the first will do.
        value = meant(root, kind, {shape.name: typed}, first).values[shape.name]
        problems = faults_of(kind, shape.name, value)
        return " ".join(map(said, problems))

    return ask(explanation(shape), shape.name, wrong, lines=shape.worded and not shape.many)


def ask(
    question: str,
    name: str,
    wrong: Callable[[str], str],
    default: str = "",
    *,
    lines: bool = False,
) -> str:
    """An answer, asked for until nothing is wrong with it.

    Args:
        question: What is asked, in a sentence.
        name: What stands before the cursor.
        wrong: Says what is wrong with an answer; nothing, if it will do.
        default: What an empty answer means.
        lines: Whether an answer may have several.
    """
    console.say(question)
    while True:
        if lines:
            answer = ask_text(f"  {name}: ").strip()
        else:
            answer = typer.prompt(f"  {name}", default=default, show_default=bool(default)).strip()
        fault = wrong(answer)
        if not fault:
            return answer
        console.say(f"  {fault}")


def for_review(
    folder: Path, given: dict[str, str], agencies: dict[str, str]
) -> tuple[dict[str, str], dict[str, str]]:
    """What a new review starts with; asks for what was not given, and takes no answer for one."""
    from learning_together.actions.init.start import as_meant, begun, wrong, wrong_agency
    from learning_together.records.frameworks import framework, frameworks, option, options

    labels = {
        "framework": ", ".join(f"{key} ({framework(key).label})" for key in frameworks()),
        "option": ", ".join(f"{key} ({option(key).label})" for key in options()),
    }
    usual = {
        "title": begun(folder, {}, {}).title,
        "framework": "lcspr",
        "option": "full",
    }
    names = {"start": "The period under review: its first day (1 January 2022); empty if not "
                      "settled.",
             "end": "Its last day."}  # fmt: skip
    shapes = fields(model("review"))
    found = dict(given)
    console.say("A few questions; an empty answer leaves a field for later.\n")
    for name in ("title", "subject", "framework", "option", "start", "end", "board"):
        if found[name] or (name == "end" and not found["start"]):
            continue
        question = names.get(name) or shapes[name].explains
        if name in labels:
            question += f" One of: {labels[name]}."

        def amiss(answer: str, field: str = name) -> str:
            if field == "end" and not answer:
                return "A period has two ends."
            if field == "end" and as_meant(field, answer, first) < found["start"]:
                return "That is before its first day."
            return wrong(field, answer)

        found[name] = as_meant(name, ask(question, name, amiss, usual.get(name, "")), choose)
    named = dict(agencies)
    if not named:
        console.say(
            "The agencies, one at a time, as id=Name (health=Health visiting); empty to end."
        )
        while answer := str(typer.prompt("  agency", default="", show_default=False)).strip():
            id_, _, title = (part.strip() for part in answer.partition("="))
            if fault := wrong_agency(id_, named):
                console.say(f"  {fault}")
            else:
                named[id_] = title or id_
    tell_left()
    return found, named
