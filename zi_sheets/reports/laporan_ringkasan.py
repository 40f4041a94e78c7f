"""The monthly report in words: where the unit stands, and what its head has to decide."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from zi_sheets.domain.assessment import Assessment, Completeness, Item, completeness
from zi_sheets.domain.period import spoken
from zi_sheets.domain.scoring.evaluation import Evaluation
from zi_sheets.domain.status import Status
from zi_sheets.domain.work_plan.team import NOBODY
from zi_sheets.reports.skor import standing
from zi_sheets.reports.words import percent

_LIMITS = "Angka-angka ini menghitung ada tidaknya bukti, bukan mutunya."
_UNANSWERED = "LKE belum diisi, jadi nilai dan jarak ke ambang WBK belum dapat dihitung."


def is_lacking(item: Item) -> bool:
    return item.lacking


def summary(assessment: Assessment, evaluation: Evaluation | None = None) -> str:
    """Where we stand, in a few sentences for a reader who knows no details.

    `evaluation`: of the answers as they are when the report is written, None where the unit answered none.
    """
    count = completeness(assessment.items)
    share = percent(count.fulfilled, count.asked)
    said = [
        f"Sampai {spoken(assessment.today)}, {count.fulfilled} dari {count.asked} bukti wajib yang sudah berjalan "
        f"telah ada ({share}).",
        *_open_points(count, assessment),
        *_best_and_worst(assessment),
        _LIMITS,
        f"Dari jawaban LKE saat laporan ini dibuat: {standing(evaluation)}" if evaluation else _UNANSWERED,
    ]
    return " ".join(said)


def _open_points(count: Completeness, assessment: Assessment) -> Iterator[str]:
    if count.doubtful:
        yield f"{count.doubtful} bukti perlu dicek karena kecocokannya belum pasti."
    if count.unreadable:
        yield f"{count.unreadable} tidak terbaca, jadi belum diketahui ada atau tidaknya."
    if count.lacking:
        due = sum(_is_due(item, assessment) for item in assessment.items)
        yield f"{count.lacking} bukti masih kurang; {due} di antaranya sudah jatuh tempo."


def _is_due(item: Item, assessment: Assessment) -> bool:
    return is_lacking(item) and item.obligation.due <= assessment.today


def _best_and_worst(assessment: Assessment) -> Iterator[str]:
    """The two ends of the table among the LKE's areas, unless they print alike."""
    areas = [area for area in assessment.areas if area.weight is not None]
    counts = {area.name: completeness(_items(assessment, area.code)) for area in areas}
    asked = {name: count for name, count in counts.items() if count.asked}
    ranked = sorted(asked, key=lambda name: asked[name].fulfilled / asked[name].asked)
    if not ranked or _share(asked[ranked[0]]) == _share(asked[ranked[-1]]):
        return
    yield (
        f"Paling lengkap: {ranked[-1]} ({_share(asked[ranked[-1]])}); "
        f"paling tertinggal: {ranked[0]} ({_share(asked[ranked[0]])})."
    )


def _items(assessment: Assessment, area: str) -> Iterable[Item]:
    return (item for item in assessment.items if item.area.code == area)


def _share(count: Completeness) -> str:
    return percent(count.fulfilled, count.asked)


def decisions(assessment: Assessment) -> tuple[str, ...]:
    """What the head of the unit has to decide or ask for, the most urgent first; never empty."""
    found = tuple(_decisions(assessment))
    return found or ("Tidak ada yang mendesak; kelengkapan bukti tinggal dijaga.",)


def _decisions(assessment: Assessment) -> Iterator[str]:
    lacking = [item for item in assessment.items if is_lacking(item)]
    due = [item for item in lacking if item.obligation.due <= assessment.today]
    if due:
        yield f"Meminta PIC melengkapi {len(due)} bukti yang sudah jatuh tempo, {_most(due)}."
    if len(lacking) > len(due):
        later = [item for item in lacking if item.obligation.due > assessment.today]
        first = min(item.obligation.due for item in later)
        yield f"Menyiapkan {len(later)} bukti yang belum jatuh tempo; tenggat terdekat {spoken(first)}."
    if without := _without_pic(assessment):
        yield f"Menunjuk PIC untuk {len(without)} indikator yang belum punya: {', '.join(without)}."
    if doubtful := _in_status(assessment, Status.DOUBTFUL):
        yield f"Menugaskan pemeriksaan {doubtful} bukti yang perlu dicek di tab Data Dukung."
    if unreadable := _in_status(assessment, Status.UNREADABLE):
        yield f"Membuka akses folder untuk {unreadable} bukti yang tidak terbaca."


def _most(items: Sequence[Item]) -> str:
    name, number = Counter(item.area.name for item in items).most_common(1)[0]
    return f"terbanyak di {name} ({number})"


def _without_pic(assessment: Assessment) -> list[str]:
    """Indicators in which something is open and nobody answers for it."""
    return [
        each.indicator.code
        for each in assessment.indicators
        if any(item.asked and not item.fulfilled and item.pic == NOBODY for item in each.items)
    ]


def _in_status(assessment: Assessment, status: Status) -> int:
    return sum(item.asked and item.state.status is status for item in assessment.items)
