"""What all documents look like: colours with one meaning each, sizes of letters, a face.

Word, PDF, HTML and Excel take them from here, and from nowhere else. Takes nothing and gives plain
values; must not know how any of the formats writes a colour or a size.
"""

from typing import Final

#: Each colour as RRGGBB, by what it means; a word or a shape stands beside each, always.
COLOURS: Final = {
    "ink": "1D2B36",  # what is read
    "navy": "16405A",  # what leads: covers, headings, plates, the edges of a table
    "quiet": "4D5B66",  # what stands beside: captions, small print
    "link": "17557A",  # what leads elsewhere
    "hairline": "C3CFD7",  # what parts one row from the next
    "mist": "EEF3F6",  # the ground of what is named or counted
    "ochre": "B07A16",  # the edge of what is asked, or quoted
    "sand": "F7F1E3",  # the ground of what is asked
    "rust": "9C3A2E",  # what was looked for and not found, or stood in the way
    "paper": "FFFFFF",  # the page, and words on navy
}

#: Sizes in points: of a cover's title, headings of three levels, text, and what is small.
SIZES: Final = {"cover": 30.0, "one": 20.0, "two": 14.0, "three": 11.5, "text": 10.5, "small": 9.0}

#: A face that every machine with Word has, and the one that a PDF brings along.
FACE: Final = "Arial"
FACE_OF_PDF: Final = "Noto Sans"

#: How long a line of text is, in millimetres, by its face: some 62 letters, and 72 at the most,
#: which an eye follows.
LINES: Final = {FACE: 110.0, FACE_OF_PDF: 114.0}

#: The same meanings where a screen is dark: what is read is light there, the page is not.
COLOURS_IN_THE_DARK: Final = {
    "ink": "E6ECF0",
    "navy": "A9CFE8",
    "quiet": "AAB8C2",
    "link": "8FC7EA",
    "hairline": "41505B",
    "mist": "1B252D",
    "ochre": "E0B25C",
    "sand": "2C2719",
    "rust": "F2A090",
    "paper": "12181D",
}
