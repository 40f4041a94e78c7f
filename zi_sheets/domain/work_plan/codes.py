"""The codes of indicators: given once, kept with the words they were given for, never used again for another."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain, count

from zi_sheets.domain.refusal import Refusal
from zi_sheets.domain.words.slug import text_key
from zi_sheets.domain.work_plan.matrix import Indicator, Matrix
from zi_sheets.domain.workbook.grid import place
from zi_sheets.domain.workbook.records import KEY, Records
from zi_sheets.domain.workbook.settle import KeyedRow, Settlement, settle

INDICATOR = "Indikator"
Given = tuple[str, str]


def given_codes(duties: Records) -> list[Given]:
    """Every indicator's code with the words it was given for, as `Data Dukung` keeps them: "3.1 Penyusunan Tim"."""
    pairs = dict.fromkeys(duties.line_text(line, INDICATOR).partition(" ")[::2] for line in duties.body())
    return [(code, _words(code.partition(".")[0], text)) for code, text in pairs if "." in code and text]


def settled_matrix(matrix: Matrix, records: Records, given: list[Given]) -> tuple[Matrix, Records]:
    """The matrix with settled codes, and the records with a line for each of them.

    A row without a code of its own gets the one it reads as, or the next number of its program that was never given.
    Raises Refusal naming the rows where equal words leave open which is whose.
    """
    indicators = {indicator.row: indicator for indicator in matrix.indicators}
    rows = [
        KeyedRow(line, records.line_text(line, KEY), _row_words(indicators.get(line)))
        for line in records.body()
        if line in indicators or records.line_text(line, KEY)
    ]
    found = settle(rows, given)
    _refuse_doubts(found, records)
    for line, code in _new_codes(indicators, found, {code for code, _ in given}):
        found.lines[code] = line
    spare = [line for line in found.spare if line not in indicators]
    by_line = {line: code for code, line in found.lines.items()}
    coded = tuple(replace(indicator, code=by_line[indicator.row]) for indicator in matrix.indicators)
    return replace(matrix, indicators=coded), records.settled(replace(found, spare=spare))


def _new_codes(indicators: Mapping[int, Indicator], found: Settlement, ever: set[str]) -> Iterator[tuple[int, str]]:
    settled, taken = set(found.lines.values()), ever | found.lines.keys()
    for line, indicator in indicators.items():
        if line not in settled:
            numbered = (f"{indicator.program_number}.{number}" for number in count(1))
            own = next(code for code in chain([indicator.code], numbered) if code not in taken)
            taken.add(own)
            yield line, own


def _row_words(indicator: Indicator | None) -> str:
    return _words(str(indicator.program_number), indicator.indikator) if indicator else ""


def _words(program: str, text: str) -> str:
    return f"{program} {text_key(text)}"


def _refuse_doubts(found: Settlement, records: Records) -> None:
    for code, lines in found.doubts.items():
        raise Refusal(
            "rows_alike",
            f"Tidak jelas baris mana yang berkode {code}: kata-kata indikatornya sama.",
            where=place(records.tab.title, *((line, records.columns[KEY]) for line in lines)),
            action=f"Tulis {code} di sel Kode baris yang benar, atau bedakan kata-kata indikatornya.",
        )
