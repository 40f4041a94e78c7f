"""What in a sheet was not read in the regulation itself, for the people who rely on its figures."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from zi_sheets.domain.scoring.instrument import Instrument
from zi_sheets.domain.scoring.instrument_sources import IN_WORDS, Standing
from zi_sheets.domain.scoring.scale import Scale


def doubts(instrument: Instrument) -> tuple[str, ...]:
    """One phrase each: worths of letters, formulas and result formulas that are no printed text."""
    scales = {question.scale.type: question.scale for question in instrument.questions.values()}
    formulas = {
        question.id: question.ratio.standing for question in instrument.questions.values() if question.ratio is not None
    } | {item.question.id: item.formula_standing for item in instrument.items}
    letters = (phrase for scale in scales.values() for phrase in _letters(scale))
    return (*letters, *_grouped("rumus", formulas))


def _letters(scale: Scale) -> Iterator[str]:
    return _grouped(f"nilai huruf skala {scale.type.value}:", scale.standings)


def _grouped(what: str, standings: Mapping[str, Standing]) -> Iterator[str]:
    """ "nilai huruf skala abc: B, C (dari sumber turunan)"."""
    doubtful = [(standing, name) for name, standing in standings.items() if standing is not Standing.VERIFIED]
    for standing, group in groupby(sorted(doubtful), key=lambda pair: pair[0]):
        yield f"{what} {', '.join(name for _, name in group)} ({IN_WORDS[standing]})"
