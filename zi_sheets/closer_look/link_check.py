"""Asking a site outside Google whether a page is there: public addresses only, no credentials, no page is read.

The name is resolved once and the connection goes to that very address, so a name cannot lead elsewhere in between.
"""

import socket
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Any
from urllib.parse import SplitResult, urljoin, urlsplit

import requests
from requests.adapters import BaseAdapter, HTTPAdapter

from zi_sheets.domain.links.answer import SiteAnswer, Standing
from zi_sheets.domain.links.form import unusable
from zi_sheets.domain.links.public_address import is_public

TIMEOUT_S = (5.0, 8.0)
LONGEST_S = 20.0
REDIRECTS = 5
_ALIKE_FOR_ALL = ("instagram.com", "facebook.com", "tiktok.com", "youtube.com", "youtu.be", "x.com", "twitter.com")
"""They answer alike whether a page is there or not, or ask everybody to sign in."""
_SIGN_IN = ("login", "signin", "sign-in", "accounts.google.com")
_GONE = (404, 410)
_HEADERS = {"User-Agent": "zi-sheets (periksa tautan)", "Accept": "*/*", "Connection": "close"}


class Pinned(HTTPAdapter):
    """For addresses that are numbers: the certificate is still the one of the name."""

    def __init__(self, host: str) -> None:
        self.host = host
        super().__init__()

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, **kwargs, server_hostname=self.host)


def _resolved(host: str) -> Sequence[str]:
    found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return [str(address[0]) for *_, address in found]


@dataclass(frozen=True, slots=True)
class Reach:
    """The way out to other sites: names to addresses, which of them may be contacted, what carries a request there."""

    resolve: Callable[[str], Sequence[str]] = _resolved
    allowed: Callable[[IPv4Address | IPv6Address], bool] = is_public
    carrier: Callable[[str], BaseAdapter] = Pinned


class _NotAsked(Exception):
    """Why a site is left alone; a part of an Indonesian sentence."""


def ask_site(address: str, reach: Reach | None = None) -> SiteAnswer:
    """Is the page there? Whatever hinders the question, a refusal or a fault, says nothing about the page."""
    answers: list[SiteAnswer] = []
    asking = threading.Thread(target=lambda: answers.append(_followed(address, reach or Reach())), daemon=True)
    asking.start()
    # A site that sends its answer byte by byte never runs into the timeout of a single read.
    asking.join(LONGEST_S)
    return answers[0] if answers else SiteAnswer(Standing.UNKNOWN, "jawabannya terlalu lama")


def _followed(address: str, reach: Reach) -> SiteAnswer:
    try:
        for _ in range(REDIRECTS + 1):
            status, further = _answer(address, reach)
            if not further:
                return _meaning(address, status)
            address = urljoin(address, further)
    except _NotAsked as problem:
        return SiteAnswer(Standing.UNKNOWN, str(problem))
    except (requests.RequestException, OSError, ValueError):
        return SiteAnswer(Standing.UNKNOWN, "situsnya tidak menjawab")
    return SiteAnswer(Standing.UNKNOWN, "terlalu sering dialihkan")


def _meaning(address: str, status: int) -> SiteAnswer:
    host, path = urlsplit(address).hostname or "", urlsplit(address).path
    if status in _GONE:
        return SiteAnswer(Standing.GONE, f"jawaban {status}")
    if status >= 300:
        return SiteAnswer(Standing.UNKNOWN, f"jawaban {status}")
    if any(word in f"{host}{path}".lower() for word in _SIGN_IN):
        return SiteAnswer(Standing.UNKNOWN, "situsnya meminta masuk dulu")
    if any(host == site or host.endswith(f".{site}") for site in _ALIKE_FOR_ALL):
        return SiteAnswer(Standing.UNKNOWN, "situs ini menjawab sama untuk halaman yang ada dan yang tidak ada")
    return SiteAnswer(Standing.ALIVE, f"jawaban {status}")


def _answer(address: str, reach: Reach) -> tuple[int, str]:
    """The status, and where it leads further; a site that refuses to answer without the page is asked for it."""
    if why := unusable(address):
        raise _NotAsked(why)
    parts = urlsplit(str(requests.Request("GET", address).prepare().url))
    to = _address_of(parts.hostname or "", reach)
    status, further = _sent("HEAD", parts, to, reach)
    return _sent("GET", parts, to, reach) if status >= 400 else (status, further)


def _address_of(host: str, reach: Reach) -> IPv4Address | IPv6Address:
    """Raises _NotAsked where the name is unknown, or leads to any address that may not be contacted."""
    try:
        found = [ip_address(each) for each in reach.resolve(host)]
    except (OSError, UnicodeError) as problem:
        raise _NotAsked("nama situsnya tidak dikenal") from problem
    if not found or not all(map(reach.allowed, found)):
        raise _NotAsked("situsnya tidak berada di internet umum")
    return found[0]


def _sent(verb: str, parts: SplitResult, to: IPv4Address | IPv6Address, reach: Reach) -> tuple[int, str]:
    host = parts.hostname or ""
    numbers = f"[{to}]" if to.version == 6 else str(to)
    with requests.Session() as session:
        session.trust_env = False  # no proxy, and no password that this computer keeps for some site
        session.mount(f"{parts.scheme}://", reach.carrier(host))
        url = parts._replace(netloc=numbers, fragment="").geturl()
        headers = {**_HEADERS, "Host": host}
        with session.request(
            verb, url, headers=headers, timeout=TIMEOUT_S, allow_redirects=False, stream=True
        ) as answer:
            return answer.status_code, answer.headers.get("Location", "") if answer.is_redirect else ""
