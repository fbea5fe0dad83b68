"""What is planted: people of a key in every shape in which they are written, each with its twin.

A twin is written in the same shape and is about nobody of the key: what is found in it is a false
alarm.
"""

from dataclasses import dataclass
from typing import Any

from learning_together.privacy.names.key import Key
from learning_together.privacy.names.search import Search
from learning_together.records.kinds.identity import Identity


def _one(code: str, name: str, **more: Any) -> Identity:
    return Identity.model_validate({"code": code, "type": "person", "names": [name], **more})


KEY = (
    _one(
        "CH",
        "Ottoline Mabel Quisenby",
        known_as=["Tollie"],
        initials=["OMQ"],
        addresses=["14 Fenwick Rise, Nowhere, ZE9 9ZZ"],
        born="2009-03-12",
        numbers=["943 476 5919", "LAC/20417"],
        schools=["St Wilfrid’s Catholic Primary School", "Crendale Primary School"],
    ),
    _one("SIB", "Mia Tarrakhan"),
    _one("MO", "Siobhán O’Brannigan"),
    _one("SW1", "Zoë Bartholomew-Finch"),
    _one("FA", "Wojciech Łukaszewicz"),
    _one("X1", "Bjørn Sørensen"),
    _one("X2", "Đorđe Đorđević"),
    _one("X3", "Anna Straßmann"),
    _one("X4", "Jörg Müllerstein"),
    _one("X5", "Þórdís Æsudóttir"),
    _one("X6", "Işıl Yıldızhan"),
    _one("the town", "Vashington-on-Sea", type="place"),
)
SEARCH = Search(Key(KEY, ["CH", "SIB", "MO", "SW1", "FA"]))


@dataclass(frozen=True, slots=True)
class Shape:
    """A way of writing what must not go out.

    Attributes:
        name: What it is called.
        planted: As it is written.
        twin: The same of somebody who is not in the key, or of nothing at all.
        lines: Whether it needs the end of a line, which not every place can hold.
    """

    name: str
    planted: str
    twin: str

    @property
    def lines(self) -> bool:
        """Whether it needs the end of a line, which not every place can hold."""
        return "\n" in self.planted

    @property
    def letters(self) -> bool:
        """Whether it needs letters that not every form of file can hold."""
        return not self.planted.isascii()


def _shapes(*rows: tuple[str, str, str]) -> tuple[Shape, ...]:
    return tuple(Shape(*row) for row in rows)


