"""What we ask Google's leave for, and whether all of it was given."""

from collections.abc import Sequence
from pathlib import Path

from zi_sheets.workspace.failure import AccessRefused

SCOPES = (
    "https://www.googleapis.com/auth/spreadsheets",
    "https://www.googleapis.com/auth/drive",  # drive.file would hide what people drop into the folders
    "https://www.googleapis.com/auth/documents",
)
"""docs/masuk-google.md says for each why nothing smaller is enough."""


def check_granted(granted: Sequence[str] | None, path: Path) -> None:
    """Raises AccessRefused where Google says what was granted and something is missing; a person may untick any."""
    missing = [scope.rpartition("/")[2] for scope in SCOPES if granted and scope not in granted]
    if missing:
        raise AccessRefused(
            "scopes",
            f"Izin yang disetujui kurang: {', '.join(missing)}.",
            where=str(path),
            action="Hapus token itu, masuk lagi di terminal, dan centang semua izin yang diminta.",
        )
