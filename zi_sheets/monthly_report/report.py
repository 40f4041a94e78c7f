"""The monthly report: read, assess, fill the school's template, upload, read back. The place that knows the steps."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from zi_sheets.closer_look.closer_look import look_closer
from zi_sheets.closer_look.memory import Memory
from zi_sheets.config import Config
from zi_sheets.connect import Connection
from zi_sheets.decide import decide
from zi_sheets.domain.period import Period
from zi_sheets.domain.refusal import Refusal
from zi_sheets.domain.settings import TAB as SETTINGS
from zi_sheets.domain.settings import read_settings
from zi_sheets.domain.snapshot import Snapshot
from zi_sheets.errors import Interrupted
from zi_sheets.init.adoption import placed
from zi_sheets.init.layout import lacks_tabs_or_columns
from zi_sheets.init.places import REPORT_TEMPLATE, REPORT_TEMPLATE_NAME, in_role
from zi_sheets.materials.materials import Materials
from zi_sheets.monthly_report.chart import chart
from zi_sheets.monthly_report.document import Filled, Published, publish
from zi_sheets.monthly_report.register import enter, read_register
from zi_sheets.monthly_report.tags import has_brackets
from zi_sheets.monthly_report.template import body_text, check_template, fill_template
from zi_sheets.read import read_workbook, with_evidence
from zi_sheets.reports.laporan import Laporan, chart_counts, laporan
from zi_sheets.reports.laporan_bulan import check_month, judged_day, month_before
from zi_sheets.workspace.drive import DOCX, Drive, Json
from zi_sheets.workspace.failure import GoogleFailure
from zi_sheets.workspace.tree import read_tree

Progress = Callable[[str], None]
_DONE = {"created": "dibuat", "updated": "diperbarui", "kept": "ditulis di samping dokumen yang lama"}
TEMPLATE_PLACE = f"Google Docs '{REPORT_TEMPLATE_NAME}' di folder laporan"


@dataclass(frozen=True, slots=True)
class Reported:
    """The report to read, and what became of the month's document."""

    month: Period
    published: Published

    def as_json(self) -> dict[str, Any]:
        file = self.published.file
        return {"document_id": file["id"], "url": file["webViewLink"], "outcome": self.published.outcome}

    def as_text(self) -> str:
        """What became of the document, and where it is, for a person."""
        file, kept = self.published.file, self.published.kept
        lines = [f"{file['name']} {_DONE[self.published.outcome]}: {file['webViewLink']}"]
        if kept:
            lines.append(f"Yang lama dibiarkan apa adanya: {kept['name']}, {kept['webViewLink']}")
        return "\n".join(lines)


def report(
    connection: Connection,
    config: Config,
    materials: Materials,
    *,
    now: datetime,
    today: date | None = None,
    month: Period | None = None,
    memory: Memory | None = None,
    progress: Progress,
) -> Reported:
    """Write the report on `month`, by default the one before `today`; `now` is aware. `memory`: as in a sync.

    The evidence is judged for the month's last day. Raises Refusal before anything is written, GoogleFailure, and
    Interrupted where the document is up but does not say what was sent.
    """
    progress("Membaca lembar kerja dan folder bukti ...")
    workbook = read_workbook(connection.sheets, config.spreadsheet_id)
    month, day = _chosen(workbook, month, today, now)
    _check_layout(workbook, materials)
    snapshot = with_evidence(workbook, read_tree(connection.drive, config.evidence_folder_id))
    closer = look_closer(connection.drive, snapshot, materials, memory or Memory(), today=day, progress=progress)
    decision = decide(closer.added_to(snapshot), materials, day)
    assessment = decision.assessment
    content = laporan(assessment, month, decision.evaluation)
    progress(f"Mengisi templat untuk {month.label} ...")
    template = _template(connection.drive, config)
    _say_missing(template, progress)
    filled = fill_template(template, content, chart(chart_counts(assessment)), TEMPLATE_PLACE)
    progress(f"Menyimpan laporan {month.label} ...")
    register = read_register(connection.sheets, config.spreadsheet_id)
    published = publish(connection.drive, config, Filled(month, filled), register.ids.get(month.code, ""))
    with _uploaded(published.file):
        enter(connection.sheets, config.spreadsheet_id, register, month.code, published.file["id"])
        _check_uploaded(connection, published.file, content, filled)
    return Reported(month, published)


