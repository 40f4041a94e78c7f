"""Loads an evaluation sheet from `config/instruments/`; weights, letters, ids and gates are checked by each other.

Every fault is a Refusal `config_malformed` that names the file and the line.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

from zi_sheets.domain.refusal import Refusal
from zi_sheets.domain.scoring.arithmetic import comma
from zi_sheets.domain.scoring.instrument import AreaSheet, Component, EntryCondition, Instrument, Item, Sub
from zi_sheets.domain.scoring.instrument_sources import Standing
from zi_sheets.domain.scoring.scale import AnswerType
from zi_sheets.materials.instrument_gates import read_gates
from zi_sheets.materials.instrument_questions import Scales, item_question, question, read_scales, source
from zi_sheets.materials.instrument_yaml import Entry, read_entry
from zi_sheets.packaged import CONFIG

FOLDER = CONFIG / "instruments"
CROSSWALK = "lke_crosswalk"


def instrument_ids(folder: Path = FOLDER) -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in folder.glob("*.yaml") if path.stem != CROSSWALK))


def load_instrument(name: str, folder: Path = FOLDER) -> Instrument:
    """The sheet with this id. Raises Refusal where there is none, naming those there are, and for a faulty file."""
    if name not in instrument_ids(folder):
        known = ", ".join(instrument_ids(folder))
        message = f'Lembar LKE "{name}" tidak dikenal.'
        raise Refusal("instrument", message, where=str(folder), action=f"Pakai salah satu: {known}.")
    return read_instrument(folder / f"{name}.yaml")


def read_instrument(path: Path) -> Instrument:
    entry = read_entry(path)
    if entry.text("id") != path.stem:
        raise entry.entry("id").fault(f"id harus sama dengan nama berkas, {path.stem}")
    scales = read_scales(entry)
    enablers, results = entry.entry("pengungkit"), entry.entry("hasil")
    instrument = Instrument(
        id=path.stem,
        title=entry.text("title"),
        regulation=entry.text("regulation"),
        since=_since(entry.entry("in_force")),
        pengungkit=enablers.number("weight"),
        hasil=results.number("weight"),
        areas=tuple(_area(area, scales) for area in enablers.entries("areas")),
        components=tuple(_component(component, scales) for component in results.entries("components")),
        gates=(),
    )
    _check_parts(entry, instrument)
    return _with_rules(entry, instrument)


def _since(entry: Entry) -> date:
    try:
        return date.fromisoformat(entry.text("from"))
    except ValueError as error:
        raise entry.entry("from").fault(
            f'"from" berisi "{entry.text("from")}", bukan tanggal seperti 2021-12-31'
        ) from error


def _area(entry: Entry, scales: Scales) -> AreaSheet:
    subs = tuple(_sub(sub, scales) for sub in entry.entries("subs"))
    halves = {name: half.number("weight") for name, half in _halves(entry)}
    for name, half in _halves(entry):
        _check_sum(half, (sub.weight for sub in subs if sub.half == name), halves[name], f"bobot sub {name}")
    weight = entry.number("weight")
    _check_sum(entry.entry("weight"), (sub.weight for sub in subs), weight, f"bobot sub area {entry.text('code')}")
    return AreaSheet(entry.text("id"), entry.text("code"), entry.text("name"), weight, halves, source(entry), subs)


def _halves(entry: Entry) -> Iterable[tuple[str, Entry]]:
    return entry.fields["halves"].fields.items() if "halves" in entry.fields else ()


def _sub(entry: Entry, scales: Scales) -> Sub:
    name = entry.text("id")
    questions = tuple(question(each, scales) for each in entry.entries("questions"))
    if not questions:
        raise entry.fault(f"sub {name} tidak berisi pertanyaan")
    for each in entry.entries("questions"):
        if not each.text("id").startswith(f"{name}."):
            raise each.fault(f"id {each.text('id')} tidak diawali id subnya, {name}")
    return Sub(name, entry.text("name"), entry.number("weight"), entry.optional("half"), source(entry), questions)


def _component(entry: Entry, scales: Scales) -> Component:
    items = tuple(_item(item, scales) for item in entry.entries("items"))
    weight, name = entry.number("weight"), entry.text("id")
    _check_sum(entry.entry("weight"), (item.weight for item in items), weight, f"bobot bagian {name}")
    return Component(name, entry.text("name"), weight, items)


def _item(entry: Entry, scales: Scales) -> Item:
    asked = item_question(entry, scales)
    standing = entry.word("formula_status", Standing)
    return Item(entry.text("name"), entry.number("weight"), asked, standing, entry.texts("aliases"))


def _with_rules(entry: Entry, instrument: Instrument) -> Instrument:
    gates, unverified = read_gates(entry, instrument)
    conditions = tuple(_entry_condition(each, instrument) for each in entry.entries("entry_conditions"))
    return replace(instrument, gates=gates, unverified_gates=unverified, entry_conditions=conditions)


def _entry_condition(entry: Entry, instrument: Instrument) -> EntryCondition:
    of = entry.optional("of")
    if of and of not in instrument.questions:
        raise entry.fault(f"pertanyaan {of} tidak ada di lembar ini")
    return EntryCondition(entry.text("id"), entry.text("label"), of, source(entry))


def _check_parts(entry: Entry, instrument: Instrument) -> None:
    enablers, results = entry.entry("pengungkit"), entry.entry("hasil")
    areas, components = instrument.areas, instrument.components
    _check_sum(enablers.entry("weight"), (a.weight for a in areas), instrument.pengungkit, "bobot semua area")
    for name, half in _halves(enablers):
        weights = [area.halves.get(name, Fraction(0)) for area in areas]
        _check_sum(half, weights, enablers.entry("halves").number(name), f"bobot bagian {name}")
    _check_sum(results.entry("weight"), (c.weight for c in components), instrument.hasil, "bobot semua hasil")
    _check_sum(results, (instrument.pengungkit, instrument.hasil), Fraction(100), "pengungkit dan hasil")
    _check_ids(enablers.entries("areas"), "code")
    _check_ids(_identified(entry), "id")
    _check_counts(entry.entry("counts"), instrument)


def _identified(entry: Entry) -> list[Entry]:
    """Every part that has an id, in the order of the file."""
    found: list[Entry] = []
    areas, components = entry.entry("pengungkit").entries("areas"), entry.entry("hasil").entries("components")
    for area in areas:
        found += [area, *(part for sub in area.entries("subs") for part in (sub, *sub.entries("questions")))]
    for component in components:
        found += [component, *component.entries("items")]
    return found


def _check_ids(entries: Sequence[Entry], key: str) -> None:
    seen: dict[str, int] = {}
    for entry in entries:
        name = entry.text(key)
        if name in seen:
            raise entry.fault(f"{key} {name} sudah dipakai di baris {seen[name]}")
        seen[name] = entry.line


def _check_counts(entry: Entry, instrument: Instrument) -> None:
    """The sheet says how many areas, subs, questions and questions of each type it has."""
    types = [each.scale.type.value for each in instrument.enabler_questions]
    found = {kind.value: types.count(kind.value) for kind in AnswerType if kind is not AnswerType.SURVEY}
    found |= {"areas": len(instrument.areas), "subs": sum(len(area.subs) for area in instrument.areas)}
    found |= {"questions": len(types)}
    for name, count in found.items():
        if entry.number(name) != count:
            raise entry.fault(f'"{name}" tertulis {entry.text(name)}, padahal ada {count}')


def _check_sum(entry: Entry, parts: Iterable[Fraction], whole: Fraction, what: str) -> None:
    total = sum(parts, Fraction(0))
    if total != whole:
        raise entry.fault(f"jumlah {what} {comma(total)}, seharusnya {comma(whole)}")
