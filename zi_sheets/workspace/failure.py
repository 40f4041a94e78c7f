"""What Google, or the way to it, answered instead of doing what was asked.

GoogleFailure          exit code 3; `code` is one of the words below
├── AccessRefused      "no_access", "not_found", "sign_in", "too_large", "no_download": asking again does not help
├── QuotaExhausted     "quota": the minute's quota stayed used up until our deadline
├── CallRefused        "refused": the call itself is wrong for what is there now (a 400)
└── Unreachable        "unreachable": no answer, or only server errors, until our deadline
    └── Incomplete     "incomplete": an answer that says itself that something may be lacking
"""

import json
from collections.abc import Mapping
from typing import Any


class GoogleFailure(Exception):
    """Base of everything that stops a run at Google's door; texts are plain Indonesian."""

    exit_code = 3

    def __init__(self, code: str, message: str, *, where: str = "", action: str = "", status: int = 0) -> None:
        super().__init__(message)
        self.code, self.message, self.where, self.action, self.status = code, message, where, action, status


class AccessRefused(GoogleFailure):
    """The identity may not do this, or the thing does not exist for it."""


class QuotaExhausted(GoogleFailure):
    """Too many calls for longer than we are willing to wait."""


class CallRefused(GoogleFailure):
    """Google understood the call and refuses it as it stands."""


class Unreachable(GoogleFailure):
    """No usable answer came."""


class Incomplete(Unreachable):
    """A listing with `incompleteSearch`: `found` is there, but what is not in it may be there too."""

    def __init__(self, found: list[dict[str, Any]], where: str) -> None:
        message = "Daftar berkas dari Google tidak lengkap; yang tidak tercantum belum tentu tidak ada."
        super().__init__("incomplete", message, where=where, action=_ASK_AGAIN_LATER)
        self.found = found


def is_answer(failure: GoogleFailure) -> bool:
    """Does it say something of what was asked for? Without an answer asking again may help, and nothing else."""
    return not isinstance(failure, Unreachable | QuotaExhausted)


QUOTA_REASONS = {"rateLimitExceeded", "userRateLimitExceeded", "RATE_LIMIT_EXCEEDED", "quotaExceeded"}


def reason_of(body: bytes) -> tuple[str, str]:
    """Google's own (reason, message) from an error body; ("", "") where it is not Google's JSON."""
    try:
        error = json.loads(body)["error"]
    except (ValueError, KeyError, TypeError):
        return "", ""
    if not isinstance(error, Mapping):
        return str(error), ""
    return _reason(error), str(error.get("message", ""))


def _reason(error: Mapping[str, Any]) -> str:
    listed = [*error.get("errors", []), *error.get("details", [])]
    return next((str(entry["reason"]) for entry in listed if entry.get("reason")), str(error.get("status", "")))


def is_quota(status: int, reason: str) -> bool:
    return status == 429 or (status == 403 and reason in QUOTA_REASONS)


_KEPT_SHUT = {
    "exportSizeLimitExceeded": ("too_large", "Terlalu besar untuk diekspor Google."),
    "cannotExportFile": ("no_download", "Pemiliknya melarang mengunduh isinya."),
    "cannotDownloadFile": ("no_download", "Pemiliknya melarang mengunduh isinya."),
    "fileNotExportable": ("no_download", "Google tidak dapat mengekspornya."),
    "fileNotDownloadable": ("no_download", "Google tidak dapat mengunduhnya."),
}
_ASK_AGAIN_LATER = "Tunggu beberapa menit, lalu jalankan perintah yang sama sekali lagi."
_KNOWN: tuple[tuple[int, type[GoogleFailure], str, str, str], ...] = (
    (
        401,
        AccessRefused,
        "sign_in",
        "Google menolak tanda masuk: kredensial dicabut atau kedaluwarsa.",
        "Periksa `kredensial` di zi.toml atau masuk lagi.",
    ),
    (
        403,
        AccessRefused,
        "no_access",
        "Akun yang dipakai tidak diizinkan membuka atau mengubah ini.",
        "Minta pemilik membagikannya sebagai Editor kepada akun yang dipakai zi-sheets.",
    ),
    (
        404,
        AccessRefused,
        "not_found",
        "Tidak ditemukan, atau belum dibagikan kepada akun yang dipakai.",
        "Periksa id di zi.toml dan pastikan sudah dibagikan kepada akun itu.",
    ),
)


def failure_of(status: int, body: bytes, where: str) -> GoogleFailure:
    """The failure that an error answer stands for; `where` names the call's target for people."""
    reason, said = reason_of(body)
    if is_quota(status, reason):
        message = "Kuota panggilan Google habis dan belum pulih."
        return QuotaExhausted("quota", message, where=where, action=_ASK_AGAIN_LATER, status=status)
    if reason == "storageQuotaExceeded":
        message = "Akun ini tidak punya kuota penyimpanan Drive, jadi tidak dapat membuat berkas."
        action = "Jalankan `zi-sheets init` dengan akun orang, atau pakai Drive Bersama."
        return AccessRefused("storage_quota", message, where=where, action=action, status=status)
    if reason in _KEPT_SHUT:
        code, message = _KEPT_SHUT[reason]
        return AccessRefused(code, message, where=where, action="Buka sendiri berkasnya.", status=status)
    for known, kind, code, message, action in _KNOWN:
        if status == known:
            return kind(
                code, f"{message} Kata Google: {said}" if said else message, where=where, action=action, status=status
            )
    if status >= 500:
        message = f"Google sedang bermasalah (jawaban {status})."
        return Unreachable("unreachable", message, where=where, action=_ASK_AGAIN_LATER, status=status)
    message = f"Google menolak permintaan ini: {said or f'jawaban {status}'}"
    action = "Laporkan pesan ini; permintaan yang ditolak tidak mengubah apa pun."
    return CallRefused("refused", message, where=where, action=action, status=status)
