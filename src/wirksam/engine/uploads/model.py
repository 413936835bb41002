"""What an upload is found to be, or why it is not taken."""

from __future__ import annotations

from dataclasses import dataclass

MAX_PHOTO_BYTES = 25_000_000
MAX_DOCUMENT_BYTES = 20_000_000
MAX_RECORDING_BYTES = 10_000_000


class NotTakenError(Exception):
    """``code`` says why an upload is not taken; whoever shows it has the words."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Kind:
    """A media type that is taken, and the ending such a file gets."""

    media_type: str
    ending: str

    @property
    def is_photo(self) -> bool:
        """It is drawn anew; documents stay as they came."""
        return self.media_type.startswith("image/")

    @property
    def is_recording(self) -> bool:
        """It is listened to."""
        return self.media_type.startswith("audio/")


@dataclass(frozen=True, slots=True)
class Taken:
    """What is kept. Width and height are pixels of a photo, 0 for documents."""

    kind: Kind
    content: bytes
    width: int = 0
    height: int = 0


JPEG = Kind("image/jpeg", ".jpg")
PNG = Kind("image/png", ".png")
WEBP = Kind("image/webp", ".webp")
PDF = Kind("application/pdf", ".pdf")
ODT = Kind("application/vnd.oasis.opendocument.text", ".odt")
ODS = Kind("application/vnd.oasis.opendocument.spreadsheet", ".ods")
DOCX = Kind("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx")
XLSX = Kind("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx")
TXT = Kind("text/plain", ".txt")
CSV = Kind("text/csv", ".csv")
WEBM = Kind("audio/webm", ".webm")
OGG = Kind("audio/ogg", ".ogg")
M4A = Kind("audio/mp4", ".m4a")
MP3 = Kind("audio/mpeg", ".mp3")
WAV = Kind("audio/wav", ".wav")
