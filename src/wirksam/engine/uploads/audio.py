"""Recordings of a voice: what they are by their content, and without what their tags tell.

Only bytes are walked, nothing is decoded. Tags of MP3, WAV and MP4 can hold a name, a picture or a
place; they are dropped.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from wirksam.engine.uploads.model import (
    M4A,
    MAX_RECORDING_BYTES,
    MP3,
    OGG,
    WAV,
    WEBM,
    NotTakenError,
    Taken,
)

_HEAD = 65_536
_WEBM_SOUND = re.compile(rb"A_(?:OPUS|VORBIS)")
_WEBM_VIDEO = re.compile(rb"V_(?:VP[89]|AV1|MPEG|MS/|THEORA)")
_OGG_SOUND = re.compile(rb"OpusHead|\x01vorbis|\x7fFLAC|Speex   ")
_OGG_VIDEO = re.compile(rb"\x80theora|BBCD\0|OVP80")
_HANDLER = re.compile(rb"hdlr.{8}(vide|soun)", re.DOTALL)
_TAGS = {b"udta", b"meta"}
_BRANCHES = {b"moov", b"trak", b"moof", b"traf"}
_BOX, _LONG_BOX, _TAG, _OLD_TAG = 8, 16, 10, 128


def take_recording(data: bytes) -> Taken:
    """The recording as it is kept.

    Raises NotTakenError ``empty``, ``recording-too-big``, ``video``, ``damaged`` or
    ``no-recording``.
    """
    if not data.strip(b"\0 \r\n\t"):
        raise NotTakenError("empty")
    if len(data) > MAX_RECORDING_BYTES:
        raise NotTakenError("recording-too-big")
    if data.startswith(b"\x1a\x45\xdf\xa3") and b"webm" in data[:64]:
        _must_be_sound(data[:_HEAD], _WEBM_SOUND, _WEBM_VIDEO)
        return Taken(WEBM, data)
    if data.startswith(b"OggS"):
        _must_be_sound(data[:_HEAD], _OGG_SOUND, _OGG_VIDEO)
        return Taken(OGG, data)
    if data[4:8] == b"ftyp":
        return Taken(M4A, _mp4(data))
    if data.startswith(b"RIFF") and data[8:12] == b"WAVE":
        return Taken(WAV, _wav(data))
    return Taken(MP3, _mp3(data))


def _must_be_sound(head: bytes, sound: re.Pattern[bytes], video: re.Pattern[bytes]) -> None:
    if video.search(head):
        raise NotTakenError("video")
    if not sound.search(head):
        raise NotTakenError("no-recording")


def _boxes(data: bytes, start: int, end: int) -> Iterator[tuple[bytes, int, int, int]]:
    """Name, start, start of its content and end of each box between two places."""
    while start + _BOX <= end:
        size, head = int.from_bytes(data[start : start + 4], "big"), _BOX
        if size == 1:
            size, head = int.from_bytes(data[start + 8 : start + 16], "big"), _LONG_BOX
        stop = start + size if size else end
        if (size and size < head) or stop > end:
            raise NotTakenError("damaged")
        yield data[start + 4 : start + 8], start, start + head, stop
        start = stop


def _mp4(data: bytes) -> bytes:
    kept, handlers = bytearray(data), set()
    waiting = [(0, len(data))]
    while waiting:
        for name, start, inside, end in _boxes(data, *waiting.pop()):
            if name in _TAGS:  # the same length, so that all addresses in the file still fit
                kept[start + 4 : start + 8] = b"free"
                kept[inside:end] = bytes(end - inside)
            elif name in _BRANCHES:
                waiting.append((inside, end))
            elif name == b"mdia":
                handlers |= {found[1] for found in _HANDLER.finditer(data, inside, end)}
    if b"vide" in handlers:
        raise NotTakenError("video")
    if b"soun" not in handlers:
        raise NotTakenError("no-recording")
    return bytes(kept)


def _wav(data: bytes) -> bytes:
    """Only the format and the sound itself."""
    parts: dict[bytes, bytes] = {}
    at = 12
    while at + _BOX <= len(data):
        name, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        parts.setdefault(name, data[at + _BOX : at + _BOX + size])
        at += _BOX + size + size % 2
    form, sound = parts.get(b"fmt ", b""), parts.get(b"data", b"")
    if not form or not sound:
        raise NotTakenError("damaged")
    body = b"WAVE" + b"".join(
        name + struct.pack("<I", len(part)) + part + b"\0" * (len(part) % 2)
        for name, part in ((b"fmt ", form), (b"data", sound))
    )
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _mp3(data: bytes) -> bytes:
    """The frames, without the tags before and behind them."""
    start = 0
    if data.startswith(b"ID3") and len(data) > _TAG:
        size = 0
        for byte in data[6:_TAG]:
            size = size << 7 | byte & 0x7F
        start = _TAG + size
    sound = data[start:].lstrip(b"\0")
    if not _is_frame(sound[:4]):
        raise NotTakenError("no-recording")
    return sound[:-_OLD_TAG] if sound[-_OLD_TAG:].startswith(b"TAG") else sound


def _is_frame(head: bytes) -> bool:
    """It begins as a frame of MPEG audio, layer III, does."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:  # noqa: PLR2004
        return False
    return head[2] >> 4 not in {0, 15} and head[2] >> 2 & 3 != 3  # noqa: PLR2004
