"""Where one question stands on the way to a gate: the answer, the answers above it, and the documents it lacks."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from fractions import Fraction

from zi_sheets.domain.scoring.instrument import Instrument, Question
from zi_sheets.domain.scoring.next_steps_effort import Efforts
from zi_sheets.domain.scoring.proven import Duty, Evidence, supported
from zi_sheets.domain.scoring.score import Values
from zi_sheets.domain.status import FULFILLED, NOT_ASKED


@dataclass(frozen=True, slots=True)
class Position:
    """`rungs`: the worth of today's answer, then of every answer above it. `share`: points of a worth of 1.

    `due` documents can prove it, `missing` ones do not yet; where nothing is due the answer counts as it stands.
    """

    question: Question
    area: str
    share: Fraction
    answered: bool
    rungs: tuple[Fraction, ...]
    due: int
    missing: tuple[Duty, ...]

    def worth(self, closed: Set[str], raises: int) -> Fraction:
        """What the answer is worth once these documents are there and it was raised so often."""
        absent = sum(duty.code not in closed for duty in self.missing)
        return supported(self.rungs[raises], self.question.scale, self.due - absent, self.due)

    def after(self, closed: Set[str], raises: int) -> "Position":
        missing = tuple(duty for duty in self.missing if duty.code not in closed)
        return replace(self, answered=self.answered or raises > 0, rungs=self.rungs[raises:], missing=missing)


def positions(instrument: Instrument, claims: Values, evidence: Evidence, efforts: Efforts) -> tuple[Position, ...]:
    """One per enabler question. A blank stands on the lowest rung; doubtful evidence still has to be looked at."""
    asked = ((area, sub, each) for area in instrument.areas for sub in area.subs for each in sub.questions)
    return tuple(
        Position(
            question=question,
            area=area.code,
            share=sub.share,
            answered=question.id in claims,
            rungs=_rungs(question, claims.get(question.id, Fraction(0)), efforts),
            due=len(_due(evidence, question)),
            missing=tuple(duty for duty in _due(evidence, question) if duty.status not in FULFILLED),
        )
        for area, sub, question in asked
    )


def worths(stand: Sequence[Position]) -> Mapping[str, Fraction]:
    """What every question is worth today."""
    return {each.question.id: each.worth(frozenset(), 0) for each in stand}


def _rungs(question: Question, claim: Fraction, efforts: Efforts) -> tuple[Fraction, ...]:
    return (claim, *question.scale.above(claim, efforts.percent_step))


def _due(evidence: Evidence, question: Question) -> tuple[Duty, ...]:
    return tuple(duty for duty in evidence.get(question.id, ()) if duty.status not in NOT_ASKED)
