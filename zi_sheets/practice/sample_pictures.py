"""Sample pictures as bytes: simple drawn scenes as JPEG and PNG, and a minimal MP4, each under 30 kB."""

import struct
from functools import cache
from io import BytesIO
from random import Random
from textwrap import wrap

from PIL import Image, ImageDraw, ImageFont

from zi_sheets.practice.sample_documents import SamplePage, txt

_SIZE = (640, 420)
_WALLS = ("#efe6d2", "#dfe9ec", "#e9e2ee", "#e3ecd9")
_SHIRTS = ("#7a5230", "#33557f", "#86703a", "#5b6b4a", "#8c3b3b", "#4d4d4d")
_SKINS = ("#c68d63", "#b57a50", "#d6a37c")
_BANNERS = ("#b3222c", "#14548c", "#1c7a4a", "#c77800")


def jpeg(page: SamplePage) -> bytes:
    """The scene of the page's form, which must be one of `_SCENES`."""
    return _encoded(page, "JPEG", quality=72)


def png(page: SamplePage) -> bytes:
    """As `jpeg`, without loss."""
    return _encoded(page, "PNG", optimize=True)


def mp4(page: SamplePage) -> bytes:
    """A container without tracks: file type, movie header and, in a free box, what the video would show."""
    duration = bytes(12) + struct.pack(">II", 1000, 15_000)
    movie = _box(b"mvhd", duration + bytes(76) + struct.pack(">I", 1))
    return _box(b"ftyp", b"isom\0\0\2\0isommp41") + _box(b"moov", movie) + _box(b"free", txt(page))


def _box(kind: bytes, payload: bytes) -> bytes:
    return struct.pack(">I", 8 + len(payload)) + kind + payload


def _encoded(page: SamplePage, format_name: str, **options: int) -> bytes:
    image = Image.new("RGB", _SIZE, "white")
    _SCENES[page.form](ImageDraw.Draw(image), page, Random(page.seed))
    output = BytesIO()
    image.save(output, format_name, **options)
    return output.getvalue()


def _gathering(draw: ImageDraw.ImageDraw, page: SamplePage, chance: Random) -> None:
    """A room with a banner and people, and the stamp of a phone camera."""
    draw.rectangle((0, 0, 640, 270), fill=chance.choice(_WALLS))
    draw.rectangle((0, 270, 640, 420), fill="#a9927a")
    _sign(draw, page, (110, 24, 530, 130), chance.choice(_BANNERS))
    for seat in range(chance.randint(5, 9)):
        _person(draw, 40 + seat * 66 + chance.randint(-8, 8), 190 + chance.randint(-10, 20), chance)
    draw.rectangle((60, 330, 580, 350), fill="#6d4c33")
    draw.text((430, 392), f"{page.made:%d-%m-%Y %H.%M.%S}", fill="#ffd34d", font=_font(18))


def _person(draw: ImageDraw.ImageDraw, left: int, top: int, chance: Random) -> None:
    draw.rounded_rectangle((left, top + 44, left + 56, top + 150), 16, fill=chance.choice(_SHIRTS))
    draw.ellipse((left + 8, top, left + 48, top + 46), fill=chance.choice(_SKINS))


def _notice(draw: ImageDraw.ImageDraw, page: SamplePage, chance: Random) -> None:
    """A banner, brochure or notice that hangs in the school yard."""
    draw.rectangle((0, 0, 640, 320), fill="#bcdcf0")
    draw.rectangle((0, 320, 640, 420), fill="#8fae6b")
    for post in (70, 560):
        draw.rectangle((post, 60, post + 10, 370), fill="#5a5a5a")
    _sign(draw, page, (50, 80, 590, 280), chance.choice(_BANNERS))


def _sign(draw: ImageDraw.ImageDraw, page: SamplePage, box: tuple[int, int, int, int], colour: str) -> None:
    draw.rectangle(box, fill=colour, outline="white", width=4)
    middle = (box[0] + box[2]) // 2, (box[1] + box[3]) // 2
    words = "\n".join((*wrap(page.title, 34), page.unit))
    draw.multiline_text(middle, words, fill="white", font=_font(22), anchor="mm", align="center")


def _screen(draw: ImageDraw.ImageDraw, page: SamplePage, chance: Random) -> None:
    """A window of some application: title bar, menu, a few lines of content."""
    colour = chance.choice(_BANNERS)
    draw.rectangle((0, 0, 640, 44), fill=colour)
    draw.text((16, 22), page.title, fill="white", font=_font(20), anchor="lm")
    draw.rectangle((0, 44, 140, 420), fill="#e6e9ec")
    for line in range(6):
        draw.rounded_rectangle((16, 70 + line * 44, 120, 88 + line * 44), 6, fill="#c3c9cf")
        draw.rectangle((170, 110 + line * 44, 170 + chance.randint(150, 430), 122 + line * 44), fill="#d5d9dd")
    draw.text((170, 66), f"{page.unit}  |  {page.made:%d-%m-%Y %H.%M}", fill="#333333", font=_font(18))


def _scan(draw: ImageDraw.ImageDraw, page: SamplePage, chance: Random) -> None:
    """A sheet of paper photographed from above, with a round stamp."""
    draw.rectangle((0, 0, 640, 420), fill="#7d6b58")
    draw.rectangle((60, 12, 580, 412), fill=chance.choice(("#fbfaf4", "#f6f3ea", "#f9f9f9")))
    heading = "\n".join((page.unit.upper(), *wrap(page.title, 40), page.day))
    draw.multiline_text((320, 80), heading, fill="black", font=_font(20), anchor="mm", align="center")
    for number, row in enumerate(page.rows):
        draw.text((90, 170 + number * 30), "  ".join(row), fill="#222222", font=_font(16))
    left = chance.randint(380, 440)
    draw.ellipse((left, 300, left + 90, 390), outline="#3b3fa0", width=4)


_SCENES = {"foto": _gathering, "spanduk": _notice, "tangkapan": _screen, "pindaian": _scan}


@cache
def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """Pillow's own font, so that no machine needs one installed."""
    return ImageFont.load_default(size)
