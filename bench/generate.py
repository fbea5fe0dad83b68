"""Writes a made-up review of any size: the proportions of the large example, in any voice."""

import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from voices import VOICES, Random, Voice

AGENCIES = ("health", "gp", "police", "csc", "school", "housing", "mentalhealth")
TEAM = """\
- {id: LR1, role: Lead reviewer, group: lead-reviewer, tasks: [Leads the review]}
- {id: LR2, role: Lead reviewer, group: lead-reviewer, tasks: [Leads the review]}
"""
REVIEW = """\
format: 1
title: Bench
subject: Child C
framework: lcspr
option: full
stage: analyse
marking: OFFICIAL-SENSITIVE
typology: lt2012
period: {start: 2021-10-01, end: 2023-03-31, reason: As long as the case was open.}
"""


def write(root: Path, entries: int, voice: str = "generated") -> None:
    """Writes a review with that many timeline entries, and other records in proportion."""
    made = random.Random(entries)
    _Writer(root, entries, made, VOICES[voice](made)).write()


def write_key(root: Path, people: int) -> None:
    """Writes a key of made-up names, none of which stands in the review."""
    made = random.Random(people)
    first = ("Petronella", "Winifred", "Montague", "Thaddeus", "Cressida", "Ulysses", "Octavian")
    last = ("Thornersett", "Stobenby", "Tolleerwick", "Rothoddle", "Yelvoddle", "Hargersett")
    key = root / "private" / "identities.yaml"
    key.parent.mkdir(parents=True, exist_ok=True)
    key.write_text(
        "".join(
            f"- code: S{n}\n  names: [{made.choice(first)} {made.choice(last)}{chr(97 + n % 26)}]\n"
            for n in range(1, people + 1)
        ),
        encoding="utf-8",
        newline="\n",
    )


