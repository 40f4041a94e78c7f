from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import chain, combinations, product

import pytest
from hypothesis import given, settings

from tests.domain.score_sheets import SHEET_2021, best
from tests.domain.small_sheet import Case, cases
from zi_sheets.domain.period import Period
from zi_sheets.domain.requirement import Cadence, Kind
from zi_sheets.domain.scoring.gates import judge
from zi_sheets.domain.scoring.next_steps import Route, next_steps
from zi_sheets.domain.scoring.next_steps_order import Step
from zi_sheets.domain.scoring.next_steps_position import Position, positions
from zi_sheets.domain.scoring.next_steps_solver import Need, Option, cheapest
from zi_sheets.domain.scoring.next_steps_words import answer_words, outside_sentence, step_action, step_sentence
from zi_sheets.domain.scoring.proven import Duty, prove
from zi_sheets.domain.scoring.score import Values, score
from zi_sheets.domain.status import Status
from zi_sheets.materials.instrument_effort import load_efforts

EFFORTS = load_efforts()


def _route(case: Case) -> Route:
    (route,) = next_steps(case.sheet, case.claims, case.evidence, case.efforts)
    return route


def _applied(case: Case, route: Route) -> Values:
    """The steps taken for real: documents put in place, answers changed, then everything scored by the ordinary rules.

    Where nothing is due the answer counts as it stands.
    """
    closed = {duty.code for step in route.steps for duty in step.documents}
    claims = {**case.claims, **{step.question: step.after for step in route.steps if not step.documents}}
    evidence = {
        question: tuple(replace(duty, status=Status.PRESENT) if duty.code in closed else duty for duty in duties)
        for question, duties in case.evidence.items()
    }
    proof = prove(case.sheet, claims, evidence)
    return {
        question: proof.low[question] if proof.questions[question].asked else claims[question] for question in claims
    }


def _failing(case: Case, values: Values) -> list[str]:
    blanks = dict.fromkeys(case.sheet.questions, Fraction(0))
    (gate,) = judge(case.sheet, {**blanks, **values})
    return [condition.id for condition in gate.conditions if condition.distance < 0]


def _every_way(stand: tuple[Position, ...]) -> Iterator[tuple[frozenset[str], tuple[int, ...]]]:
    """Every set of documents with every number of letters that its completed questions may rise."""
    codes = sorted({duty.code for each in stand for duty in each.missing})
    for closed in map(frozenset, chain.from_iterable(combinations(codes, n) for n in range(len(codes) + 1))):
        free = [all(duty.code in closed for duty in each.missing) for each in stand]
        yield from product(
            [closed], product(*(range(len(p.rungs) if f else 1) for p, f in zip(stand, free, strict=True)))
        )


def _cost(case: Case, stand: tuple[Position, ...], closed: frozenset[str], raises: tuple[int, ...]) -> int:
    documents = {duty.code: duty for each in stand for duty in each.missing if duty.code in closed}
    letters = sum(case.efforts.of_raise(each.question) * n for each, n in zip(stand, raises, strict=True))
    return letters + sum(case.efforts.of_document(duty) for duty in documents.values())


@settings(max_examples=120)
@given(cases())
def test_the_steps_applied_pass_every_condition_that_can_be_met(case: Case) -> None:
    route = _route(case)
    values = _applied(case, route)
    assert _failing(case, values) == [condition.id for condition in route.outside]
    assert (
        route.points
        == score(case.sheet, values).total - score(case.sheet, _applied(case, replace(route, steps=()))).total
    )


@settings(max_examples=120)
@given(cases())
def test_no_cheaper_set_of_improvements_passes(case: Case) -> None:
    route = _route(case)
    stand = positions(case.sheet, case.claims, case.evidence, case.efforts)
    outside = [condition.id for condition in route.outside]
    survey = {"B.I.a": case.claims["B.I.a"]}
    costs = []
    for closed, raises in _every_way(stand):
        values = {each.question.id: each.worth(closed, n) for each, n in zip(stand, raises, strict=True)}
        if _failing(case, {**values, **survey}) == outside:
            costs.append(_cost(case, stand, closed, raises))
    assert route.effort == min(costs)


@settings(max_examples=60)
@given(cases())
def test_every_step_is_possible_when_its_turn_comes(case: Case) -> None:
    closed: set[str] = set()
    for step in _route(case).steps:
        duties = [
            duty for duty in case.evidence.get(step.question, ()) if duty.status in {Status.MISSING, Status.DOUBTFUL}
        ]
        if step.documents:
            assert {duty.code for duty in step.documents} <= {duty.code for duty in duties} - closed
        else:
            assert {duty.code for duty in duties} <= closed
        closed |= {duty.code for duty in step.documents}
        assert step.points >= 0


def test_who_passes_already_has_nothing_to_do() -> None:
    wbk, wbbm = next_steps(SHEET_2021, best(SHEET_2021), {}, EFFORTS, earlier=True)
    assert (wbk.steps, wbk.outside, wbbm.steps, wbbm.outside) == ((), (), (), ())


def test_a_survey_below_360_is_named_and_the_steps_meet_the_rest() -> None:
    claims = dict.fromkeys(SHEET_2021.questions, Fraction(0)) | {
        "B.I.a": Fraction("0.85"), "B.I.b": Fraction(1), "B.II.a": Fraction(1),
    }  # fmt: skip
    wbk, wbbm = next_steps(SHEET_2021, claims, {}, EFFORTS)
    assert [outside_sentence(condition, SHEET_2021) for condition in wbk.outside] == [
        "Survei Persepsi Anti Korupsi: skor 3,40, perlu 3,60"
    ]
    assert "Pernah berpredikat WBK: belum dinyatakan" in [
        outside_sentence(condition, SHEET_2021) for condition in wbbm.outside
    ]
    gate = judge(SHEET_2021, wbk.values)[0]
    assert [condition.id for condition in gate.conditions if not condition.passed] == ["survei_korupsi"]


