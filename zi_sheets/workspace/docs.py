"""Google Docs through google-api-python-client: documents are read here; their content comes and goes through Drive."""

from collections.abc import Iterator
from typing import Any

from google.auth.transport.requests import AuthorizedSession
from googleapiclient.discovery import build

from zi_sheets.workspace.session import SessionHttp
from zi_sheets.workspace.translated import translated

Json = dict[str, Any]


class Docs:
    """One identity's documents. All methods raise GoogleFailure."""

    def __init__(self, session: AuthorizedSession) -> None:
        self._session = session

    def text(self, document_id: str, where: str) -> str:
        """All that a reader sees as text, header and footer too: one line per paragraph."""
        # Built when it is needed: most commands never read a document.
        service = build("docs", "v1", http=SessionHttp(self._session), static_discovery=True, cache_discovery=False)
        with translated(where):
            document = service.documents().get(documentId=document_id).execute()
        parts = [document["body"], *document.get("headers", {}).values(), *document.get("footers", {}).values()]
        return "".join(text for part in parts for text in _texts(part.get("content", [])))


def _texts(content: list[Json]) -> Iterator[str]:
    for element in content:
        for part in element.get("paragraph", {}).get("elements", []):
            yield part.get("textRun", {}).get("content", "")
        for row in element.get("table", {}).get("tableRows", []):
            for cell in row.get("tableCells", []):
                yield from _texts(cell.get("content", []))
