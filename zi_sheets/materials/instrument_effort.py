"""Loads config/upaya.yaml: what one step of improvement costs."""

from pathlib import Path

from zi_sheets.domain.requirement import Kind
from zi_sheets.domain.scoring.next_steps_effort import Efforts
from zi_sheets.domain.scoring.scale import AnswerType
from zi_sheets.materials.instrument_data import instrument_ids, load_instrument
from zi_sheets.materials.instrument_yaml import Entry, read_entry
from zi_sheets.packaged import CONFIG

RAISED = tuple(kind for kind in AnswerType if kind is not AnswerType.SURVEY)


def load_efforts(path: Path = CONFIG / "upaya.yaml") -> Efforts:
    """Raises Refusal naming file and line for an effort that is missing, unknown or no whole number above zero."""
    entry = read_entry(path)
    step = entry.number("langkah_persen")
    if not 0 < step <= 1:
        raise entry.entry("langkah_persen").fault('"langkah_persen" harus di atas 0 sampai 1, misalnya 0.25')
    raises, documents, questions = entry.entry("naik"), entry.entry("dokumen"), entry.entry("pertanyaan")
    _known(raises, {kind.value for kind in RAISED})
    _known(documents, {kind.value for kind in Kind})
    _check_questions(questions)
    return Efforts(
        raises={kind: raises.whole(kind) for kind in RAISED},
        documents={kind: documents.whole(kind) for kind in Kind},
        check=entry.whole("periksa"),
        percent_step=step,
        questions={question: questions.whole(question) for question in questions.fields},
    )


def _known(entry: Entry, words: set[str]) -> None:
    for word, written in entry.fields.items():
        if word not in words:
            raise written.fault(f'"{word}" tidak dikenal; yang ada: {", ".join(sorted(words))}')


def _check_questions(entry: Entry) -> None:
    """The table may name questions of any sheet; the sheets are only read where it names some."""
    known = {each for name in instrument_ids() for each in load_instrument(name).questions} if entry.fields else set()
    for question, written in entry.fields.items():
        if question not in known:
            raise written.fault(f'pertanyaan "{question}" tidak ada di lembar LKE mana pun')
