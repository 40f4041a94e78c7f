"""Numbers of people in names; the numbers here are made up and belong to nobody."""

import pytest

from zi_sheets.domain.personal_data import masked, personal_data


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("KTP 1234567890123456.pdf", ("NIK",)),
        ("nik_123456 789012 3456.pdf", ("NIK",)),
        ("1234-5678-9012-3456 kk.jpg", ("NIK",)),
        ("SKP 196504121990031005.xlsx", ("NIP",)),
        ("SKP guru NIP. 19650412 199003 1 005.pdf", ("NIP",)),
        ("19650412.199003.1.005.pdf", ("NIP",)),
        ("buku rekening 0021-01-012345-53-1.jpg", ("nomor rekening",)),
        ("No. Rek 1234567890 honor.pdf", ("nomor rekening",)),
        ("transfer BRI 002101012345531.png", ("nomor rekening",)),
        ("Rek BRI a.n. Siti 0012 0100 1234 567.pdf", ("nomor rekening",)),
        ("BRI 0021 01 012345 53 1.jpg", ("nomor rekening",)),
        ("Rek BNI 0123 4567 89 2021.pdf", ("nomor rekening",)),
        ("KTP 1234567890123456 rek 1234567890.pdf", ("NIK", "nomor rekening")),
        ("IMG_20210412_101112.jpg", ()),
        ("20210412101112123.jpg", ()),
        ("2021041210111212.jpg", ()),
        ("202104121011121234.mp4", ()),
        ("IMG-20210311-WA0007.jpg", ()),
        ("WhatsApp Image 2021-04-12 at 10.11.12 (1).jpeg", ()),
        ("Screenshot_2021-01-20-10-11-12-123_com.whatsapp.jpg", ()),
        ("CamScanner 02-10-2021 10.31.pdf", ()),
        ("FB_IMG_1618200000000.jpg", ()),
        ("1234567890123456_n.jpg", ()),
        ("SKMBT_C22021020309120.pdf", ()),
        ("Rekap absen 1234567890.xlsx", ()),
        ("rekening koran 01-01-2021 sd 31-01-2021.pdf", ()),
        ("foto BRI 20210412_101112.jpg", ()),
        ("foto BRI 20210412 101112.jpg", ()),
        ("foto BRI 12042021 101112.jpg", ()),
        ("transfer BRI 12-04-2021 10.31.jpg", ()),
        ("rekening 12 04 2021 10 31 12.jpg", ()),
        ("bank jateng 2021 4 12 10 31.jpg", ()),
        ("rekening listrik 2020 2021 2022.pdf", ()),
        ("bank soal 7 8 9 2021 2022.pdf", ()),
        ("SK No 800-123-402.103-2021.pdf", ()),
        ("laporan 12 Januari 2021.pdf", ()),
        ("https://www.facebook.com/photo?fbid=3512345678901234", ()),
        ("https://www.tiktok.com/@sekolah/video/196504121990031005", ()),
        ("https://www.facebook.com/photo?fbid=3512345678901234 KTP 1234567890123456", ("NIK",)),
    ],
)
def test_personal_data(name: str, kinds: tuple[str, ...]) -> None:
    assert personal_data(name) == kinds


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("KTP 1234567890123456.pdf", "KTP (nomor).pdf"),
        ("NIP. 19650412 199003 1 005 SKP.pdf", "NIP. (nomor) SKP.pdf"),
        ("No. Rek 1234567890 honor.pdf", "No. Rek (nomor) honor.pdf"),
        ("Rek BRI a.n. Siti 0012 0100 1234 567.pdf", "Rek BRI a.n. Siti (nomor).pdf"),
        ("IMG_20210412_101112.jpg", "IMG_20210412_101112.jpg"),
        (
            "https://www.facebook.com/photo?fbid=3512345678901234",
            "https://www.facebook.com/photo?fbid=3512345678901234",
        ),
    ],
)
def test_masked(name: str, shown: str) -> None:
    assert masked(name) == shown
    assert personal_data(masked(name)) == ()
