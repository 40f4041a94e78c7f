"""The credentials file that zi.toml names: read from the disk, its kind told from its own words, nothing sent."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from zi_sheets.workspace.failure import AccessRefused

Kind = Literal["service_account", "authorized_user", "installed"]
GUIDE = "docs/masuk-google.md"
TOKEN_PATH = "/token"

_NEEDED: Mapping[Kind, tuple[str, ...]] = {
    "service_account": ("client_email", "private_key", "token_uri"),
    "authorized_user": ("client_id", "client_secret", "refresh_token"),
    "installed": ("client_id", "client_secret", "auth_uri", "token_uri"),
}
"""What google-auth needs of each kind; all are texts."""


class WrongKeyFile(AccessRefused):
    """The file itself is wrong, as any other configuration may be: exit code 2, nothing was sent."""

    exit_code = 2

    def __init__(self, path: Path | str, problem: str, action: str) -> None:
        super().__init__("credentials", f"Berkas kredensial {problem}", where=str(path), action=action)


@dataclass(frozen=True, slots=True)
class KeyFile:
    """`info` holds secrets: it is never shown, so it is left out of what `repr` says."""

    path: Path
    kind: Kind
    info: Mapping[str, Any] = field(repr=False)


def read_key(path: Path) -> KeyFile:
    """Raises WrongKeyFile where the file is missing, no JSON, of a kind we cannot use, or lacks something."""
    content = _content(path)
    kind = _kind(path, content)
    info = content["installed"] if kind == "installed" else content
    missing = [name for name in _NEEDED[kind] if not (isinstance(info.get(name), str) and info[name])]
    if missing:
        raise WrongKeyFile(path, f"tidak lengkap: {', '.join(missing)} tidak ada atau kosong.", _new_file(kind))
    key = KeyFile(path, kind, info)
    _check_token_address(key)
    return key


def _content(path: Path) -> Mapping[str, Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as problem:
        action = f"Isi `kredensial` di zi.toml dengan letak berkas JSON dari Google; lihat {GUIDE}."
        raise WrongKeyFile(path, f"tidak dapat dibuka: {problem.strerror}.", action) from problem
    except ValueError:
        # Without its cause: a decoder's error carries the text it could not read, and that text is a secret.
        raise WrongKeyFile(path, "bukan JSON yang utuh.", "Unduh berkasnya sekali lagi dari Google Cloud.") from None
    if not isinstance(content, dict):
        raise WrongKeyFile(path, "bukan berkas kredensial Google.", f"Lihat {GUIDE} untuk berkas yang benar.")
    return content


def _kind(path: Path, content: Mapping[str, Any]) -> Kind:
    if isinstance(content.get("installed"), dict):
        return "installed"
    if "web" in content:
        action = "Buat klien OAuth berjenis 'Aplikasi desktop' (Desktop app), lalu unduh JSON-nya."
        raise WrongKeyFile(path, "milik klien OAuth berjenis 'web', bukan 'desktop'.", action)
    match content.get("type"):
        case "service_account":
            return "service_account"
        case "authorized_user":
            return "authorized_user"
        case _:
            action = f"Pakai kunci akun layanan, klien OAuth desktop, atau token pengguna; lihat {GUIDE}."
            raise WrongKeyFile(path, "salah jenis: bukan akun layanan dan bukan klien OAuth desktop.", action)


def _check_token_address(key: KeyFile) -> None:
    """Files of before 2018 name addresses that Google has left; google-auth knows that of a user's token by itself."""
    if key.kind != "authorized_user" and urlsplit(key.info["token_uri"]).path != TOKEN_PATH:
        raise WrongKeyFile(key.path, "menyebut alamat token (token_uri) yang tidak dikenal.", _new_file(key.kind))


def _new_file(kind: Kind) -> str:
    if kind == "authorized_user":
        return "Hapus berkas itu, lalu masuk lagi dengan menjalankan perintahnya di terminal."
    return f"Unduh berkas yang baru dari Google Cloud; lihat {GUIDE}."
