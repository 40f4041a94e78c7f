"""The score: from the worth of each answer to sub, area, enablers, results and total, in exact fractions.

Sub = plain mean of its questions x weight; area = sum of subs; total = enablers (60) + results (40). One function makes
the claimed, the proven and the reviewed score: they differ only in the values that go in. Nothing is rounded here,
nothing is kept: every figure is made anew from the answers.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from zi_sheets.domain.scoring.instrument import AreaSheet, Component, Instrument, Item, Sub

Values = Mapping[str, Fraction]
"""Question id to the worth of its answer, 0 to 1; a question that is missing is unanswered."""


@dataclass(frozen=True, slots=True)
class SubScore:
    sub: Sub
    points: Fraction


@dataclass(frozen=True, slots=True)
class AreaScore:
    area: AreaSheet
    subs: tuple[SubScore, ...]

    @property
    def points(self) -> Fraction:
        return sum((sub.points for sub in self.subs), Fraction(0))

    @property
    def percent(self) -> Fraction:
        return self.points / self.area.weight * 100

    def half(self, name: str) -> Fraction:
        """Points of "pemenuhan" or "reform"."""
        return sum((sub.points for sub in self.subs if sub.sub.half == name), Fraction(0))


@dataclass(frozen=True, slots=True)
class ItemScore:
    item: Item
    points: Fraction


@dataclass(frozen=True, slots=True)
class ComponentScore:
    component: Component
    items: tuple[ItemScore, ...]

    @property
    def points(self) -> Fraction:
        return sum((item.points for item in self.items), Fraction(0))


@dataclass(frozen=True, slots=True)
class Score:
    """`unanswered`: ids in the order of the sheet; each counts 0 in the points."""

    instrument: Instrument
    values: Values
    areas: tuple[AreaScore, ...]
    components: tuple[ComponentScore, ...]
    unanswered: tuple[str, ...]

    @property
    def pengungkit(self) -> Fraction:
        return sum((area.points for area in self.areas), Fraction(0))

    @property
    def hasil(self) -> Fraction:
        return sum((component.points for component in self.components), Fraction(0))

    @property
    def total(self) -> Fraction:
        return self.pengungkit + self.hasil


def score(instrument: Instrument, values: Values) -> Score:
    return Score(
        instrument=instrument,
        values=values,
        areas=tuple(_area_score(area, values) for area in instrument.areas),
        components=tuple(_component_score(component, values) for component in instrument.components),
        unanswered=tuple(question for question in instrument.questions if question not in values),
    )


def with_best_in_blanks(instrument: Instrument, values: Values) -> Values:
    """The same answers, and the best one wherever there is none yet."""
    return {question: values.get(question, Fraction(1)) for question in instrument.questions}


def _area_score(area: AreaSheet, values: Values) -> AreaScore:
    return AreaScore(area, tuple(SubScore(sub, _sub_points(sub, values)) for sub in area.subs))


def _sub_points(sub: Sub, values: Values) -> Fraction:
    return sub.share * sum((_worth(question.id, values) for question in sub.questions), Fraction(0))


def _component_score(component: Component, values: Values) -> ComponentScore:
    items = (ItemScore(item, item.weight * _worth(item.question.id, values)) for item in component.items)
    return ComponentScore(component, tuple(items))


def _worth(question: str, values: Values) -> Fraction:
    return values.get(question, Fraction(0))