def test_a_total_out_of_reach_says_how_much_the_results_lack() -> None:
    claims = dict.fromkeys(SHEET_2021.questions, Fraction(0))
    (total,) = [each for each in next_steps(SHEET_2021, claims, {}, EFFORTS)[0].outside if each.id == "total"]
    assert outside_sentence(total, SHEET_2021) == "Total: paling tinggi 60,00 poin, perlu 75,00; hasil kurang 15 poin"


def test_wbbm_goes_on_from_where_wbk_ends() -> None:
    claims = best(SHEET_2021) | dict.fromkeys((question.id for question in SHEET_2021.enabler_questions), Fraction(0))
    wbk, wbbm = next_steps(SHEET_2021, claims, {}, EFFORTS, earlier=True)
    start = score(SHEET_2021, claims).total
    assert start + wbk.points == score(SHEET_2021, wbk.values).total
    assert start + wbk.points + wbbm.points == score(SHEET_2021, wbbm.values).total
    assert [gate.passed for gate in judge(SHEET_2021, wbbm.values, True)] == [True, True]


def test_a_document_that_serves_two_questions_is_paid_once() -> None:
    claims = best(SHEET_2021)
    duty = _document("3.1/sk-tim-zi", "SK Tim ZI")
    area = SHEET_2021.areas[0]
    strict = replace(
        SHEET_2021,
        gates=tuple(
            replace(
                rule, thresholds=tuple(replace(t, minimum=Fraction(100)) for t in rule.thresholds if t.id == "area")
            )
            for rule in SHEET_2021.gates[:1]
        ),
    )
    evidence = {question.id: (duty,) for question in area.questions[:2]}
    (route,) = next_steps(strict, claims, evidence, EFFORTS)
    (step,) = route.steps
    assert (step.documents, step.effort, step.points) == ((duty,), 2, Fraction("0.5"))
    assert step_sentence(step, strict.questions[step.question]) == (
        "Lengkapi bukti A.I.1.i.a (Tim pembangunan ZI sudah ada): SK Tim ZI (3.1) (+0,5 poin, upaya 2)"
    )


def _document(code: str, text: str, month: int = 0, status: Status = Status.MISSING) -> Duty:
    period = Period(2021, month or 1, month or 12, Cadence.MONTHLY if month else Cadence.ONCE)
    requirement = code.partition("@")[0]
    return Duty(code, requirement, Kind.SK, status, code.partition("/")[0], text, period)


CAPTURE = _document("8.3/capture-publikasi", "Capture publikasi hasil SKM")
NOTES = [_document(f"6.1/notula@2021-{month:02}", "Notula rapat", month) for month in (2, 3)]
ACTIONS = {
    "one": ([CAPTURE], "Lengkapi bukti {}: Capture publikasi hasil SKM (8.3)"),
    "periods of one document": (
        [*NOTES, CAPTURE],
        "Lengkapi bukti {}: Notula rapat (6.1: Februari, Maret 2021); Capture publikasi hasil SKM (8.3)",
    ),
    "to be looked at": (
        [replace(CAPTURE, status=Status.DOUBTFUL)],
        "Periksa bukti {}: Capture publikasi hasil SKM (8.3)",
    ),
    "some lacking, one unreadable": (
        [NOTES[0], replace(CAPTURE, status=Status.UNREADABLE)],
        "Lengkapi bukti {}: Notula rapat (6.1: Februari 2021). Periksa: Capture publikasi hasil SKM (8.3)",
    ),
}


@pytest.mark.parametrize(("documents", "action"), ACTIONS.values(), ids=ACTIONS)
def test_documents_by_their_names(documents: list[Duty], action: str) -> None:
    step = Step("A.I.1.i.a", tuple(documents), Fraction(1), Fraction(1), Fraction(1), 2)
    named = "A.I.1.i.a (Tim pembangunan ZI sudah ada)"
    assert step_action(step, SHEET_2021.questions["A.I.1.i.a"]) == action.format(named)


def test_steps_in_words() -> None:
    claims = best(SHEET_2021) | dict.fromkeys((question.id for question in SHEET_2021.areas[0].questions), Fraction(0))
    del claims["A.I.1.i.a"]
    sentences = [
        step_sentence(step, SHEET_2021.questions[step.question])
        for step in next_steps(SHEET_2021, claims, {}, EFFORTS)[0].steps
    ]
    assert sentences[0] == (
        "Naikkan A.II.1.ii.a (Target ZI masuk dokumen rencana dan tercapai) dari E ke D: Ada; belum tercapai "
        "(+0,25 poin, upaya 3)"
    )


@pytest.mark.parametrize(
    ("question", "worth", "words"),
    [
        ("A.I.1.i.b", "0.5", "B"),
        ("A.I.1.i.a", "0", "Tidak"),
        ("A.II.1.i.a", "0.85", "85%"),
        ("B.I.a", "0.9", "3,6"),
        ("A.I.1.i.b", None, "kosong"),
    ],
)
def test_a_worth_as_the_answer_it_stands_for(question: str, worth: str | None, words: str) -> None:
    assert answer_words(SHEET_2021.questions[question], None if worth is None else Fraction(worth)) == words


def test_what_only_seems_to_suffice_in_floating_point_is_not_taken() -> None:
    barely_short, enough = Fraction(1) - Fraction(1, 10**9), Fraction(1)
    options = [Option(1), Option(2)]
    assert cheapest(options, [Need(Fraction(1), {0: barely_short, 1: enough})]) == {1}
    assert cheapest(options, [Need(Fraction(1), {0: enough, 1: enough})]) == {0}
