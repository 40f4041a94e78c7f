"""The figures of a score as `Skor` shows them: claimed, proven low, proven high and reviewed are never shown alone."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from zi_sheets.domain.scoring.arithmetic import (
    area_arithmetic,
    component_arithmetic,
    hasil_arithmetic,
    item_arithmetic,
    pengungkit_arithmetic,
    percent_arithmetic,
    sub_arithmetic,
    total_arithmetic,
)
from zi_sheets.domain.scoring.evaluation import Evaluation
from zi_sheets.domain.scoring.score import AreaScore, Score
from zi_sheets.reports.skor_grid import SIDES, Line
from zi_sheets.reports.words import two_places


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of one score; `arithmetic`: where it comes from, in words. `sub`: a part of the area above it."""

    code: str
    name: str
    weight: Fraction
    points: Fraction
    arithmetic: str
    sub: bool = False

    @property
    def percent(self) -> Fraction:
        return self.points / self.weight * 100


Part = TypeVar("Part")
Sides = tuple[Part, Part, Part, Part | None]
"""The same of the four scores, in the order of `SIDES`; None for the evaluator's where nothing was answered."""


def figures(score: Score) -> Iterator[Figure]:
    """Areas, each followed by its subs; Pengungkit; parts and items of the results; Hasil; Total."""
    instrument, values = score.instrument, score.values
    for area in score.areas:
        yield Figure(area.area.code, area.area.name, area.area.weight, area.points, _area_words(area))
        for each in area.subs:
            sub = each.sub
            yield Figure(sub.id, sub.name, sub.weight, each.points, sub_arithmetic(each, values), sub=True)
    yield Figure("", "Pengungkit", instrument.pengungkit, score.pengungkit, pengungkit_arithmetic(score))
    for component in score.components:
        part = component.component
        yield Figure(part.id, part.name, part.weight, component.points, component_arithmetic(component))
        for result in component.items:
            item, words = result.item, item_arithmetic(result, values)
            yield Figure(item.question.id, item.name, item.weight, result.points, words)
    yield Figure("", "Hasil", instrument.hasil, score.hasil, hasil_arithmetic(score))
    yield Figure("", "Total", Fraction(100), score.total, total_arithmetic(score))


def _area_words(area: AreaScore) -> str:
    return f"{area_arithmetic(area)}; {percent_arithmetic(area)}"


def beside(evaluation: Evaluation, parts: Callable[[Score], Iterable[Part]]) -> Iterator[Sides[Part]]:
    """The parts of the four scores, each beside its like."""
    claimed = list(parts(evaluation.claimed))
    reviewed = parts(evaluation.reviewed) if evaluation.reviews else [None] * len(claimed)
    return zip(claimed, parts(evaluation.proven_low), parts(evaluation.proven_high), reviewed, strict=True)


def points(sides: Sides[Figure]) -> Line:
    return tuple(None if figure is None else two_places(figure.points) for figure in sides)


def arithmetics(sides: Sides[Figure]) -> str:
    """Where each of the four figures comes from, equal ones named together:
    "Mandiri, Terbukti tinggi: 0,75 x 5 = 3,75", and "Terbukti rendah: 0 x 5 = 0" on a line of its own."""
    named: dict[str, list[str]] = {}
    for side, figure in zip(SIDES, sides, strict=True):
        if figure is not None:
            named.setdefault(figure.arithmetic, []).append(side)
    return "\n".join(f"{', '.join(names)}: {words}" for words, names in named.items())
