"""The monthly report (laporan monev): everything its template may ask for. Field names are the template's own tags."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date

import pandas as pd

from zi_sheets.domain.assessment import Assessment, Completeness, IndicatorItems, Item, completeness
from zi_sheets.domain.period import Period, spoken
from zi_sheets.domain.refusal import Refusal
from zi_sheets.domain.scoring.evaluation import Evaluation
from zi_sheets.reports.frame import items_frame
from zi_sheets.reports.laporan_ringkasan import decisions, is_lacking, summary
from zi_sheets.reports.rencana_kerja import evidence_status
from zi_sheets.reports.skor_completeness import COUNTS
from zi_sheets.reports.words import listed_items, out_of, percent

BLANK_LINE = "." * 34


@dataclass(frozen=True, slots=True)
class CountRow:
    """An area's line in the table of progress, or its total."""

    kode: str
    nama: str
    bobot: str
    wajib: int
    ada: int
    perlu_dicek: int
    tidak_terbaca: int
    kurang: int
    kelengkapan: str


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    kode: str
    nama: str
    kelengkapan: str
    perlu_dicek: int
    kurang: int
    status: str


@dataclass(frozen=True, slots=True)
class LackingRow:
    """One required document that is not there, with all periods that lack it."""

    kode: str
    dokumen: str
    status: str
    pic: str
    tenggat: str


@dataclass(frozen=True, slots=True)
class DecisionRow:
    nomor: int
    kalimat: str


@dataclass(frozen=True, slots=True)
class Laporan:
    """`grafik` is the description of the chart; the picture itself is drawn from `chart_counts`."""

    nama_unit: str
    nama_unit_besar: str
    bulan: str
    tahun: str
    per_tanggal: str
    ringkasan: str
    keputusan: tuple[DecisionRow, ...]
    area: tuple[CountRow, ...]
    jumlah: CountRow
    grafik: str
    indikator: tuple[IndicatorRow, ...]
    kekurangan: tuple[LackingRow, ...]
    tempat: str
    tanggal: str
    kepala_sekolah: str
    nip: str


_ROWS: dict[str, type] = {
    "keputusan": DecisionRow,
    "area": CountRow,
    "jumlah": CountRow,
    "indikator": IndicatorRow,
    "kekurangan": LackingRow,
}
TAGS: dict[str, tuple[str, ...]] = {
    each.name: tuple(field.name for field in fields(_ROWS[each.name])) if each.name in _ROWS else ()
    for each in fields(Laporan)
}
"""Every tag of the template, with the fields of its rows; () for one that is a text of its own."""


def laporan(assessment: Assessment, month: Period, evaluation: Evaluation | None = None) -> Laporan:
    """The report on `month`; `assessment` is of the month's last day, or of today in a month that goes on.

    Raises Refusal where the unit has no name, or nothing was asked of it by then: such a report says nothing.
    """
    _check(assessment, month)
    settings, day = assessment.settings, spoken(assessment.today)
    counts = chart_counts(assessment)
    return Laporan(
        nama_unit=settings.name,
        nama_unit_besar=settings.name.upper(),
        bulan=month.label,
        tahun=str(settings.year),
        per_tanggal=day,
        ringkasan=summary(assessment, evaluation),
        keputusan=tuple(DecisionRow(number, text) for number, text in enumerate(decisions(assessment), 1)),
        area=tuple(_area_rows(assessment, counts)),
        jumlah=_total(assessment, counts),
        grafik=described(counts),
        indikator=tuple(_indicator_row(each) for each in assessment.indicators),
        kekurangan=_lacking_rows(assessment),
        tempat=settings.place or BLANK_LINE,
        tanggal=day,
        kepala_sekolah=settings.head or BLANK_LINE,
        nip=settings.head_nip or BLANK_LINE,
    )


def _check(assessment: Assessment, month: Period) -> None:
    if not assessment.settings.unit:
        raise Refusal(
            "unit_unnamed",
            "Nama unit belum diisi, jadi laporan tidak tahu milik siapa.",
            where="tab Pengaturan, Nama Unit",
            action="Isi Nama Unit, lalu jalankan lagi.",
        )
    if completeness(assessment.items).asked == 0:
        raise Refusal(
            "month_without_data",
            f"Tidak ada data untuk {month.label}: belum ada satu pun bukti yang diminta sampai bulan itu.",
            where="tab Rencana Kerja",
            action="Periksa DATA DUKUNG di Rencana Kerja, atau pilih bulan lain.",
        )


def chart_counts(assessment: Assessment) -> pd.DataFrame:
    """One row per area, named, in the matrix's order; columns asked, fulfilled, doubtful, unreadable, lacking."""
    by_area = items_frame(assessment).groupby("area")[COUNTS].sum()
    counts = by_area.reindex([area.code for area in assessment.areas], fill_value=0)
    return counts.set_axis([area.name for area in assessment.areas], axis="index")


def described(counts: pd.DataFrame) -> str:
    """The chart in words, for readers who cannot see it."""
    said = [f"{name} {row.fulfilled} dari {row.asked}" for name, row in zip(counts.index, _rows(counts), strict=True)]
    return f"Grafik kelengkapan bukti per area: {'; '.join(said)}."


def _rows(counts: pd.DataFrame) -> list[Completeness]:
    columns = ["asked", "fulfilled", "doubtful", "unreadable"]
    return [Completeness(*(int(number) for number in row)) for row in counts[columns].to_numpy()]


def _area_rows(assessment: Assessment, counts: pd.DataFrame) -> Iterator[CountRow]:
    for area, found in zip(assessment.areas, _rows(counts), strict=True):
        yield _count_row(area.code, area.name, "-" if area.weight is None else str(area.weight), found)


def _total(assessment: Assessment, counts: pd.DataFrame) -> CountRow:
    weight = sum((area.weight for area in assessment.areas if area.weight is not None), start=0)
    return _count_row("", "Jumlah", str(weight), _rows(counts.sum().to_frame().T)[0])


def _count_row(code: str, name: str, weight: str, found: Completeness) -> CountRow:
    share = percent(found.fulfilled, found.asked)
    return CountRow(
        code, name, weight, found.asked, found.fulfilled, found.doubtful, found.unreadable, found.lacking, share
    )


def _indicator_row(each: IndicatorItems) -> IndicatorRow:
    count = completeness(each.items)
    return IndicatorRow(
        kode=each.indicator.code,
        nama=each.indicator.indikator,
        kelengkapan=out_of(count) if count.asked else "-",
        perlu_dicek=count.doubtful,
        kurang=count.lacking,
        status=evidence_status(each.items),
    )


def _lacking_rows(assessment: Assessment) -> tuple[LackingRow, ...]:
    """By due date, then in the matrix's order; what repeats is one row as long as its status is one."""
    groups: dict[tuple[str, str], list[Item]] = {}
    for item in filter(is_lacking, assessment.items):
        groups.setdefault((item.obligation.requirement.id, item.state.status), []).append(item)
    return tuple(_lacking_row(items) for items in sorted(groups.values(), key=_first_due))


def _first_due(items: list[Item]) -> date:
    return min(item.obligation.due for item in items)


def _lacking_row(items: list[Item]) -> LackingRow:
    first, due = items[0], spoken(_first_due(items))
    return LackingRow(
        kode=first.obligation.requirement.indicator,
        dokumen=listed_items(items),
        status=first.state.status.value,
        pic=first.pic,
        tenggat=due if len(items) == 1 else f"sejak {due}",
    )
