"""No command names anybody of the key, whatever a message of it quotes.

Names stand wherever a message can take them from: in the names of files and folders, as ids,
fields, words of vocabularies, dates, references and texts, and on the command line.
"""

import re
import shlex

import pytest

from conftest import Lt
from gitting import commit, needs_git
from goldens import small
from sample import Folder

NAME = "Tolleton"
PLANTED = {
    "private/identities.yaml": "- code: HV1\n  names: [Peregrine Tolleton]\n",
    "timeline/Tolleton.yaml": "- id: tolleton-1\n  date: Tolleton\n  agency: Tolleton\n"
    "  child_seen: Tolleton\n  people: [Tolleton]\n  Tolleton: x\n  event: Tolleton came\n"
    "- id: Tolleton 2\n  event: x\n",
    "tasks.yaml": "- id: Tolleton\n  what: Peregrine Tolleton\n  who: [Tolleton]\n"
    "- id: TSK98\n  what: Tolleton: and more\n",
    "decisions.yaml": "- id: DEC99\n  what: Tolleton goes\n  reason: Tolleton\n"
    "  meeting: Tolleton\n  date: Tolleton\n",
    "sections/Tolleton.md": "Tolleton\n",
    "Tolleton copy.yaml": "x: Tolleton\n",
    "Tolleton.csv": "Date,Event\n12/03/2022,Tolleton came\nTolleton,x\n",
    "Tolleton.docx": "PK nothing",
}
COMMANDS = """
validate
validate --format json
validate --format github
validate --format sarif
validate --select Tolleton
status
status --format json
audit
conflicts
conflicts --agency Tolleton
changes
changes --format json
changes --format markdown
changes --since Tolleton
report Tolleton
report review
report agency-form --for Tolleton
report findings --audience agency:Tolleton
report findings --reference Tolleton.docx
report findings --out Tolleton.csv
export Tolleton
export --out Tolleton.csv
leaks Tolleton.docx
leaks Tolleton.csv
leaks Tolleton.csv --format json
leaks Tolleton-no.docx
leaks --history
issue Tolleton.docx --to Tolleton --audience board
issue Tolleton.csv --to Chair --audience public --anyway "Tolleton said"
issue no-Tolleton.pdf --to x --audience board
comments Tolleton.docx --by Tolleton
comments Tolleton.csv
comments Tolleton-no.docx
import Tolleton.csv --agency Tolleton
import Tolleton.csv --agency health
import Tolleton-no.csv --agency health
import Tolleton.docx --agency health
save Tolleton
save --as Tolleton
new timeline --set event=Tolleton --set date=Tolleton
new Tolleton
new people --set Tolleton=x
new people --set id=Tolleton
agree Tolleton
accept Tolleton
accept LT205 Tolleton
show Tolleton
show tolleton-1
show Tolleton --format json
explain Tolleton
view Tolleton
hook Tolleton
key Tolleton
pseudonymise
pseudonymise Tolleton.csv
clean Tolleton.docx
clean Tolleton.docx --format json
clean Tolleton-no.docx
clean Tolleton.csv
schema --out Tolleton.csv
schema Tolleton
calendar --out Tolleton.csv
programme Tolleton
init Tolleton.csv
Tolleton
report --Tolleton
status Tolleton
"""


pytestmark = needs_git


@pytest.mark.few(25)
@pytest.mark.parametrize("command", COMMANDS.strip().split("\n"))
def test_no_command_names_anybody(command: str, lt: Lt, folder: Folder) -> None:
    root = folder(small())
    commit(root)
    for path, text in PLANTED.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    ran = lt(*shlex.split(command), cwd=root)
    assert not re.search("tolleton|peregrine", ran.out + ran.err, re.IGNORECASE)
    assert "Traceback" not in ran.err
    assert ran.out + ran.err
