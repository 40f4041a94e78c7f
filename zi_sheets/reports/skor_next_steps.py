"""Next steps in `Skor`: the cheapest way to the first gate that cannot be shown yet, step by step."""

from fractions import Fraction

from zi_sheets.domain.arithmetic import comma
from zi_sheets.domain.evaluation import Evaluation
from zi_sheets.domain.instrument import Instrument
from zi_sheets.domain.next_steps import Route
from zi_sheets.domain.next_steps_words import outside_sentence, step_action
from zi_sheets.reports.skor_grid import Line, block
from zi_sheets.reports.words import two_places

HEADINGS = ("Nomor", "Langkah", "Tambahan poin", "Upaya", "Poin per upaya")
_COUNTED = "Dihitung dari yang dapat ditunjukkan hari ini; urutan: yang paling banyak poinnya per upaya."


def next_step_lines(evaluation: Evaluation) -> list[Line]:
    """The route to the first gate that asks for anything, and what the ones after it ask for, in one line each."""
    open_routes = [route for route in evaluation.routes if route.steps or route.outside]
    if not open_routes:
        return block("Langkah berikutnya", [(None, "Semua ambang sudah dilewati oleh yang dapat ditunjukkan.")])
    first, *later = open_routes
    lines: list[Line] = [(None, _summary(first)), *_outside(first, evaluation.instrument)]
    if first.steps:
        lines += [HEADINGS, *_steps(first, evaluation.instrument)]
    lines += [(None, f"Sesudah itu: {_summary(route)}") for route in later]
    return block("Langkah berikutnya", lines, _COUNTED)


def _summary(route: Route) -> str:
    """ "Menuju WBK: 12 langkah, upaya 30, +4,25 poin." """
    gain = f"Menuju {route.gate}: {len(route.steps)} langkah, upaya {route.effort}, +{comma(route.points, 2)} poin"
    return f"{gain}; belum cukup tanpa hasil dari luar." if route.outside else f"{gain}."


def _outside(route: Route, instrument: Instrument) -> list[Line]:
    return [(None, f"Harus datang dari luar: {outside_sentence(condition, instrument)}") for condition in route.outside]


def _steps(route: Route, instrument: Instrument) -> list[Line]:
    return [
        (
            number,
            step_action(step, instrument.questions[step.question]),
            two_places(step.points),
            step.effort,
            two_places(Fraction(step.points, step.effort)),
        )
        for number, step in enumerate(route.steps, start=1)
    ]
