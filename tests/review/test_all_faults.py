"""All faults of a file are told at once, and none that it has not."""

import re

import pytest

from learning_together.review.load import load_contents
from learning_together.review.review import Review
from sample import SAMPLE

#: Faults stand where they are marked; some files hold nothing else.
MARK = re.compile(r"[ ]*#<(LT\d{3})>")
LIST = """\
- id: CF1
  summary: Duty: two posts #<LT003>
  effect: hinder #<LT021>
- id: CF2
	summary: One #<LT002>
  effect: helps
-id: CF3 #<LT003>
  summary: Two
- id: CF4
  summary:Three #<LT003>
- id: CF5
   summary: Four #<LT003>
  level: frontline
- id: CF6
  summary: "Two posts #<LT003>
  level: frontline
- id: CF7
  summary: @home #<LT005>
  efect: helps #<LT020>
- id: CF8
  summary: [two #<LT003>
  evidence: CV1, CV2 #<LT022>
- id: CF9
  summary: Nine
  explanation: |
    One
  two #<LT003>
    three
- id: CF10
  summary: !important ten #<LT005>
- id: CF11
  summary: 'Mother's flat' #<LT003>
- id: CF12
  summary: "S:\\new \\q" #<LT003>
- id: CF13
  summary: Log #44 #<LT004>
- id: CF 14 #<LT026>
  summary: >-
    - a #<LT014>
    - b
- id: CF15
  summary: “No: never” #<LT003>
- Two posts #<LT012>
- id: CF16 #<LT023>
"""
ONE = """\
id: KPE1
title: First fire: Feb #<LT003>
start: 18/02/2022 #<LT025>
 end: 2022-02-30 #<LT003> #<LT024>
why_key: @home #<LT005>
what_happened: |
  One

1. Two #<LT003>
2. Three

valence: goood #<LT021>
factors: [CF2 #<LT003>
timline: [health-1] #<LT020>
appraisal: >-
Prompt. #<LT003>
benchmark: 'The team's own' #<LT003>
timeline:
- health-1 health-2 #<LT022>
local_rationality: It looked safe #1 #<LT004>
"""
FILES = {"factors.yaml": LIST, "episodes/KPE1.yaml": ONE}


def found(files: dict[str, str]) -> tuple[list[tuple[int, str]], Review]:
    contents = {path: text.encode() for path, text in {**SAMPLE, **files}.items()}
    loaded = load_contents(contents)
    return sorted((one.place.line, one.check.code) for one in loaded.problems), loaded.review


@pytest.mark.parametrize("path", FILES)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_each_fault_is_told_at_its_line(path: str, newline: str) -> None:
    lines = FILES[path].split("\n")
    seeded = sorted(
        (number, code[1]) for number, line in enumerate(lines, 1) for code in MARK.finditer(line)
    )
    text = newline.join(MARK.sub("", line) for line in lines)
    told, review = found({path: text})
    assert len(seeded) > 12
    assert told == seeded
    assert not review.whole(path.partition("/")[0].partition(".")[0])


def test_what_could_be_read_is_there() -> None:
    text = "\n".join(MARK.sub("", line) for line in LIST.split("\n"))
    _, review = found({"factors.yaml": text})
    ids = [one.id_text for one in review.records["factors"]]
    assert ids == [*(f"CF{n}" for n in range(1, 14)), "", "CF15", "CF16"]
    first = review.records["factors"][0]
    assert first.faulty == {"summary", "effect"}
    assert not first.lacks("summary")
