"""Asking a site whether a page is there, at a server of our own that stands for all sites."""

import http.server
import socketserver
import ssl
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import requests
from requests.adapters import BaseAdapter

import zi_sheets.closer_look.link_check
from tests.certificates import certificate_of
from zi_sheets.closer_look.link_check import REDIRECTS, Pinned, Reach, ask_site
from zi_sheets.domain.links.answer import Standing
from zi_sheets.workspace.session import Rehosted

GONE, ALIVE, UNKNOWN = Standing.GONE, Standing.ALIVE, Standing.UNKNOWN


@dataclass
class Sites:
    """`pages`: status and where it leads by (verb, path), or by path for both verbs. `asked`: what came in."""

    pages: dict[Any, tuple[int, str]]
    url: str = ""
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    def reach(self, **addresses: str) -> Reach:
        """Every name is a public address, unless it is said otherwise; all of them end at the one server."""

        def resolve(host: str) -> list[str]:
            if host.startswith("tidakada"):
                raise OSError("no such host")
            return addresses.get(host.replace(".", "_"), "93.184.216.34").split()

        def carrier(host: str) -> BaseAdapter:
            return Rehosted(self.url)

        return Reach(resolve=resolve, carrier=carrier)


@pytest.fixture
def sites() -> Iterator[Sites]:
    told = Sites({})

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            told.asked.append((self.command, self.headers["Host"], self.path))
            told.headers.append(dict(self.headers))
            status, further = told.pages.get((self.command, self.path)) or told.pages.get(self.path, (404, ""))
            if status == 0:
                self.drip()
                return
            self.send_response(status)
            if further:
                self.send_header("Location", further)
            self.end_headers()

        def drip(self) -> None:
            """An answer that never ends, a byte at a time."""
            for _ in range(100):
                self.wfile.write(b"H")
                time.sleep(0.02)

        def do_HEAD(self) -> None:
            self.do_GET()

        def log_message(self, *args: Any) -> None:
            """Tests are quiet."""

    class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
        daemon_threads = True

        def handle_error(self, request: Any, client_address: Any) -> None:
            """Who asked may have gone."""

    server = Server(("127.0.0.1", 0), Handler)
    told.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield told
    server.shutdown()
    server.server_close()
    thread.join()


PAGE = "http://sekolah.test/berita"
ANSWERS = {
    "there": ({"/berita": (200, "")}, ALIVE, "jawaban 200"),
    "gone": ({"/berita": (404, "")}, GONE, "jawaban 404"),
    "gone for good": ({"/berita": (410, "")}, GONE, "jawaban 410"),
    "refused without the page": ({("HEAD", "/berita"): (405, ""), "/berita": (200, "")}, ALIVE, "jawaban 200"),
    "gone only without the page": ({("HEAD", "/berita"): (404, ""), "/berita": (200, "")}, ALIVE, "jawaban 200"),
    "sign-in asked for": ({"/berita": (401, "")}, UNKNOWN, "jawaban 401"),
    "forbidden": ({"/berita": (403, "")}, UNKNOWN, "jawaban 403"),
    "too many questions": ({"/berita": (429, "")}, UNKNOWN, "jawaban 429"),
    "out of order": ({"/berita": (503, "")}, UNKNOWN, "jawaban 503"),
    "moved": ({"/berita": (301, "/baru"), "/baru": (200, "")}, ALIVE, "jawaban 200"),
    "moved to another site": ({"/berita": (302, "http://lain.test/x"), "/x": (200, "")}, ALIVE, "jawaban 200"),
    "moved to nowhere": ({"/berita": (302, "/baru")}, GONE, "jawaban 404"),
    "led to a sign-in page": ({"/berita": (302, "/login?next=a"), "/login?next=a": (200, "")}, UNKNOWN, "masuk dulu"),
    "led in circles": ({"/berita": (302, "/berita")}, UNKNOWN, "terlalu sering dialihkan"),
    "led to a wrong scheme": ({"/berita": (302, "file:///etc/passwd")}, UNKNOWN, "http"),
    "led to nonsense": ({"/berita": (302, "http://[::1")}, UNKNOWN, "tidak menjawab"),
}


@pytest.mark.parametrize(("pages", "standing", "words"), ANSWERS.values(), ids=ANSWERS)
def test_answers(sites: Sites, pages: dict[Any, tuple[int, str]], standing: Standing, words: str) -> None:
    sites.pages = pages
    answer = ask_site(PAGE, sites.reach())
    assert answer.standing is standing
    assert words in answer.words
    assert len(sites.asked) <= REDIRECTS + 1


