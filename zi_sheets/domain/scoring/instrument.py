"""The official evaluation sheet (LKE) as a value: enablers, results, gates and where each figure comes from.

PermenPANRB 52/2014 and 90/2021 are loaded from `config/instruments/` by `zi_sheets.materials.instrument_data`. Every
number is an exact fraction of the decimal that is printed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from zi_sheets.domain.scoring.instrument_sources import Source, Standing
from zi_sheets.domain.scoring.scale import Scale


@dataclass(frozen=True, slots=True)
class Count:
    """One count (m1 to m5) of a percentage question; `counted` where the formula uses it, else it is a detail."""

    code: str
    name: str
    counted: bool


@dataclass(frozen=True, slots=True)
class Ratio:
    """(plus - minus) / base, each the code of a count; `minus` may be ""."""

    plus: str
    minus: str
    base: str
    standing: Standing


@dataclass(frozen=True, slots=True)
class Question:
    """One question, or one result item. `options`: what each letter means, in our own words.

    `if_none`: what one agency's own application gives where the base of `ratio` is zero, "" where nothing was seen.
    """

    id: str
    label: str
    scale: Scale
    source: Source
    options: Mapping[str, str] = field(default_factory=dict)
    counts: tuple[Count, ...] = ()
    ratio: Ratio | None = None
    if_none: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Sub:
    """A sub-component; `half` is "pemenuhan", "reform" or "" where the sheet has no halves."""

    id: str
    name: str
    weight: Fraction
    half: str
    source: Source
    questions: tuple[Question, ...]

    @property
    def share(self) -> Fraction:
        """Points of one question at its best: the sub is the plain mean of its questions times its weight."""
        return self.weight / len(self.questions)


@dataclass(frozen=True, slots=True)
class AreaSheet:
    """One of the six areas. `halves`: weight by name of the half; empty in the 2014 sheet."""

    id: str
    code: str
    name: str
    weight: Fraction
    halves: Mapping[str, Fraction]
    source: Source
    subs: tuple[Sub, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(question for sub in self.subs for question in sub.questions)


@dataclass(frozen=True, slots=True)
class Item:
    """One result item: its question's worth times its weight. `aliases`: other ids that answers may use."""

    name: str
    weight: Fraction
    question: Question
    formula_standing: Standing
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Component:
    """A part of the results: B.I or B.II."""

    id: str
    name: str
    weight: Fraction
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Threshold:
    """One line of a gate: `id` "total", "pengungkit", "area" (every area), "bersih", ...; `of`: what is measured.

    `minimum` is in points, for areas in percent of the weight.
    """

    id: str
    of: str
    minimum: Fraction
    source: Source


@dataclass(frozen=True, slots=True)
class GateRule:
    """WBK or WBBM as one regulation sets it; `earlier`: the predicate a unit must already have, "" for none."""

    name: str
    thresholds: tuple[Threshold, ...]
    earlier: str
    earlier_source: Source


@dataclass(frozen=True, slots=True)
class UnverifiedGates:
    """Gates of a regulation that was not readable: shown with the warning, never judged by."""

    regulation: str
    warning: str
    rules: tuple[GateRule, ...]


@dataclass(frozen=True, slots=True)
class EntryCondition:
    """A condition for being proposed; `of`: the question that shows it at 100 %, "" where a person must say."""

    id: str
    label: str
    of: str
    source: Source


@dataclass(frozen=True, slots=True)
class Instrument:
    """One evaluation sheet. Enablers (pengungkit) and results (hasil) make 100 points. `since`: in force from."""

    id: str
    title: str
    regulation: str
    since: date
    pengungkit: Fraction
    hasil: Fraction
    areas: tuple[AreaSheet, ...]
    components: tuple[Component, ...]
    gates: tuple[GateRule, ...]
    unverified_gates: tuple[UnverifiedGates, ...] = ()
    entry_conditions: tuple[EntryCondition, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for component in self.components for item in component.items)

    @property
    def enabler_questions(self) -> tuple[Question, ...]:
        return tuple(question for area in self.areas for question in area.questions)

    @property
    def questions(self) -> dict[str, Question]:
        """Every question and result item by its own id, in the order of the sheet."""
        results = (item.question for item in self.items)
        return {question.id: question for question in (*self.enabler_questions, *results)}

    @property
    def aliases(self) -> dict[str, str]:
        return {alias: item.question.id for item in self.items for alias in item.aliases}
