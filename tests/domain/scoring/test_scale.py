from fractions import Fraction

import pytest

from tests.domain.score_sheets import SHEET_2021
from zi_sheets.domain.scoring.scale import AnswerType, Scale, falls

SCALES = {question.scale.type.value: question.scale for question in SHEET_2021.questions.values()}
QUARTER = Fraction(1, 4)

BELOW = [
    ("ya_tidak", "1", "0"),
    ("ya_tidak", "0", "0"),
    ("abc", "1", "0.5"),
    ("abc", "0.5", "0"),
    ("abcd", "1", "0.67"),
    ("abcd", "0.67", "0.33"),
    ("abcd", "0.33", "0"),
    ("abcde", "0.75", "0.5"),
    ("abcde", "0", "0"),
    ("persen", "0.85", "0"),
    ("skor_0_4", "0.9", "0"),
]
ABOVE = [
    ("ya_tidak", "0", ["1"]),
    ("ya_tidak", "1", []),
    ("abcd", "0", ["0.33", "0.67", "1"]),
    ("abcde", "0.5", ["0.75", "1"]),
    ("persen", "0", ["0.25", "0.5", "0.75", "1"]),
    ("persen", "0.6", ["0.75", "1"]),
    ("persen", "1", []),
]


@pytest.mark.parametrize(("scale", "worth", "below"), BELOW)
def test_one_letter_below(scale: str, worth: str, below: str) -> None:
    assert SCALES[scale].one_below(Fraction(worth)) == Fraction(below)


@pytest.mark.parametrize(("scale", "worth", "above"), ABOVE)
def test_every_step_above(scale: str, worth: str, above: list[str]) -> None:
    assert SCALES[scale].above(Fraction(worth), QUARTER) == tuple(map(Fraction, above))


def test_a_step_that_does_not_divide_the_whole_still_ends_at_the_whole() -> None:
    assert SCALES["persen"].above(Fraction("0.6"), Fraction("0.3")) == (Fraction("0.9"), Fraction(1))


def test_067_and_033_are_literal_never_thirds() -> None:
    """PITFALLS 33."""
    letters = SCALES["abcd"].letters
    assert letters == {"A": 1, "B": Fraction(67, 100), "C": Fraction(33, 100), "D": 0}


@pytest.mark.parametrize(
    ("letters", "expected"),
    [({"A": "1", "B": "0"}, True), ({"A": "1", "B": "1", "C": "0"}, False), ({"A": "0.9", "B": "0"}, False)],
)
def test_letters_fall_from_one_to_zero(letters: dict[str, str], expected: bool) -> None:
    worths = {letter: Fraction(worth) for letter, worth in letters.items()}
    assert falls(Scale(AnswerType.ABC, worths)) is expected
