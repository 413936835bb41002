"""What a new text takes over from the one it follows."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from tests.factories.adopted import adopted
from tests.factories.association import body
from tests.factories.programme import confirmed, proposal
from wirksam.foundation.access import Actor
from wirksam.programme.models import (
    Commitment,
    CommitmentPlace,
    CommitmentStanding,
    Deadline,
    EditorialNote,
    NoCommitment,
    PlainText,
    ProgrammeVersion,
)
from wirksam.programme.operations.adopting import Aid, adopt_text
from wirksam.programme.operations.reviewing import accept_commitment
from wirksam.programme.queries.coverage import coverage

pytestmark = pytest.mark.django_db
PRESIDIUM = Actor(key="presidium")
ALMA, BEN = Actor(key="alma"), Actor(key="ben")

TEAMS = "Der Landesvorstand setzt im Frühjahr Teams ein."
BUS = "Der Landesvorstand prüft, ob ein Fahrdienst möglich ist."
MORE = "Der Landesvorstand bietet eine Fortbildung an."
PLAIN = "Die Lage ist schwierig."
OLD = ("# Arbeit", TEAMS, BUS, PLAIN)


def first(*texts: str, slug: str = "2027") -> ProgrammeVersion:
    """A first text whose proposals nobody has confirmed."""
    made = adopt_text(actor=PRESIDIUM, text=adopted(*(texts or OLD), slug=slug))
    made.commitments.all().delete()
    return made


def promise(version: ProgrammeVersion, line: int, **fields: object) -> Commitment:
    """The whole line as a confirmed commitment."""
    quote = version.lines.get(number=line).text
    return confirmed(version, quote=quote, first_line=line, last_line=line, **fields)


def then(before: ProgrammeVersion, *texts: str) -> ProgrammeVersion:
    """The next version of the same programme."""
    return adopt_text(actor=PRESIDIUM, text=adopted(*texts, programme=before.programme))


def place(of: Commitment, version: ProgrammeVersion) -> tuple[str, int, int, str]:
    found = CommitmentPlace.objects.get(commitment=of, version=version)
    return found.fate, found.first_line, found.last_line, found.quote


def test_what_stays_is_placed_and_not_proposed_again() -> None:
    old = first()
    teams, bus = promise(old, 2), promise(old, 3)
    new = then(old, "# Arbeit", "Niemand bleibt allein.", TEAMS, PLAIN, BUS)
    assert place(teams, new) == ("same", 3, 3, TEAMS)
    assert place(bus, new)[:3] == ("moved", 5, 5)
    assert not new.commitments.exists()
    assert coverage(new).committed == 2


def test_a_changed_one_is_proposed_and_takes_its_place_when_two_have_confirmed() -> None:
    old = first()
    teams = promise(old, 2, title="Teams", done_when="Es gibt Teams.")
    Deadline.objects.create(commitment=teams, wording="im Frühjahr", fixed_on=date(2027, 5, 1))
    changed = TEAMS.replace("Teams", "zwei Teams")
    new = then(old, "# Arbeit", changed, BUS, PLAIN)
    assert place(teams, new) == ("changed", 2, 2, changed)
    made = Commitment.objects.get(version=new, replaces=teams)
    assert (made.title, made.done_when, made.origin) == ("Teams", "Es gibt Teams.", "carried")
    assert made.quote in changed
    assert made.responsibilities.get().body == body()
    assert made.deadline.wording == "im Frühjahr"
    for actor in (ALMA, BEN):
        teams.refresh_from_db()
        assert teams.state == "confirmed"
        made = accept_commitment(actor=actor, commitment=made, revision=made.revision)
    teams.refresh_from_db()
    assert (teams.state, teams.superseded_by) == ("superseded", made)


@pytest.mark.parametrize(
    "changed",
    [
        "Der Landesvorstand prüft nicht, ob ein Fahrdienst möglich ist.",
        "Der Landesvorstand prüft, ob ein Fahrdienst möglich ist, soweit Geld da ist.",
        "Wenn Geld da ist: Der Landesvorstand prüft, ob ein Fahrdienst vielleicht möglich ist.",
    ],
)
def test_a_word_beside_the_quote_changes_it_too(changed: str) -> None:
    old = first()
    part = confirmed(old, quote="ob ein Fahrdienst möglich ist", first_line=3, last_line=3)
    new = then(old, "# Arbeit", TEAMS, changed, PLAIN)
    assert place(part, new)[0] == "changed"
    assert Commitment.objects.filter(version=new, replaces=part).count() == 1


def test_a_dropped_one_is_told_and_found_again_when_it_comes_back() -> None:
    old = first()
    bus = promise(old, 3)
    second = then(old, "# Arbeit", TEAMS, PLAIN)
    assert place(bus, second) == ("dropped", 2, 2, "")
    third = then(second, *OLD)
    assert place(bus, third) == ("same", 3, 3, BUS)
    assert not third.commitments.filter(first_line=3).exists()


def test_new_words_are_proposed() -> None:
    old = first()
    promise(old, 2)
    new = then(old, "# Arbeit", f"{TEAMS} {MORE}", PLAIN)
    assert [one.quote.rstrip(".") for one in new.commitments.all()] == [MORE.rstrip(".")]


def test_in_a_new_programme_only_what_is_not_over_goes_on() -> None:
    old = first()
    teams, bus = promise(old, 2), promise(old, 3)
    CommitmentStanding.objects.create(commitment=bus, state="confirmed_done")
    new = adopt_text(actor=PRESIDIUM, text=adopted(*OLD, slug="2028", year=2028, follows=old))
    for one in (teams, bus):
        one.refresh_from_db()
    assert (teams.carried_into, bus.carried_into) == (new.programme, None)
    assert not CommitmentPlace.objects.filter(commitment=bus).exists()
    assert [one.first_line for one in new.commitments.filter(state="proposed")] == [3]


def test_what_is_being_checked_goes_on_with_what_was_written_about_it() -> None:
    old = first()
    kept = proposal(old, quote=TEAMS, first_line=2, last_line=2, title="Teams einsetzen")
    gone = proposal(old, quote=BUS, first_line=3, last_line=3)
    new = then(old, "# Arbeit", PLAIN, TEAMS)
    kept.refresh_from_db()
    gone.refresh_from_db()
    assert (kept.state, gone.state) == ("merged", "rejected")
    moved = new.commitments.get()
    assert kept.merged_into == moved
    assert (moved.title, moved.first_line, moved.state) == ("Teams einsetzen", 3, "proposed")


def test_a_rejected_proposal_stays_rejected() -> None:
    old = adopt_text(actor=PRESIDIUM, text=adopted(*OLD))
    old.commitments.update(state="rejected")
    new = then(old, "# Arbeit", "Niemand bleibt allein.", TEAMS, BUS, PLAIN)
    assert set(new.commitments.values_list("state", flat=True)) <= {"rejected"}
    assert new.commitments.count() == old.commitments.count()


def test_a_changed_one_changed_again_has_one_successor() -> None:
    old = first()
    teams = promise(old, 2)
    second = then(old, "# Arbeit", TEAMS.replace("Teams", "zwei Teams"), BUS)
    third = then(second, "# Arbeit", TEAMS.replace("Teams", "drei Teams"), BUS)
    open_ones = Commitment.objects.filter(replaces=teams, state="proposed")
    assert [one.version for one in open_ones] == [third]


def test_a_successor_confirmed_late_stands_in_the_later_text_as_well() -> None:
    old = first()
    teams = promise(old, 2)
    changed = TEAMS.replace("Teams", "zwei Teams")
    second = then(old, "# Arbeit", changed, BUS)
    made = Commitment.objects.get(version=second, replaces=teams)
    later = adopt_text(
        actor=PRESIDIUM, text=adopted("# Neu", changed, slug="2028", year=2028, follows=second)
    )
    for actor in (ALMA, BEN):
        made = accept_commitment(actor=actor, commitment=made, revision=made.revision)
    assert place(made, later)[:3] == ("same", 2, 2)


def test_two_successors_in_one_text_do_not_replace_each_other() -> None:
    old = first()
    teams = promise(old, 2)
    new = then(old, "# Arbeit", TEAMS.replace("Teams", "zwei Teams"), BUS)
    made = Commitment.objects.get(version=new, replaces=teams)
    twin = proposal(new, quote=made.quote, replaces=teams)
    for one in (made, twin):
        for actor in (ALMA, BEN):
            one.refresh_from_db()
            accept_commitment(actor=actor, commitment=one, revision=one.revision)
    made.refresh_from_db()
    assert made.state == "confirmed"


def test_plain_words_remarks_and_marks_go_on_where_the_words_do() -> None:
    old = first()
    now = timezone.now()
    passages = list(old.passages.all())
    for at, text in ((1, "Es gibt Teams."), (2, "Vielleicht fährt ein Bus.")):
        PlainText.objects.create(
            passage=passages[at], text=text, written_by="a", checked_by="b", checked_at=now
        )
    EditorialNote.objects.create(version=old, line=2, code="editorial", message="So gemeint.")
    EditorialNote.objects.create(version=old, line=2, code="page-break", message="Seitenwechsel")
    NoCommitment.objects.create(version=old, first_line=3, last_line=4, marked_by="a")
    text = adopted("# Arbeit", "Vorab.", TEAMS, f"{BUS} Sofort.", PLAIN, programme=old.programme)
    new = adopt_text(actor=PRESIDIUM, text=text)
    plain = PlainText.objects.get(passage__version=new)
    assert (plain.text, plain.passage.first_line, plain.checked_by) == ("Es gibt Teams.", 3, "b")
    assert [(one.line, one.message) for one in new.notes.all()] == [(3, "So gemeint.")]
    assert [one.first_line for one in new.no_commitments.all()] == [4, 5]


def test_reading_aids_of_the_motion_come_along() -> None:
    text = adopted(*OLD)
    aid = Aid(1, "Es gibt Teams.", "a")
    version = adopt_text(
        actor=PRESIDIUM,
        text=type(text)(
            **{name: getattr(text, name) for name in text.__slots__} | {"aids": (aid,)}
        ),
    )
    assert PlainText.objects.get(passage__version=version).passage.first_line == 2


def test_places_never_change() -> None:
    old = first()
    promise(old, 2)
    new = then(old, "# Arbeit", TEAMS)
    rows = CommitmentPlace.objects.filter(version=new)
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(first_line=1)
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.delete()


def test_a_quote_with_words_left_out_is_found_in_parts() -> None:
    text = "Der Landesvorstand setzt, wie besprochen, im Frühjahr Teams ein."
    old = first("# Arbeit", text, PLAIN)
    teams = confirmed(old, quote="Der Landesvorstand setzt … Teams ein", first_line=2, last_line=2)
    new = then(old, "# Arbeit", PLAIN, text)
    assert place(teams, new)[3] == "Der Landesvorstand setzt … Teams ein"
