"""Gates (ambang): may the unit be called WBK or WBBM, condition by condition, with value, threshold, distance and page.

Sources: PermenPANRB 52/2014 p. 22-23, 90/2021 p. 52-53 and table 6 p. 58. Values are compared unrounded.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from zi_sheets.domain.scoring.instrument import GateRule, Instrument, Threshold, UnverifiedGates
from zi_sheets.domain.scoring.instrument_sources import Source, Standing
from zi_sheets.domain.scoring.score import Score, Values, score, with_best_in_blanks

POINTS, PERCENT, YES = "poin", "persen", ""


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition. `unit`: "poin", "persen" of the area's weight, or "" for yes (1) and no (0).

    `passed`: true if it holds with blanks counted 0, false if it fails even with the best answer in every blank, else
    None. A threshold nobody could verify is never passed or failed. `of`: what is measured, "" for a predicate.
    """

    id: str
    of: str
    label: str
    value: Fraction
    minimum: Fraction
    passed: bool | None
    unit: str
    source: Source

    @property
    def distance(self) -> Fraction:
        """How far above the threshold; negative below."""
        return self.value - self.minimum


@dataclass(frozen=True, slots=True)
class Gate:
    name: str
    conditions: tuple[Condition, ...]

    @property
    def passed(self) -> bool | None:
        """False if any condition is, else None if any is, else true."""
        each = [condition.passed for condition in self.conditions]
        return False if False in each else None if None in each else True


@dataclass(frozen=True, slots=True)
class _Measure:
    """What a condition looks at: the value now, and with the best answer in every blank."""

    id: str
    of: str
    label: str
    now: Fraction
    best: Fraction
    unit: str = POINTS


def judge(instrument: Instrument, values: Values, earlier: bool | None = None) -> tuple[Gate, ...]:
    """WBK, then WBBM. `earlier`: has the unit been WBK before; None where nobody said."""
    return _gates(instrument, values, instrument.gates, earlier)


def unverified(instrument: Instrument, values: Values, rules: UnverifiedGates) -> tuple[Gate, ...]:
    """The distances to gates that could not be read in print; no condition of them is passed or failed."""
    return _gates(instrument, values, rules.rules, None)


def _gates(instrument: Instrument, values: Values, rules: Iterable[GateRule], earlier: bool | None) -> tuple[Gate, ...]:
    now = score(instrument, values)
    best = score(instrument, with_best_in_blanks(instrument, values))
    return tuple(Gate(rule.name, tuple(_conditions(rule, now, best, earlier))) for rule in rules)


def _conditions(rule: GateRule, now: Score, best: Score, earlier: bool | None) -> Iterator[Condition]:
    for threshold in rule.thresholds:
        for measure in _measures(threshold, now, best):
            yield _condition(measure, threshold.minimum, threshold.source)
    if rule.earlier:
        label = f"Pernah berpredikat {rule.earlier}"
        measure = _Measure("prasyarat", "", label, Fraction(earlier or False), Fraction(earlier is not False), YES)
        yield _condition(measure, Fraction(1), rule.earlier_source)


def _measures(threshold: Threshold, now: Score, best: Score) -> Iterator[_Measure]:
    match threshold.of:
        case "total":
            yield _Measure(threshold.id, "total", "Total", now.total, best.total)
        case "pengungkit":
            yield _Measure(threshold.id, "pengungkit", "Pengungkit", now.pengungkit, best.pengungkit)
        case "areas":
            for area, ceiling in zip(now.areas, best.areas, strict=True):
                code, name = area.area.code, area.area.name
                yield _Measure(f"{threshold.id}.{code}", code, name, area.percent, ceiling.percent, PERCENT)
        case part:
            name = _parts(now)[part][0]
            yield _Measure(threshold.id, part, name, _parts(now)[part][1], _parts(best)[part][1])


def _parts(result: Score) -> dict[str, tuple[str, Fraction]]:
    """Name and points of every component and item of the results, by id."""
    components = {each.component.id: (each.component.name, each.points) for each in result.components}
    items = (item for component in result.components for item in component.items)
    return components | {each.item.question.id: (each.item.name, each.points) for each in items}


def _condition(measure: _Measure, minimum: Fraction, source: Source) -> Condition:
    passed = None
    if source.standing is not Standing.RECALLED:
        passed = True if measure.now >= minimum else False if measure.best < minimum else None
    return Condition(measure.id, measure.of, measure.label, measure.now, minimum, passed, measure.unit, source)
