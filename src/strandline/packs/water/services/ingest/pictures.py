"""Picture files: what they are is read from the file itself, and a preview is made.

Neither the name nor the media type that a caller sends is believed.
"""

from __future__ import annotations

import hashlib
import io
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from strandline.rest.errors import Invalid, TooLarge, UnsupportedMedia

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = {
    "PNG": ("PNG", "png"),
    "JPEG": ("JPEG", "jpg"),
    # A photograph with a second picture inside, as some cameras write it.
    "MPO": ("JPEG", "jpg"),
    "TIFF": ("TIFF", "tif"),
    "BMP": ("BMP", "bmp"),
    "GIF": ("GIF", "gif"),
    "WEBP": ("WEBP", "webp"),
}
# MPO is found by the reader of JPEG.
_OPENED = [name for name in FORMATS if name != "MPO"]
MOST_PIXELS = 80_000_000
PREVIEW = 400
# What the readers of formats raise for files that are not what they claim; a warning is an error
# where the server's Python is told so.
_BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    LookupError,
    OverflowError,
    struct.error,
    UserWarning,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Facts of a picture file. `extension` follows from the format."""

    width: int
    height: int
    channels: int
    format: str
    extension: str
    size: int
    digest: str
    preview: bytes


def read_picture(file: BinaryIO) -> Picture:
    """Return a picture's facts; refuse what is no picture, is broken, or unpacks to too much."""
    from PIL import Image, UnidentifiedImageError

    digest = digest_of(file)
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    try:
        with Image.open(file, formats=_OPENED) as image:
            width, height = image.size
            if width * height > MOST_PIXELS:
                raise _bomb()
            name, extension = FORMATS[image.format or ""]
            channels = len(image.getbands())
            preview = _preview(image)
    except UnidentifiedImageError:
        raise UnsupportedMedia(
            "W091",
            "the file is no picture of a known format",
            hint=f"send one of: {', '.join(sorted({name for name, _ in FORMATS.values()}))}",
        ) from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _bomb() from None
    except _BROKEN as error:
        raise Invalid(
            "W092",
            "the picture cannot be decoded: the file is broken or cut short",
            hint="open it with a picture viewer, and send it again if it is whole",
        ) from error
    finally:
        file.seek(0)
    return Picture(
        width=width,
        height=height,
        channels=channels,
        format=name,
        extension=extension,
        size=size,
        digest=digest,
        preview=preview,
    )


def digest_of(file: BinaryIO) -> str:
    """Return the SHA-256 of a whole file, in hexadecimal digits."""
    file.seek(0)
    found = hashlib.sha256()
    while part := file.read(1_000_000):
        found.update(part)
    return found.hexdigest()


def _preview(image: Image) -> bytes:
    """Return a JPEG of at most 400 pixels a side; decodes the whole picture, which proves it."""
    image.draft("RGB", (PREVIEW * 2, PREVIEW * 2))
    image.load()
    small = image.copy() if image.mode in ("L", "RGB") else image.convert("RGB")
    small.thumbnail((PREVIEW, PREVIEW))
    made = io.BytesIO()
    small.save(made, "JPEG", quality=80)
    return made.getvalue()


def _bomb() -> TooLarge:
    return TooLarge(
        "W093",
        f"the picture has more than {MOST_PIXELS:,} pixels",
        hint="scale it down, or cut it into tiles",
        details={"most_pixels": MOST_PIXELS},
    )
