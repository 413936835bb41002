"""What holds for any text: no error, spans inside, verbatim quotes, same result twice."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.extract.casebook import cases, document, proposals
from wirksam.engine.document.model import Block, Document, Meta, Piece
from wirksam.engine.extract import BodyLexicon, extract
from wirksam.engine.extract.clauses import clauses_of
from wirksam.engine.extract.regions import roles_of
from wirksam.engine.extract.sentences import split_sentences
from wirksam.engine.extract.tokens import tokenize
from wirksam.engine.lines import document_lines

MIXED = (
    "Der Die Das Vorstand Landesvorstand Kreisverbände Team wir Wir Mitglieder soll sollen wird "
    "werden muss kann ist sind hat zu und oder sowie , . : ; - ( ) dass ob um die der in durch "
    "prüfen geprüft organisieren Seminar Konzept erarbeiten vorzulegen 2026 31. März bis zum "
    'LMV einsetzen beauftragt Aufgabe es Mitglieder*innen z.B. ggf. " ? ! weiterhin führt nicht'
)
WORDS = (*MIXED.split(), "\n")
sentences = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)
anything = st.text(max_size=300)
blocks = st.builds(
    lambda kind, pieces, level: Block(
        kind, tuple(Piece(text, n) for n, text in enumerate(pieces, 1)), level
    ),
    st.sampled_from(["heading", "paragraph", "item", "quote"]),
    st.lists(sentences | anything, min_size=1, max_size=3),
    st.integers(1, 3),
)
documents = st.builds(lambda b: Document(Meta(), tuple(b)), st.lists(blocks, max_size=5))


@settings(max_examples=150, deadline=None)
@given(documents)
def test_any_document_can_be_read(read):
    lines = document_lines(read)
    found = extract(read, lines, BodyLexicon.default())
    numbers = {line.number for line in lines}
    for proposal in found:
        text = read.blocks[proposal.block].text
        assert 0 <= proposal.start < proposal.end <= len(text)
        assert proposal.quote == text[proposal.start : proposal.end]
        assert {proposal.first_line, proposal.last_line} <= numbers
        assert proposal.first_line <= proposal.last_line
        assert proposal.source_first_line <= proposal.source_last_line
        assert 0.5 <= proposal.confidence <= 1
        assert proposal.reasons
        assert all(": " in reason for reason in proposal.reasons)
    assert extract(read, lines, BodyLexicon.default()) == found


@given(anything | sentences)
def test_tokens_lose_nothing_but_blanks(text):
    kept = "".join(token.text for token in tokenize(text))
    assert kept == "".join(char for char in text if not char.isspace())
    assert all(text[t.start : t.end] == t.text for t in tokenize(text))


@given(sentences)
def test_clauses_cover_a_sentence_in_order(text):
    for sentence in split_sentences(text):
        assert len(roles_of(sentence.tokens)) == len(sentence.tokens)
        clauses = clauses_of(sentence.tokens)
        assert clauses[0].start == 0
        assert clauses[-1].stop == len(sentence.tokens)
        for before, after in pairwise(clauses):
            assert before.stop <= after.start <= after.finite


@given(st.integers(1, 6))
def test_repeating_a_text_repeats_its_proposals(times):
    text = "Der Vorstand soll ein Konzept erarbeiten. Wir stehen für Solidarität."
    assert len(proposals("\n".join([text] * times))) == times


def test_work_grows_with_the_text(monkeypatch):
    calls = 0
    original = __import__("wirksam.engine.extract.verbs", fromlist=["infinitive_of"]).infinitive_of

    def counted(word):
        nonlocal calls
        calls += 1
        return original(word)

    for module in ("brackets", "regions", "clauses"):
        monkeypatch.setattr(f"wirksam.engine.extract.{module}.infinitive_of", counted)

    def cost(text):
        nonlocal calls
        calls = 0
        read = document(text)
        extract(read, document_lines(read), BodyLexicon.default())
        return calls

    hostile = "der Vorstand soll Teams, die planen und prüfen, und "
    once, tenfold = cost(hostile * 200), cost(hostile * 2000)
    assert tenfold <= 11 * once
    text = " ".join(case.text.replace("\n", " ") for case in cases("paragraphs"))
    assert cost(text * 10) <= 11 * cost(text)
