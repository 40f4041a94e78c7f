"""The two shipped sheets and answers to them, for the tests of everything around the score."""

from fractions import Fraction

from hypothesis import strategies as st

from zi_sheets.domain.scoring.instrument import Instrument, Question
from zi_sheets.domain.scoring.score import Values
from zi_sheets.materials.instrument_data import load_instrument

SHEET_2014 = load_instrument("lke_permenpan_52_2014")
SHEET_2021 = load_instrument("lke_permenpan_90_2021")
SHEETS = (SHEET_2014, SHEET_2021)


def best(sheet: Instrument) -> dict[str, Fraction]:
    return dict.fromkeys(sheet.questions, Fraction(1))


def worths(question: Question) -> st.SearchStrategy[Fraction]:
    letters = list(question.scale.letters.values())
    return st.sampled_from(letters) if letters else st.fractions(0, 1, max_denominator=37)


@st.composite
def answered(draw: st.DrawFn, sheet: Instrument) -> Values:
    """Any answers to some of the questions."""
    chosen = draw(st.sets(st.sampled_from(list(sheet.questions))))
    return {question: draw(worths(sheet.questions[question])) for question in sheet.questions if question in chosen}