def _chosen(workbook: Snapshot, month: Period | None, today: date | None, now: datetime) -> tuple[Period, date]:
    """The month and the day to judge it on; one that cannot be reported stops before the evidence is read."""
    settings = read_settings(workbook.tabs.get(SETTINGS))
    today = today or now.astimezone(ZoneInfo(settings.zone)).date()
    month = month or month_before(today)
    check_month(month, settings.year, today)
    return month, judged_day(month, today)


def _check_layout(workbook: Snapshot, materials: Materials) -> None:
    """The report makes nothing in the workbook, so what is missing there is not made again here."""
    designs = [placed(design, workbook, materials.headings) for design in materials.designs]
    if lacks_tabs_or_columns(designs, workbook):
        raise Refusal(
            "layout_incomplete",
            "Ada tab atau kolom mesin yang hilang, jadi laporannya tidak akan lengkap.",
            where=f"lembar kerja {workbook.url or workbook.spreadsheet_id}",
            action="Jalankan `zi-sheets sync` dulu, atau pulihkan dari riwayat versi.",
        )


def _template(drive: Drive, config: Config) -> bytes:
    """The template as people have it now, as .docx."""
    found = in_role(drive, config.penanda, REPORT_TEMPLATE)
    if not found:
        raise Refusal(
            "template_gone",
            "Templat laporan tidak ditemukan: dihapus, atau tidak dibagikan kepada akun yang dipakai.",
            where=TEMPLATE_PLACE,
            action="Pulihkan dari Sampah Google Drive atau bagikan kepada akun itu; "
            "atau jalankan `zi-sheets init` untuk membuat yang baru.",
        )
    return drive.export(found[0]["id"], DOCX, TEMPLATE_PLACE)


def _say_missing(template: bytes, progress: Progress) -> None:
    """What the template leaves out is the school's choice; it is said, so that it is never an accident."""
    tags = check_template(template, TEMPLATE_PLACE)
    if tags.missing:
        progress(f"Catatan: templat tidak memakai {', '.join(tags.missing)}.")


@contextmanager
def _uploaded(file: Json) -> Iterator[None]:
    """Whatever fails from here on, the document is there already."""
    try:
        yield
    except GoogleFailure as failure:
        raise Interrupted(
            f"Laporan sudah diunggah, tetapi belum selesai diperiksa: {failure.message}",
            where=f"{file['name']}, {file['webViewLink']}",
            action="Jalankan perintah yang sama sekali lagi; dokumen yang sama dipakai.",
        ) from failure


def _check_uploaded(connection: Connection, file: Json, content: Laporan, filled: bytes) -> None:
    """A report of the wrong month, or with another unit's name, is worse than none: it is read as readers get it."""
    text = _squeezed(connection.docs.text(file["id"], f"dokumen {file['name']}"))
    named = (_squeezed(content.bulan), _squeezed(content.nama_unit))
    lines = [line for line in body_text(filled).splitlines() if any(name in _squeezed(line) for name in named)]
    expected = dict.fromkeys((content.bulan, content.nama_unit, *lines))
    wrong = [f"tidak memuat '{each.strip()[:80]}'" for each in expected if _squeezed(each) not in text]
    wrong += ["masih memuat penanda yang tidak terisi"] if has_brackets(text) else []
    if wrong:
        raise Interrupted(
            f"Laporan sudah diunggah, tetapi isinya tidak benar: {'; '.join(wrong)}.",
            where=f"{file['name']}, {file['webViewLink']}",
            action="Jangan bagikan dokumen itu. Periksa templat, lalu jalankan lagi.",
        )


def _squeezed(text: str) -> str:
    """Without case and spaces: tabs and line ends look different once Docs has them."""
    return "".join(text.split()).casefold()
