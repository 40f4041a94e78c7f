"""The order of the chosen improvements: of those possible now, always the one with most points for its effort."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from zi_sheets.domain.scoring.next_steps_effort import Efforts
from zi_sheets.domain.scoring.next_steps_model import Improvement
from zi_sheets.domain.scoring.next_steps_position import Position
from zi_sheets.domain.scoring.proven import Duty


@dataclass(frozen=True, slots=True)
class Step:
    """Either `documents` to close for a question, or its answer from worth `before` to `after` (one letter).

    `before` is None for an unanswered question. `points`: what the total gains, other questions that share a document
    among them; `effort`: by the school's table.
    """

    question: str
    documents: tuple[Duty, ...]
    before: Fraction | None
    after: Fraction
    points: Fraction
    effort: int


@dataclass(frozen=True, slots=True)
class _Progress:
    """What has been done so far, and whom each document serves."""

    stand: Sequence[Position]
    served: Mapping[str, Sequence[Position]]
    closed: frozenset[str]
    raised: Mapping[str, int]

    def points(self, touched: Sequence[Position], closed: frozenset[str], raised: Mapping[str, int]) -> Fraction:
        return sum(
            (
                each.share * (self._worth(each, closed, raised) - self._worth(each, self.closed, self.raised))
                for each in touched
            ),
            Fraction(0),
        )

    @staticmethod
    def _worth(position: Position, closed: frozenset[str], raised: Mapping[str, int]) -> Fraction:
        return position.worth(closed, raised.get(position.question.id, 0))


def in_order(stand: Sequence[Position], wanted: Improvement, efforts: Efforts) -> tuple[Step, ...]:
    progress = _Progress(stand, _served(stand), frozenset(), {})
    steps: list[Step] = []
    while possible := list(_possible(progress, wanted, efforts)):
        best = max(possible, key=lambda step: step.points / step.effort)
        steps.append(best)
        progress = _after(progress, best)
    return tuple(steps)


def _served(stand: Sequence[Position]) -> Mapping[str, Sequence[Position]]:
    served: dict[str, list[Position]] = defaultdict(list)
    for position in stand:
        for duty in position.missing:
            served[duty.code].append(position)
    return served


def _possible(progress: _Progress, wanted: Improvement, efforts: Efforts) -> Iterator[Step]:
    for position in progress.stand:
        lacking = [duty for duty in position.missing if duty.code not in progress.closed]
        closing = tuple(duty for duty in lacking if duty.code in wanted.closed)
        if closing:
            yield _closing(progress, position, closing, efforts)
        elif not lacking and progress.raised.get(position.question.id, 0) < wanted.raises.get(position.question.id, 0):
            yield _raising(progress, position, efforts)


def _closing(progress: _Progress, position: Position, duties: tuple[Duty, ...], efforts: Efforts) -> Step:
    codes = frozenset(duty.code for duty in duties)
    touched = list({each.question.id: each for code in codes for each in progress.served[code]}.values())
    points = progress.points(touched, progress.closed | codes, progress.raised)
    claim = position.rungs[progress.raised.get(position.question.id, 0)]
    before = claim if position.answered else None
    effort = sum(efforts.of_document(duty) for duty in duties)
    return Step(position.question.id, duties, before, claim, points, effort)


def _raising(progress: _Progress, position: Position, efforts: Efforts) -> Step:
    question, done = position.question, progress.raised.get(position.question.id, 0)
    before = position.rungs[done] if position.answered or done else None
    points = progress.points([position], progress.closed, {**progress.raised, question.id: done + 1})
    return Step(question.id, (), before, position.rungs[done + 1], points, efforts.of_raise(question))


def _after(progress: _Progress, step: Step) -> _Progress:
    closed = progress.closed | {duty.code for duty in step.documents}
    raised = dict(progress.raised)
    if not step.documents:
        raised[step.question] = raised.get(step.question, 0) + 1
    return _Progress(progress.stand, progress.served, closed, raised)
