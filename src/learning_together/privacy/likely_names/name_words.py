"""Words that stand beside names or are names as well: titles, places, months. Plain data."""

TITLES = {
    "mr": "", "mrs": "", "ms": "", "miss": "", "mx": "", "dr": "GP", "doctor": "GP",
    "prof": "DR", "professor": "DR", "pc": "PC", "dc": "DC", "ds": "DS", "di": "DI", "ps": "PS",
    "wpc": "PC", "pcso": "PCSO", "sgt": "PS", "sergeant": "PS", "constable": "PC", "nurse": "N",
    "midwife": "MW", "hv": "HV", "sw": "SW", "teacher": "T", "judge": "J", "sir": "", "rev": "",
    "visitor": "HV", "worker": "SW", "consultant": "CON", "paediatrician": "CON", "psychiatrist":
    "CPSY", "inspector": "DI", "detective": "DC", "mw": "MW", "gp": "GP", "auntie": "FAM",
    "aunt": "FAM", "uncle": "FAM", "nan": "FAM",
}  # fmt: skip
#: Words after which a capital is a name even though the word before it is common.
CALLS = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "pc", "dc", "ds", "ps", "wpc",
                    "pcso", "sgt", "insp", "supt", "cllr", "sir", "rev", "di"})  # fmt: skip
PLACES = frozenset(
    {"street", "road", "avenue", "close", "lane", "drive", "crescent", "terrace", "gardens",
     "grove", "court", "place", "square", "house", "school", "academy", "nursery", "primary",
     "college", "university", "hospital", "infirmary", "surgery", "clinic", "centre", "park",
     "estate", "way", "church", "mosque", "station", "hostel", "lodge", "prison"}
)  # fmt: skip
STREETS = frozenset({"street", "road", "avenue", "close", "lane", "drive", "crescent", "terrace",
                      "gardens", "grove", "court", "estate"})  # fmt: skip

#: First names that are words as well; at the start of a sentence they are no sign of a name.
ORDINARY = frozenset(
    {"amber", "april", "aria", "art", "baker", "ball", "banks", "bell", "bill", "bird", "black",
     "bond", "brown", "burns", "bush", "carpenter", "chambers", "chance", "chase", "comfort",
     "cook", "cross", "daisy", "dale", "dawn", "dean", "don", "drew", "faith", "field", "fisher",
     "ford", "foster", "frank", "fuller", "gates", "gene", "grace", "grant", "gray", "green",
     "guy", "hall", "harry", "heather", "hill", "holly", "hope", "hunter", "ivy", "jade", "jay",
     "jean", "jo", "joy", "june", "king", "knight", "lane", "len", "lily", "little", "long",
     "love", "manning", "mark", "marsh", "mason", "max", "may", "mercy", "miles", "mills", "moody",
     "moses", "moss", "nick", "page", "parks", "pat", "patience", "pearl", "penny", "porter",
     "potter", "price", "ray", "rich", "rivers", "rob", "rose", "ruby", "sandy", "sasha", "sharp",
     "skip", "stone", "storm", "sue", "summer", "swift", "val", "ward", "waters", "wells", "white",
     "will", "wise", "wood", "young"}
)  # fmt: skip
#: Months and seasons: a name of that kind is only found through the key.
MONTHS_AND_MORE = frozenset({"may", "april", "june", "august", "summer", "will"})


#: All words that are names as well.
AS_WORDS = (
    ORDINARY | MONTHS_AND_MORE | {"march", "blessing", "precious", "angel", "christian", "earl"}
)
#: Laws, rules and illnesses that are called after a person, as they may be told of by anybody.
LAWS = frozenset(
    {
        "moses basket",
        "clare's law",
        "sarah's law",
        "martha's rule",
        "jade's law",
        "megan's law",
        "ben's law",
        "gillick",
        "fraser guidelines",
        "fraser competence",
        "fraser competent",
        "caldicott guardian",
        "caldicott principles",
        "munro review",
        "laming report",
        "laming inquiry",
        "francis report",
        "winterbourne view",
        "down's syndrome",
        "asperger's syndrome",
        "parkinson's disease",
        "alzheimer's disease",
        "huntington's disease",
        "crohn's disease",
        "tourette's syndrome",
        "korsakoff's syndrome",
        "hodgkin's lymphoma",
        "waterlow score",
        "glasgow coma scale",
        "barthel index",
        "bristol stool chart",
        "edinburgh postnatal depression scale",
    }
)
#: Roads that are called after what they are.
ROADS = frozenset({"ring", "slip", "trunk"})
#: What stands before “Court” where no street is meant.
COURTS = frozenset(
    {
        "crown",
        "family",
        "high",
        "county",
        "youth",
        "magistrates",
        "coroner",
        "coroners",
        "supreme",
        "criminal",
        "sheriff",
        "central",
        "combined",
        "district",
        "divisional",
        "appeal",
    }
)
