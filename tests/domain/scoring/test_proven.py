from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.score_sheets import SHEET_2021, answered
from zi_sheets.domain.assessment import Item
from zi_sheets.domain.period import Period
from zi_sheets.domain.requirement import Cadence, Kind, Requirement
from zi_sheets.domain.scoring.proven import Duty, duties_of, evidence_by_question, prove, proven
from zi_sheets.domain.scoring.score import score
from zi_sheets.domain.status import State, Status
from zi_sheets.domain.verdict import Verdict
from zi_sheets.domain.work_plan.area import PREPARATION
from zi_sheets.domain.work_plan.obligation import Obligation
from zi_sheets.materials.instrument_links import load_links

SCALES = {question.scale.type.value: question.scale for question in SHEET_2021.questions.values()}
WORDS = {
    "+": Status.PRESENT, "v": Status.VERIFIED, "?": Status.DOUBTFUL, "x": Status.UNREADABLE, "-": Status.MISSING,
    "o": Status.OUTDATED, "e": Status.EMPTY, "r": Status.REJECTED, "n": Status.NOT_APPLICABLE, "w": Status.NOT_YET,
}  # fmt: skip
RULE = {
    "all present": ("abcd", "1", "+v", "1", "1"),
    "some present: one letter below": ("abcd", "1", "+-", "0.67", "0.67"),
    "how many are missing makes no difference": ("abcd", "1", "+-----", "0.67", "0.67"),
    "none present": ("abcd", "1", "--", "0", "0"),
    "one letter below the claim, not below A": ("abcd", "0.67", "+-", "0.33", "0.33"),
    "the lowest letter stays": ("abcd", "0", "+-", "0", "0"),
    "some of Ya": ("ya_tidak", "1", "+-", "0", "0"),
    "some of a percentage": ("persen", "0.85", "+-", "0", "0"),
    "all of a percentage": ("persen", "0.85", "++", "0.85", "0.85"),
    "uncertain: absent for low, present for high": ("abcd", "1", "+?", "0.67", "1"),
    "unreadable is no zero": ("abcd", "1", "x", "0", "1"),
    "uncertain beside missing": ("abcd", "1", "?-", "0", "0.67"),
    "wrong year, blank and rejected are absent": ("abcd", "1", "+oer", "0.67", "0.67"),
    "not applicable and not yet due do not count": ("abcd", "1", "+nw", "1", "1"),
    "nothing asked": ("abcd", "0.67", "", "0", "0.67"),
    "nothing due": ("abcd", "0.67", "nw", "0", "0.67"),
}
DUE = Period(2021, 1, 12, Cadence.ONCE)


@pytest.mark.parametrize(("scale", "claim", "marks", "low", "high"), RULE.values(), ids=RULE)
def test_the_rule(scale: str, claim: str, marks: str, low: str, high: str) -> None:
    statuses = [WORDS[mark] for mark in marks]
    assert proven(Fraction(claim), SCALES[scale], statuses) == (Fraction(low), Fraction(high))


@given(st.sampled_from(list(SCALES)), st.lists(st.sampled_from(Status)), st.data())
def test_low_high_claim(scale: str, statuses: list[Status], data: st.DataObject) -> None:
    letters = list(SCALES[scale].letters.values()) or [Fraction("0.85")]
    claim = data.draw(st.sampled_from(letters))
    low, high = proven(claim, SCALES[scale], statuses)
    assert 0 <= low <= high <= claim


@settings(max_examples=25)
@given(answered(SHEET_2021), st.lists(st.sampled_from(Status), min_size=9, max_size=9))
def test_the_proven_score_is_a_range_within_the_claimed_one(
    claims: dict[str, Fraction], statuses: list[Status]
) -> None:
    links = load_links(SHEET_2021)
    wanted = sorted({each for requirements in links.values() for each in requirements})
    duties = [Duty(each, each, Kind.FOTO, statuses[number % 9]) for number, each in enumerate(wanted)]
    proof = prove(SHEET_2021, claims, evidence_by_question(links, duties))
    low, high, claimed = (score(SHEET_2021, values).total for values in (proof.low, proof.high, claims))
    assert low <= high <= claimed


QUESTION, OTHER, ONLY_DOUBTFUL, SURVEY = "A.I.1.i.b", "A.I.2.i.c", "A.I.1.iii.c", "B.I.a"


def _duty(requirement: str, status: Status) -> Duty:
    return Duty(requirement, requirement, Kind.SK, status)


def test_only_firm_links_carry_an_answer_and_what_cannot_be_proven_is_listed() -> None:
    duties = [_duty("3.1/sk-tim-zi", Status.PRESENT), _duty("3.3/format-monev", Status.PRESENT)]
    claims = dict.fromkeys((QUESTION, OTHER, ONLY_DOUBTFUL, SURVEY), Fraction(1))
    proof = prove(SHEET_2021, claims, evidence_by_question(load_links(SHEET_2021), duties))
    assert proof.low == {QUESTION: 1, OTHER: 0, ONLY_DOUBTFUL: 0, SURVEY: 0}
    assert proof.high == claims
    assert proof.not_asked == (ONLY_DOUBTFUL, OTHER, SURVEY)


def test_a_file_that_exists_does_not_make_an_answer() -> None:
    """PITFALLS 37."""
    duties = [_duty(requirement, Status.VERIFIED) for requirement in ("3.1/sk-tim-zi", "3.1/sop-penentuan-tim")]
    evidence = evidence_by_question(load_links(SHEET_2021), duties)
    assert prove(SHEET_2021, {}, evidence).low == {}
    assert prove(SHEET_2021, {QUESTION: Fraction(0)}, evidence).high == {QUESTION: 0}


def test_what_does_not_apply_is_left_out_of_the_denominator() -> None:
    """PITFALLS 34: one of two that count is there, whatever becomes of the third."""
    duties = [
        _duty("3.1/sk-tim-zi", Status.PRESENT),
        _duty("3.1/sop-penentuan-tim", Status.MISSING),
        _duty("3.1/notulen", Status.NOT_APPLICABLE),
    ]
    proof = prove(SHEET_2021, {QUESTION: Fraction(1)}, {QUESTION: tuple(duties)}).questions[QUESTION]
    assert (proof.low, proof.asked, proof.due) == (Fraction(1, 2), True, tuple(duties[:2]))


def test_recommended_documents_never_count() -> None:
    def item(name: str, *, recommended: bool) -> Item:
        requirement = Requirement(name, "3.1", name, Kind.SK, Cadence.ONCE, recommended=recommended)
        obligation = Obligation(requirement, DUE, date(2021, 12, 31))
        return Item(obligation, State(Status.MISSING, "Belum ada."), "", PREPARATION, Verdict())

    found = duties_of([item("3.1/sk", recommended=False), item("3.1.a/undangan", recommended=True)])
    assert found == (Duty("3.1/sk", "3.1/sk", Kind.SK, Status.MISSING, "3.1", "3.1/sk", DUE),)
