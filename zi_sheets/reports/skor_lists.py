"""Lists in `Skor`: what is not answered, what no document can prove, where the evaluator disagrees, what to mind."""

from collections.abc import Iterator, Sequence

from zi_sheets.domain.scoring.evaluation import Evaluation
from zi_sheets.domain.scoring.instrument import Instrument
from zi_sheets.domain.scoring.instrument_doubts import doubts
from zi_sheets.reports.skor_grid import Line, block

_UNPROVEN = "Tidak ada dokumen yang diminta hari ini: terbukti rendah 0, terbukti tinggi sebesar nilai mandirinya."


def list_lines(evaluation: Evaluation) -> Iterator[Line]:
    instrument = evaluation.instrument
    yield from block("Belum dijawab, dihitung 0", _by_part(instrument, evaluation.claimed.unanswered))
    yield from block("Tanpa dokumen pembukti", _by_part(instrument, evaluation.proof.not_asked), _UNPROVEN)
    yield from block("TPI menilai lain", _by_part(instrument, evaluation.disagreements))
    yield from block("Peringatan", [(None, words) for words in evaluation.warnings])
    yield from block("Bukan bacaan langsung dari naskah", [(None, words) for words in doubts(instrument)])


def _by_part(instrument: Instrument, questions: Sequence[str]) -> Iterator[Line]:
    """A line per area, and one for the results: how many of how many, and which."""
    parts = [(area.code, area.name, [each.id for each in area.questions]) for area in instrument.areas]
    parts.append(("", "Hasil", [item.question.id for item in instrument.items]))
    for code, name, ids in parts:
        if found := [question for question in ids if question in set(questions)]:
            yield (code or None, f"{name}, {len(found)} dari {len(ids)}: {', '.join(found)}")
