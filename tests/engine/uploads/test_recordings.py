"""Recordings are known by their content; what tells too much is dropped or refused."""

from __future__ import annotations

import contextlib
import io
import wave

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.uploads import samples, sounds
from wirksam.engine.uploads.audio import take_recording
from wirksam.engine.uploads.model import MAX_RECORDING_BYTES, NotTakenError, Taken

HONEST = {
    "audio/wav": sounds.wav(),
    "audio/mpeg": sounds.mp3(),
    "audio/mp4": sounds.mp4(),
    "audio/webm": sounds.webm(),
    "audio/ogg": sounds.ogg(),
}
HOSTILE = {
    "empty": (b"\0" * 20, "empty"),
    "too big": (sounds.wav() + b"x" * MAX_RECORDING_BYTES, "recording-too-big"),
    "video as webm": (sounds.webm(b"V_VP9 A_OPUS"), "video"),
    "video as mp4": (sounds.mp4(b"soun", b"vide"), "video"),
    "video as ogg": (sounds.ogg(b"\x80theora OpusHead"), "video"),
    "nothing to hear in webm": (sounds.webm(b""), "no-recording"),
    "nothing to hear in mp4": (sounds.mp4(b"hint"), "no-recording"),
    "page": (b"<html><script>alert(1)</script></html>", "no-recording"),
    "page behind a tag": (b"ID3\x04\0\0\0\0\0\0<script>alert(1)</script>", "no-recording"),
    "picture": (samples.phone_photo((80, 60)), "no-recording"),
    "document": (samples.PDF, "no-recording"),
    "text with a mark": ("Bewerbung".encode("utf-16"), "no-recording"),
    "boxes without end": (b"\0\0\0\x10ftypM4A \0\0\0\0" + b"\xff\xff\xff\xffmoov", "damaged"),
    "box of no size": (b"\0\0\0\x10ftypM4A \0\0\0\0" + b"\0\0\0\x02moov", "damaged"),
    "sound without sound": (sounds.wav()[:30], "damaged"),
}


@pytest.mark.parametrize("kind", HONEST)
def test_it_is_known_by_its_content(kind):
    taken = take_recording(HONEST[kind])
    assert taken.kind.media_type == kind
    assert taken.kind.is_recording


@pytest.mark.parametrize("case", HOSTILE)
def test_what_is_no_voice_is_refused(case):
    data, code = HOSTILE[case]
    with pytest.raises(NotTakenError) as caught:
        take_recording(data)
    assert caught.value.code == code


@pytest.mark.parametrize("data", [sounds.mp3(), sounds.mp4(), sounds.wav_with_tags()])
def test_tags_are_dropped_and_the_sound_stays(data):
    kept = take_recording(data).content
    assert sounds.SECRET in data
    assert sounds.SECRET not in kept
    assert kept
    assert take_recording(kept).content == kept


def test_a_wave_can_still_be_played():
    with wave.open(io.BytesIO(take_recording(sounds.wav_with_tags()).content)) as file:
        assert (file.getnframes(), file.getframerate()) == (800, 8000)


def test_mp4_keeps_its_addresses():
    data = sounds.mp4()
    kept = take_recording(data).content
    assert len(kept) == len(data)
    assert kept.index(b"mdat") == data.index(b"mdat")


@settings(max_examples=300)
@given(
    st.sampled_from([*HONEST.values(), sounds.wav_with_tags()]),
    st.integers(0, 400),
    st.binary(max_size=12),
    st.integers(0, 800),
)
def test_nothing_broken_does_more_than_be_refused(data, at, noise, length):
    broken = data[:at] + noise + data[at + len(noise) : length]
    with contextlib.suppress(NotTakenError):
        assert isinstance(take_recording(broken), Taken)
