from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.score_sheets import SHEET_2021, SHEETS, answered, best, worths
from zi_sheets.domain.scoring.answer import read_answer
from zi_sheets.domain.scoring.instrument import Instrument
from zi_sheets.domain.scoring.score import Values, score, with_best_in_blanks

EXAMPLES = {
    "A.I.6.i": (["B", "B", "B", "Ya"], "0.7725"),
    "A.I.2.i": (["B", "B", "A"], "2.42/3"),
    "A.I.1.ii": (["Ya", "C", "A"], "2/3"),
}
SURVEYS = {"3.60": "15.75", "3,20": "14", "4.00": "17.5"}


def _values(answers: dict[str, str]) -> Values:
    read = {question: read_answer(SHEET_2021.questions[question], text, "") for question, text in answers.items()}
    return {question: answer.worth for question, answer in read.items() if answer}


def _points(text: str) -> Fraction:
    over, _, under = text.partition("/")
    return Fraction(over) / Fraction(under or 1)


@pytest.mark.parametrize(("sub", "letters", "points"), [(sub, *example) for sub, example in EXAMPLES.items()])
def test_worked_examples_of_a_sub(sub: str, letters: list[str], points: str) -> None:
    found = next(each for area in SHEET_2021.areas for each in area.subs if each.id == sub)
    answers = dict(zip((question.id for question in found.questions), letters, strict=True))
    scored = {each.sub.id: each.points for area in score(SHEET_2021, _values(answers)).areas for each in area.subs}
    assert scored[sub] == _points(points)


@pytest.mark.parametrize(("written", "points"), SURVEYS.items())
def test_worked_examples_of_a_survey(written: str, points: str) -> None:
    assert score(SHEET_2021, _values({"B.I.a": written})).hasil == Fraction(points)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.id)
def test_the_best_answers_give_60_and_40(sheet: Instrument) -> None:
    scored = score(sheet, best(sheet))
    assert [scored.pengungkit, scored.hasil, scored.total] == [60, 40, 100]
    assert scored.unanswered == ()


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.id)
def test_a_blank_counts_zero_and_is_listed(sheet: Instrument) -> None:
    scored = score(sheet, {})
    assert scored.total == 0
    assert scored.unanswered == tuple(sheet.questions)


def test_halves_make_the_area() -> None:
    area = score(SHEET_2021, best(SHEET_2021)).areas[0]
    assert [area.half("pemenuhan"), area.half("reform"), area.points, area.percent] == [4, 4, 8, 100]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.id)
@settings(max_examples=40)
@given(data=st.data())
def test_the_parts_make_the_whole_exactly(sheet: Instrument, data: st.DataObject) -> None:
    values = data.draw(answered(sheet))
    scored = score(sheet, values)
    shares = {question.id: sub.share for area in sheet.areas for sub in area.subs for question in sub.questions}
    shares |= {item.question.id: item.weight for item in sheet.items}
    assert scored.total == sum((shares[question] * worth for question, worth in values.items()), Fraction(0))
    assert scored.pengungkit == sum((sub.points for area in scored.areas for sub in area.subs), Fraction(0))
    assert scored.hasil == sum((item.points for each in scored.components for item in each.items), Fraction(0))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.id)
@settings(max_examples=40)
@given(data=st.data())
def test_raising_an_answer_never_lowers_a_score(sheet: Instrument, data: st.DataObject) -> None:
    values = data.draw(answered(sheet))
    question = data.draw(st.sampled_from(list(sheet.questions)))
    higher = max(data.draw(worths(sheet.questions[question])), values.get(question, Fraction(0)))
    before, after = score(sheet, values), score(sheet, {**values, question: higher})
    assert after.total >= before.total
    assert all(b.points >= a.points for a, b in zip(before.areas, after.areas, strict=True))
    assert score(sheet, with_best_in_blanks(sheet, values)).total >= before.total
