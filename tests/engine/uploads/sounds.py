"""Recordings of every kind, made on the spot: honest ones, and ones that tell too much."""

from __future__ import annotations

import io
import struct
import wave

SECRET = b"Kanaria in Beispielstadt"


def wav(seconds=0.1, extra=b""):
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(b"\x01\x02" * int(8000 * seconds))
    data = out.getvalue() + extra
    return data[:4] + struct.pack("<I", len(data) - 8) + data[8:]


def wav_with_tags():
    told = b"INFOIART" + struct.pack("<I", len(SECRET)) + SECRET
    return wav(extra=b"LIST" + struct.pack("<I", len(told)) + told)


FRAME = b"\xff\xfb\x90\x64" + b"\0" * 413


def mp3(tags=True):
    size = len(SECRET)
    head = b"ID3\x04\0\0" + bytes([0, 0, size >> 7, size & 0x7F]) + SECRET
    tail = b"TAG" + SECRET.ljust(125, b"\0")
    return head + FRAME * 3 + tail if tags else FRAME * 3


def box(name, *parts):
    content = b"".join(parts)
    return struct.pack(">I", len(content) + 8) + name + content


def mp4(*handlers, tags=True):
    tracks = [
        box(b"trak", box(b"mdia", box(b"hdlr", b"\0" * 8, one, b"\0" * 13)))
        for one in handlers or (b"soun",)
    ]
    told = [box(b"udta", box(b"\xa9xyz", SECRET))] if tags else []
    moov = box(b"moov", box(b"mvhd", b"\0" * 100), *tracks, *told)
    return box(b"ftyp", b"M4A \0\0\0\0isom") + moov + box(b"mdat", b"\x21" * 200)


def webm(codec=b"A_OPUS"):
    return b"\x1a\x45\xdf\xa3\x9fB\x86\x81\x01B\x82\x84webm" + b"\0" * 40 + codec + b"\0" * 300


def ogg(head=b"OpusHead"):
    return b"OggS\0\x02" + b"\0" * 22 + head + b"\0" * 300
