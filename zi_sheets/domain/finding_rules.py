"""Which findings follow from the state of an obligation."""

from collections.abc import Iterator
from datetime import date

from zi_sheets.domain.assessment import Item
from zi_sheets.domain.findings import Finding, FindingCode
from zi_sheets.domain.status import Status

_BY_STATUS = {
    Status.UNREADABLE: (
        FindingCode.UNREADABLE,
        "Bagikan folder itu kepada akun zi-sheets.",
    ),
    Status.MISSING: (FindingCode.MISSING, "Taruh dokumennya di folder bukti indikator ini."),
    Status.OUTDATED: (FindingCode.OUTDATED, "Ganti dengan dokumen tahun atau periode yang diminta."),
    Status.EMPTY: (FindingCode.EMPTY, "Unggah lagi berkas yang berisi."),
    Status.DOUBTFUL: (FindingCode.DOUBTFUL, "Buka berkasnya, lalu pilih Sah atau Tolak di kolom Verifikasi."),
    Status.REJECTED: (FindingCode.REJECTED, "Ganti buktinya, lalu kosongkan Verifikasi."),
}

_BLANK = (FindingCode.BLANK, "Isi dokumennya sampai selesai, atau unggah yang sudah diisi.")


def item_findings(item: Item, today: date) -> Iterator[Finding]:
    """Findings of one required obligation; a passed due date makes a missing document overdue."""
    if not item.required:
        return
    status, obligation = item.state.status, item.obligation
    if status is Status.NOT_APPLICABLE and not item.verdict.note:
        sentence = f"{obligation.requirement.text} dinyatakan tidak berlaku tanpa alasan."
        yield Finding(
            FindingCode.NOT_APPLICABLE_WITHOUT_NOTE, obligation.code, sentence, "Tulis alasannya di kolom Catatan."
        )
    if status not in _BY_STATUS:
        return
    code, action = _BLANK if _is_blank(item) else _BY_STATUS[status]
    late = status is Status.MISSING and today > obligation.due
    link = item.state.shown[0].evidence.url if item.state.shown else ""
    sentence = f"{obligation.requirement.text} ({obligation.period.label}): {item.state.reason}"
    yield Finding(FindingCode.OVERDUE if late else code, obligation.code, sentence, action, link)


def _is_blank(item: Item) -> bool:
    """A form that nobody filled in, in contrast to a file without a byte."""
    return item.state.status is Status.EMPTY and any(support.evidence.size != 0 for support in item.state.shown[:1])