#: Names, as people and programs write them.
NAMES = _shapes(
    ("full", "Ottoline Mabel Quisenby", "Percival Martin Oddbury"),
    ("first and last", "Ottoline Quisenby", "Percival Oddbury"),
    ("reversed", "QUISENBY, Ottoline", "ODDBURY, Percival"),
    ("in capitals", "OTTOLINE QUISENBY", "PERCIVAL ODDBURY"),
    ("in small letters", "ottoline quisenby", "percival oddbury"),
    ("first alone", "Ottoline", "Percival"),
    ("last alone", "Quisenby", "Oddbury"),
    ("known as", "Tollie", "Percy"),
    ("initials", "O.M.Q.", "P.M.O."),
    ("possessive", "Quisenby’s", "Oddbury’s"),
    ("possessive, no apostrophe", "Ottolines", "Percivals"),
    ("plural", "the Quisenbys", "the Oddburys"),
    ("plural in -ies", "the Quisenbies", "the Oddburies"),
    ("joined", "OttolineQuisenby", "PercivalOddbury"),
    ("with points", "ottoline.quisenby", "percival.oddbury"),
    ("with low lines", "ottoline_quisenby", "percival_oddbury"),
    ("spaced letters", "O t t o l i n e", "P e r c i v a l"),
    ("spaced letters, short", "M i a", "A v a"),
    ("spaced letters, among others", "a t o Q u i s e n b y", "a t o O d d b u r y"),
    ("spaced letters, both", "O t t o l i n e  Q u i s e n b y", "P e r c i v a l  O d d b u r y"),
    ("spaced letters, short, of hers", "M i a s", "A v a s"),
    ("spaced capitals", "Q U I S E N B Y", "O D D B U R Y"),
    ("spaced by points", "Q.u.i.s.e.n.b.y", "O.d.d.b.u.r.y"),
    ("spaced by hyphens", "M-i-a", "A-v-a"),
    ("spaced widely", "Q  u  i  s  e  n  b  y", "O  d  d  b  u  r  y"),
    ("Cyrillic e", "Quisеnby", "Oddburу"),
    ("Cyrillic, short", "Мiа", "Аvа"),
    ("Greek O", "Οttοline", "Percivαl"),
    ("full width", "Ｑｕｉｓｅｎｂｙ", "Ｏｄｄｂｕｒｙ"),
    ("letters of mathematics", "𝐐𝐮𝐢𝐬𝐞𝐧𝐛𝐲", "𝐎𝐝𝐝𝐛𝐮𝐫𝐲"),
    ("figures for letters", "Qu1senby", "Oddb0rn3"),
    ("nothing between", "Quis\u200benby", "Odd\u200bbury"),
    ("soft hyphen", "Quisen\u00adby", "Odd\u00adbury"),
    ("over a line's end", "Quisen-\nby", "Odd-\nbury"),
    ("over lines", "Ottoline\nQuisenby", "Percival\nOddbury"),
    ("hashtag", "#JusticeForOttoline", "#JusticeForPercival"),
    ("hashtag in small letters", "#justiceforquisenby", "#justiceforoddbury"),
    ("handle", "@ottoline_q", "@percival_o"),
    ("handle with figures", "@quisenby2009", "@oddbury2009"),
    ("user name", "oquisenby", "poddbury"),
    ("user name, reversed", "quisenbyo", "oddburyp"),
    ("user name with figures", "oquisenby07", "poddbury07"),
    ("misspelt", "Quisenbey", "Oddberry"),
    ("letters exchanged", "Ottolnie", "Percvial"),
    ("Irish, straight", "Siobhan O'Brannigan", "Aoife O'Malloran"),
    ("Irish, curly", "Siobhán O’Brannigan", "Aoife O’Malloran"),
    ("Irish, grave", "O`Brannigan", "O`Malloran"),
    ("Irish, modifier", "Oʼbrannigan", "Oʼmalloran"),
    ("Irish, turned", "Oʻbrannigan", "Oʻmalloran"),
    ("Irish, none", "OBrannigan", "OMalloran"),
    ("Irish, gap", "O Brannigan", "O Malloran"),
    ("Irish, accent apart", "Siobha\u0301n", "Aoi\u0301fe"),
    ("double-barrelled", "Bartholomew-Finch", "Merriman-Thrush"),
    ("double-barrelled, dash", "Bartholomew–Finch", "Merriman–Thrush"),
    ("double-barrelled, kept together", "Bartholomew\u2011Finch", "Merriman\u2011Thrush"),
    ("double-barrelled, none", "BartholomewFinch", "MerrimanThrush"),
    ("double-barrelled, gap", "Bartholomew Finch", "Merriman Thrush"),
    ("without diaeresis", "Zoe Bartholomew", "Chloe Merriman"),
    ("Polish", "Łukaszewicz", "Śniegoń"),
    ("Polish, plain", "Lukaszewicz", "Sniegon"),
    ("Polish, wife", "Łukaszewiczowa", "Śniegoniowa"),
    ("Danish, plain", "Bjorn Sorensen", "Knud Ostergaard"),
    ("Danish, in two", "Soerensen", "Oestergaard"),
    ("Serbian", "Đorđević", "Živković"),
    ("Serbian, plain", "Dordevic", "Zivkovic"),
    ("Serbian, in two", "Djordjevic", "Zhivkovic"),
    ("German", "Straßmann", "Weißhaupt"),
    ("German, in two", "Strassmann", "Weisshaupt"),
    ("German, in capitals", "STRASSMANN", "WEISSHAUPT"),
    ("umlaut in two", "Muellerstein", "Koenigsau"),
    ("umlaut, plain", "Mullerstein", "Konigsau"),
    ("Icelandic, in two", "Thordis Aesudottir", "Gudrun Hallsdottir"),
    ("Icelandic", "Þórdís Æsudóttir", "Guðrún Hallsdóttir"),
    ("Turkish", "Işıl Yıldızhan", "Ayşe Gülbahar"),
    ("Turkish, plain", "Isil Yildizhan", "Ayse Gulbahar"),
    ("Turkish, in capitals", "IŞIL YILDIZHAN", "AYŞE GÜLBAHAR"),
    ("school", "St Wilfrid’s Catholic Primary School", "St Botolph’s Catholic Primary School"),
    ("school, short", "St. Wilfrid's", "St. Botolph's"),
    ("school, written out", "Saint Wilfrids", "Saint Botolphs"),
    ("school, by its place", "Crendale Primary", "Marlowe Primary"),
    ("place", "Vashington on Sea", "Blackpool on Sea"),
    ("place, short", "Vashington", "Blackpool"),
)  # fmt: skip

