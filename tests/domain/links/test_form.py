"""Which addresses nobody can open, told from their form; and which internet addresses are public."""

from ipaddress import ip_address

import pytest

from zi_sheets.domain.links.form import unusable
from zi_sheets.domain.links.public_address import is_public

RIGHT = (
    "https://sekolah.test/berita/17",
    "http://www.smpn1.sch.id",
    "HTTPS://Sekolah.Test:443/a?b=c#d",
    "https://instagram.com/p/abc/",
    "https://sekolah.test./a",
    "https://sekolah-kami.sch.id/foto%201.jpg",
    "https://bücher.test/",
    "http://8.8.8.8/a",
    "https://sim.sekolah.example",
)
WRONG = {
    "https://": "belum lengkap",
    "https://...": "belum lengkap",
    "https://instagram.com…/p": "belum lengkap",
    "https://instagram": "nama situsnya",
    "https://sekolah..test": "belum lengkap|nama situsnya",
    "https://-sekolah.test": "nama situsnya",
    "https://seko lah.test": "nama situsnya",
    "https://300.1.1.1/": "nama situsnya",
    "https://[::1": "bentuk alamatnya",
    "https://sekolah.test:port/": "bentuk alamatnya",
    "ftp://sekolah.test/": "http",
    "file:///C:/Bukti/SK.pdf": "http",
    "https://guru:rahasia@sekolah.test/": "kata sandi",
    "http://localhost/a": "jaringan sendiri",
    "http://server.local/": "jaringan sendiri",
    "http://192.168.1.7/sk": "jaringan sendiri",
    "http://[::1]/": "jaringan sendiri",
    "http://sekolah.test:8080/": "porta",
    "https://www.example.com/berita": "contoh",
}


@pytest.mark.parametrize("address", RIGHT)
def test_right(address: str) -> None:
    assert unusable(address) == ""


@pytest.mark.parametrize(("address", "why"), WRONG.items())
def test_wrong(address: str, why: str) -> None:
    assert any(part in unusable(address) for part in why.split("|"))


PUBLIC = ("8.8.8.8", "103.23.20.1", "2001:4860:4860::8888", "::ffff:8.8.8.8", "2400:cb00::1")
PRIVATE = (
    *("127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "0.0.0.0", "255.255.255.255"),
    *("169.254.169.254", "100.64.0.1", "192.0.2.1", "198.18.0.1", "224.0.0.1", "240.0.0.1"),
    *("::1", "::", "fc00::1", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "2001:db8::1", "3fff::1"),
    *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1"),
    *("2002:7f00:1::", "2001:0:7f00:1::1", "100::1"),
)


@pytest.mark.parametrize("address", PUBLIC)
def test_public(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize("address", PRIVATE)
def test_not_public(address: str) -> None:
    assert not is_public(ip_address(address))
