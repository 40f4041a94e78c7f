"""What a caller may write of a Drive resource: no field of a body is passed over in silence."""

from collections.abc import Collection

from zi_sheets.emulator.call import Call
from zi_sheets.emulator.discovery import schemas
from zi_sheets.emulator.google_error import GoogleError, invalid

_PARENTS = "The parents field is not directly writable in update requests. Use the addParents and removeParents"


def check_writable(call: Call, known: Collection[str], *, only_new: Collection[str] = ()) -> None:
    """Raises GoogleError 403 for a field that Drive does not let anybody write, or (`only_new`) not any more.

    400 by name for one that Drive would take and the emulator does not have. `kind` may always be sent along.
    """
    for name in sorted(call.body.keys() - {*known, "kind"}):
        described = schemas("drive")[call.method.request]["properties"][name].get("description", "")
        if name in only_new or described.startswith("Output only."):
            text = "The resource body includes fields which are not directly writable."
            text = f"{_PARENTS} parameters instead." if name == "parents" else text
            raise GoogleError(403, text, reason="fieldNotWritable")
        text = f"The embedded workspace does not implement {call.method.request}.{name} in {call.method.id}."
        raise invalid(text, location=name)
