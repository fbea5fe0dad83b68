"""Narrative chronologies, of shapes that published guidance and reports have; own words throughout.

What each holds was written down by hand before anything was built that reads it: the date of each
entry, its time where one is given, how its text begins, and how many paragraphs are no entry.
"""

import io
from collections.abc import Callable, Sequence
from typing import NamedTuple

import openpyxl

import bare_word


class Entry(NamedTuple):
    date: str
    begins: str
    time: str = ""
    ends: str = ""


class Narrative(NamedTuple):
    name: str
    data: Callable[[], bytes]
    entries: Sequence[Entry]
    beside: int = 0


def word(*parts: str | tuple[str, str] | list[list[str]]) -> Callable[[], bytes]:
    """A Word file of paragraphs, of paragraphs with a style, and of tables."""

    def make() -> bytes:
        document = bare_word.document()
        for part in parts:
            if isinstance(part, str):
                document.add_paragraph(part)
            elif isinstance(part, tuple):
                document.add_paragraph(part[1], style=part[0])
            else:
                table = document.add_table(0, len(part[0]))
                for row in part:
                    for cell, text in zip(table.add_row().cells, row, strict=True):
                        cell.text = text
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()

    return make


def sheet(*rows: Sequence[str]) -> Callable[[], bytes]:
    def make() -> bytes:
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append([cell or None for cell in row])
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()

    return make


def text(said: str, encoding: str = "utf-8") -> Callable[[], bytes]:
    return lambda: said.encode(encoding)


def rtf(inner: str) -> Callable[[], bytes]:
    head = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Calibri;}}\viewkind4\uc1\pard\f0\fs22 "
    return lambda: (head + inner + "}").encode("cp1252")


_IN_ONE_CELL = """\
12/03/2009 – Midwife booked the mother.
26/03/2009 – Scan not attended.
Rang twice; no answer.
02/04/2009 – Scan attended with her sister."""