def chronology_rows(count: int) -> Iterator[list[object]]:
    """Rows of an agency's chronology, in order, with dates as cells and as text."""
    text = Random(random.Random(count)).sentence
    for n in range(count):
        day = date(2021, 10, 1) + timedelta(days=n * 545 // count)
        yield [
            day if n % 3 else day.strftime("%d/%m/%Y"), f"{n % 24:02d}:{n * 7 % 60:02d}",
            f"Record, page {n}", "S1, S2", text(30), text(20), "yes",
            text(8) if n % 4 == 0 else None,
        ]  # fmt: skip


class _Writer:
    def __init__(self, root: Path, entries: int, made: random.Random, voice: Voice) -> None:
        self.root = root
        self.entries = entries
        self.random = made
        self.voice = voice
        self.scale = max(1, entries // 130)
        self.ids: list[str] = []
        self.staff = [f"S{n}" for n in range(1, 19 * self.scale)]
        self.conversations = [f"CV{n}" for n in range(1, 14 * self.scale + 1)]
        self.episodes = [f"KPE{n}" for n in range(1, 7 * self.scale + 1)]
        self.factors = [f"CF{n}" for n in range(1, 24 * self.scale + 1)]
        self.findings = [f"FIN{n}" for n in range(1, 6 * self.scale + 1)]

    def text(self, count: int) -> str:
        return self.voice.line(count)

    def block(self, name: str, count: int) -> str:
        lines: list[str] = []
        left = max(1, count // 14) * 14
        while left > 0:
            lines.append(self.voice.sentence(14, name))
            left -= max(1, len(lines[-1].split()))
        return f"  {name}: >-\n" + "".join(f"    {line}\n" for line in lines)

    def some(self, ids: list[str], count: int) -> str:
        return "[" + ", ".join(self.random.sample(ids, min(count, len(ids)))) + "]"

    def put(self, path: str, records: list[str]) -> None:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text("".join(records), encoding="utf-8", newline="\n")

    def write(self) -> None:
        self.put(
            "review.yaml",
            [REVIEW],
        )
        self.put("agencies.yaml", [f"- id: {a}\n  name: Agency {a}\n" for a in AGENCIES])
        self.put("people.yaml", [TEAM, *(self.person(n, id) for n, id in enumerate(self.staff))])
        for agency in AGENCIES:
            self.put(f"timeline/{agency}.yaml", self.timeline(agency))
        self.put("conversations.yaml", [self.conversation(n) for n in self.conversations])
        self.put("episodes.yaml", [self.episode(id) for id in self.episodes])
        self.put("factors.yaml", [self.factor(id) for id in self.factors])
        self.put("findings.yaml", [self.finding(n, id) for n, id in enumerate(self.findings, 1)])

    def person(self, number: int, id: str) -> str:
        return (
            f"- id: {id}\n  role: Practitioner {number}\n  agency: {AGENCIES[number % 7]}\n"
            "  group: case-group\n  level: front-line\n"
            + (
                "  conversation: held\n"
                if 0 < number <= len(self.conversations)
                else "  conversation: none\n  no_conversation_because: Has moved away\n"
            )
        )

    def timeline(self, agency: str) -> list[str]:
        count = self.entries // 7 + (AGENCIES.index(agency) < self.entries % 7)
        days = sorted(self.random.randrange(545) for _ in range(count))
        records = []
        for number, day in enumerate(days, 1):
            id = f"{agency}-{number:04d}"
            self.ids.append(id)
            at = date(2021, 10, 1) + timedelta(days=day)
            record = (
                f"- id: {id}\n  date: {at}\n  time: '{number % 24:02d}:{number * 7 % 60:02d}'\n"
                f"  source: Record of {agency}, page {number}\n"
                f"  people: {self.some(self.staff[: 19 * min(self.scale, 3)], 2)}\n"
            )
            record += self.block("event", 30) + self.block("response", 20)
            record += "  child_seen: yes\n  level: detail\n"
            records.append(record)
        return records

    def conversation(self, id: str) -> str:
        number = int(id[2:])
        record = (
            f"- id: {id}\n  participant: {self.staff[number % len(self.staff)]}\n"
            "  held_by: [LR1, LR2]\n  date: 2023-09-12\n"
            "  recording: notes\n  writeup_shared: 2023-09-20\n  agreed_on: 2023-09-28\n"
        )
        for name in ("part_played", "mindset", "influences", "went_well"):
            record += self.block(name, 90)
        return record + f"  factors: {self.some(self.factors, 3)}\n"

    def episode(self, id: str) -> str:
        record = f"- id: {id}\n  title: {self.text(5)}\n  start: 2022-01\n  end: 2022-04\n"
        record += f"  key_to: [handled]\n  timeline: {self.some(self.ids, 12)}\n"
        record += f"  valence: mixed\n  factors: [{', '.join(self.at_work(id))}]\n"
        record += f"  evidence: {self.some(self.conversations, 3)}\n  benchmark: Guidance\n"
        for name in ("why_key", "what_happened", "known_at_the_time", "appraisal"):
            record += self.block(name, 90)
        return record + self.block("local_rationality", 90)

    def factor(self, id: str) -> str:
        return (
            f"- id: {id}\n  summary: {self.text(9)}\n  type: conditions\n  level: frontline\n"
            f"  effect: hinders\n  evidence: {self.some(self.conversations, 2)[:-1]}, "
            f"{self.some(self.ids, 2)[1:]}\n" + self.block("explanation", 40)
        )

    def at_work(self, episode: str) -> list[str]:
        """The factors of an episode: every factor is at work in one."""
        return self.factors[self.episodes.index(episode) :: len(self.episodes)]

    def finding(self, number: int, id: str) -> str:
        episodes = [self.episodes[number - 1], self.episodes[number]]
        factors = [one for episode in episodes for one in self.at_work(episode)[:2]]
        record = (
            f"- id: {id}\n  title: {self.text(4)}\n  statement: {self.text(14)}\n"
            f"  category: tools\n  priority: {number}\n  episodes: [{', '.join(episodes)}]\n"
            f"  factors: [{', '.join(factors)}]\n"
        )
        for name in (
            "manifestation",
            "underlying",
            "prevalence",
            "spread",
            "still_current",
            "impact",
        ):
            record += self.block(name, 120)
        record += "  wider_evidence:\n    - {shows: The same, source: Audit, reach: local}\n"
        return record + "  questions: [What will the partners do?]\n"


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:4])
