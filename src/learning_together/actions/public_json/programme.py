"""The public JSON of `lt programme`; its form does not change.

    {"version": 1, "programme": TITLE, "source": TEXT, "today": DAY, "boards": [TEXT…],
     "reviews": [{"folder", "title", "board", "framework", "option", "stage", "sectors": [TEXT…],
                  "counts": {KIND: N}, "findings": [{"number", "title", "statement", "category"}…],
                  "actions_done": N, "overdue": [{"id", "what", "who", "due"}…],
                  "unanswered": [TEXT…], "months": N or null, "unreadable_fields": N}…],
     "elsewhere": [{"title", "board", "stage", "findings": N or null, "note", "place"}…],
     "broken": [{"folder", "reason"}…],
     "patterns": [{"category", "reviews": COUNT, "sectors": {SECTOR: COUNT}}…],
     "factors": [{"type", "level", "hinders": COUNT, "helps": COUNT}…],
     "feedback": [{"question", "who", "text"}…], "reviewers": [{"who", "text"}…],
     "not_quoted": N, "with_proceedings": COUNT, "supervised": COUNT,
     "figures": [{"what", "number", "place"}…],
     "topics": {PART: [{"heading", "text", "points": [TEXT…],
                        "quotations": [{"text", "who", "place"}…], "place"}…]},
     "effort": [{"issue", "reviews": COUNT, "hours", "usual_hours", "more_hours", "cost",
                 "usual_cost", "more_cost", "sides"}…],
     "time_and_cost": [{"issue", "more": [TEXT…], "less": [TEXT…], "value": [TEXT…], "place"}…]}

COUNT is a number, or "fewer than 3"; a sum over so few reviews is "not told".

What would give masked numbers back, review by review, is only in what is made for the review teams:
sectors, the category of each finding, sessions of supervision, hours and cost.
"""

import json
from collections.abc import Sequence
from typing import Any

from learning_together.reports.programme.one_review import ReviewPart
from learning_together.reports.programme.page import Count, Programme, Topic


def as_json(view: Programme) -> str:
    """The programme as JSON."""
    whole = {
        "version": 1,
        "programme": view.title,
        "source": view.source,
        "today": view.on.isoformat(),
        "boards": list(view.boards),
        "reviews": [_review(one, detailed=view.detailed) for one in view.parts],
        "elsewhere": [
            {
                "title": one.title,
                "board": one.board,
                "stage": one.stage.lower(),
                "findings": one.findings,
                "note": one.note or "",
                "place": one.place,
            }
            for one in view.reviews
            if one.elsewhere
        ],
        "broken": [{"folder": one.folder, "reason": one.reason} for one in view.broken],
        "patterns": [
            {
                "category": one.category,
                "reviews": _count(one.reviews),
                "sectors": {sector: _count(count) for sector, count in one.sectors},
            }
            for one in view.patterns
        ],
        "factors": [
            {
                "type": one.type,
                "level": one.level,
                "hinders": _count(one.hinders),
                "helps": _count(one.helps),
            }
            for one in view.factors
        ],
        "feedback": [
            {"question": asked.question, "who": said.who, "text": said.text}
            for asked in view.asked
            for said in asked.quotations
        ],
        "reviewers": [{"who": said.who, "text": said.text} for said in view.reviewers],
        "not_quoted": view.others,
        "with_proceedings": _count(view.proceedings),
        "supervised": _count(view.supervised),
        "figures": [
            {"what": one.what, "number": one.number, "place": one.place} for one in view.figures
        ],
        "topics": {
            "introduction": _topics(view.introduction),
            "headlines": _topics(view.headlines),
            "strengths": _topics(view.strengths),
            "open_questions": _topics(view.open_questions),
            "process": _topics(view.process),
            "expertise": _topics(view.expertise),
        },
        "effort": [
            {
                "issue": one.issue,
                "reviews": _count(one.reviews),
                "hours": one.hours,
                "usual_hours": one.usual_hours,
                "more_hours": one.more_hours,
                "cost": one.cost,
                "usual_cost": one.usual_cost,
                "more_cost": one.more_cost,
                "sides": one.sides,
            }
            for one in view.cost_sums
        ],
        "time_and_cost": [
            {
                "issue": one.issue,
                "more": list(map(str, one.more)),
                "less": list(map(str, one.less)),
                "value": list(map(str, one.value)),
                "place": one.place,
            }
            for one in view.cost_rows
        ],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _topics(topics: Sequence[Topic]) -> list[dict[str, Any]]:
    return [
        {
            "heading": one.heading,
            "text": one.text or "",
            "points": list(one.points),
            "quotations": [
                {"text": said.text, "who": said.who, "place": said.place} for said in one.quotations
            ],
            "place": one.place,
        }
        for one in topics
    ]


def _count(count: Count) -> int | str:
    words = count.words
    return count.value if words == str(count.value) else words


def _review(one: ReviewPart, *, detailed: bool) -> dict[str, Any]:
    whole = {
        "folder": one.folder,
        "title": one.title,
        "board": one.board,
        "framework": one.framework,
        "option": one.option,
        "stage": one.stage,
        "sectors": sorted(one.sectors),
        "counts": one.counts if detailed else _without(one.counts, "supervision"),
        "findings": [
            {
                "number": finding.number,
                "title": finding.title,
                "statement": finding.statement,
            }
            | ({"category": finding.category} if detailed else {})
            for finding in one.findings
        ],
        "actions_done": one.done,
        "overdue": [
            {"id": due.id, "what": due.what, "who": due.who, "due": due.due.isoformat()}
            for due in one.overdue
        ],
        "unanswered": list(one.unanswered),
        "months": one.months,
        "unreadable_fields": one.faults,
    }
    return whole if detailed else _without(whole, "sectors")


def _without(whole: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in whole.items() if key != name}


def ours(text: str) -> bool:
    """Whether a text was written by `as_json`."""
    try:
        whole = json.loads(text)
    except ValueError:
        return False
    return isinstance(whole, dict) and whole.keys() >= {"version", "programme", "patterns"}