#: Tried after it was built, as somebody else would: what went wrong at first was mended as a kind.
TRIED_AFTERWARDS = [
    Narrative(
        "pasted-mails.txt",
        text(
            "From: Duty Team\nSent: 04 March 2021 16:45\nTo: Front door\nSubject: A child\n\n"
            "School rang.\nNobody had come for him.\n\nFrom: Front door\n"
            "Sent: 05 March 2021 09:10\nTo: Duty Team\nSubject: RE: A child\n\nNoted.\n"
        ),
        [
            Entry("2021-03-04", "A child\nSchool rang.", "16:45", ends="Nobody had come for him."),
            Entry("2021-03-05", "A child\nNoted.", "09:10"),
        ],
    ),
    Narrative(
        "pasted-mails.docx",
        word(
            "What was sent about the case",
            "From: Nursery",
            "Date: Tue, 2 March 2021 08:05",
            "To: Health visitor",
            "Subject: Nits",
            "Sent home again.",
            "From: Health visitor",
            "Date: Tue, 2 March 2021 12:00",
            "Subject: Re: Nits",
            "Thanks.",
        ),
        [
            Entry("2021-03-02", "Nits\nSent home again.", "08:05"),
            Entry("2021-03-02", "Nits\nThanks.", "12:00"),
        ],
        beside=1,
    ),
    Narrative(
        "labelled.txt",
        text(
            "Date of contact: 3 February 2020\nType: Home visit\nDetails: Mother low in mood."
            "\nAction: GP informed.\n\nDate of contact: 17 February 2020\nType: Telephone\n"
            "Details: No answer, three times.\nA card was left.\nAction: Letter sent.\n"
        ),
        [
            Entry("2020-02-03", "Mother low in mood.", ends="Type: Home visit"),
            Entry("2020-02-17", "No answer, three times.\nA card was left."),
        ],
    ),
    Narrative(
        "labelled.docx",
        word(
            "Contact record",
            "Officer: Tenancy officer",
            "Date: 12/03/2019",
            "Time: 14:20",
            "Details: Visited about arrears.",
            "The younger child was in a nappy.",
            "Officer: Tenancy officer",
            "Date: 19/03/2019",
            "Time:",
            "Details: No reply.",
        ),
        [
            Entry("2019-03-12", "Visited about arrears.\nThe younger child", "14:20"),
            Entry("2019-03-19", "No reply."),
        ],
        beside=1,
    ),
    Narrative(
        "by-hand-between-rules.txt",
        text(
            "Entry date: 05 Jan 2022\nEvent: Referral from school, bruise to the arm.\n-----\n"
            "Entry date: 06 Jan 2022\nEvent: Strategy meeting held: enquiry agreed.\n-----\n"
        ),
        [
            Entry("2022-01-05", "Referral", ends="arm."),
            Entry("2022-01-06", "Strategy meeting held: enquiry", ends="agreed."),
        ],
    ),
    Narrative(
        "days-of-a-month.txt",
        text(
            "2022\n\nFebruary\n1st-3rd: Inpatient stay.\nFrom the 5th to the 9th – on leave.\n"
            "12th: Home visit.\n\nMarch\n28 March to 2 April: Respite care.\n"
        ),
        [
            Entry("2022-02-01/2022-02-03", "Inpatient stay."),
            Entry("2022-02-05/2022-02-09", "on leave."),
            Entry("2022-02-12", "Home visit."),
            Entry("2022-03-28/2022-04-02", "Respite care."),
        ],
    ),
    Narrative(
        "years-left-out.txt",
        text(
            "Thursday 12th March 2009 at 10.15am\nHV visit. No reply.\n\n13/3\n"
            "Phone call from MGM.\nDiscussed with GP the same day.\n\n"
            "14 March: clinic letter sent.\n20.03.09 14:00 - Seen at clinic; weight 6.2kg\n"
            "Late March: no contact.\n2/3 of the feeds were refused.\n"
        ),
        [
            Entry("2009-03-12", "HV visit. No reply.", "10:15"),
            Entry("2009-03-13", "Phone call", ends="same day."),
            Entry("2009-03-14", "clinic letter"),
            Entry("2009-03-20", "Seen at clinic", "14:00", ends="6.2kg"),
            Entry("2009-03", "no contact.", ends="were refused."),
        ],
    ),
    Narrative(
        "a-figure-is-no-day.txt",
        text("12/03/2009 - Weighed.\n12.5 - centile crossed\n19/03/2009 - Seen.\n3/1 - a ratio\n"),
        [
            Entry("2009-03-12", "Weighed.", ends="centile crossed"),
            Entry("2009-03-19", "Seen.", ends="a ratio"),
        ],
    ),
    Narrative(
        "month-first.docx",
        word("March 12th, 2009 - Seen.", "Mar 19 2009 – Weighed.", "April 2, 2009: Moved."),
        [Entry("2009-03-12", "Seen"), Entry("2009-03-19", "Weighed"), Entry("2009-04-02", "Moved")],
    ),
    Narrative(
        "months-below-a-year.docx",
        word("2009", "January – Referral made.", "February: Closed.", "2010", "March - Again."),
        [
            Entry("2009-01", "Referral"),
            Entry("2009-02", "Closed"),
            Entry("2010-03", "Again"),
        ],
    ),
    Narrative(
        "ranges.docx",
        word(
            "12/03/2009–14/03/2009: In respite care.",
            "16–18 March 2009: Attended nursery.",
            "March – May 2009: weekly visits.",
            "12 to 14 June 2009 Holiday club.",
        ),
        [
            Entry("2009-03-12/2009-03-14", "In respite"),
            Entry("2009-03-16/2009-03-18", "Attended"),
            Entry("2009-03/2009-05", "weekly"),
            Entry("2009-06-12/2009-06-14", "Holiday"),
        ],
    ),
    Narrative(
        "in-sentences.docx",
        word(
            "The family was known to services for years.",
            "In early 2009 the mother told her midwife that she felt low.",
            "On the 26th of March 2009 they wrote. She did not reply. On 2 April 2009 they left.",
            "By 9 April 2009 nobody had rung.",
        ),
        [
            Entry("2009", "In early 2009 the mother"),
            Entry("2009-03-26", "they wrote.", ends="not reply."),
            Entry("2009-04-02", "they left"),
            Entry("[..2009-04-09]", "nobody had"),
        ],
        1,
    ),
    Narrative(
        "time-before-the-day.txt",
        text("09:15 12/03/2009 Call received\n10:20 12/03/2009 Unit sent\n"),
        [Entry("2009-03-12", "Call", "09:15"), Entry("2009-03-12", "Unit", "10:20")],
    ),
    Narrative(
        "bare-days.docx",
        word(
            "March 2009", "3 – GP saw the child.", "17 – Not brought.", "April 2009", "1: Letter."
        ),
        [Entry("2009-03-03", "GP"), Entry("2009-03-17", "Not"), Entry("2009-04-01", "Letter")],
    ),
    Narrative(
        "days-in-a-cell-of-a-month.docx",
        word(
            [
                ["Month", "Events"],
                ["March 2009", "3rd – GP saw the child.\n17th – Not brought."],
                ["April 2009", "1st – Letter.\n7th – Call."],
            ]
        ),
        [
            Entry("2009-03-03", "GP"),
            Entry("2009-03-17", "Not"),
            Entry("2009-04-01", "Letter"),
            Entry("2009-04-07", "Call"),
        ],
    ),
    Narrative(
        "days-in-a-cell-without-a-date.docx",
        word(
            [
                ["Date", "Source", "Event"],
                ["", "GP", "03/03/09 – Seen.\n17/03/09 – Weighed."],
                ["02/04/2009", "Log", "Called."],
            ]
        ),
        [
            Entry("2009-03-03", "Seen"),
            Entry("2009-03-17", "Weighed"),
            Entry("2009-04-02", "Called"),
        ],
    ),
    Narrative(
        "passed-on.eml",
        text(
            "Date: Fri, 13 Mar 2009 08:05:00 +0000\nFrom: School <s@example.org>\n"
            "Subject: FW: Absence\nMIME-Version: 1.0\n"
            "Content-Type: text/plain; charset=utf-8\n\nSee below.\n\n"
            "-----Original Message-----\nFrom: Parent\nSent: 12 March 2009 15:20\nTo: School\n"
            "Subject: Absence\n\nHe is ill.\n\n________________________________\nFrom: School\n"
            "Sent: 11 March 2009 09:00\nTo: Parent\nSubject: Where is he?\n\nPlease ring.\n"
        ),
        [
            Entry("2009-03-13", "Absence", "08:05", "See below."),
            Entry("2009-03-12", "Absence", "15:20", "He is ill."),
            Entry("2009-03-11", "Where is he?", "09:00", "Please ring."),
        ],
    ),
    Narrative(
        "chat.txt",
        text(
            "12/03/2009, 09:15 - Mum: he is ill\n12/03/2009, 09:20 - School: thank you\n"
            "13/03/2009, 08:01 - Mum: still ill\nand sleepy\n"
        ),
        [
            Entry("2009-03-12", "Mum: he", "09:15"),
            Entry("2009-03-12", "School:", "09:20"),
            Entry("2009-03-13", "Mum: still ill", "08:01", "and sleepy"),
        ],
    ),
    Narrative(
        "stamps.txt",
        text(
            "2009-03-12T09:15Z Opened\n2009-03-12T10:15:00Z Allocated\n"
            "2009-03-13T09:15:00+00:00 Closed\n"
        ),
        [
            Entry("2009-03-12", "Opened", "09:15"),
            Entry("2009-03-12", "Allocated", "10:15"),
            Entry("2009-03-13", "Closed", "09:15"),
        ],
    ),
    Narrative(
        "labelled.txt",
        text(
            "Date: 12/03/2009 Time: 09:15\nOfficer attended.\nChild asleep.\n\n"
            "Date: 13/03/2009 Time: 10:00\nFollow up call.\n"
        ),
        [
            Entry("2009-03-12", "Officer attended.", "09:15", "Child asleep."),
            Entry("2009-03-13", "Follow up", "10:00"),
        ],
    ),
]

