"""Loads config/butir_pertanyaan.yaml: which required document helps to prove which question."""

from pathlib import Path

from zi_sheets.domain.scoring.instrument import Instrument
from zi_sheets.domain.scoring.proven import Links
from zi_sheets.materials.instrument_yaml import Entry, read_entry
from zi_sheets.packaged import CONFIG


def load_links(instrument: Instrument, path: Path = CONFIG / "butir_pertanyaan.yaml") -> Links:
    """The links of one sheet that are not doubtful; a sheet the file does not know has none.

    Raises Refusal naming file and line.
    """
    return _links(instrument, path, doubtful=False)


def load_weak_links(instrument: Instrument, path: Path = CONFIG / "butir_pertanyaan.yaml") -> Links:
    """The doubtful links of one sheet: shown to people, they prove nothing. Raises Refusal naming file and line."""
    return _links(instrument, path, doubtful=True)


def _links(instrument: Instrument, path: Path, *, doubtful: bool) -> Links:
    links: dict[str, tuple[str, ...]] = {}
    seen: dict[str, int] = {}
    for entry in read_entry(path).items:
        requirement = entry.text("butir")
        if requirement in seen:
            raise entry.fault(f"butir {requirement} sudah ada di baris {seen[requirement]}")
        seen[requirement] = entry.line
        for question in dict.fromkeys(_questions(entry, instrument)):
            if (question in entry.texts("ragu")) is doubtful:
                links[question] = (*links.get(question, ()), requirement)
    return links


def _questions(entry: Entry, instrument: Instrument) -> tuple[str, ...]:
    questions = entry.texts(instrument.id)
    for question in questions:
        if question not in instrument.questions:
            raise entry.entry(instrument.id).fault(f"pertanyaan {question} tidak ada di {instrument.id}")
    linked = {each for key in entry.fields if key not in {"butir", "ragu", "catatan"} for each in entry.texts(key)}
    for question in entry.texts("ragu"):
        if question not in linked:
            raise entry.entry("ragu").fault(f"pertanyaan {question} tidak dihubungkan dengan butir ini")
    return questions
