"""Google Drive through google-api-python-client: folders, files, uploads, exports."""

import io
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from google.auth.transport.requests import AuthorizedSession
from googleapiclient.discovery import build
from googleapiclient.http import MediaIoBaseUpload

from zi_sheets.workspace.failure import Incomplete
from zi_sheets.workspace.session import SessionHttp
from zi_sheets.workspace.translated import translated

Json = dict[str, Any]

# The client tells every 403 in English on the terminal; the same refusal reaches people as a failure, in their words.
logging.getLogger("googleapiclient.http").setLevel(logging.ERROR)

FOLDER = "application/vnd.google-apps.folder"
SHORTCUT = "application/vnd.google-apps.shortcut"
SPREADSHEET = "application/vnd.google-apps.spreadsheet"
DOCUMENT = "application/vnd.google-apps.document"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FILE_FIELDS = (
    "id,name,mimeType,size,md5Checksum,version,createdTime,modifiedTime,webViewLink,parents,properties,trashed,"
    "driveId,capabilities(canListChildren),shortcutDetails(targetId,targetMimeType),shared,permissionIds,"
    "permissions(type),owners(emailAddress)"
)
EVERYWHERE = {"supportsAllDrives": True, "includeItemsFromAllDrives": True}
PAGE_SIZE = 1000


def quoted(text: str) -> str:
    """`text` as a string of Drive's query language; the one place where it is escaped."""
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


@dataclass(frozen=True, slots=True)
class Page:
    """`following`: the token of the next page, "" on the last. `complete`: whether Drive says it looked everywhere."""

    files: list[Json]
    following: str
    complete: bool


class Drive:
    """One identity's view of Drive. All methods raise GoogleFailure."""

    def __init__(self, session: AuthorizedSession) -> None:
        self._service = build(
            "drive", "v3", http=SessionHttp(session), static_discovery=True, cache_discovery=False, num_retries=0
        )
        self._files = self._service.files()  # the client builds its methods anew each time this is asked for

    def page(self, query: str, where: str, token: str = "", *, drive_id: str = "") -> Page:
        """One page of what the query finds, or of all there is for ""; `drive_id`: in this shared drive alone.

        Never what lies in the bin.
        """
        asked = {"q": f"({query}) and trashed = false" if query else "trashed = false", "pageSize": PAGE_SIZE}
        scope = {"corpora": "drive", "driveId": drive_id} if drive_id else {}
        fields = f"nextPageToken,incompleteSearch,files({FILE_FIELDS})"
        with translated(where):
            request = self._files.list(**asked, **scope, **EVERYWHERE, fields=fields, pageToken=token or None)
            answer = request.execute()
        return Page(answer.get("files", []), answer.get("nextPageToken", ""), not answer.get("incompleteSearch"))

    def search(self, query: str, where: str, *, drive_id: str = "") -> list[Json]:
        """Every file that the query finds, all pages of it. Raises Incomplete, with what was found."""
        found, complete, token = list[Json](), True, ""
        while True:
            page = self.page(query, where, token, drive_id=drive_id)
            found, complete, token = found + page.files, complete and page.complete, page.following
            if not token:
                break
        if not complete:
            raise Incomplete(found, where)
        return found

    def children(self, parent_ids: Sequence[str], where: str) -> list[Json]:
        return self.search(" or ".join(f"{quoted(parent)} in parents" for parent in parent_ids), where)

    def get(self, file_id: str, where: str) -> Json:
        with translated(where):
            request = self._files.get(fileId=file_id, fields=FILE_FIELDS, supportsAllDrives=True)
            return dict(request.execute())

    def create(
        self,
        name: str,
        mime: str,
        parent_id: str | None,
        *,
        properties: Mapping[str, str] | None = None,
        content: bytes | None = None,
        content_mime: str = "",
        times: Mapping[str, str] | None = None,
    ) -> Json:
        """A new file, folder or Google document; `content` of another type than `mime` is converted by Drive.

        `times`: createdTime and modifiedTime, where they are not now.
        """
        body: Json = {"name": name, "mimeType": mime, "properties": dict(properties or {}), **(times or {})}
        if parent_id:
            body["parents"] = [parent_id]
        media = None if content is None else _media(content, content_mime or mime)
        with translated(f"Drive, membuat {name}"):
            request = self._files.create(body=body, media_body=media, fields=FILE_FIELDS, supportsAllDrives=True)
            return dict(request.execute())

    def update(
        self,
        file_id: str,
        where: str,
        *,
        properties: Mapping[str, str],
        content: bytes | None = None,
        content_mime: str = "",
    ) -> Json:
        """Properties, and new content if given, in one call; a Google document is converted in place, its id stays."""
        media = None if content is None else _media(content, content_mime)
        with translated(where):
            request = self._files.update(
                fileId=file_id,
                body={"properties": dict(properties)},
                media_body=media,
                fields=FILE_FIELDS,
                supportsAllDrives=True,
            )
            return dict(request.execute())

    def delete(self, file_id: str, where: str) -> None:
        """For good, past the bin: only for what this run has made itself."""
        with translated(where):
            self._files.delete(fileId=file_id, supportsAllDrives=True).execute()

    def share(self, file_id: str, email: str, role: str) -> None:
        """Give one person a role ("reader", "writer") on a file or folder and all that is in it; no mail is sent."""
        with translated(f"Drive, berbagi dengan {email}"):
            self._service.permissions().create(
                fileId=file_id,
                body={"type": "user", "role": role, "emailAddress": email},
                sendNotificationEmail=False,
                supportsAllDrives=True,
            ).execute()

    def export(self, file_id: str, mime: str, where: str) -> bytes:
        """A Google document in another format, at most 10 MB (Drive's own limit)."""
        with translated(where):
            return bytes(self._files.export(fileId=file_id, mimeType=mime).execute())

    def download(self, file_id: str, where: str, *, at_most: int) -> bytes:
        """The first `at_most` bytes of a file, even if it has grown since it was listed."""
        with translated(where):
            request = self._files.get_media(fileId=file_id, supportsAllDrives=True)
            request.headers["Range"] = f"bytes=0-{at_most - 1}"
            return bytes(request.execute())


def _media(content: bytes, mime: str) -> MediaIoBaseUpload:
    return MediaIoBaseUpload(io.BytesIO(content), mimetype=mime, resumable=False)
