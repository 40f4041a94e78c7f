"""`zi-sheets score`: answers as CSV in, the score and the gates out, without any workbook (PRODUCT.md, section 7)."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from io import StringIO
from pathlib import Path
from typing import Any

from zi_sheets.domain.refusal import Refusal
from zi_sheets.domain.scoring.answer import Answer, read_answer
from zi_sheets.domain.scoring.arithmetic import number_text
from zi_sheets.domain.scoring.gates import Gate, judge
from zi_sheets.domain.scoring.instrument import Instrument
from zi_sheets.domain.scoring.score import Score, score
from zi_sheets.domain.settings import YES_OR_NO
from zi_sheets.domain.workbook.grid import cell_text
from zi_sheets.materials.instrument_data import load_instrument
from zi_sheets.os_words import spoken

_COLUMNS = ("question", "answer")


@dataclass(frozen=True, slots=True)
class Scored:
    """`answers` by question id; `earlier`: has the unit been WBK before, None where nobody said."""

    answers: dict[str, Answer]
    score: Score
    gates: tuple[Gate, ...]
    earlier: bool | None

    @property
    def warnings(self) -> tuple[str, ...]:
        return tuple(warning for answer in self.answers.values() for warning in answer.warnings)

    def as_json(self) -> dict[str, Any]:
        """The object that PRODUCT.md, section 7, promises."""
        return {
            "instrument": self.score.instrument.id,
            "areas": {
                area.area.code: {"weight": number_text(area.area.weight), "value": number_text(area.points)}
                for area in self.score.areas
            },
            "pengungkit": number_text(self.score.pengungkit),
            "hasil": number_text(self.score.hasil),
            "total": number_text(self.score.total),
            "gates": {gate.name: _gate_json(gate) for gate in self.gates},
            "unanswered": list(self.score.unanswered),
            "warnings": list(self.warnings),
        }


def score_csv(instrument_id: str, path: Path, earlier_word: str = "") -> Scored:
    """Score the answers in `path`. `earlier_word`: "ya", "tidak" or "". Raises Refusal naming the row."""
    earlier = _earlier(earlier_word)
    instrument = load_instrument(instrument_id)
    answers = read_answers(path, instrument)
    worths = {question: answer.worth for question, answer in answers.items()}
    return Scored(answers, score(instrument, worths), judge(instrument, worths, earlier), earlier)


def read_answers(path: Path, instrument: Instrument) -> dict[str, Answer]:
    """The answers in the columns question and answer; blank ones are left out. Raises Refusal naming the row."""
    found: dict[str, Answer] = {}
    seen: dict[str, int] = {}
    for line, asked, written in _rows(path):
        where = f"{path.name}, baris {line}"
        question = instrument.aliases.get(asked, asked)
        if question not in instrument.questions:
            raise _unknown(asked, instrument, where)
        if question in seen:
            message = f"{asked} sudah dijawab di baris {seen[question]}."
            raise Refusal("question_doubled", message, where=where, action="Sisakan satu baris untuk tiap pertanyaan.")
        seen[question] = line
        if answer := read_answer(instrument.questions[question], written, where):
            found[question] = answer
    return found


def _gate_json(gate: Gate) -> dict[str, Any]:
    conditions = [
        {
            "id": condition.id,
            "value": number_text(condition.value),
            "min": number_text(condition.minimum),
            "passed": condition.passed,
        }
        for condition in gate.conditions
    ]
    return {"passed": gate.passed, "conditions": conditions}


def _earlier(word: str) -> bool | None:
    if word.casefold() not in YES_OR_NO:
        action = "Tulis --wbk-sebelumnya ya, --wbk-sebelumnya tidak, atau tanpa opsi itu."
        raise Refusal("usage", f'"{word}" bukan jawaban.', where="--wbk-sebelumnya", action=action)
    return YES_OR_NO[word.casefold()]


def _unknown(asked: str, instrument: Instrument, where: str) -> Refusal:
    known = [*instrument.questions, *instrument.aliases]
    near = get_close_matches(asked, known, n=5, cutoff=0.5)
    meant = f" Yang mirip: {', '.join(near)}." if near else ""
    first, last = instrument.enabler_questions[0].id, instrument.enabler_questions[-1].id
    results = ", ".join(item.question.id for item in instrument.items)
    action = f"Pakai kode {instrument.id}: {first} sampai {last}, dan hasil {results}.{meant}"
    return Refusal("question_unknown", f'Pertanyaan "{asked}" tidak ada di lembar ini.', where=where, action=action)


def _rows(path: Path) -> Iterator[tuple[int, str, str]]:
    """Line, question and answer of every row that is not blank."""
    text = _text(path)
    header = text.partition("\n")[0]
    reader = csv.reader(StringIO(text), delimiter=";" if ";" in header and "," not in header else ",", strict=True)
    names = [cell_text(cell).casefold() for cell in next(reader, [])]
    missing = [column for column in _COLUMNS if column not in names]
    if missing:
        raise _malformed(path, 1, f"Kolom {', '.join(missing)} tidak ada.", "Baris pertama harus question,answer.")
    at = [names.index(column) for column in _COLUMNS]
    for row in _checked(reader, path):
        if len(row) > len(names):
            action = 'Angka berkoma atau jawaban bertitik koma harus diapit tanda kutip, misalnya B.I.a,"3,60".'
            raise _malformed(path, reader.line_num, f"Ada {len(row)} isian, seharusnya {len(names)}.", action)
        question, answer = (cell_text(row[index]) if index < len(row) else "" for index in at)
        if question or answer:
            yield reader.line_num, question, answer


def _checked(reader: Iterator[list[str]], path: Path) -> Iterator[list[str]]:
    try:
        yield from reader
    except csv.Error as error:
        message = f"Berkas tidak dapat dibaca sebagai CSV ({error})."
        action = "Simpan ulang berkas sebagai CSV UTF-8."
        raise Refusal("csv_malformed", message, where=path.name, action=action) from error


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        action = "Periksa nama berkas dan foldernya."
        message = f"Berkas tidak dapat dibaca: {spoken(error)}."
        raise Refusal("not_readable", message, where=str(path), action=action) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise _malformed(path, line, "Berkas bukan UTF-8.", "Simpan ulang dari Excel sebagai CSV UTF-8.") from error


def _malformed(path: Path, line: int, message: str, action: str) -> Refusal:
    return Refusal("csv_malformed", message, where=f"{path.name}, baris {line}", action=action)
