"""The demo's answers: invented, and of the sheet of the 2021 plan."""

import csv

import pytest

from zi_sheets.domain.scoring.answer import read_answer
from zi_sheets.materials.instrument_data import load_instrument
from zi_sheets.packaged import TEMPLATES

SHEET = load_instrument("lke_permenpan_52_2014")
PATH = TEMPLATES / "jawaban_lke_2021.csv"


@pytest.mark.parametrize(("column", "answered"), [("answer", 82), ("tpi", 11)])
def test_every_answer_can_be_used(column: str, answered: int) -> None:
    rows = list(csv.DictReader(PATH.read_text(encoding="utf-8").splitlines()))
    assert [row["question"] for row in rows] == list(SHEET.questions)
    read = [read_answer(SHEET.questions[row["question"]], row[column], row["question"]) for row in rows]
    assert sum(each is not None for each in read) == answered
