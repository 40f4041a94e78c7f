"""A person's sign-in: consent in the browser once, then a saved token that is renewed by every run."""

import contextlib
import json
import os
import sys
import webbrowser
from pathlib import Path

from google.oauth2.credentials import Credentials
from google_auth_oauthlib.flow import InstalledAppFlow, WSGITimeoutError
from oauthlib.oauth2 import OAuth2Error  # type: ignore[import-untyped] # published without type information

from zi_sheets.workspace.auth_exchange import Exchange, renew
from zi_sheets.workspace.auth_file import GUIDE, KeyFile, WrongKeyFile, read_key
from zi_sheets.workspace.auth_scopes import SCOPES, check_granted
from zi_sheets.workspace.failure import AccessRefused

CONSENT_S = 300
_ASK = "Buka alamat ini di peramban, pilih akun Google unit, dan setujui semua izinnya:\n{url}"
_DONE = "Selesai. Jendela ini boleh ditutup; zi-sheets melanjutkan di terminal."
_PUBLISH = f"Bila ini terulang tiap tujuh hari, aplikasinya masih berstatus Testing; lihat {GUIDE}."


def signed_in_person(client: KeyFile, token_file: Path, exchange: Exchange, *, at_terminal: bool) -> Credentials:
    """The token saved for this client, renewed and saved again; asked of the person where there is none yet.

    Raises AccessRefused where nobody can be asked, the person refuses, or Google no longer accepts the token;
    WrongKeyFile where `token_file` is damaged.
    """
    if not token_file.exists():
        if not at_terminal:
            raise _nobody_to_ask(token_file)
        credentials = _consent(client, exchange)
    else:
        credentials = renewed_person(_saved(token_file), exchange)
    _save(token_file, credentials)
    return credentials


def renewed_person(key: KeyFile, exchange: Exchange) -> Credentials:
    """A saved token, renewed. Raises AccessRefused where Google no longer accepts it, or some scope was not granted."""
    needed = {name: key.info[name] for name in ("client_id", "client_secret", "refresh_token")}
    credentials: Credentials = Credentials.from_authorized_user_info(needed, key.info.get("scopes"))  # type: ignore[no-untyped-call] # google-auth publishes no types here
    again = f"Hapus berkas itu, lalu jalankan perintah ini di terminal untuk masuk lagi. {_PUBLISH}"
    renew(credentials, exchange, key.path, again)
    check_granted(credentials.granted_scopes, key.path)
    return credentials


def _saved(token_file: Path) -> KeyFile:
    key = read_key(token_file)
    if key.kind != "authorized_user":
        action = "Hapus berkas itu, lalu jalankan perintah ini di terminal untuk masuk lagi."
        raise WrongKeyFile(token_file, "bukan token yang disimpan zi-sheets.", action)
    return key


def _save(path: Path, credentials: Credentials) -> None:
    """Replaces the token in one step; it is never, not even for a moment, readable by others."""
    content = {"type": "authorized_user", **json.loads(credentials.to_json())}  # type: ignore[no-untyped-call] # as above
    part = path.with_name(f"{path.name}.baru")
    part.unlink(missing_ok=True)
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        json.dump(content, file, indent=2)
    part.replace(path)


def _consent(client: KeyFile, exchange: Exchange) -> Credentials:
    """Opens the browser and waits on the loopback for its answer; what the flow prints goes to standard error."""
    flow = InstalledAppFlow.from_client_config({"installed": client.info}, list(SCOPES))
    flow.oauth2session.mount("https://", exchange.way_out)
    try:
        with contextlib.redirect_stdout(sys.stderr):
            credentials: Credentials = flow.run_local_server(
                port=0,
                timeout_seconds=CONSENT_S,
                authorization_prompt_message=_ASK,
                success_message=_DONE,
                prompt="consent",  # without it Google leaves the refresh token out for an account that agreed before
            )
    except (OAuth2Error, Warning, WSGITimeoutError, webbrowser.Error) as problem:
        raise _no_consent(problem, client) from problem
    return credentials


def _no_consent(problem: Exception, client: KeyFile) -> AccessRefused:
    match problem:
        case WSGITimeoutError():
            why, action = "tidak ada jawaban dari peramban", "Jalankan lagi, lalu setujui dalam lima menit."
        case webbrowser.Error():
            why = "komputer ini tidak punya peramban"
            action = f"Masuk di komputer yang punya peramban, lalu salin token ke sini; lihat {GUIDE}."
        case Warning():
            why, action = "tidak semua izin disetujui", "Jalankan lagi dan centang semua izin yang diminta."
        case _:
            why, action = "tidak disetujui", f"Jalankan lagi dan setujui dengan akun yang benar; lihat {GUIDE}."
    return AccessRefused("sign_in", f"Belum masuk ke Google: {why}.", where=str(client.path), action=action)


def _nobody_to_ask(token_file: Path) -> AccessRefused:
    return AccessRefused(
        "sign_in",
        "Belum masuk ke Google: token belum ada, dan perintah ini tidak berjalan di terminal.",
        where=str(token_file),
        action=f"Jalankan perintah yang sama sekali di terminal dan setujui di peramban; lihat {GUIDE}.",
    )
