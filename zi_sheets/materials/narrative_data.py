"""Loads templates/narasi_2021.yaml: the documents that the plan's narrative part names. Faults name file and line."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from zi_sheets.domain.requirement import Cadence, Kind
from zi_sheets.domain.work_plan.narrative import Document, NarratedIndicator, SubCriterion
from zi_sheets.materials.instrument_yaml import Entry, read_entry
from zi_sheets.packaged import TEMPLATES

_MONTHS = re.compile(r"-?\d{1,2}", re.ASCII)


def load_narrative(path: Path = TEMPLATES / "narasi_2021.yaml") -> tuple[NarratedIndicator, ...]:
    """Raises Refusal naming file and line."""
    root = read_entry(path)
    if not root.items:
        raise root.fault("isinya bukan daftar indikator")
    _refuse_doubled(_named(root))
    return tuple(_indicator(entry) for entry in root.items)


def _named(root: Entry) -> Iterator[tuple[str, Entry]]:
    """Whatever bears a code, all the way down."""
    for indicator in root.items:
        yield indicator.text("indicator"), indicator
        for sub in indicator.entries("sub_criteria"):
            yield sub.text("id"), sub
            yield from ((document.text("id"), document) for document in sub.entries("documents"))


def _refuse_doubled(named: Iterable[tuple[str, Entry]]) -> None:
    seen: dict[str, int] = {}
    for code, entry in named:
        if seen.setdefault(code, entry.line) != entry.line:
            raise entry.fault(f"kode {code} sudah ada di baris {seen[code]}")


def _indicator(entry: Entry) -> NarratedIndicator:
    subs = tuple(_sub_criterion(each) for each in entry.entry("sub_criteria").items)
    return NarratedIndicator(entry.text("indicator"), entry.text("name"), subs)


def _sub_criterion(entry: Entry) -> SubCriterion:
    documents = tuple(_document(each) for each in entry.entry("documents").items)
    return SubCriterion(entry.text("id"), entry.text("title"), entry.optional("question_52"), documents)


def _document(entry: Entry) -> Document:
    return Document(
        id=entry.text("id"),
        text=entry.text("text"),
        kind=entry.word("kind", Kind),
        cadence=entry.word("cadence", Cadence),
        any_of=entry.texts("any_of"),
        due_months=_months(entry),
        same_as=entry.optional("same_as"),
    )


def _months(entry: Entry) -> int:
    text = entry.optional("due_months") or "0"
    if not _MONTHS.fullmatch(text):
        raise entry.fault(f'"due_months" berisi "{text}", bukan jumlah bulan seperti 1 atau -11')
    return int(text)
