"""The cheapest choice that meets every need, as an exact optimum.

HiGHS searches in floating point; what it finds is checked in exact fractions. Its needs are loosened by more than its
error, so that it never overlooks the optimum; a choice that only seems to suffice is cut away and the search goes on.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

import highspy

_LOOSENED = 1e-6
"""Points; above HiGHS's feasibility tolerance (1e-7 asked for below) and the error of a sum of a few hundred floats."""


@dataclass(frozen=True, slots=True)
class Option:
    """Something that can be chosen. `needs`: for each group of other options (by index), at least one is chosen too."""

    cost: int
    needs: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Need:
    """The gains of the chosen options, none of them negative, must reach `minimum`."""

    minimum: Fraction
    gains: Mapping[int, Fraction]

    def met_by(self, chosen: frozenset[int]) -> bool:
        return sum((gain for option, gain in self.gains.items() if option in chosen), Fraction(0)) >= self.minimum


@dataclass(slots=True)
class _Rows:
    """The constraints in the solver's form: row by row, each a lower bound."""

    lower: list[float] = field(default_factory=list)
    start: list[int] = field(default_factory=lambda: [0])
    index: list[int] = field(default_factory=list)
    value: list[float] = field(default_factory=list)

    def add(self, lower: float, coefficients: Mapping[int, float]) -> None:
        self.lower.append(lower)
        self.index += coefficients.keys()
        self.value += coefficients.values()
        self.start.append(len(self.index))


def cheapest(options: Sequence[Option], needs: Sequence[Need]) -> frozenset[int]:
    """Indices of the options that meet every need at the least cost. All options together must meet every need."""
    everything = frozenset(range(len(options)))
    rows = _rows(options, needs)
    chosen: frozenset[int] = frozenset()
    while not all(need.met_by(chosen) for need in needs):
        # No part of a choice that falls short can suffice: at least one other option must come in.
        rows.add(1.0, dict.fromkeys(sorted(everything - chosen), 1.0))
        chosen = _solve([option.cost for option in options], rows)
    return chosen


def _rows(options: Sequence[Option], needs: Sequence[Need]) -> _Rows:
    rows = _Rows()
    for need in needs:
        rows.add(float(need.minimum) - _LOOSENED, {option: float(gain) for option, gain in need.gains.items() if gain})
    for index, option in enumerate(options):
        for group in option.needs:
            rows.add(0.0, {index: -1.0} | dict.fromkeys(group, 1.0))
    return rows


def _solve(costs: Sequence[int], rows: _Rows) -> frozenset[int]:
    solver = highspy.Highs()  # type: ignore[no-untyped-call]  # highspy leaves this constructor without types
    settings = {"output_flag": False, "threads": 1, "mip_rel_gap": 0.0, "mip_abs_gap": 0.5}
    for name, value in (settings | {"mip_feasibility_tolerance": 1e-7}).items():
        solver.setOptionValue(name, value)
    solver.passModel(_model(costs, rows))
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        raise ArithmeticError(f"HiGHS stopped: {solver.modelStatusToString(solver.getModelStatus())}")
    values = solver.getSolution().col_value
    return frozenset(index for index, value in enumerate(values) if value > 0.5)


def _model(costs: Sequence[int], rows: _Rows) -> highspy.HighsLp:
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(costs), len(rows.lower)
    model.col_cost_ = [float(cost) for cost in costs]
    model.col_lower_, model.col_upper_ = [0.0] * len(costs), [1.0] * len(costs)
    model.row_lower_, model.row_upper_ = rows.lower, [highspy.kHighsInf] * len(rows.lower)
    model.integrality_ = [highspy.HighsVarType.kInteger] * len(costs)
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_, model.a_matrix_.index_, model.a_matrix_.value_ = rows.start, rows.index, rows.value
    return model
