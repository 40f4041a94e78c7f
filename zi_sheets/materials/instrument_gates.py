"""The gates of an evaluation sheet's file, checked against the weights they are measured by."""

from fractions import Fraction

from zi_sheets.domain.scoring.arithmetic import comma
from zi_sheets.domain.scoring.instrument import GateRule, Instrument, Threshold, UnverifiedGates
from zi_sheets.domain.scoring.instrument_sources import Standing
from zi_sheets.domain.scoring.scale import AnswerType
from zi_sheets.materials.instrument_questions import source
from zi_sheets.materials.instrument_yaml import Entry

CONDITIONS = ("total", "pengungkit", "area", "bersih", "survei_korupsi", "kinerja", "tlhp", "pelayanan")
"""Ids in the order in which they are judged and shown (PRODUCT.md, section 7)."""

GATES = ("WBK", "WBBM")
_PREREQUISITE = "prerequisite"


def read_gates(entry: Entry, instrument: Instrument) -> tuple[tuple[GateRule, ...], tuple[UnverifiedGates, ...]]:
    """The printed gates, and those of regulations nobody could read. Raises Refusal for one that is out of reach."""
    rules = _rules(entry.entry("gates"), instrument)
    for rule, written in zip(rules, (entry.entry("gates").entry(name) for name in GATES), strict=True):
        if any(threshold.source.standing is Standing.RECALLED for threshold in rule.thresholds):
            raise written.fault("ambang yang hanya ingatan (recalled) tidak boleh menjadi dasar lulus")
    others = entry.entry("gates_other").fields.items()
    unread = (UnverifiedGates(name, other.text("warning"), _rules(other, instrument)) for name, other in others)
    return rules, tuple(unread)


def _rules(entry: Entry, instrument: Instrument) -> tuple[GateRule, ...]:
    return tuple(_rule(name, entry.entry(name), instrument) for name in GATES)


def _rule(name: str, entry: Entry, instrument: Instrument) -> GateRule:
    for key, written in entry.fields.items():
        if key not in {*CONDITIONS, _PREREQUISITE}:
            raise written.fault(f'syarat "{key}" tidak dikenal; yang ada: {", ".join(CONDITIONS)}, {_PREREQUISITE}')
    asked = [key for key in CONDITIONS if key in entry.fields and entry.entry(key).optional("min")]
    earlier = entry.entry(_PREREQUISITE)
    thresholds = tuple(_threshold(key, entry.entry(key), instrument) for key in asked)
    return GateRule(name, thresholds, earlier.optional("value"), source(earlier))


def _threshold(key: str, entry: Entry, instrument: Instrument) -> Threshold:
    of, minimum = entry.text("of"), entry.number("min")
    reachable = _reachable(instrument)
    if of not in reachable:
        raise entry.fault(f'bagian "{of}" tidak ada; yang ada: {", ".join(reachable)}')
    if minimum > reachable[of]:
        raise entry.fault(f"ambang {key} {comma(minimum)} melebihi bobotnya, {comma(reachable[of])}")
    if entry.optional("score"):
        _check_survey(entry, instrument)
    return Threshold(key, of, minimum, source(entry))


def _reachable(instrument: Instrument) -> dict[str, Fraction]:
    """What a condition may measure, with the most that can be reached there."""
    parts = {component.id: component.weight for component in instrument.components}
    items = {item.question.id: item.weight for item in instrument.items}
    whole = {"total": Fraction(100), "pengungkit": instrument.pengungkit, "areas": Fraction(100)}
    return whole | parts | items


def _check_survey(entry: Entry, instrument: Instrument) -> None:
    """The survey score printed beside a threshold must make the same points."""
    items = {item.question.id: item for item in instrument.items}
    items |= {component.id: component.items[0] for component in instrument.components if len(component.items) == 1}
    item = items.get(entry.text("of"))
    if item is None or item.question.scale.type is not AnswerType.SURVEY:
        raise entry.fault(f'"score" hanya berlaku bagi survei, bukan {entry.text("of")}')
    if entry.number("score") / 4 * item.weight != entry.number("min"):
        raise entry.fault(f"skor {entry.text('score')} tidak sama dengan ambang {entry.text('min')} poin")
