"""Entry conditions: the checklist of being proposed for WBK. Beside the gates, no part of the score."""

from collections.abc import Mapping
from dataclasses import dataclass

from zi_sheets.domain.scoring.instrument import EntryCondition, Instrument
from zi_sheets.domain.scoring.score import Values

ROWS = {
    "lhkpn": "Syarat LHKPN",
    "lhkasn": "Syarat LHKASN",
    "tindak_lanjut": "Syarat Tindak Lanjut",
    "satu_tahun": "Syarat Satu Tahun",
    "sakip": "Syarat SAKIP",
    "satuan_pendidikan": "Syarat Satuan Pendidikan",
}
"""By a condition's id the row of `Pengaturan` in which people say whether it is met."""


@dataclass(frozen=True, slots=True)
class Checked:
    """`met`: None where neither an answer nor a person says so."""

    condition: EntryCondition
    met: bool | None


def entry_checklist(instrument: Instrument, values: Values, said: Mapping[str, bool]) -> tuple[Checked, ...]:
    """`said`: what a person confirmed, by the condition's id; it wins over the answers."""
    return tuple(Checked(each, _met(each, values, said)) for each in instrument.entry_conditions)


def _met(condition: EntryCondition, values: Values, said: Mapping[str, bool]) -> bool | None:
    if condition.id in said:
        return said[condition.id]
    worth = values.get(condition.of)
    return None if worth is None else worth == 1
