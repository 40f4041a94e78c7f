from fractions import Fraction

import pytest

from tests.domain.score_sheets import SHEET_2014, SHEET_2021
from zi_sheets.domain.refusal import Refusal
from zi_sheets.domain.scoring.answer import Answer, counted_answer, read_answer
from zi_sheets.domain.workbook.grid import Cell

QUESTIONS = SHEET_2021.questions
ABC, ABCD, ABCDE, YES_NO = "A.I.1.i.b", "A.I.1.iii.a", "A.I.2.i.b", "A.I.1.i.a"
M2_BY_M1, FALLING, M3_BY_M1, M5_BY_M1 = "A.II.1.i.a", "A.II.3.iii.a", "A.II.5.ii.a", "A.II.5.iii.i.a"
SURVEY = "B.I.a"


def read(question: str, cell: Cell) -> Answer:
    answer = read_answer(QUESTIONS[question], cell, "jawaban.csv, baris 2")
    assert answer is not None
    return answer


ACCEPTED: list[tuple[str, Cell, str]] = [
    (YES_NO, "Ya", "1"),
    (YES_NO, " tidak ", "0"),
    (ABC, "b", "1/2"),
    (ABCD, "B", "0.67"),
    (ABCD, "C", "0.33"),
    (ABCDE, "B", "0.75"),
    (M2_BY_M1, "0,85", "0.85"),
    (M2_BY_M1, "0.85", "0.85"),
    (M2_BY_M1, "85%", "0.85"),
    (M2_BY_M1, "82,5 %", "0.825"),
    (M2_BY_M1, "1", "1"),
    (M2_BY_M1, 0.85, "0.85"),
    (M2_BY_M1, "0", "0"),
    (M2_BY_M1, "0.3333333333333333", "0.3333333333333333"),
    (M2_BY_M1, "m1=20;m2=17", "17/20"),
    (M2_BY_M1, " M1 = 20 ; m2 = 17,0 ; ", "17/20"),
    (FALLING, "m1=10;m2=4;m3=2", "3/5"),
    (M3_BY_M1, "m1=8;m2=1;m3=7", "7/8"),
    (M5_BY_M1, "m1=4;m5=3", "3/4"),
    (SURVEY, "3,60", "0.9"),
    (SURVEY, "3.60", "0.9"),
    (SURVEY, "0", "0"),
    (SURVEY, 4, "1"),
]


@pytest.mark.parametrize(("question", "cell", "worth"), ACCEPTED, ids=str)
def test_an_answer_is_read_without_a_warning(question: str, cell: Cell, worth: str) -> None:
    answer = read(question, cell)
    assert (answer.worth, answer.warnings) == (Fraction(worth), ())


WARNED: list[tuple[str, str, str, str]] = [
    (SURVEY, "88", "0.88", "88/25 = 3,52"),
    (SURVEY, "25", "1/4", "nilai SKM"),
    (SURVEY, "100", "1", "perkiraan"),
    (M2_BY_M1, "m1=5;m2=9", "1", "9/5 = 1,8, yaitu 180%; dihitung sebagai 100%"),
    (FALLING, "m1=5;m2=6", "0", "-20%"),
    (M2_BY_M1, "m1=0;m2=0", "0", "m1 (Banyaknya agen perubahan) nol"),
    (M3_BY_M1, "m1=0;m3=0", "0", "satu aplikasi instansi memberi 100%"),
]


@pytest.mark.parametrize(("question", "text", "worth", "warning"), WARNED)
def test_an_answer_that_needs_a_look_carries_a_warning_with_its_question(
    question: str, text: str, worth: str, warning: str
) -> None:
    answer = read(question, text)
    assert answer.worth == Fraction(worth)
    assert len(answer.warnings) == 1
    assert answer.warnings[0].startswith(f"{question}: ")
    assert warning in answer.warnings[0]


REFUSED: list[tuple[str, Cell, str]] = [
    (ABC, "E", "A, B, C"),
    (ABCD, "E", "A, B, C, D"),
    (ABC, "Ya", "A, B, C"),
    (YES_NO, "A", "Ya, Tidak"),
    (YES_NO, True, "Ya, Tidak"),
    (ABC, "AB", "A, B, C"),
    (M2_BY_M1, "85", "85 dapat berarti 85% atau 8500%"),
    (M2_BY_M1, "1,5", "1,5 dapat berarti 1,5% atau 150%"),
    (M2_BY_M1, 85.0, "85 dapat berarti 85% atau 8500%"),
    (M2_BY_M1, "101%", "0% sampai 100%"),
    (M2_BY_M1, "-1%", "0% sampai 100%"),
    (M2_BY_M1, "-0,1", "0% sampai 100%"),
    (M2_BY_M1, "A", "m1=...;m2=..."),
    (M2_BY_M1, "m1=20;m2=-1", "bilangan bulat 0 atau lebih"),
    (M2_BY_M1, "m1=20;m2=1.234,5", "bilangan bulat 0 atau lebih"),
    (M2_BY_M1, "m1=20", "m2 belum diisi"),
    (M2_BY_M1, "m1=20;m1=3;m2=1", "satu kali"),
    (M2_BY_M1, "m1=20;17=m2", "m1 (Banyaknya agen perubahan), m2"),
    (M2_BY_M1, "m1=20;m2=17;9", "satu kali"),
    (M2_BY_M1, "m1=20;m4=1", "m1 (Banyaknya agen perubahan), m2"),
    (SURVEY, "5.0", "0 sampai 4"),
    (SURVEY, "24,9", "SKM 25 sampai 100"),
    (SURVEY, "101", "SKM 25 sampai 100"),
    (SURVEY, "-1", "0 sampai 4"),
    (SURVEY, "90%", "0 sampai 4"),
    (SURVEY, "A", "0 sampai 4"),
]


@pytest.mark.parametrize(("question", "cell", "allowed"), REFUSED, ids=str)
def test_an_answer_outside_its_scale_is_refused_with_the_row_and_what_is_allowed(
    question: str, cell: Cell, allowed: str
) -> None:
    with pytest.raises(Refusal) as refused:
        read(question, cell)
    assert refused.value.exit_code == 2
    assert refused.value.where == "jawaban.csv, baris 2"
    assert question in refused.value.message
    assert allowed in refused.value.message


def test_a_percentage_without_counts_refuses_counts() -> None:
    with pytest.raises(Refusal, match="tidak memakai hitungan"):
        read_answer(SHEET_2014.questions["B.I.2"], "m1=20;m2=17", "baris 2")


@pytest.mark.parametrize("cell", [None, "", "  ", "\u00a0"], ids=repr)
def test_a_blank_cell_is_no_answer(cell: Cell) -> None:
    assert read_answer(QUESTIONS[ABC], cell, "baris 2") is None


def test_counts_from_columns_leave_blank_cells_out() -> None:
    question = QUESTIONS[M2_BY_M1]
    answer = counted_answer(question, {"m1": 20, "m2": "17", "m3": None}, "baris 2")
    assert answer == Answer(M2_BY_M1, "m1=20;m2=17", Fraction(17, 20), "17/20 = 0,85")
    assert counted_answer(question, {"m1": None, "m2": ""}, "baris 2") is None
