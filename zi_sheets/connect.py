"""The one door: to Google, to an embedded workspace over HTTP, or to one in this process. Behind it all is alike."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import requests
from requests.adapters import BaseAdapter, HTTPAdapter

from zi_sheets.config import GOOGLE, IDS, PRACTICE, Config
from zi_sheets.domain.refusal import Refusal
from zi_sheets.place import URL_VARIABLE, practice_url
from zi_sheets.workspace.auth import google_credentials, practice_credentials
from zi_sheets.workspace.auth_exchange import Exchange
from zi_sheets.workspace.auth_file import GUIDE
from zi_sheets.workspace.docs import Docs
from zi_sheets.workspace.drive import Drive
from zi_sheets.workspace.failure import Unreachable
from zi_sheets.workspace.journal import Journal
from zi_sheets.workspace.retry import Retry
from zi_sheets.workspace.session import Rehosted, WayOut, open_session
from zi_sheets.workspace.sheets import Sheets

if TYPE_CHECKING:
    from zi_sheets.emulator import Application


@dataclass(frozen=True, slots=True)
class Connection:
    """Signed in and ready; `retry` also tells how a run waits.

    `place` is "google" or "latihan"; `place_id` tells one practice place from another.
    """

    sheets: Sheets
    drive: Drive
    docs: Docs
    journal: Journal
    retry: Retry
    place: str
    place_id: str = ""


def connect(
    config: Config, *, transport: BaseAdapter | None = None, retry: Retry | None = None, at_terminal: bool = False
) -> Connection:
    """The place that zi.toml and the environment name; nothing is sent before its ids are known to belong there.

    `transport` carries what would go to Google elsewhere. `at_terminal`: somebody is there who can agree in a browser.
    Raises Refusal where ids and place do not fit, GoogleFailure where the place is shut or the credentials are wrong.
    """
    if url := practice_url():
        place_id = _place_id(url)
        _check_practice(config, place_id)
        return _practice(config.identitas, Rehosted(url), place_id, retry)
    _check_google(config)
    journal, retry, transport = Journal(), retry or Retry(), transport or HTTPAdapter()
    exchange = Exchange(WayOut(transport, journal, retry))
    credentials = google_credentials(config.key_file, config.token_file, exchange, at_terminal=at_terminal)
    session = open_session(credentials, transport=transport, journal=journal, retry=retry)
    return Connection(Sheets(session), Drive(session), Docs(session), journal, retry, GOOGLE)


def connect_in_process(
    application: "Application", identity: str = "operator", retry: Retry | None = None
) -> Connection:
    """An embedded workspace without a socket, for the demo and the tests."""
    from zi_sheets.emulator import InProcess

    return _practice(identity, InProcess(application), application.store.place_id, retry)


def _practice(identity: str, transport: BaseAdapter, place_id: str, retry: Retry | None) -> Connection:
    journal, retry = Journal(), retry or Retry()
    session = open_session(practice_credentials(identity), transport=transport, journal=journal, retry=retry)
    return Connection(Sheets(session), Drive(session), Docs(session), journal, retry, PRACTICE, place_id)


def _place_id(url: str) -> str:
    try:
        return str(requests.get(f"{url}/_workspace", timeout=5).json()["id"])
    except (requests.RequestException, ValueError, KeyError) as problem:
        raise Unreachable(
            "unreachable",
            "Ruang latihan tidak menjawab.",
            where=url,
            action=f"Pastikan `zi-sheets workspace` berjalan dan {URL_VARIABLE} menyebut alamatnya.",
        ) from problem


def _check_practice(config: Config, place_id: str) -> None:
    """Ids of one place must never be used in another: they could name somebody else's files."""
    if config.tempat == GOOGLE:
        raise Refusal(
            "place_mismatch",
            "zi.toml ini milik Google, tetapi perintah diarahkan ke ruang latihan.",
            where=f"variabel lingkungan {URL_VARIABLE}",
            action=f"Hapus {URL_VARIABLE}, atau pakai --config dengan zi.toml milik ruang latihan.",
        )
    if any(getattr(config, key) for key in IDS) and config.latihan_id != place_id:
        raise Refusal(
            "place_mismatch",
            "zi.toml ini milik ruang latihan lain (foldernya berbeda).",
            where="zi.toml, latihan_id",
            action="Jalankan `zi-sheets workspace` dengan DIR yang lama, atau `zi-sheets init --config` berkas baru.",
        )


def _check_google(config: Config) -> None:
    if config.tempat != GOOGLE:
        raise Refusal(
            "place_closed",
            "zi.toml ini milik ruang latihan, tetapi ruang latihan tidak disebut.",
            where=f"variabel lingkungan {URL_VARIABLE}",
            action=f"Jalankan `zi-sheets workspace --port 8765 --data DIR`, lalu isi {URL_VARIABLE}=http://127.0.0.1:8765.",
        )
    if config.latihan_id:
        raise Refusal(
            "place_mismatch",
            'zi.toml ini menyebut tempat = "google", tetapi id di dalamnya milik ruang latihan.',
            where="zi.toml, latihan_id",
            action="Jalankan `zi-sheets init --config` dengan berkas baru untuk Google.",
        )
    if not config.kredensial:
        raise Refusal(
            "credentials",
            "Berkas kredensial Google belum disebut.",
            where=f"{config.file}, kredensial",
            action=f'Tulis di sana tempat = "google" dan kredensial = "letak berkas JSON dari Google"; lihat {GUIDE}.',
        )
