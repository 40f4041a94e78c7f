"""The evaluation of one day: three scores beside each other, and none where nobody has answered."""

from fractions import Fraction

import pytest

from zi_sheets.domain.scoring.answer import Answer, read_answer
from zi_sheets.domain.scoring.evaluation import Evaluation, EvaluationRules, evaluate, of_unit
from zi_sheets.materials.instrument_data import load_instrument
from zi_sheets.materials.instrument_effort import load_efforts
from zi_sheets.materials.instrument_links import load_links

SHEET = load_instrument("lke_permenpan_90_2021")
RULES = EvaluationRules(SHEET, load_links(SHEET), load_efforts())
ABC = next(each for each in SHEET.enabler_questions if set(each.scale.letters) == {"A", "B", "C"})


def answers(written: str) -> dict[str, Answer]:
    found = read_answer(ABC, written, "LKE!F2")
    return {ABC.id: found} if found else {}


def evaluated(claim: str, review: str = "") -> Evaluation:
    found = evaluate(RULES, answers(claim), answers(review), ())
    assert found is not None
    return found


def test_no_answer_no_evaluation() -> None:
    assert evaluate(RULES, {}, {}, ()) is None


def test_the_evaluators_answers_alone_are_an_evaluation_without_a_claim() -> None:
    found = evaluate(RULES, {}, answers("A"), ())
    assert found is not None
    assert found.claimed.total == 0 < found.reviewed.total
    assert of_unit(found) is None


def test_the_units_answers_are_the_units_evaluation() -> None:
    found = evaluated("A", "B")
    assert of_unit(found) is found


def test_without_evidence_a_claim_is_proven_by_nothing_and_refuted_by_nothing() -> None:
    found = evaluated("A")
    assert (found.proven_low.total, found.proven_high.total) == (Fraction(0), found.claimed.total)
    assert found.claimed.total > 0


@pytest.mark.parametrize(
    ("review", "expected"), [("", ()), ("A", ()), ("b", (ABC.id,))], ids=["not-reviewed", "agreed", "lower"]
)
def test_disagreement_needs_two_answers_of_different_worth(review: str, expected: tuple[str, ...]) -> None:
    assert evaluated("A", review).disagreements == expected


def test_gates_are_judged_on_the_claims() -> None:
    everything = {each.id: Answer(each.id, "A", Fraction(1)) for each in SHEET.questions.values()}
    found = evaluate(RULES, everything, {}, (), earlier=True)
    assert found is not None
    assert [gate.passed for gate in found.gates] == [True, True]
