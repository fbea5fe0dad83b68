"""Small reviews that several tests build on, laid over the sample."""

#: A record of every layer, linked on either side; one link leads nowhere.
LINKED = {
    "agencies.yaml": "- id: health\n  name: Health visiting\n",
    "people.yaml": "- id: HV1\n  role: Health visitor\n  agency: health\n  group: case-group\n",
    "documents.yaml": "- id: DOC1\n  title: Record\n  agency: health\n  read_on: 2024-01-02\n",
    "timeline/health.yaml": (
        "- id: health-001\n  date: 2022-03-02\n  event: Visit\n  document: DOC1\n  people: [HV1]\n"
        "- id: health-002\n  date: 2022-03-01\n  event: Call\n  same_event_as: [health-001]\n"
    ),
    "conversations.yaml": (
        "- id: CV1\n  participant: HV1\n  factors: [CF1]\n"
        "  turning_points:\n    - saw: A shut door\n      episode: KPE1\n"
        "      entries: [health-002]\n"
    ),
    "factors.yaml": "- id: CF1\n  summary: Few staff\n  episodes: [KPE1]\n  evidence: [DOC1]\n",
    "episodes.yaml": (
        "- id: KPE1\n  title: The start\n  timeline: [health-001, health-002]\n"
        "  factors: [CF01]\n  appraisal: As [[nowhere-1]] says.\n"
    ),
    "findings.yaml": "- id: FIN1\n  statement: A pattern\n  episodes: [kpe1]\n  factors: [CF1]\n",
    "responses.yaml": "- id: RSP1\n  finding: FIN1\n  accepted: yes\n",
    "actions.yaml": "- id: ACT1\n  what: Hire\n  response: RSP1\n",
    "decisions.yaml": "- id: DEC1\n  what: Keep it\n  about: [FIN1]\n",
    "comments.yaml": "- id: COM1\n  record: KPE1\n  text: Too short\n",
    "meetings.yaml": (
        "- id: MTG1\n  type: board\n  agenda:\n    - title: Findings\n      about: [FIN1]\n"
    ),
}

#: A review half way through its analysis; today is 15 January 2024 there.
HALF = {
    "review.yaml": "format: 1\ntitle: Half\nframework: lcspr\noption: full\nstage: analyse\n",
    "agencies.yaml": "- id: health\n  name: Health visiting\n- id: police\n  name: Police\n",
    "people.yaml": (
        "- {id: HV1, role: Health visitor, agency: health, group: case-group}\n"
        "- {id: HVM, role: Manager, agency: health, group: case-group, conversation: none,\n"
        "   no_conversation_because: Left}\n"
        "- {id: PC1, role: Officer, agency: police, group: case-group}\n"
        "- {id: PS1, role: Sergeant, agency: police, group: case-group, conversation: planned}\n"
        "- {id: GP1, role: GP, group: case-group}\n"
    ),
    "timeline/health.yaml": (
        "- {id: health-001, date: 2022-03, event: One}\n"
        "- {id: health-002, date: 2021-11-02, event: Two}\n"
        "- {id: health-003, date: ../2022-01, event: Three}\n"
    ),
    "conversations.yaml": (
        "- {id: CV1, participant: HV1, date: 2024-01-10, writeup_shared: 2024-01-12}\n"
        "- {id: CV2, participant: GP1, date: 2024-02-01}\n"
    ),
    "meetings.yaml": (
        "- {id: MTG1, type: planning, date: 2023-12-01}\n"
        "- {id: MTG3, type: follow-on-2, date: 2024-05-01}\n"
        "- {id: MTG2, type: follow-on-1, date: 2024-02-10}\n"
        "- {id: MTG9, type: analysis, date: 2024-01-20, status: cancelled}\n"
    ),
    "episodes.yaml": "- {id: KPE1, title: Start, timeline: [health-001], factors: [CF1]}\n",
    "factors.yaml": (
        "- {id: CF1, summary: Few, type: conditions, level: frontline, effect: hinders,\n"
        "   evidence: [health-001]}\n"
        "- {id: CF2, summary: Other}\n"
    ),
    "findings.yaml": (
        "- {id: FIN1, statement: A pattern, priority: 1, questions: [Why?]}\n"
        "- {id: FIN2, statement: Another}\n"
    ),
    "queries.yaml": (
        "- {id: QRY1, agency: police, question: What, due: 2024-01-10}\n"
        "- {id: QRY2, agency: police, question: Which, due: 2024-01-15}\n"
        "- {id: QRY3, agency: police, question: Who, due: 2024-01-01, answer: Him}\n"
    ),
    "tasks.yaml": "- {id: TSK1, what: Read, due: 2024-01-01, done_on: 2024-01-01}\n",
}
