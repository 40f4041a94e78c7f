"""Who we are at the door: credentials for Google, and names for a practice place."""

from pathlib import Path

import google.auth.credentials
import google.oauth2.credentials
import google.oauth2.service_account
from google.auth.transport import Request

from zi_sheets.workspace.auth_exchange import Exchange, renew
from zi_sheets.workspace.auth_file import GUIDE, KeyFile, WrongKeyFile, read_key
from zi_sheets.workspace.auth_person import renewed_person, signed_in_person
from zi_sheets.workspace.auth_scopes import SCOPES


class _ServiceAccount(google.oauth2.service_account.Credentials):
    """google-auth would ask iamcredentials.googleapis.com for "regional access boundaries" from a thread of its own at
    the first request: a call that no receipt counts, over a copy of our session. This unit's files have none."""

    def before_request(self, request: Request, method: str, url: str, headers: dict[str, str]) -> None:
        if not self.valid:
            self.refresh(request)  # type: ignore[no-untyped-call] # google-auth publishes no types here
        self.apply(headers)  # type: ignore[no-untyped-call] # as above


def practice_credentials(identity: str) -> google.auth.credentials.Credentials:
    """A name is all that a practice place asks for."""
    return google.oauth2.credentials.Credentials(identity)  # type: ignore[no-untyped-call] # published without types


def google_credentials(
    key_file: Path, token_file: Path, exchange: Exchange, *, at_terminal: bool
) -> google.auth.credentials.Credentials:
    """Signed in with whatever kind of credentials `key_file` holds; a person's token is kept in `token_file`.

    Every run exchanges anew, so that what is wrong with a file is said here, with its name, and not in mid-run.
    Raises WrongKeyFile for a file that cannot be used, AccessRefused where Google refuses it, GoogleFailure.
    """
    key = read_key(key_file)
    match key.kind:
        case "service_account":
            return _service_account(key, exchange)
        case "authorized_user":
            return renewed_person(key, exchange)
        case "installed":
            return signed_in_person(key, token_file, exchange, at_terminal=at_terminal)


def _service_account(key: KeyFile, exchange: Exchange) -> google.auth.credentials.Credentials:
    new_key = f"Buat kunci baru untuk akun layanan itu di Google Cloud; lihat {GUIDE}."
    try:
        account: _ServiceAccount = _ServiceAccount.from_service_account_info(key.info, scopes=SCOPES)  # type: ignore[no-untyped-call] # as above
    except ValueError:
        # Without its cause: what the parser of keys says could quote the key.
        raise WrongKeyFile(key.path, "berisi kunci rahasia (private_key) yang rusak.", new_key) from None
    renew(account, exchange, key.path, new_key)
    return account
