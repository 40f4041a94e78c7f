from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.score_sheets import SHEET_2021
from zi_sheets.domain.scoring.arithmetic import (
    against,
    area_arithmetic,
    comma,
    component_arithmetic,
    item_arithmetic,
    number_text,
    pengungkit_arithmetic,
    percent_arithmetic,
    sub_arithmetic,
    total_arithmetic,
    two_decimals,
)
from zi_sheets.domain.scoring.score import Score, SubScore, score


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Fraction(0), "0"),
        (Fraction(100), "100"),
        (Fraction("7.34"), "7.34"),
        (Fraction(-1, 8), "-0.125"),
        (Fraction("0.000000000001"), "0.000000000001"),
        (Fraction(2, 3), "0.666666666667"),
        (Fraction("0.0000000000005"), "0"),
        (Fraction("0.0000000000015"), "0.000000000002"),
        (Fraction("0.0000000000025"), "0.000000000002"),
    ],
    ids=str,
)
def test_numbers_for_other_tools(number: Fraction, text: str) -> None:
    assert number_text(number) == text


@given(st.fractions(0, 100))
def test_numbers_for_other_tools_are_half_even_to_12_decimals(number: Fraction) -> None:
    with localcontext() as context:
        context.prec = 60
        exact = Decimal(number.numerator) / Decimal(number.denominator)
        assert Decimal(number_text(number)) == exact.quantize(Decimal("1e-12"), ROUND_HALF_EVEN)


@pytest.mark.parametrize(
    ("value", "minimum", "text"),
    [
        ("75", "75", "75,00"),
        ("76.125", "75", "76,12"),
        ("74.996", "75", "74,996"),
        ("74.99996", "75", "74,99996"),
        ("75.004", "75", "75,004"),
    ],
)
def test_a_value_shows_on_which_side_of_its_threshold_it_lies(value: str, minimum: str, text: str) -> None:
    assert against(Fraction(value), Fraction(minimum)) == text


def test_numbers_for_people() -> None:
    assert (comma(Fraction("0.77250")), comma(Fraction(2, 3)), two_decimals(Fraction(8))) == (
        "0,7725",
        "0,6667",
        "8,00",
    )


def _scored(answers: dict[str, str]) -> Score:
    return score(SHEET_2021, {question: Fraction(worth) for question, worth in answers.items()})


def _sub(scored: Score, name: str) -> SubScore:
    return next(sub for area in scored.areas for sub in area.subs if sub.sub.id == name)


SUBS: dict[str, tuple[str, dict[str, str], str]] = {
    "exact": (
        "A.I.6.i",
        {"A.I.6.i.a": "0.75", "A.I.6.i.b": "0.67", "A.I.6.i.c": "0.67", "A.I.6.i.d": "1"},
        "(0,75 + 0,67 + 0,67 + 1)/4 x 1 = 0,7725",
    ),
    "rounded": (
        "A.I.1.ii",
        {"A.I.1.ii.a": "1", "A.I.1.ii.b": "0", "A.I.1.ii.c": "1"},
        "(1 + 0 + 1)/3 x 1 = 0,6667 (dibulatkan)",
    ),
    "blank": ("A.I.1.i", {"A.I.1.i.a": "1"}, "(1 + 0 (kosong))/2 x 0,5 = 0,25"),
    "one question": ("A.II.1.ii", {"A.II.1.ii.a": "0.75"}, "0,75 x 1 = 0,75"),
    "a percentage": ("A.II.4.i", {"A.II.4.i.a": "1/3"}, "0,3333 x 2 = 0,6667 (dibulatkan)"),
}


@pytest.mark.parametrize(("name", "answers", "words"), SUBS.values(), ids=SUBS)
def test_a_sub_opens_into_its_arithmetic(name: str, answers: dict[str, str], words: str) -> None:
    scored = _scored(answers)
    assert sub_arithmetic(_sub(scored, name), scored.values) == words


def test_results_open_into_their_arithmetic() -> None:
    scored = _scored({"B.I.a": "0.9", "B.I.b": "0.75"})
    clean, service = scored.components
    shown = [item_arithmetic(item, scored.values) for item in (*clean.items, *service.items)]
    assert shown == ["3,6/4 x 17,5 = 15,75", "0,75 x 5 = 3,75", "0 (kosong) x 17,5 = 0"]
    assert (component_arithmetic(clean), component_arithmetic(service)) == ("15,75 + 3,75 = 19,5", "0")


def test_sums_open_into_their_parts() -> None:
    scored = _scored({"A.II.1.ii.a": "0.75", "A.II.2.i.a": "0.67", "B.I.a": "0.9"})
    area = scored.areas[0]
    assert area_arithmetic(area) == "0 + 0 + 0 + 0 + 0 + 0,75 + 0 = 0,75"
    assert pengungkit_arithmetic(scored) == "0,75 + 0,335 + 0 + 0 + 0 + 0 = 1,085"
    assert total_arithmetic(scored) == "1,085 + 15,75 = 16,835"
    assert percent_arithmetic(area) == "0,75/8 x 100% = 9,375%"


def test_the_worked_example_of_the_enablers_share_is_rounded_once() -> None:
    assert two_decimals(Fraction("55.38") / 60 * 100) == "92,30"
