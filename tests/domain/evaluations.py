"""Evaluations of a few answers, for the tests of what shows them."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from tests.domain.score_sheets import SHEET_2021
from zi_sheets.domain.assessment import Item
from zi_sheets.domain.scoring.answer import Answer, read_answer
from zi_sheets.domain.scoring.evaluation import Evaluation, EvaluationRules, evaluate
from zi_sheets.domain.scoring.instrument import Instrument
from zi_sheets.materials.instrument_effort import load_efforts
from zi_sheets.materials.instrument_links import load_links

Written = Mapping[str, str]


def evaluated(
    written: Written, reviews: Written | None = None, *, sheet: Instrument = SHEET_2021, items: Iterable[Item] = ()
) -> Evaluation:
    """Answers as people type them, by question id."""
    return judged(_answers(sheet, written), _answers(sheet, reviews or {}), sheet=sheet, items=items)


def judged(
    claims: Mapping[str, Answer],
    reviews: Mapping[str, Answer] | None = None,
    *,
    sheet: Instrument = SHEET_2021,
    items: Iterable[Item] = (),
) -> Evaluation:
    found = evaluate(EvaluationRules(sheet, load_links(sheet), load_efforts()), claims, reviews or {}, items)
    assert found is not None
    return found


def _answers(sheet: Instrument, written: Written) -> dict[str, Answer]:
    read = {name: read_answer(sheet.questions[name], text, "LKE!F2") for name, text in written.items()}
    return {name: answer for name, answer in read.items() if answer}


def with_worths(sheet: Instrument, worths: Mapping[str, Fraction]) -> Evaluation:
    """Any worth for every question, letters or not."""
    return judged({name: Answer(name, "", worth) for name, worth in worths.items()}, sheet=sheet)


def seventy_five_with_one_weak_area(sheet: Instrument = SHEET_2021) -> Evaluation:
    """A total of exactly 75 and everything above its gate, but the first area at 59 %."""
    results = {"B.I.a": Fraction("0.9"), "B.I.b": Fraction("0.75"), "B.II.a": Fraction("0.8")}
    weak, *_ = sheet.areas
    rest = (75 - Fraction("33.5") - weak.weight * Fraction("0.59")) / (60 - weak.weight)
    worths = dict.fromkeys((question.id for question in sheet.enabler_questions), rest)
    worths |= dict.fromkeys((question.id for question in weak.questions), Fraction("0.59"))
    return with_worths(sheet, worths | results)
