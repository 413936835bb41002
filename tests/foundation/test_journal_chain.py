"""The chain as such: whatever somebody does to it, the first broken place is named."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirksam.foundation.journal.chain import START, Link, Sealed, breaks, digest, fit_for_journal

WORDS = st.from_regex(r"[a-z0-9.-]{0,12}", fullmatch=True)
LINKS = st.builds(
    Link,
    st.datetimes(min_value=datetime(2020, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    WORDS,
    WORDS,
    WORDS,
    WORDS,
    WORDS,
    st.dictionaries(WORDS, st.integers() | WORDS | st.lists(st.integers()), max_size=3),
)
CHAINS = st.lists(LINKS, min_size=1, max_size=8)


def chained(links):
    entries, before = [], START
    for sequence, link in enumerate(links, start=1):
        own = digest(sequence, before, link)
        entries.append(Sealed(sequence, before, own, link))
        before = own
    return entries


def head_of(entries):
    return (entries[-1].sequence, entries[-1].digest) if entries else (0, START)


@given(CHAINS)
def test_an_untouched_chain_is_whole(links):
    entries = chained(links)
    assert list(breaks(entries, head_of(entries))) == []


@given(CHAINS, st.data())
def test_a_changed_entry_is_named(links, data):
    entries = chained(links)
    at = data.draw(st.integers(0, len(entries) - 1))
    change = data.draw(
        st.sampled_from(
            [
                {"actor_key": entries[at].link.actor_key + "x"},
                {"verb": entries[at].link.verb + "x"},
                {"object_key": entries[at].link.object_key + "x"},
                {"unit_key": entries[at].link.unit_key + "x"},
                {"detail": {"other": 1}},
                {"recorded_at": entries[at].link.recorded_at + timedelta(microseconds=1)},
            ]
        )
    )
    told = head_of(entries)
    entries[at] = replace(entries[at], link=replace(entries[at].link, **change))
    assert list(breaks(entries, told)) == [f"entry {at + 1}: was changed after it was written"]


@given(CHAINS, st.data())
def test_a_changed_entry_with_a_new_digest_breaks_what_follows(links, data):
    entries = chained(links)
    at = data.draw(st.integers(0, len(entries) - 1))
    told = head_of(entries)
    forged = replace(entries[at].link, verb=entries[at].link.verb + "x")
    entries[at] = replace(
        entries[at], link=forged, digest=digest(at + 1, entries[at].previous, forged)
    )
    (found,) = breaks(entries, told)
    assert f"entry {min(at + 2, len(entries))}" in found


@given(CHAINS, st.data())
def test_missing_entries_are_named(links, data):
    entries = chained(links)
    first = data.draw(st.integers(0, len(entries) - 1))
    after = data.draw(st.integers(first + 1, len(entries)))
    told = head_of(entries)
    (found,) = breaks(entries[:first] + entries[after:], told)
    assert str(first + 1) in found
    assert "missing" in found
    assert ("at the end" in found) == (after == len(entries))


@given(CHAINS, st.data())
def test_swapped_entries_are_found(links, data):
    entries = chained(links + links[:1])
    one = data.draw(st.integers(0, len(entries) - 2))
    told = head_of(entries)
    a, b = entries[one], entries[one + 1]
    entries[one] = replace(b, sequence=a.sequence)
    entries[one + 1] = replace(a, sequence=b.sequence)
    found = list(breaks(entries, told))
    assert len(found) == 1
    assert f"entry {one + 1}" in found[0]


@given(CHAINS)
def test_a_wholly_rewritten_chain_does_not_fit_a_head_noted_elsewhere(links):
    told = head_of(chained(links))
    forged = chained([replace(links[0], verb=links[0].verb + "x"), *links[1:]])
    assert list(breaks(forged, told))


def test_everything_gone_is_found():
    assert list(breaks([], (3, "abc"))) == ["entries 1 to 3 are missing at the end"]


@pytest.mark.parametrize(
    "detail",
    [
        {"name": "Alma Beispiel"},
        {"said": "Wir\nhaben"},
        {"note": "ä"},
        {"nested": [{"name": "Alma Beispiel"}]},
        {"Alma Beispiel": 1},
        {"share": 0.5},
        {"when": datetime(2026, 1, 1, tzinfo=UTC)},
        {"long": "x" * 121},
    ],
)
def test_only_bare_words_and_numbers_fit(detail):
    with pytest.raises(ValueError, match="detail"):
        fit_for_journal(detail)


def test_keys_codes_spans_and_digests_fit():
    told = {"code": "AP26-01", "lines": [(2, 3)], "sha256": "ab" * 32, "on": True, "none": None}
    assert fit_for_journal(told) == told | {"lines": [[2, 3]]}