@pytest.mark.parametrize("host", ["www.instagram.com", "youtu.be", "m.youtube.com"])
def test_some_sites_answer_alike_for_every_page(sites: Sites, host: str) -> None:
    sites.pages = {"/p": (200, "")}
    answer = ask_site(f"http://{host}/p", sites.reach())
    assert answer.standing is UNKNOWN
    assert "menjawab sama" in answer.words


NOT_CONTACTED = {
    "a name that leads home": ("http://sekolah.test/berita", {"sekolah_test": "127.0.0.1"}),
    "a name that leads into the network": ("http://sekolah.test/berita", {"sekolah_test": "192.168.1.1"}),
    "a name with one private address among public ones": ("http://a.test/", {"a_test": "8.8.8.8 10.0.0.1"}),
    "a name that leads home by IPv6": ("http://sekolah.test/berita", {"sekolah_test": "::ffff:127.0.0.1"}),
    "the metadata of a cloud": ("http://169.254.169.254/latest", {}),
    "this computer": ("http://127.0.0.1/", {}),
    "this computer, by number": ("http://2130706433/", {}),
    "another port": ("http://sekolah.test:22/", {}),
    "a password": ("http://a:b@sekolah.test/", {}),
    "a name nobody knows": ("http://tidakada.test/", {}),
    "nothing behind the name": ("http://a.test/", {"a_test": ""}),
}


@pytest.mark.parametrize(("address", "names"), NOT_CONTACTED.values(), ids=NOT_CONTACTED)
def test_what_is_never_contacted(sites: Sites, address: str, names: dict[str, str]) -> None:
    answer = ask_site(address, sites.reach(**names))
    assert answer.standing is UNKNOWN
    assert sites.asked == []


PRIVATE = ["http://127.0.0.1/x", "http://dalam.test/x", "http://[::1]/x", "//169.254.169.254/x"]


@pytest.mark.parametrize("further", PRIVATE)
def test_a_page_leads_to_nothing_private(sites: Sites, further: str) -> None:
    sites.pages = {"/berita": (302, further), "/x": (200, "")}
    answer = ask_site(PAGE, sites.reach(dalam_test="10.1.1.1"))
    assert answer.standing is UNKNOWN
    assert [path for _, _, path in sites.asked] == ["/berita"]


def test_a_question_carries_the_name_and_nothing_of_ours(sites: Sites, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    sites.pages = {"/berita": (200, "")}
    assert ask_site(PAGE, sites.reach()).standing is ALIVE
    (headers,) = sites.headers
    assert headers["Host"] == "sekolah.test"
    assert {name.lower() for name in headers} <= {"host", "user-agent", "accept", "accept-encoding", "connection"}


def test_the_name_is_resolved_once_and_the_connection_goes_there(sites: Sites) -> None:
    """A name that answers otherwise the second time leads nowhere else."""
    sites.pages, asked = {"/berita": (200, "")}, list[str]()

    def changing(host: str) -> list[str]:
        asked.append(host)
        return ["93.184.216.34" if len(asked) == 1 else "127.0.0.1"]

    assert ask_site(PAGE, Reach(resolve=changing, carrier=sites.reach().carrier)).standing is ALIVE
    assert asked == ["sekolah.test"]


def test_an_answer_that_never_ends_is_left(sites: Sites, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zi_sheets.closer_look.link_check, "LONGEST_S", 0.2)
    sites.pages = {"/berita": (0, "")}
    answer = ask_site(PAGE, sites.reach())
    assert (answer.standing, answer.words) == (UNKNOWN, "jawabannya terlalu lama")


def test_a_site_that_is_shut_says_nothing_about_the_page(sites: Sites) -> None:
    closed = Reach(resolve=sites.reach().resolve, carrier=lambda host: Rehosted("http://127.0.0.1:1"))
    assert ask_site(PAGE, closed).standing is UNKNOWN


@pytest.mark.parametrize(("name", "trusted"), [("sekolah.test", True), ("lain.test", False)])
def test_the_certificate_is_the_names_not_the_numbers(tmp_path: Path, name: str, trusted: bool) -> None:
    """A site behind https at 127.0.0.1 that proves to be sekolah.test."""
    chain = certificate_of("sekolah.test", tmp_path / "situs.pem")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain)
    server = http.server.HTTPServer(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.handle_request, daemon=True).start()
    with requests.Session() as session:
        session.trust_env = False
        session.mount("https://", Pinned(name))
        try:
            session.head(f"https://127.0.0.1:{server.server_port}/", verify=str(chain), timeout=5)
            accepted = True
        except requests.exceptions.SSLError:
            accepted = False
    server.server_close()
    assert accepted is trusted
