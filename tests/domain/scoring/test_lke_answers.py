"""Answers in the rows of `LKE`: typed or counted, the unit's and the evaluator's, and what is said to a wrong one."""

from fractions import Fraction

import pytest

from tests.domain.score_sheets import SHEET_2021
from zi_sheets.domain.refusal import Refusal
from zi_sheets.domain.scoring.answer import Answer
from zi_sheets.domain.scoring.lke_answers import read_answers, written_answers
from zi_sheets.domain.snapshot import Tab
from zi_sheets.domain.workbook.grid import Cell
from zi_sheets.domain.workbook.lke_rows import settled_questions
from zi_sheets.domain.workbook.records import Records

HEADINGS = ("Kode", "Pertanyaan", "Jawaban Unit", "Catatan", "Jawaban TPI", "m1", "m2", "m3", "m4", "m5")
COUNTED, LETTERS, FALLING, DETAILED = "A.II.1.i.a", "A.I.1.i.b", "A.II.3.iii.a", "A.II.5.iii.i.a"


def sheet(*rows: tuple[str, dict[str, Cell]]) -> Records:
    """The tab with one row per pair of question and people's cells by heading."""
    lines = [(code, code, *(cells.get(heading) for heading in HEADINGS[2:])) for code, cells in rows]
    tab = Tab("LKE", "LKE", 1, (HEADINGS, *lines), 40, len(HEADINGS))
    columns = {heading: column for column, heading in enumerate(HEADINGS)}
    return settled_questions(Records(tab, 0, HEADINGS[:2], columns), SHEET_2021.questions)


def claim(question: str, **cells: Cell) -> Answer:
    named = {heading.replace("_", " "): cell for heading, cell in cells.items()}
    return read_answers(sheet((question, named)), SHEET_2021).claims[question]


@pytest.mark.parametrize(
    ("question", "cells", "worth"),
    [
        pytest.param(LETTERS, {"Jawaban_Unit": "b"}, "0.5", id="a small letter"),
        pytest.param(COUNTED, {"Jawaban_Unit": "85%"}, "0.85", id="a percentage"),
        pytest.param(COUNTED, {"Jawaban_Unit": "0,85"}, "0.85", id="a fraction as text"),
        pytest.param(COUNTED, {"Jawaban_Unit": 0.85}, "0.85", id="a cell that shows 85%"),
        pytest.param(COUNTED, {"m1": 20, "m2": 17}, "0.85", id="counts"),
        pytest.param(COUNTED, {"m1": "20", "m2": "17"}, "0.85", id="counts as text"),
        pytest.param(COUNTED, {"Jawaban_Unit": "85%", "m1": 20, "m2": 17}, "0.85", id="both, the same"),
        pytest.param(COUNTED, {"Jawaban_Unit": "m1=20;m2=17"}, "0.85", id="counts in one cell"),
        pytest.param(FALLING, {"m1": 4, "m2": 1, "m3": 1}, "0.75", id="a fall, with a detail that is not counted"),
        pytest.param(DETAILED, {"m1": 9, "m5": 9}, "1", id="details left out"),
        pytest.param("B.I.a", {"Jawaban_Unit": 3.6}, "0.9", id="a survey"),
        pytest.param("B.I.a", {"Jawaban_Unit": "90"}, "0.9", id="a survey as an SKM value"),
    ],
)
def test_worth(question: str, cells: dict[str, Cell], worth: str) -> None:
    assert claim(question, **cells).worth == Fraction(worth)


def test_a_count_says_how_it_came_about() -> None:
    assert claim(COUNTED, m1=20, m2=17).working == "17/20 = 0,85"


def test_more_than_everything_is_clamped_with_a_warning() -> None:
    found = claim(COUNTED, m1=2, m2=3)
    assert found.worth == 1
    assert "150%" in found.warnings[0]


def test_nothing_to_count_is_zero_until_a_person_says_otherwise() -> None:
    assert claim(FALLING, m1=0, m2=0).worth == 0
    said = claim(FALLING, Jawaban_Unit="100%", m1=0, m2=0, Catatan="tidak pernah ada pelanggaran")
    assert said.worth == 1
    assert not said.warnings
    unreasoned = claim(FALLING, Jawaban_Unit="0,85", m1=0, m2=0)
    assert unreasoned.worth == 0
    assert any("alasannya di Catatan" in warning for warning in unreasoned.warnings)


@pytest.mark.parametrize(
    ("question", "cells", "where", "said"),
    [
        pytest.param(LETTERS, {"Jawaban Unit": "E"}, "sel C2", "A, B, C", id="a letter outside its scale"),
        pytest.param(COUNTED, {"Jawaban Unit": 85}, "sel C2", "85% atau 8500%", id="a bare number above one"),
        pytest.param(COUNTED, {"Jawaban Unit": "130%"}, "sel C2", "0% sampai 100%", id="more than everything, typed"),
        pytest.param(COUNTED, {"m1": 20, "m2": -3}, "sel F2 dan G2", "m2=-3", id="a negative count"),
        pytest.param(COUNTED, {"m1": 20, "m2": 2.5}, "sel F2 dan G2", "bilangan bulat", id="half a change"),
        pytest.param(COUNTED, {"m1": 20}, "sel F2", "m2 belum diisi", id="a count without its other"),
        pytest.param(COUNTED, {"m1": 20, "m2": 17, "m4": 1}, "sel F2 dan G2 dan I2", "m4=1", id="a count not asked"),
        pytest.param(LETTERS, {"m1": 1}, "sel F2", "kosongkan m1 sampai m5", id="counts beside letters"),
        pytest.param(
            COUNTED,
            {"Jawaban Unit": "90%", "m1": 20, "m2": 17},
            "sel C2 dan F2 dan G2",
            "17/20 = 0,85",
            id="both, and they differ",
        ),
        pytest.param("B.I.a", {"Jawaban TPI": "5,0"}, "sel E2", "0 sampai 4", id="a survey of the evaluator's"),
    ],
)
def test_an_answer_that_cannot_be_used(question: str, cells: dict[str, Cell], where: str, said: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_answers(sheet((question, cells)), SHEET_2021)
    assert refused.value.where == f"tab LKE, {where}"
    assert question in refused.value.message
    assert said in refused.value.message


def test_the_units_and_the_evaluators_answers_are_kept_apart() -> None:
    found = read_answers(sheet((LETTERS, {"Jawaban TPI": "A"}), (COUNTED, {"Jawaban Unit": "1"})), SHEET_2021)
    assert (set(found.claims), set(found.reviews)) == ({COUNTED}, {LETTERS})


def test_the_same_letter_from_the_unit_and_from_the_evaluator_is_not_the_same_answer() -> None:
    """A copied row in which the answer was moved to the other column: nobody may guess."""
    found = sheet((LETTERS, {"Jawaban Unit": "A"}), (LETTERS, {"Jawaban TPI": "A"}))
    assert list(found.doubts) == [LETTERS]


def test_what_was_written_is_kept_as_it_is() -> None:
    rows = sheet((LETTERS, {"Jawaban Unit": "Z"}), (COUNTED, {"m1": 20, "m2": "x"}), ("A.I.1.i.a", {}))
    assert written_answers(rows, SHEET_2021) == {LETTERS: "Z", COUNTED: "m1=20;m2=x"}
