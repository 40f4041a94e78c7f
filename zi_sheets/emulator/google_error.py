"""Errors in Google's own shapes: one for Sheets and Docs, another for Drive.

Bodies follow recorded answers; where none was recorded, the texts that Google documents or that are widely quoted.
"""

from zi_sheets.emulator.wire import Json

STATUS_NAMES = {
    400: "INVALID_ARGUMENT", 401: "UNAUTHENTICATED", 403: "PERMISSION_DENIED", 404: "NOT_FOUND", 409: "ABORTED",
    413: "INVALID_ARGUMENT", 429: "RESOURCE_EXHAUSTED", 500: "INTERNAL", 501: "UNIMPLEMENTED", 503: "UNAVAILABLE"
}  # fmt: skip
_DRIVE_REASONS = {
    400: "invalid", 401: "authError", 403: "forbidden", 404: "notFound", 413: "uploadTooLarge",
    429: "rateLimitExceeded", 500: "internalError", 501: "notImplemented", 503: "backendError"
}  # fmt: skip


class GoogleError(Exception):
    """A refused request. `reason` and `location` show in Drive's shape only, `details` in that of Sheets and Docs."""

    def __init__(
        self, status: int, message: str, *, reason: str = "", location: str = "", details: list[Json] | None = None
    ) -> None:
        super().__init__(message)
        self.status, self.message, self.reason = status, message, reason or _DRIVE_REASONS.get(status, "invalid")
        self.location, self.details = location, details

    def body(self, api: str) -> Json:
        """The JSON body; `api` is "sheets", "docs" or "drive"."""
        error: Json = {"code": self.status, "message": self.message}
        if api != "drive":
            error["status"] = STATUS_NAMES.get(self.status, "UNKNOWN")
            return {"error": {**error, "details": self.details} if self.details else error}
        limits = self.reason.endswith("LimitExceeded") or self.reason == "quotaExceeded"
        first = {"domain": "usageLimits" if limits else "global", "reason": self.reason, "message": self.message}
        if self.location:
            header = self.location == "Authorization"
            first |= {"locationType": "header" if header else "parameter", "location": self.location}
        return {"error": {**error, "errors": [first]}}


def invalid(message: str, **more: str) -> GoogleError:
    return GoogleError(400, message, **more)  # type: ignore[arg-type]  # only str keywords are passed on


def violations(found: list[tuple[str, str]]) -> GoogleError:
    """400 naming every `(field, description)`, as Google's JSON reader does."""
    listed = [{"field": field, "description": text} if field else {"description": text} for field, text in found]
    details = [{"@type": "type.googleapis.com/google.rpc.BadRequest", "fieldViolations": listed}]
    return GoogleError(400, "\n".join(text for _, text in found), details=details)


def not_found() -> GoogleError:
    return GoogleError(404, "Requested entity was not found.")


def no_permission() -> GoogleError:
    return GoogleError(403, "The caller does not have permission")


def file_not_found(file_id: str, location: str = "fileId") -> GoogleError:
    """Drive's words for what `not_found` says in Sheets and Docs."""
    return GoogleError(404, f"File not found: {file_id}.", reason="notFound", location=location)


def not_allowed() -> GoogleError:
    """Drive's words for what `no_permission` says in Sheets and Docs."""
    text = "The user does not have sufficient permissions for this file."
    return GoogleError(403, text, reason="insufficientFilePermissions")


def unauthenticated() -> GoogleError:
    text = (
        "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid "
        "authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project."
    )
    return GoogleError(401, text, location="Authorization")
