"""What the examples of several checks have in common."""

from collections.abc import Mapping
from types import MappingProxyType

#: Two agencies, whose front line and management were spoken to, and whose documents were read.
TWO_AGENCIES: Mapping[str, str] = MappingProxyType(
    {
        "agencies.yaml": "- id: health\n  name: Health visiting\n- id: police\n  name: Police\n",
        "people.yaml": "- id: HV1\n"
        "  role: Health visitor\n"
        "  group: case-group\n"
        "  agency: health\n"
        "  level: front-line\n"
        "- id: HVM\n"
        "  role: Team manager\n"
        "  group: case-group\n"
        "  agency: health\n"
        "  level: first-line-manager\n"
        "- id: PO1\n"
        "  role: Police officer\n"
        "  group: case-group\n"
        "  agency: police\n"
        "  level: front-line\n",
        "conversations.yaml": "- {id: CV1, participant: HV1, mindset: Busy}\n"
        "- {id: CV2, participant: HVM, mindset: Busy}\n"
        "- {id: CV3, participant: PO1, mindset: Busy}\n",
        "documents.yaml": "- {id: DOC1, title: Family file, agency: health, read_on: 2024-01-08}\n"
        "- {id: DOC2, title: Caseload report, agency: health, read_on: 2024-01-08}\n"
        "- {id: DOC3, title: Police log, agency: police, read_on: 2024-01-08}\n",
    }
)

#: Two members of the review team.
TWO_MEMBERS: Mapping[str, str] = MappingProxyType(
    {
        "people.yaml": "- id: RT1\n"
        "  role: Designated nurse\n"
        "  group: review-team\n"
        "- id: RT2\n"
        "  role: Head of service\n"
        "  group: review-team\n",
    }
)
