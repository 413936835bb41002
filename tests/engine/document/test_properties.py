"""Whatever comes in: a document or a refusal, never anything else."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.document import renderings
from wirksam.engine.document import UnreadableError, read, read_text
from wirksam.engine.document.codec import from_json, to_json
from wirksam.engine.document.model import Block, Piece
from wirksam.engine.document.refusals import REFUSALS
from wirksam.engine.lines import document_lines, number_lines

MADE = {name: make() for name, make in renderings.EVERY.items()}
FRAGMENTS = st.sampled_from(
    ["1 ", "2 ", "3 ", "12", "\n", "\n\n", "\f", "# ", "## ", "* ", "- ", "1) ", "a) ", "> ", "\\*",
     "Der Vorstand soll ", "Antragstext\n", "Begründung\n", "Änderungsantrag Ä1\n", "A-1 Titel\n",
     "Gremium: X\n", "Seite 1 von 2\n", "foo-\n", "| a | b |\n", "<p>", "<br>", "<li>", "---\n",
     "ﬁ", "\u00a0", "\u00ad", "e\u0301", "&amp;", "**", "_", "[a](b)", "2024 ", ".", ":", "?"]
)  # fmt: skip
MESSY = st.lists(FRAGMENTS, max_size=60).map("".join)


def outcome(reader, source):
    """The code of the refusal, or nothing where the document holds together."""
    try:
        document = reader(source)
    except UnreadableError as error:
        return error.code if error.message else "without message"
    assert len(document_lines(document)) >= len(document.blocks)
    assert all(note.message for note in document.notes)
    assert from_json(to_json(document)) == document
    return ""


@given(st.binary(max_size=600))
def test_any_bytes(data):
    assert outcome(read, data) in {"", *REFUSALS}


@given(st.one_of(st.text(max_size=300), MESSY))
def test_any_text(text):
    assert outcome(read_text, text) in {"", "empty", "no-text"}


@settings(max_examples=60)
@given(st.sampled_from(sorted(MADE)), st.data())
def test_any_damaged_file(name, data):
    whole = bytearray(MADE[name])
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(whole)))
    assert outcome(read, bytes(whole[:cut])) in {"", *REFUSALS}


WORD = st.text(st.sampled_from("abcdefgäöüß"), min_size=2, max_size=14)
SENTENCE = st.lists(WORD, min_size=4, max_size=40).map(lambda words: " ".join(words).capitalize())


@given(st.lists(SENTENCE, min_size=2, max_size=12), st.integers(1, 300))
def test_what_is_printed_is_read_back(sentences, first):
    blocks = [Block("paragraph", (Piece(f"{text}.", 1),)) for text in sentences]
    lines = number_lines(blocks, first=first)
    rows = ["A-1 Titel", "Gremium: Vorstand", "", "Antragstext"]
    block = -1
    for line in lines:
        rows += [""] if line.block != block else []
        rows.append(f"{line.number} {line.text}")
        block = line.block
    if len(lines) < 3:
        return
    document = read_text("\n".join(rows))
    again = document_lines(document)
    assert [(line.number, line.text) for line in again] == [
        (line.number, line.text) for line in lines
    ]
    assert [block.text for block in document.blocks] == [f"{text}." for text in sentences]
    rewrapped = number_lines(document.blocks, first=first)
    assert [line.text for line in rewrapped] == [line.text for line in lines]
