"""Proven value (nilai terbukti): the part of a claim that present evidence supports, as a range.

A document that is there supports an answer, it never makes one: nothing is multiplied by a share of files.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from zi_sheets.domain.assessment import Item
from zi_sheets.domain.period import Period
from zi_sheets.domain.requirement import Kind
from zi_sheets.domain.scoring.instrument import Instrument, Question
from zi_sheets.domain.scoring.scale import Scale
from zi_sheets.domain.scoring.score import Values
from zi_sheets.domain.status import FULFILLED, NOT_ASKED, Status

UNCERTAIN = frozenset({Status.DOUBTFUL, Status.UNREADABLE})
"""Absent for the low end, present for the high one."""


def proven(claim: Fraction, scale: Scale, statuses: Iterable[Status]) -> tuple[Fraction, Fraction]:
    """Low and high worth of `claim`, from the statuses of the question's obligations (doubtful links left out).

    All due ones present: the claim; some: one letter below; none: zero. Nothing due: unproven, from zero to the claim.
    """
    due = [status for status in statuses if status not in NOT_ASKED]
    if not due:
        return Fraction(0), claim
    sure = sum(status in FULFILLED for status in due)
    perhaps = sum(status in UNCERTAIN for status in due)
    return supported(claim, scale, sure, len(due)), supported(claim, scale, sure + perhaps, len(due))


def supported(claim: Fraction, scale: Scale, present: int, due: int) -> Fraction:
    if present == due:
        return claim
    return scale.one_below(claim) if present else Fraction(0)


@dataclass(frozen=True, slots=True)
class Duty:
    """An obligation as the score sees it: its code, its requirement, how it stands today, and how people name it."""

    code: str
    requirement: str
    kind: Kind
    status: Status
    indicator: str = ""
    text: str = ""
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class QuestionProof:
    """`due`: the obligations that count, without those that are Tidak berlaku or Belum waktunya. Worths are 0 to 1."""

    question: str
    claim: Fraction
    low: Fraction
    high: Fraction
    due: tuple[Duty, ...]

    @property
    def asked(self) -> bool:
        """Is there any document that could prove it today?"""
        return bool(self.due)


@dataclass(frozen=True, slots=True)
class Proof:
    """The proofs of every answered question, in the order of the sheet."""

    questions: Mapping[str, QuestionProof]

    @property
    def low(self) -> Values:
        return {question: proof.low for question, proof in self.questions.items()}

    @property
    def high(self) -> Values:
        return {question: proof.high for question, proof in self.questions.items()}

    @property
    def not_asked(self) -> tuple[str, ...]:
        """Answered questions for which nothing that is due can prove the claim."""
        return tuple(question for question, proof in self.questions.items() if not proof.asked)


Links = Mapping[str, tuple[str, ...]]
"""The requirements that can prove a question, by its id; doubtful links are left out, they never carry an answer."""

Evidence = Mapping[str, tuple[Duty, ...]]
"""The duties that can prove a question, by its id."""


def evidence_by_question(links: Links, duties: Iterable[Duty]) -> Evidence:
    by_requirement: dict[str, tuple[Duty, ...]] = {}
    for duty in duties:
        by_requirement[duty.requirement] = (*by_requirement.get(duty.requirement, ()), duty)
    return {
        question: tuple(duty for each in requirements for duty in by_requirement.get(each, ()))
        for question, requirements in links.items()
    }


def prove(instrument: Instrument, claims: Values, evidence: Evidence) -> Proof:
    """What evidence proves of the claims. Result items have no document in the plan: from zero to their claim."""
    answered = [question for question in instrument.questions.values() if question.id in claims]
    return Proof({each.id: _proof(each, claims[each.id], evidence.get(each.id, ())) for each in answered})


def _proof(question: Question, claim: Fraction, duties: Sequence[Duty]) -> QuestionProof:
    due = tuple(duty for duty in duties if duty.status not in NOT_ASKED)
    low, high = proven(claim, question.scale, [duty.status for duty in due])
    return QuestionProof(question.id, claim, low, high, due)


def duties_of(items: Iterable[Item]) -> tuple[Duty, ...]:
    """The required obligations; recommended ones never count as missing."""
    return tuple(
        Duty(
            code=item.obligation.code,
            requirement=item.obligation.requirement.id,
            kind=item.obligation.requirement.kind,
            status=item.state.status,
            indicator=item.obligation.requirement.indicator,
            text=item.obligation.requirement.text,
            period=item.obligation.period,
        )
        for item in items
        if item.required
    )
