"""docs.documents: get and create. A document is what its stored .docx says."""

import hashlib

from zi_sheets.emulator.call import Call
from zi_sheets.emulator.docs_content import document_content
from zi_sheets.emulator.drive_access import READ, WRITE, native_file, rank
from zi_sheets.emulator.drive_files import new_file
from zi_sheets.emulator.drive_resource import DOCUMENT
from zi_sheets.emulator.wire import Json

_TAB = {"tabId": "t.0", "title": "Tab 1", "index": 0}


def get(call: Call) -> Json:
    return _document(call, native_file(call, call.path["documentId"], DOCUMENT, READ))


def create(call: Call) -> Json:
    """An empty document in the caller's My Drive; content in the body is ignored, as Google ignores it."""
    return _document(call, new_file(call, {"name": call.body.get("title", "Untitled document"), "mimeType": DOCUMENT}))


def _document(call: Call, file: Json) -> Json:
    """`revisionId` is shown to who may edit; with `includeTabsContent` the content lies in the one tab."""
    content = document_content(call.store.content(file["content"]))
    answer = {"documentId": file["id"], "title": file["name"], "suggestionsViewMode": "PREVIEW_WITHOUT_SUGGESTIONS"}
    if rank(call.store, file, call.who) >= WRITE:
        state = f"{file['id']}/{file['version']}/{call.who.name}"
        answer["revisionId"] = f"AL{hashlib.sha256(state.encode()).hexdigest()[:40]}"
        answer["suggestionsViewMode"] = "SUGGESTIONS_INLINE"
    tabs = {"tabs": [{"tabProperties": _TAB, "documentTab": content}]}
    return answer | (tabs if call.flag("includeTabsContent") else content)
