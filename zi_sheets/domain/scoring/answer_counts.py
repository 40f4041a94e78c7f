"""Percentage questions from their counts: "m1=20;m2=17".

A result outside 0 to 1 is clamped with a warning, a base of zero gives 0 with a warning (the regulation is silent), a
negative count is refused.
"""

from collections.abc import Mapping
from fractions import Fraction

from zi_sheets.domain.scoring.answer_refusal import unusable
from zi_sheets.domain.scoring.arithmetic import comma
from zi_sheets.domain.scoring.instrument import Question
from zi_sheets.domain.workbook.grid import Cell
from zi_sheets.domain.workbook.numbers import decimal_of

Worth = tuple[Fraction, str, tuple[str, ...]]
"""Worth, working, warnings."""

_NO_COUNTS = "Pertanyaan ini tidak memakai hitungan; isi pecahan (0,85) atau persen (85%)."


def counts_in(question: Question, text: str, where: str) -> dict[str, Cell]:
    """The counts by code. Raises Refusal for a part that is no count, or a code given twice."""
    counts: dict[str, Cell] = {}
    for part in text.split(";"):
        code, sign, number = (piece.strip() for piece in part.partition("="))
        if not part.strip():
            continue
        if not sign or code.casefold() in counts:
            raise unusable(question, text, where, "Tulis tiap hitungan satu kali, misalnya m1=20;m2=17.")
        counts[code.casefold()] = number
    return counts


def counts_worth(question: Question, counts: Mapping[str, str], where: str) -> Worth:
    """Worth, working ("17/20 = 0,85") and warnings. Raises Refusal naming `where` for a count that cannot be used."""
    numbers = {code: _count(question, code, text, where) for code, text in counts.items()}
    ratio = question.ratio
    if ratio is None:
        raise unusable(question, _written(counts), where, _NO_COUNTS)
    missing = [count.code for count in question.counts if count.counted and count.code not in numbers]
    if missing:
        raise unusable(question, _written(counts), where, f"{' dan '.join(missing)} belum diisi.")
    plus, base = numbers[ratio.plus], numbers[ratio.base]
    shown = comma(plus) if not ratio.minus else f"({comma(plus)} - {comma(numbers[ratio.minus])})"
    if base == 0:
        return Fraction(0), f"{shown}/0", (_nothing_to_count(question, ratio.base),)
    result = (plus - numbers.get(ratio.minus, Fraction(0))) / base
    return _clamped(question, result, f"{shown}/{comma(base)} = {comma(result)}")


def _clamped(question: Question, result: Fraction, working: str) -> Worth:
    worth = min(max(result, Fraction(0)), Fraction(1))
    if worth == result:
        return worth, working, ()
    percent = f"{comma(result * 100, 2)}%"
    warning = f"{question.id}: {working}, yaitu {percent}; dihitung sebagai {comma(worth * 100)}%."
    return worth, working, (warning,)


def _nothing_to_count(question: Question, code: str) -> str:
    elsewhere = f" (satu aplikasi instansi memberi {question.if_none})" if question.if_none else ""
    return (
        f"{question.id}: {code} ({_named(question)[code]}) nol, dihitung 0 karena naskah tidak mengaturnya{elsewhere}. "
        "Bila seharusnya lain, isi persentasenya sendiri dan tulis alasannya."
    )


def _count(question: Question, code: str, text: str, where: str) -> Fraction:
    if code not in _named(question):
        allowed = ", ".join(f"{known} ({name})" for known, name in _named(question).items())
        raise unusable(question, f"{code}={text}", where, f"Yang ada: {allowed}." if allowed else _NO_COUNTS)
    number = decimal_of(text)
    if number is None or number < 0 or number != number.to_integral_value():
        raise unusable(question, f"{code}={text}", where, "Hitungan harus bilangan bulat 0 atau lebih.")
    return Fraction(number)


def _named(question: Question) -> dict[str, str]:
    return {count.code: count.name for count in question.counts}


def _written(counts: Mapping[str, str]) -> str:
    return ";".join(f"{code}={text}" for code, text in counts.items())
