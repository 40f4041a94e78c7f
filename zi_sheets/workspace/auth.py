"""Who we are at the door: credentials for Google, and names for a practice place."""

from pathlib import Path

import google.auth.credentials
import google.oauth2.credentials
import google.oauth2.service_account

from zi_sheets.workspace.failure import AccessRefused

SCOPES = ("https://www.googleapis.com/auth/spreadsheets", "https://www.googleapis.com/auth/drive")


def practice_credentials(identity: str) -> google.auth.credentials.Credentials:
    """A name is all that a practice place asks for."""
    return google.oauth2.credentials.Credentials(identity)  # type: ignore[no-untyped-call] # published without types


def google_credentials(path: str) -> google.auth.credentials.Credentials:
    """A service account's key file. Raises AccessRefused where it is missing or of another kind."""
    try:
        return google.oauth2.service_account.Credentials.from_service_account_file(path, scopes=SCOPES)  # type: ignore[no-untyped-call, no-any-return] # as above
    except (OSError, ValueError) as problem:
        raise AccessRefused(
            "credentials",
            "Berkas kredensial tidak ada atau bukan kunci akun layanan.",
            where=str(Path(path)) if path else "zi.toml, kredensial",
            action="Isi `kredensial` di zi.toml dengan jalur berkas JSON akun layanan.",
        ) from problem
