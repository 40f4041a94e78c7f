"""Next steps in `Skor`: the cheapest way to every gate that cannot be shown yet, step by step."""

from collections.abc import Iterator
from fractions import Fraction

from zi_sheets.domain.scoring.arithmetic import two_decimals
from zi_sheets.domain.scoring.evaluation import Evaluation
from zi_sheets.domain.scoring.gates import YES
from zi_sheets.domain.scoring.instrument import Instrument
from zi_sheets.domain.scoring.next_steps import Route
from zi_sheets.domain.scoring.next_steps_words import outside_remark, route_sentence, step_action
from zi_sheets.domain.scoring.score import score
from zi_sheets.reports.skor_grid import Line, block
from zi_sheets.reports.words import two_places

HEADINGS = ("Nomor", "Langkah", "Tambahan poin", "Upaya", "Poin per upaya")
_COUNTED = (
    "nilai terbukti rendah; jawaban sendiri bila tidak ada dokumen yang diminta hari ini; hasil sebagaimana diisi. "
    "Urutan: yang paling banyak poinnya per upaya."
)


def next_step_lines(evaluation: Evaluation) -> list[Line]:
    """The route to each gate that asks for anything, one after the other."""
    open_routes = [route for route in evaluation.routes if route.steps or route.outside]
    if not open_routes:
        return block("Langkah berikutnya", [(None, "Semua ambang sudah dilewati oleh yang dapat ditunjukkan.")])
    lines = [
        line
        for route in open_routes
        for line in _route(route, evaluation.instrument, "" if route is open_routes[0] else "Sesudah itu: ")
    ]
    start = two_decimals(score(evaluation.instrument, open_routes[0].start).total)
    return block("Langkah berikutnya", lines, f"Titik awal {start}: {_COUNTED}")


def _route(route: Route, instrument: Instrument, when: str) -> Iterator[Line]:
    yield (None, f"{when}Menuju {route.gate}: {route_sentence(route, instrument)}{_sufficiency(route)}.")
    for condition in route.outside:
        yield (None, outside_remark(condition, instrument))
    if route.steps:
        yield from (HEADINGS, *_steps(route, instrument))


def _sufficiency(route: Route) -> str:
    """What the steps leave open; an earlier WBK is a predicate, not a result."""
    if not route.outside:
        return ""
    only_predicate = all(condition.unit == YES for condition in route.outside)
    return "; perlu WBK sebelumnya" if only_predicate else "; belum cukup tanpa hasil dari luar"


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
