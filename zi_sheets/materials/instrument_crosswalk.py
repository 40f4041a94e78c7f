"""Loads the crosswalk between two evaluation sheets, checked against both."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from zi_sheets.domain.scoring.crosswalk import Counterpart, Crosswalk
from zi_sheets.domain.scoring.instrument import Instrument, Question
from zi_sheets.materials.instrument_data import CROSSWALK, FOLDER
from zi_sheets.materials.instrument_yaml import Entry, read_entry


def load_crosswalk(instruments: Iterable[Instrument], path: Path = FOLDER / f"{CROSSWALK}.yaml") -> Crosswalk:
    """Between the two of `instruments` that it names. Raises Refusal with file and line where it does not fit them."""
    entry, sheets = read_entry(path), {each.id: each for each in instruments}
    for name in ("from", "to"):
        if entry.text(name) not in sheets:
            raise entry.entry(name).fault(f"lembar {entry.text(name)} tidak ada; yang ada: {', '.join(sheets)}")
    old, new = sheets[entry.text("from")], sheets[entry.text("to")]
    questions = entry.entries("questions")
    counterparts = tuple(_counterpart(each, old.questions, new.questions) for each in questions)
    _check_complete(entry, counterparts, old)
    return Crosswalk(old.id, new.id, (*counterparts, *_results(old, new)))


def _results(old: Instrument, new: Instrument) -> Iterator[Counterpart]:
    """Result items by the names that the older sheet knows them under; one measured otherwise is another item."""
    for alias, question in old.aliases.items():
        if alias in new.questions and new.questions[alias].scale.type is old.questions[question].scale.type:
            yield Counterpart(question, (alias,), type_changed=False, letters_shifted=False)


def _counterpart(entry: Entry, old: dict[str, Question], new: dict[str, Question]) -> Counterpart:
    source, targets = entry.text("from"), entry.texts("to")
    for name, known in ((source, old), *((target, new) for target in targets)):
        if name not in known:
            raise entry.fault(f"pertanyaan {name} tidak ada")
    types = (entry.text("answer_from"), *entry.texts("answer_to"))
    if types != (old[source].scale.type, *(new[target].scale.type for target in targets)):
        raise entry.fault(f"tipe jawaban {source} tidak sama dengan yang tertulis di lembarnya")
    changed = bool(targets) and entry.yes("answer_changed")
    if bool(targets) and changed != (set(types) != {types[0]}):
        raise entry.fault(f'"answer_changed" {source} tidak cocok dengan tipe jawabannya')
    return Counterpart(source, targets, changed, bool(targets) and entry.yes("letters_shifted"), entry.optional("note"))


def _check_complete(entry: Entry, counterparts: tuple[Counterpart, ...], old: Instrument) -> None:
    """Every question of the older sheet stands there exactly once, in the order of the sheet."""
    named = [each.old for each in counterparts]
    asked = [question.id for question in old.enabler_questions]
    if named != asked:
        odd = sorted(set(named) ^ set(asked)) or ["urutannya berbeda"]
        raise entry.entry("questions").fault(f"tiap pertanyaan {old.id} harus ada satu kali: {odd[0]}")