NARRATIVES = [
    Narrative(
        "paragraph-an-entry.docx",
        word(
            "Health visiting: narrative chronology",
            "12.03.09 – HV visit. No reply. Card left.",
            "19.03.09 – HV visit. Seen with mother; weight on the second line.",
            "2.4.09 - Mother rang the clinic to say she had moved.",
        ),
        [
            Entry("2009-03-12", "HV visit. No reply."),
            Entry("2009-03-19", "HV visit. Seen"),
            Entry("2009-04-02", "Mother rang", ends="she had moved."),
        ],
        1,
    ),
    Narrative(
        "headings-with-text-below.docx",
        word(
            ("Heading 1", "School nursing"),
            ("Heading 2", "12 March 2009"),
            "Seen in school at the request of the class teacher.",
            "He said that he was tired and had not eaten.",
            ("Heading 2", "Monday 16 March 2009"),
            "Telephone call to the family home; no answer.",
        ),
        [
            Entry("2009-03-12", "Seen in school", ends="had not eaten."),
            Entry("2009-03-16", "Telephone call"),
        ],
        1,
    ),
    Narrative(
        "days-below-a-month.docx",
        word(
            ("Heading 2", "March 2009"),
            "3rd – GP saw the child with a rash.",
            "17th: Second appointment; not brought.",
            ("Heading 2", "April 2009"),
            "1st – Letter to the parents.",
            "Tues 7th - Health visitor told of the missed appointment.",
        ),
        [
            Entry("2009-03-03", "GP saw"),
            Entry("2009-03-17", "Second appointment"),
            Entry("2009-04-01", "Letter to"),
            Entry("2009-04-07", "Health visitor told"),
        ],
    ),
    Narrative(
        "days-below-a-year.docx",
        word(
            ("Heading 1", "2009"),
            "12 March – First contact with the family support team.",
            "4 May – Second contact. The door was not opened.",
            ("Heading 1", "2010"),
            "8 January – Case closed to the team.",
        ),
        [
            Entry("2009-03-12", "First contact"),
            Entry("2009-05-04", "Second contact"),
            Entry("2010-01-08", "Case closed"),
        ],
    ),
    Narrative(
        "several-in-a-cell.docx",
        word(
            [
                ["Period", "What happened"],
                ["March 2009", "03/03/09 – Referral received.\n17/03/09 – Joint visit made."],
                ["April 2009", "01/04/09 – No further action.\n22/04/09 – Referred again."],
            ]
        ),
        [
            Entry("2009-03-03", "Referral received"),
            Entry("2009-03-17", "Joint visit"),
            Entry("2009-04-01", "No further action"),
            Entry("2009-04-22", "Referred again"),
        ],
    ),
    Narrative(
        "all-in-one-cell.docx",
        word(
            [[_IN_ONE_CELL]],
        ),
        [
            Entry("2009-03-12", "Midwife booked"),
            Entry("2009-03-26", "Scan not attended.", ends="no answer."),
            Entry("2009-04-02", "Scan attended"),
        ],
    ),
    Narrative(
        "log-of-a-day.txt",
        text(
            "Children's home: daily log\n\n12/03/2009\n09:15 Refused breakfast.\n"
            "14:30 Left the home without saying where.\n23:05 Reported missing to the police.\n\n"
            "13/03/2009\n02:40 Brought back by two officers.\n"
        ),
        [
            Entry("2009-03-12", "Refused", "09:15"),
            Entry("2009-03-12", "Left the home", "14:30"),
            Entry("2009-03-12", "Reported missing", "23:05"),
            Entry("2009-03-13", "Brought back", "02:40"),
        ],
        1,
    ),
    Narrative(
        "log-a-time-a-line.txt",
        text(
            "12/03/2009 09:15 Caller reports shouting at the address.\n"
            "12/03/2009 09:32 Unit at scene. All quiet.\n"
            "12/03/2009 0951hrs Log closed; child seen asleep.\n"
        ),
        [
            Entry("2009-03-12", "Caller reports", "09:15"),
            Entry("2009-03-12", "Unit at scene", "09:32"),
            Entry("2009-03-12", "Log closed", "09:51"),
        ],
    ),
    Narrative(
        "log-of-a-system.txt",
        text(
            "2009-03-12 09:15:22 Case opened by duty desk\n"
            "2009-03-12 09:40:05 Allocated to team 2\n"
            "2009-03-13 16:02:00 First visit recorded\n"
        ),
        [
            Entry("2009-03-12", "Case opened", "09:15"),
            Entry("2009-03-12", "Allocated", "09:40"),
            Entry("2009-03-13", "First visit", "16:02"),
        ],
    ),
    Narrative(
        "mail.eml",
        text(
            "From: Duty Desk <duty@example.org>\nTo: Review <review@example.org>\n"
            "Date: Thu, 12 Mar 2009 10:15:00 +0000\nSubject: Bruise seen at nursery\n"
            "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n"
            "The nursery rang this morning.\n\nA bruise was seen on the left arm.\n"
        ),
        [Entry("2009-03-12", "Bruise seen at nursery", "10:15", "on the left arm.")],
    ),
    Narrative(
        "mail-with-an-earlier-one.eml",
        text(
            "From: School <school@example.org>\nTo: Team <team@example.org>\n"
            "Date: Fri, 13 Mar 2009 08:05:00 +0000\nSubject: Re: Absence\nMIME-Version: 1.0\n"
            "Content-Type: text/plain; charset=utf-8\n\n"
            "He is back today.\n\nOn Thu, 12 Mar 2009 at 15:20, Team <team@example.org> wrote:\n"
            "> Has he been in school this week?\n> Please ring us.\n"
        ),
        [
            Entry("2009-03-13", "Absence", "08:05", "He is back today."),
            Entry("2009-03-12", "Has he been", "15:20", "Please ring us."),
        ],
    ),
    Narrative(
        "mail-as-a-page.eml",
        text(
            "From: GP <gp@example.org>\nDate: Mon, 16 Mar 2009 17:45:00 +0000\n"
            "Subject: Not brought\nMIME-Version: 1.0\n"
            'Content-Type: multipart/alternative; boundary="b1"\n\n--b1\n'
            "Content-Type: text/html; charset=utf-8\n\n"
            "<html><body><p>Not brought to the clinic.</p><p>Second time this year.</p>"
            "</body></html>\n--b1--\n"
        ),
        [Entry("2009-03-16", "Not brought", "17:45", "Second time this year.")],
    ),
    Narrative(
        "narrative.rtf",
        rtf(
            r"Housing: account of contact\par 12 March 2009 \endash  Repairs visit; tenant said "
            r"that nobody slept in the back room.\par "
            r"3 April 2009 \endash  Arrears letter sent.\par "
        ),
        [Entry("2009-03-12", "Repairs visit"), Entry("2009-04-03", "Arrears letter")],
        1,
    ),
    Narrative(
        "table.rtf",
        rtf(
            r"\trowd\cellx2000\cellx8000 Date\cell Event\cell\row"
            r"\trowd\cellx2000\cellx8000 12/03/2009\cell Tenancy begun\cell\row"
            r"\trowd\cellx2000\cellx8000 03/04/2009\cell Neighbour\'92s complaint\cell\row "
        ),
        [Entry("2009-03-12", "Tenancy begun"), Entry("2009-04-03", "Neighbour’s complaint")],
    ),
    Narrative(
        "old-mac.csv",
        text("Date,Source,Event\r12/03/2009,Log,Seen at home\r13/03/2009,Log,Seen at school\r"),
        [Entry("2009-03-12", "Seen at home"), Entry("2009-03-13", "Seen at school")],
    ),
    Narrative(
        "stray-byte.csv",
        lambda: (
            b"Date,Source,Event\r\n12/03/2009,Log,Seen at\x00 home\r\n"
            b"13/03/2009,Log,Mother\x92s call \xe2\x80\x93 no reply\r\n\x1a"
        ),
        [Entry("2009-03-12", "Seen at home"), Entry("2009-03-13", "Mother’s call – no reply")],
    ),
    Narrative(
        "date-then-tab.docx",
        word(
            "12/03/09\tHealth visitor saw the baby.",
            "\tWeight dropped to the second line.",
            "26/03/09\tWeighed at the clinic.",
        ),
        [
            Entry("2009-03-12", "Health visitor saw", ends="second line."),
            Entry("2009-03-26", "Weighed at"),
        ],
    ),
    Narrative(
        "bullets.docx",
        word(
            "Police involvement",
            ("List Bullet", "12 March 2009: officers called to a dispute."),
            ("List Bullet", "30 March 2009: father arrested and bailed."),
            "• 2 April 2009: bail conditions changed.",
        ),
        [
            Entry("2009-03-12", "officers called"),
            Entry("2009-03-30", "father arrested"),
            Entry("2009-04-02", "bail conditions"),
        ],
        1,
    ),
    Narrative(
        "numbered-paragraphs.docx",
        word(
            "4. Narrative of agency involvement",
            "4.1 On 12 March 2009 the health visitor made her first visit.",
            "4.2 On 26 March 2009, a second visit was made; the door was not opened.",
            "4.3 The health visitor told her manager of this.",
            "4.4 In April 2009 the family moved to another area.",
        ),
        [
            Entry("2009-03-12", "the health visitor made"),
            Entry("2009-03-26", "a second visit", ends="told her manager of this."),
            # A month stays in its sentence, as in tables: by hand it did not.
            Entry("2009-04", "In April 2009 the family moved"),
        ],
        1,
    ),
    Narrative(
        "periods.docx",
        word(
            "Between 3 and 9 April 2009 the child was in hospital.",
            "10 April 2009: Discharged home.",
            "Early May 2009 – Community nurse visited twice.",
        ),
        [
            Entry("2009-04-03/2009-04-09", "the child was in hospital"),
            Entry("2009-04-10", "Discharged"),
            Entry("2009-05", "Community nurse"),
        ],
    ),
    Narrative(
        "one-column.xlsx",
        sheet(
            ["12/03/09 HV visit, no reply"],
            ["19/03/09 HV visit, seen"],
            ["26/03/09 Clinic, not brought"],
        ),
        [
            Entry("2009-03-12", "HV visit, no reply"),
            Entry("2009-03-19", "HV visit, seen"),
            Entry("2009-03-26", "Clinic"),
        ],
    ),
    Narrative(
        "template-of-a-partnership.docx",
        word(
            [
                [
                    "Date & Time",
                    "Source of Evidence",
                    "Significant Event / Contact",
                    "Agency Response / Action Taken",
                    "Child Seen? Wishes & Feelings",
                    "Comments / Analysis",
                ],
                [
                    "12/03/2009 14:10",
                    "HV record",
                    "Home visit",
                    "Advice given",
                    "Yes",
                    "Good detail",
                ],
                ["19/03/2009", "HV record", "No reply", "Card left", "No", ""],
            ]
        ),
        [Entry("2009-03-12", "Home visit", "14:10"), Entry("2009-03-19", "No reply")],
    ),
    Narrative(
        "print-of-a-practice.txt",
        text(
            "12 Mar 2009   Surgery consultation\n"
            "              Rash on both arms, seen with mother.\n"
            "              Advised to return if worse.\n"
            "24 Mar 2009   Did not attend\n07 Apr 2009   Telephone encounter\n"
            "              Mother says rash has gone.\n"
        ),
        [
            Entry("2009-03-12", "Surgery consultation", ends="return if worse."),
            Entry("2009-03-24", "Did not attend"),
            Entry("2009-04-07", "Telephone encounter", ends="rash has gone."),
        ],
    ),
    Narrative(
        "in-brackets.txt",
        text(
            "[12/03/2009 09:15] Staff: He is not on the bus.\n"
            "[12/03/2009 09:21] Staff: Rang home, no answer.\n"
            "[13/03/2009] Manager: Spoke to the driver.\n"
        ),
        [
            Entry("2009-03-12", "Staff: He is not", "09:15"),
            Entry("2009-03-12", "Staff: Rang home", "09:21"),
            Entry("2009-03-13", "Manager: Spoke"),
        ],
    ),
    Narrative(
        "page.html",
        text(
            "<html><body><h1>Nursery</h1><h3>12 March 2009</h3><p>Arrived late, hungry.</p>"
            "<p>Ate two breakfasts.</p><h3>13 March 2009</h3><p>Absent; no call.</p></body></html>"
        ),
        [
            Entry("2009-03-12", "Arrived late", ends="two breakfasts."),
            Entry("2009-03-13", "Absent"),
        ],
        1,
    ),
    Narrative(
        "with-weekdays.docx",
        word(
            "Thursday 12th March 2009 at 3.15pm – Core group held.",
            "Friday, 13th March 2009 – Plan sent to the parents.",
            "w/c 16 March 2009 – Daily calls by the support worker.",
        ),
        [
            Entry("2009-03-12", "Core group", "15:15"),
            Entry("2009-03-13", "Plan sent"),
            # Some day of that week, as everywhere else: by hand the first day stood here.
            Entry("[2009-03-16..2009-03-22]", "Daily calls"),
        ],
    ),
]
