"""The clients' own exceptions become ours, once, at the edge of this package."""

from collections.abc import Iterator
from contextlib import contextmanager

import google.auth.exceptions
from googleapiclient.errors import HttpError
from gspread.exceptions import APIError

from zi_sheets.workspace.failure import AccessRefused, failure_of


@contextmanager
def translated(where: str) -> Iterator[None]:
    """Raises GoogleFailure for whatever the clients raise inside; `where` is what people call the thing."""
    try:
        yield
    except APIError as problem:
        raise failure_of(problem.response.status_code, problem.response.content, where) from problem
    except HttpError as problem:
        raise failure_of(int(problem.resp.status), problem.content, where) from problem
    except google.auth.exceptions.GoogleAuthError as problem:
        raise AccessRefused(
            "sign_in",
            "Tanda masuk ditolak: kredensial dicabut, kedaluwarsa, atau salah jenis.",
            where=where,
            action="Periksa `kredensial` dan `identitas` di zi.toml, lalu jalankan lagi.",
        ) from problem
