"""What Drive's answer about a file says of who may open it and whose it is. Addresses of people go no further."""

from collections.abc import Mapping
from typing import Any

from zi_sheets.domain.sharing import Sharing

_ANYONE = "anyone"


def sharing_of(file: Mapping[str, Any]) -> Sharing:
    """`permissions` come only to those who may share, never in a shared drive; `permissionIds` may come there too.

    The link's permission has the type "anyone" and an id that begins so. Only the whole list, or Drive's word that
    nobody else has the file, means that it is not open.
    """
    kinds = [permission.get("type", "") for permission in file.get("permissions", ())]
    if any(each.startswith(_ANYONE) for each in (*kinds, *file.get("permissionIds", ()))):
        return Sharing.PUBLIC
    return Sharing.LIMITED if kinds or file.get("shared") is False else Sharing.UNKNOWN


def owner_domain(file: Mapping[str, Any]) -> str:
    """What follows the "@" of the owner's address; "" where Drive names no owner, as in shared drives."""
    owners = file.get("owners") or [{}]
    return str(owners[0].get("emailAddress", "")).rpartition("@")[2].casefold()
