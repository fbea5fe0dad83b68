"""`lt init`: starts a review."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from learning_together.cli import console
from learning_together.cli.options import start
from learning_together.errors import LtError

#: Of an example: its names are made up, but what is learnt on it is done elsewhere.
_OPEN = "The key of its real names, private/identities.yaml, lies open. To lock it: lt key lock"

if TYPE_CHECKING:
    from learning_together.actions.init.review_files import Start


def init(
    ctx: typer.Context,
    folder: Annotated[
        Path | None, typer.Argument(metavar="DIR", help="The new folder; otherwise this one.")
    ] = None,
    title: Annotated[str, typer.Option(metavar="TEXT", help="The review's name.")] = "",
    subject: Annotated[
        str,
        typer.Option(metavar="TEXT", help="The name used for the person: “Child C”, “Adult A”."),
    ] = "",
    framework: Annotated[
        str, typer.Option(metavar="WORD", help="lcspr, sar, dardr, psirf, scr or learning-review.")
    ] = "",
    option: Annotated[
        str,
        typer.Option(metavar="WORD", help="full, intensive, mid-range, focused, rapid or themed."),
    ] = "",
    period_start: Annotated[
        str, typer.Option("--start", metavar="DAY", help="First day of the period: 2022-01-01.")
    ] = "",
    period_end: Annotated[
        str, typer.Option("--end", metavar="DAY", help="Last day of the period.")
    ] = "",
    board: Annotated[str, typer.Option(metavar="TEXT", help="Who commissioned the review.")] = "",
    agency: Annotated[
        list[str] | None,
        typer.Option(metavar="ID=NAME", help='An agency: health="Health visiting". Repeatable.'),
    ] = None,
    marking: Annotated[
        str, typer.Option(metavar="TEXT", help="The protective marking.")
    ] = "OFFICIAL-SENSITIVE",
    example: Annotated[
        str,
        typer.Option(metavar="NAME", help="Copy a complete, fictional review to look around in."),
    ] = "",
    programme: Annotated[
        bool,
        typer.Option(
            "--programme",
            help="Start a programme of reviews instead (for lt programme); takes --title and "
            "--marking.",
        ),
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Ask nothing; what is not given stays empty.")
    ] = False,
    no_git: Annotated[
        bool, typer.Option("--no-git", help="Do not keep the folder in git.")
    ] = False,
    hook: Annotated[
        bool | None,
        typer.Option(
            "--hook/--no-hook",
            help="Have git look for real names before each commit, as lt hook install does; asked "
            "on a terminal where neither is given.",
        ),
    ] = None,
) -> None:
    """Start a review: a folder in which every field is explained."""
    from learning_together.actions.init import start as new_review
    from learning_together.cli import questions
    from learning_together.folder.new_folder import refuse_if_used

    goal = start(ctx) / (folder or Path())
    if not programme:
        refuse_if_used(goal)
    given = {
        "title": title,
        "subject": subject,
        "framework": framework,
        "option": option,
        "start": period_start,
        "end": period_end,
        "board": board,
        "marking": marking,
    }
    if programme:
        if any(v for name, v in given.items() if name not in {"title", "marking"}) or (
            agency or example
        ):
            raise LtError(
                "--programme goes with --title and --marking only.",
                "The other options are about one review: lt init starts one.",
            )
        shelf = new_review.holds_something(goal)
        new_review.begin_programme(goal, title, marking)
        # What else lies in a folder of reviews is for its owner to keep in git, or not.
        note = "" if no_git or shelf else new_review.into_git(goal, "Start the programme")
        _say_programme(goal, note)
        return
    if hook and no_git:
        raise LtError("--hook has git look at commits, and --no-git keeps git out.", "Choose one.")
    asks = console.can_ask() and not yes and not example
    if example:
        if any(value for name, value in given.items() if name != "marking") or agency:
            raise LtError(
                "--example copies a review as it is, so it goes with no other detail of a review.",
                "Leave the other options out, or --example.",
            )
        new_review.copy_example(goal, example)
    else:
        agencies = new_review.agencies(agency or [])
        if asks:
            given, agencies = questions.for_review(goal, given, agencies)
        begun = new_review.begun(goal, given, agencies)
        new_review.write(goal, begun)
    note = "" if no_git else new_review.into_git(goal)
    hooked = "" if no_git else _hooked(goal, hook, asks=asks)
    _say(goal, f"{note}\n{hooked}".strip(), None if example else begun)


def _hooked(goal: Path, wanted: bool | None, *, asks: bool) -> str:
    """Has git look for names before each commit, where that is wanted; says what was done."""
    from learning_together.actions.hook import install
    from learning_together.folder.git import status

    if not status.is_repository(goal):
        return ""
    if wanted is None and asks:
        wanted = typer.confirm(
            "\nHave git look for real names before each commit (lt hook)?", default=True
        )
    if not wanted:
        return "To have git look for real names before each commit: lt hook install"
    try:
        install(goal)
    except LtError as refused:
        return f"Git does not look for names: {refused.message} {refused.hint}".strip()
    return "Git asks lt before each commit and push whether real names are in it (lt hook)."


def _say(goal: Path, note: str, begun: "Start | None") -> None:
    from learning_together.folder import look

    what = "programme" if look.is_there(goal / "programme.yaml") else "review"
    console.say(f"The {what} is in {goal.resolve()}")
    if note:
        console.say(note)
    console.say("")
    if begun is None:
        if what == "programme":
            console.say(f"Look around in it, then try: lt programme {_shown(goal)}")
        else:
            console.say(f"{_OPEN} {_readers(goal)}".strip())
            console.say("Look around in it, then try: lt validate, lt status, lt report review")
        return
    steps = [
        "review.yaml: say why the review is held, over which period, and who owns its data",
        "agencies.yaml: " + ("complete the agencies" if begun.agencies else "name the agencies")
        + "; each keeps its account in timeline/<id>.yaml",
        "people.yaml: list the review team and the case group, by role code only",
        "meetings.yaml: set the dates of all meetings, before anything else is booked",
        "questions.yaml: write down what the review sets out to answer",
        "private/identities.yaml: note which name stands behind which code; it stays out of git",
        "lt key lock: the names in private/ lie open to whoever can open this folder, until then",
    ]  # fmt: skip
    console.say("What to do first:")
    for number, step in enumerate(steps, 1):
        console.say(f"  {number}. {step}")
    if readers := _readers(goal):
        console.say(f"\n{readers}")
    console.say("")
    where = "" if goal.resolve() == Path.cwd() else f"cd {_shown(goal)}, then "
    console.say(f"At any time: {where}lt validate")


def _readers(goal: Path) -> str:
    """Who may read the names, on systems where lt leaves a folder's rights as they are."""
    from learning_together.actions.private_contents import who_reads

    names = who_reads(goal)
    return f"Who may read private/ on this computer: {names}." if names else ""


def _say_programme(goal: Path, note: str) -> None:
    console.say(f"The programme is in {goal.resolve()}")
    if note:
        console.say(note)
    console.say("")
    console.say("What to do first:")
    console.say("  1. programme.yaml: say what the programme is, and what is known of its reviews")
    console.say("  2. put the folders of its reviews into it, or name them too")
    console.say("")
    console.say(f"At any time: lt programme {_shown(goal)}")


def _shown(path: Path) -> str:
    text = str(path)
    return f'"{text}"' if " " in text else text
