"""Can anybody open this address? Told from its form alone: nothing is asked of any network."""

import re
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit

from zi_sheets.domain.links.public_address import is_public

_LABEL = re.compile(r"[^\W_](?:[\w-]{0,61}[^\W_])?")
_EXAMPLES = re.compile(r"(?:^|\.)(?:example\.(?:com|org|net)|contoh\.(?:com|id|sch\.id))$")
_OWN_NETWORK = ("localhost", ".local", ".lan", ".internal", ".home")


def unusable(address: str) -> str:
    """Why nobody can open it, a part of an Indonesian sentence; "" where its form is right."""
    try:
        parts = urlsplit(address.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return "bentuk alamatnya salah"
    if parts.scheme.lower() not in {"http", "https"}:
        return "bukan alamat http atau https"
    if parts.username is not None:
        return "memuat nama pengguna atau kata sandi"
    return _wrong_host(host) or ("memakai porta yang tidak lazim" if port not in {None, 80, 443} else "")


def _wrong_host(host: str) -> str:
    if not host or "..." in host or "…" in host:
        return "alamatnya belum lengkap"
    if literal := _literal(host):
        return "" if is_public(literal) else "hanya dapat dibuka di jaringan sendiri"
    if host == _OWN_NETWORK[0] or host.endswith(_OWN_NETWORK):
        return "hanya dapat dibuka di jaringan sendiri"
    labels = host.split(".")
    if len(labels) < 2 or not all(map(_LABEL.fullmatch, labels)) or labels[-1].isdigit():
        return "nama situsnya salah"
    return "hanya alamat contoh" if _EXAMPLES.search(host) else ""


def _literal(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None
