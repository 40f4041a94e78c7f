"""Answers: what a person wrote for a question, as its worth from 0 to 1."""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from zi_sheets.domain.scoring.answer_counts import counts_in, counts_worth
from zi_sheets.domain.scoring.answer_refusal import unusable
from zi_sheets.domain.scoring.arithmetic import comma
from zi_sheets.domain.scoring.instrument import Question
from zi_sheets.domain.scoring.scale import AnswerType
from zi_sheets.domain.workbook.grid import Cell, cell_text
from zi_sheets.domain.workbook.numbers import decimal_of, fraction_of_percent

_LONG_FRACTION = re.compile(r"-?\d{1,3}[.,]\d+", re.ASCII)
_ESTIMATE = "Hanya survei pihak luar yang resmi; survei milik unit adalah perkiraan."


@dataclass(frozen=True, slots=True)
class Answer:
    """`written`: as the person wrote it; `worth`: 0 to 1; `working`: how a worth was computed, "" where it was not."""

    question: str
    written: str
    worth: Fraction
    working: str = ""
    warnings: tuple[str, ...] = ()


def read_answer(question: Question, cell: Cell, where: str) -> Answer | None:
    """The answer in a cell or text; None where it is blank.

    Letters in either case; Ya or Tidak; a percentage as "0,85", "85%" or counts "m1=20;m2=17"; a survey as 0 to 4, or
    as an SKM value of 25 to 100, which is warned of. Raises Refusal naming `where` and what may be written.
    """
    written = cell_text(cell)
    if not written:
        return None
    if question.scale.type is AnswerType.SURVEY:
        return _survey(question, written, where)
    if question.scale.type is not AnswerType.PERCENT:
        return Answer(question.id, written, _letter(question, written, where))
    if "=" in written:
        return counted_answer(question, counts_in(question, written, where), where)
    return Answer(question.id, written, _percentage(question, written, where))


def counted_answer(question: Question, counts: dict[str, Cell], where: str) -> Answer | None:
    """The answer from counts by code, blank cells left out; None where all are blank. Raises Refusal naming `where`."""
    given = {code: text for code, cell in counts.items() if (text := cell_text(cell))}
    if not given:
        return None
    worth, working, warnings = counts_worth(question, given, where)
    written = ";".join(f"{code}={text}" for code, text in given.items())
    return Answer(question.id, written, worth, working, warnings)


def _letter(question: Question, written: str, where: str) -> Fraction:
    for letter, worth in question.scale.letters.items():
        if letter.casefold() == written.casefold():
            return worth
    allowed = ", ".join(question.scale.letters)
    raise unusable(question, written, where, f"Yang boleh: {allowed}.")


def _percentage(question: Question, written: str, where: str) -> Fraction:
    typed = fraction_of_percent(written)
    number = _number(written) if typed is None else typed
    if number is None:
        raise unusable(question, written, where, _percentage_forms(question))
    if typed is None and number > 1:
        readings = f"{written} dapat berarti {written}% atau {comma(Fraction(number * 100))}% (pecahan {written})"
        raise unusable(question, written, where, f"{readings}. {_percentage_forms(question)}")
    if not 0 <= number <= 1:
        raise unusable(question, written, where, f"Persentase harus dari 0% sampai 100%. {_percentage_forms(question)}")
    return Fraction(number)


def _percentage_forms(question: Question) -> str:
    counts = f", atau hitungan {';'.join(f'{c.code}=...' for c in question.counts if c.counted)}"
    return f"Yang boleh: pecahan 0 sampai 1 (0,85), persen (85%){counts if question.counts else ''}."


def _survey(question: Question, written: str, where: str) -> Answer:
    number = _number(written)
    if number is not None and 0 <= number <= 4:
        return Answer(question.id, written, Fraction(number) / 4)
    if number is not None and 25 <= number <= 100:
        working = f"{comma(Fraction(number))}/25 = {comma(Fraction(number) / 25)}"
        warning = f"{question.id}: {written} dibaca sebagai nilai SKM (25-100), setara skor {working}. {_ESTIMATE}"
        return Answer(question.id, written, Fraction(number) / 100, working, (warning,))
    allowed = "Yang boleh: skor 0 sampai 4 (misalnya 3,60), atau nilai SKM 25 sampai 100."
    raise unusable(question, written, where, allowed)


def _number(text: str) -> Decimal | None:
    """A number that may have many decimals: `decimal_of` takes more than 15 digits for an identity number."""
    number = decimal_of(text)
    if number is None and _LONG_FRACTION.fullmatch(text):
        return Decimal(text.replace(",", "."))
    return number
