"""Next steps: from today's answers and evidence, the cheapest set of improvements that passes WBK, then WBBM.

Counted is what the school can show: the low end of the proven value where the plan asks for documents, the answer as it
stands where it asks for none. Results come from outside (surveys, achievement, audit follow-up): they are taken as they
are, and where they are too low the route names them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from zi_sheets.domain.scoring.gates import PERCENT, Condition, Gate, judge
from zi_sheets.domain.scoring.instrument import Instrument
from zi_sheets.domain.scoring.next_steps_effort import Efforts
from zi_sheets.domain.scoring.next_steps_model import Shortfall, cheapest_improvement
from zi_sheets.domain.scoring.next_steps_order import Step, in_order
from zi_sheets.domain.scoring.next_steps_position import Position, positions, worths
from zi_sheets.domain.scoring.proven import Evidence
from zi_sheets.domain.scoring.score import Values


@dataclass(frozen=True, slots=True)
class Route:
    """The way to one gate. `outside`: conditions that no improvement of the enablers can meet, at their best.

    With `outside` empty the gate is passed after the steps; else the steps meet every other condition. `start`,
    `values`: what every question is worth before and after them.
    """

    gate: str
    steps: tuple[Step, ...]
    outside: tuple[Condition, ...]
    start: Values
    values: Values

    @property
    def effort(self) -> int:
        return sum(step.effort for step in self.steps)

    @property
    def points(self) -> Fraction:
        return sum((step.points for step in self.steps), Fraction(0))


def next_steps(
    instrument: Instrument, claims: Values, evidence: Evidence, efforts: Efforts, earlier: bool | None = None
) -> tuple[Route, ...]:
    """A route per gate, each from where the one before it ends. `evidence` is empty where no plan was looked at."""
    stand = positions(instrument, claims, evidence, efforts)
    results = {item.question.id: claims[item.question.id] for item in instrument.items if item.question.id in claims}
    routes = []
    for rule in instrument.gates:
        route, stand = _route(rule.name, instrument, stand, results=results, earlier=earlier, efforts=efforts)
        routes.append(route)
    return tuple(routes)


def _route(
    gate: str,
    instrument: Instrument,
    stand: tuple[Position, ...],
    *,
    results: Values,
    earlier: bool | None,
    efforts: Efforts,
) -> tuple[Route, tuple[Position, ...]]:
    start = {**worths(stand), **results}
    now = _judged(gate, instrument, start, earlier)
    best = _judged(gate, instrument, {**{each.question.id: Fraction(1) for each in stand}, **results}, earlier)
    outside = tuple(condition for condition in best.conditions if condition.distance < 0)
    lost = {condition.id for condition in outside}
    short = [condition for condition in now.conditions if condition.distance < 0 and condition.id not in lost]
    wanted = cheapest_improvement(stand, list(_shortfalls(short, instrument)), efforts)
    steps = in_order(stand, wanted, efforts)
    after = tuple(each.after(wanted.closed, wanted.raises.get(each.question.id, 0)) for each in stand)
    return Route(gate, steps, outside, start, {**worths(after), **results}), after


def _judged(gate: str, instrument: Instrument, values: Values, earlier: bool | None) -> Gate:
    return next(each for each in judge(instrument, values, earlier) if each.name == gate)


def _shortfalls(short: Sequence[Condition], instrument: Instrument) -> Iterator[Shortfall]:
    """The points that are lacking; an area's condition is in percent of its weight."""
    weights = {area.code: area.weight for area in instrument.areas}
    for condition in short:
        if condition.unit == PERCENT:
            yield Shortfall(-condition.distance / 100 * weights[condition.of], condition.of)
        else:
            yield Shortfall(-condition.distance)
