"""A score for people to read: every figure with its arithmetic, every gate with its distance, and what to do next."""

from collections.abc import Iterator

from zi_sheets.domain.scoring.arithmetic import (
    against,
    area_arithmetic,
    comma,
    component_arithmetic,
    item_arithmetic,
    pengungkit_arithmetic,
    sub_arithmetic,
    total_arithmetic,
    two_decimals,
)
from zi_sheets.domain.scoring.gates import YES, Condition, Gate, unverified
from zi_sheets.domain.scoring.gates_entry import Checked, entry_checklist
from zi_sheets.domain.scoring.gates_words import gate_verdict, measured
from zi_sheets.domain.scoring.instrument_doubts import doubts
from zi_sheets.domain.scoring.next_steps import Route, next_steps
from zi_sheets.domain.scoring.next_steps_effort import Efforts
from zi_sheets.domain.scoring.next_steps_words import outside_remark, route_sentence, step_sentence
from zi_sheets.domain.scoring.score import AreaScore, Score
from zi_sheets.score_csv import Scored

_STEPS_SHOWN = 10
_MARKS = {True: "[ya]   ", False: "[TIDAK]", None: "[?]    "}


def score_text(scored: Scored, efforts: Efforts) -> str:
    result = scored.score
    sections = (
        _heading(result),
        *(_area(area, result) for area in result.areas),
        _results(result),
        *(_gate(gate) for gate in scored.gates),
        _unverified(result),
        _checklist(entry_checklist(result.instrument, result.values, {})),
        _listed("Belum dijawab, dihitung 0", result.unanswered),
        _listed("Peringatan", scored.warnings),
        _next(scored, efforts),
        _listed("Bukan bacaan langsung dari naskah", doubts(result.instrument)),
    )
    return "\n\n".join("\n".join(lines) for section in sections if (lines := list(section)))


def _heading(result: Score) -> Iterator[str]:
    instrument = result.instrument
    yield instrument.title
    yield f"Dasar: {instrument.regulation}"
    enablers = f"{two_decimals(result.pengungkit)} dari {comma(instrument.pengungkit)}"
    yield f"Pengungkit {enablers}: {pengungkit_arithmetic(result)}"
    yield f"Hasil {two_decimals(result.hasil)} dari {comma(instrument.hasil)}"
    yield f"Total {two_decimals(result.total)} dari 100: {total_arithmetic(result)}"


def _area(scored: AreaScore, result: Score) -> Iterator[str]:
    area = scored.area
    share = f"{two_decimals(scored.points)} dari {comma(area.weight)} ({two_decimals(scored.percent)}%)"
    yield f"{area.code} {area.name}: {share}"
    if area.halves:
        halves = (f"{name} {comma(scored.half(name))} dari {comma(weight)}" for name, weight in area.halves.items())
        yield f"  {', '.join(halves)}"
    for sub in scored.subs:
        yield f"  {sub.sub.id} {sub.sub.name}: {sub_arithmetic(sub, result.values)}"
    yield f"  Jumlah: {area_arithmetic(scored)}"


def _results(result: Score) -> Iterator[str]:
    for component in result.components:
        yield f"{component.component.id} {component.component.name}: {component_arithmetic(component)}"
        for item in component.items:
            yield f"  {item.item.question.id} {item.item.name}: {item_arithmetic(item, result.values)}"


def _gate(gate: Gate) -> Iterator[str]:
    yield f"{gate.name}: {gate_verdict(gate)}"
    for condition in gate.conditions:
        yield f"  {_MARKS[condition.passed]} {_condition(condition)}"


def _condition(condition: Condition) -> str:
    source = f" ({condition.source.words})" if condition.source.words else ""
    value = "" if condition.unit == YES else f": {measured(condition)}"
    return f"{condition.label}{value}{source}"


def _unverified(result: Score) -> Iterator[str]:
    """Distances to gates that nobody could read in print: shown, without a verdict."""
    for rules in result.instrument.unverified_gates:
        yield f"Ambang menurut {rules.regulation} (belum terverifikasi). {rules.warning}"
        for gate in unverified(result.instrument, result.values, rules):
            yield f"  {gate.name}: " + "; ".join(
                f"{condition.id} {against(condition.value, condition.minimum)}/{two_decimals(condition.minimum)}"
                for condition in gate.conditions
            )


def _checklist(checked: tuple[Checked, ...]) -> Iterator[str]:
    if checked:
        yield "Syarat pengusulan (di luar nilai; cocokkan dengan Inspektorat)"
    for each in checked:
        yield f"  {_MARKS[each.met]} {each.condition.label} ({each.condition.source.words})"


def _listed(title: str, entries: tuple[str, ...]) -> Iterator[str]:
    if entries:
        yield f"{title} ({len(entries)}):"
    for entry in entries:
        yield f"  {entry}"


def _next(scored: Scored, efforts: Efforts) -> Iterator[str]:
    """A way to every gate that is not passed yet, each going on from the one before it."""
    routes = next_steps(scored.score.instrument, scored.score.values, {}, efforts, scored.earlier)
    for route, gate in zip(routes, scored.gates, strict=True):
        if gate.passed is not True:
            yield from _route(route, scored.score)


def _route(route: Route, result: Score) -> Iterator[str]:
    way = route_sentence(route, result.instrument)
    yield f"Langkah termurah menuju {route.gate} ({way}; bukti tidak dilihat):"
    for number, step in enumerate(route.steps[:_STEPS_SHOWN], start=1):
        yield f"  {number}. {step_sentence(step, result.instrument.questions[step.question])}"
    if len(route.steps) > _STEPS_SHOWN:
        yield f"  ... dan {len(route.steps) - _STEPS_SHOWN} langkah lagi"
    for condition in route.outside:
        yield f"  {outside_remark(condition, result.instrument)}"
