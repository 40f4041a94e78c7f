"""A month's document in Drive: found before it is made, replaced where it is still as we left it, otherwise kept.

Its marks lie in `properties`, where every client sees them: the month, the version, and two fingerprints of what we
uploaded last, one of the text as Google exports it, one of the whole .docx.
"""

import hashlib
import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from zi_sheets.config import Config
from zi_sheets.domain.period import Period
from zi_sheets.init.places import ROLE_PROPERTY, UNIT_PROPERTY, in_role
from zi_sheets.monthly_report.template import body_text
from zi_sheets.workspace.drive import DOCUMENT, DOCX, Drive, Json
from zi_sheets.workspace.failure import AccessRefused, CallRefused

REPORT = "laporan"
MONTH_PROPERTY, VERSION_PROPERTY = "zi_bulan", "zi_versi"
TEXT_PROPERTY, CONTENT_PROPERTY = "zi_sidik", "zi_isi"
PLAIN = "text/plain"
Outcome = Literal["created", "updated", "kept"]


@dataclass(frozen=True, slots=True)
class Filled:
    """A report ready to go up, as .docx."""

    month: Period
    content: bytes

    @property
    def title(self) -> str:
        return f"Laporan Monev ZI {self.month.label}"


@dataclass(frozen=True, slots=True)
class Published:
    """The month's document as it is in Drive now; `kept`: an older one that was left as people, or Google, have it."""

    file: Json
    outcome: Outcome
    kept: Json | None = None


def publish(drive: Drive, config: Config, filled: Filled, registered: str) -> Published:
    """Bring the month's document up to date. `registered`: the id that the workbook has for the month, "" for none.

    Raises GoogleFailure; then the document is as it was, or new and found by its mark the next time.
    """
    there = documents_of(drive, config, filled.month, registered)
    if not there:
        return Published(_create(drive, config, filled, 1), "created")
    current = there[0]
    version = _version(current)
    if is_edited(drive, current):
        return Published(_create(drive, config, filled, version + 1), "kept", current)
    outcome: Outcome = "updated" if version == 1 else "kept"
    before = there[1] if len(there) > 1 else None
    if current["properties"].get(CONTENT_PROPERTY) == content_fingerprint(filled.content):
        return Published(current, outcome, before)
    try:
        return Published(_replace(drive, current, filled), outcome, before)
    except CallRefused:  # nobody promises that a document can be replaced in place; a new one can always be made
        return Published(_create(drive, config, filled, version + 1), "kept", current)


def documents_of(drive: Drive, config: Config, month: Period, registered: str) -> list[Json]:
    """The month's documents outside the bin, the newest version first.

    A copy that a person made carries the same marks; the one that the workbook names counts, else the oldest.
    """
    found = {file["id"]: file for file in in_role(drive, config.penanda, REPORT)}
    if registered and registered not in found and (file := _registered(drive, config, registered)):
        found[registered] = file
    months = [file for file in found.values() if file["properties"].get(MONTH_PROPERTY) == month.code]
    return sorted(months, key=lambda file: (-_version(file), file["id"] != registered, file["createdTime"]))


def _registered(drive: Drive, config: Config, document_id: str) -> Json | None:
    """The document that the workbook names, for a search that lags behind; None where it is gone or another unit's."""
    try:
        file = drive.get(document_id, "laporan yang tercatat di lembar kerja")
    except AccessRefused:
        return None
    ours = file.get("properties", {}).get(UNIT_PROPERTY) == config.penanda
    return file if ours and not file.get("trashed") else None


def _version(file: Json) -> int:
    return int(file["properties"].get(VERSION_PROPERTY, 1))


def is_edited(drive: Drive, file: Json) -> bool:
    """Does the document say anything else than it did after our own upload?"""
    return bool(_exported(drive, file) != file["properties"].get(TEXT_PROPERTY))


def _exported(drive: Drive, file: Json) -> str:
    return text_fingerprint(drive.export(file["id"], PLAIN, f"dokumen {file['name']}").decode("utf-8-sig"))


def text_fingerprint(text: str) -> str:
    """Of the signs themselves: spaces, line ends and the marks of lists differ between a .docx and its export."""
    return _digest("".join(text.replace("*", " ").split()))


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:40]


def content_fingerprint(content: bytes) -> str:
    """Of the parts of a .docx; the times in its archive say nothing about what it shows."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = sorted((part.filename, part.CRC, part.file_size) for part in archive.infolist())
    return _digest(repr(parts))


def _create(drive: Drive, config: Config, filled: Filled, version: int) -> Json:
    title = filled.title if version == 1 else f"{filled.title} (versi {version})"
    marks = {UNIT_PROPERTY: config.penanda, ROLE_PROPERTY: REPORT, VERSION_PROPERTY: str(version)}
    marks |= {MONTH_PROPERTY: filled.month.code, **_content_marks(filled)}
    folder = config.reports_folder_id
    file = drive.create(title, DOCUMENT, folder, properties=marks, content=filled.content, content_mime=DOCX)
    return _sealed(drive, file)


def _replace(drive: Drive, file: Json, filled: Filled) -> Json:
    where, marks = f"dokumen {file['name']}", _content_marks(filled)
    return _sealed(drive, drive.update(file["id"], where, properties=marks, content=filled.content, content_mime=DOCX))


def _content_marks(filled: Filled) -> Mapping[str, str]:
    """They travel with the content in one call, so that a run that breaks off after it leaves nothing unexplained."""
    text, content = text_fingerprint(body_text(filled.content)), content_fingerprint(filled.content)
    return {TEXT_PROPERTY: text, CONTENT_PROPERTY: content}


def _sealed(drive: Drive, file: Json) -> Json:
    """Where Google words the export in its own way, that is what later exports are compared with."""
    exported = _exported(drive, file)
    if exported == file["properties"][TEXT_PROPERTY]:
        return file
    return drive.update(file["id"], f"dokumen {file['name']}", properties={TEXT_PROPERTY: exported})