#: Numbers, contacts, dates of birth, whoever's they are.
NUMBERS = _shapes(
    ("NHS number of the key", "943-476-5919", "943-476-5918"),
    ("NHS number", "401 023 2137", "401 023 2138"),
    ("NHS number, joined", "4010232137", "4010232138"),
    ("NHS number with points", "401.023.2137", "401.023.2138"),
    ("NHS number, no-break", "401\u00a0023\u00a02137", "401\u00a0023\u00a02138"),
    ("case number", "LAC 20417", "LAC 20999"),
    ("postcode", "SW1A 2AA", "SW1A"),
    ("postcode, joined", "sw1a2aa", "sw1a"),
    ("postcode of the key", "ze9 9zz", "item 9 zz"),
    ("postcode, wide gap", "SW1A  2AA", "SW1A  2nd"),
    ("address", "14 Fenwick Rise", "14 July"),
    ("road", "Fenwick Rise", "a rise"),
    ("mobile", "07700 900123", "0800 1111"),
    ("mobile, abroad", "+44 7700 900123", "+44 people"),
    ("mobile, 0044", "0044 7700 900123", "0044"),
    ("mobile with points", "07700.900.123", "07.00.90"),
    ("mobile with hyphens", "07700-900-123", "07-00"),
    ("mobile, (0)", "+44 (0)7700 900123", "(0)"),
    ("mobile, (0) alone", "(0)7700 900 123", "(0)77"),
    ("landline", "(020) 7946 0018", "(020) of 7946"),
    ("landline, written together", "02079460018", "0207"),
    ("landline with a slash", "020/7946 0018", "020/21"),
    ("e-mail", "duty@fenwick-rise.co.uk", "duty at noon"),
    ("e-mail, coded", "duty%40fenwick-rise.co.uk", "duty%20team"),
    ("born, figures", "12/03/2009", "13/03/2009"),
    ("born, points", "12.3.09", "13.3.09"),
    ("born, gaps", "12 03 2009", "13 03 2009"),
    ("born, words", "12th of March, 2009", "13th of March, 2009"),
    ("born, American", "March 12th 2009", "March 13th 2009"),
    ("born, short", "12-Mar-09", "13-Mar-09"),
    ("born, ISO", "2009-03-12", "2009-03-13"),
    ("born, joined", "20090312", "20090313"),
    ("born, weekday", "Thursday 12 March 2009", "Friday 13 March 2009"),
    ("born, spelt out", "the twelfth of March 2009", "the thirteenth of March 2009"),
    ("born, spelt out, American", "March the twelfth, 2009", "March the thirteenth, 2009"),
    ("born, Roman", "12/III/2009", "13/III/2009"),
    ("born, apostrophe", "12 March ’09", "13 March ’09"),
    ("born, apostrophe, American", "March 12, ’09", "March 13, ’09"),
    ("born, cells of a row", "12,3,2009", "13,3,2009"),
    ("born, formula", "DATE(2009, 3, 12)", "DATE(2009, 3, 13)"),
    ("born, six figures", "DOB: 120309", "ref: 120409"),
    ("somebody's birth", "DOB: 3 June 2011", "Seen: 3 June 2011"),
    ("insurance number", "AB 12 34 56 C", "AB 12 34 56"),
    ("coordinates", "51.50735, -0.12776", "51.5, 0.1"),
    ("path", r"C:\Users\oquis\case", r"C:\Windows"),
)  # fmt: skip

SHAPES = NAMES + NUMBERS
