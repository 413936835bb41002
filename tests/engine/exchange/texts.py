"""Texts as motions have them, for hypothesis."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import strategies as st

from wirksam.engine.amend import Paragraph
from wirksam.engine.document.characters import clean
from wirksam.engine.document.notes import Notebook
from wirksam.engine.exchange import AmendmentText, Bundle, MotionText, Party, Proposal
from wirksam.engine.exchange.bundle import RECOMMENDATIONS
from wirksam.engine.exchange.markup import canonical, html_of_plain, plain_of

READABLE = ("draft", "submitted", "published", "withdrawn", "adopted", "modified", "rejected",
            "referred", "settled", "refused", "collecting")  # fmt: skip

LETTERS = st.characters(
    codec="utf-8", exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp", "Co", "Cn", "Mn", "Me", "Mc"]
)
WORDS = st.lists(
    st.one_of(
        st.sampled_from(["Wir", "wollen", "Mitglieder*innen", "& <b>", "5,-", "a) b", "#1", '"x"']),
        st.text(LETTERS, min_size=1, max_size=8),
    ),
    min_size=1,
    max_size=8,
).map(" ".join)
MARKS = st.sampled_from(["- ", "1. ", "2. ", "7. ", "(3) ", "a) ", "b. ", "C. ", "• ", "", "12) "])


def _settled(paragraph: Paragraph) -> Paragraph:
    text = clean(unicodedata.normalize("NFC", paragraph.text), Notebook())
    return Paragraph(paragraph.kind, paragraph.level, text)


PARAGRAPHS = st.one_of(
    st.builds(Paragraph, st.just("paragraph"), st.just(0), WORDS),
    st.builds(Paragraph, st.just("heading"), st.integers(1, 6), WORDS),
    st.builds(
        lambda level, mark, text: Paragraph("item", level, mark + text),
        st.integers(1, 4), MARKS, WORDS,
    ),
    st.builds(Paragraph, st.just("quote"), st.integers(1, 3), WORDS),
    st.builds(
        lambda one, two: Paragraph("paragraph", 0, f"{one}\n{two}"), WORDS, WORDS
    ),
)  # fmt: skip
TEXTS = st.lists(PARAGRAPHS.map(_settled), min_size=1, max_size=8).map(canonical).filter(bool)


NAMES = st.sampled_from(["Kim Adler", "Landesvorstand", "KV Süd & Nord", "Ö. <b>", "Team 7"])
DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)).map(  # noqa: DTZ001 (made aware)
    lambda moment: moment.replace(microsecond=0, tzinfo=UTC)
)
PARTIES = st.one_of(
    st.builds(Party, NAMES, st.just(value=True), st.just(""), st.none() | DAYS),
    st.builds(Party, NAMES, st.just(value=False), st.sampled_from(["", "KV Ost"])),
)
REASONS = (
    st.lists(WORDS, max_size=3).map("\n\n".join).map(lambda text: plain_of(html_of_plain(text)))
)


@st.composite
def proposals(draw: st.DrawFn, about: tuple[Paragraph, ...]) -> Proposal | None:
    if draw(st.booleans()):
        return None
    recommendation = draw(st.sampled_from(RECOMMENDATIONS))
    wanted = draw(st.none() | changed(about))
    said = draw(REASONS) or "Weil."
    return Proposal(recommendation, said, None if wanted == about else wanted)


@st.composite
def changed(draw: st.DrawFn, base: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """Some paragraphs with other words, some gone, some new: never nothing at all."""
    wanted: list[Paragraph] = []
    for one in base:
        what = draw(st.sampled_from(["same", "same", "words", "gone", "new"]))
        if what == "words":
            wanted.append(Paragraph(one.kind, one.level, f"{one.text} {draw(WORDS)}"))
        elif what != "gone":
            wanted.append(one)
        if what == "new":
            wanted.append(draw(PARAGRAPHS))
    return canonical(map(_settled, wanted)) or base


@st.composite
def bundles(draw: st.DrawFn) -> Bundle:
    motions, amendments = [], []
    for at in range(draw(st.integers(1, 2))):
        text = draw(TEXTS)
        resolution = draw(st.booleans())
        motion = MotionText(
            f"m{at}", f"Antrag {at}", text, f"A{at + 1}", draw(REASONS),
            "adopted" if resolution else draw(st.sampled_from(READABLE)), resolution,
            draw(DAYS) if resolution else None, draw(st.none() | MOMENTS),
            draw(st.sampled_from(["", "TOP 7"])),
            tuple(draw(st.lists(PARTIES, max_size=2, unique=True))),
            tuple(draw(st.lists(PARTIES, max_size=2, unique=True))),
            draw(proposals(text)),
            tuple(draw(st.sampled_from([(), (("Sachstand", "Es läuft."),)]))),
        )  # fmt: skip
        motions.append(motion)
        for number in range(draw(st.integers(0, 3))):
            earlier = [one for one in amendments if one.motion == motion.key]
            parent = draw(st.sampled_from([None, *earlier]))
            about = parent.wanted if parent else text
            wanted = draw(changed(about))
            whole = draw(st.booleans())
            if wanted == about and not whole:
                continue
            amendments.append(AmendmentText(
                f"a{at}.{number}", motion.key, wanted, f"Ä{number + 1}",
                parent.key if parent else "", draw(REASONS), draw(st.sampled_from(READABLE)),
                whole, draw(st.booleans()), draw(st.none() | MOMENTS),
                tuple(draw(st.lists(PARTIES, max_size=2, unique=True))), (),
                draw(proposals(about)),
            ))  # fmt: skip
    return Bundle("", "Versammlung", tuple(motions), tuple(amendments))


def named_anew(bundle: Bundle) -> Bundle:
    """Keys by order, and without source and notes, which differ on every way."""
    names = {one.key: f"#{at}" for at, one in enumerate((*bundle.motions, *bundle.amendments))}
    return Bundle(
        "",
        bundle.title,
        tuple(replace(one, key=names[one.key]) for one in bundle.motions),
        tuple(
            replace(one, key=names[one.key], motion=names[one.motion],
                    parent=names.get(one.parent, ""))
            for one in bundle.amendments
        ),
    )  # fmt: skip
