"""Allies are their unit's own: who may know what, and what deeds do."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories.activities import activity, hosting
from tests.factories.network import chapter, contact, holder, keeper, partner
from tests.factories.people import acting, board, human, tree
from wirksam.foundation.access import NOBODY, RefusedError, can, visible
from wirksam.foundation.journal.models import JournalEntry
from wirksam.foundation.notices.models import Notice
from wirksam.foundation.privacy.retention import apply_retention
from wirksam.network.models import JointActivity, Partner, PartnerContact, Relation
from wirksam.network.operations import contacts, partners, relations, together
from wirksam.network.operations.exporting import export_partners
from wirksam.network.operations.reminding import remind_of_contacts
from wirksam.network.queries.partners import Asked
from wirksam.network.queries.partners import partners as listed

pytestmark = pytest.mark.django_db
EVIL = '=HYPERLINK("http://x")'


@pytest.fixture
def units():
    return tree()


@pytest.fixture
def kea(units):
    return acting(keeper(units["eins"]))


def day(days):
    return timezone.localdate() + timedelta(days=days)


def somebody(**told):
    values = {"name": "Frau Geheim", "basis": "consent", "review_on": day(100), "mail": "a@b.de"}
    return contacts.Somebody(**(values | told))


def test_of_the_unit_alone_unless_shared(units):
    people = {name: acting(human("M", units[name])) for name in ("eins", "zwei")}
    above = acting(holder(units["land"], "partner.keep/below")[0])
    aside = acting(holder(units["nachbarland"])[0])
    for shared, seen in (("unit", {"eins"}), ("above", {"eins", "land"}), ("all", "all")):
        row = partner(units["eins"], shared=shared)
        readers = {**people, "land": above, "nachbarland": aside}
        found = {name for name, one in readers.items() if can(one, row)}
        assert found == (set(readers) if seen == "all" else seen), shared
        assert not can(NOBODY, row)
        assert not can(above, row, "keep")  # it stops at the walls of the unit
        Partner.objects.filter(pk=row.pk).update(ended_at=timezone.now())
        assert {name for name, one in readers.items() if can(one, row)} == {"eins"}


def test_people_there_are_never_shared(units, kea):
    row = contact(partner(units["eins"], shared="all"))
    member = acting(human("M", units["eins"]))
    above = acting(holder(units["land"], "partner.keep/below")[0])
    for other in (member, above, NOBODY):
        assert not can(other, row)
    someone, office = holder(units["eins"])
    assert not can(acting(someone), row)
    relations.hold_relation(actor=kea, partner=row.partner, office=office)
    assert can(acting(someone), row)
    assert not can(acting(someone), row, "keep")
    assert can(kea, row, "keep")


def test_entered_changed_ended_resumed(units, kea):
    told = partners.Told(" Naturfreunde ", about="Wir putzen.")
    made = partners.enter_partner(actor=kea, unit=units["eins"], told=told)
    assert made.name == "Naturfreunde"
    with pytest.raises(RefusedError):
        partners.enter_partner(actor=kea, unit=units["eins"], told=told)
    with pytest.raises(RefusedError):
        partners.enter_partner(actor=kea, unit=units["zwei"], told=told)
    with pytest.raises(RefusedError):
        partners.enter_partner(actor=kea, unit=units["eins"], told=partners.Told("  "))
    changed = partners.change_partner(
        actor=kea, partner=made, told=partners.Told("Neu", shared="all"), revision=1
    )
    with pytest.raises(RefusedError):
        partners.change_partner(actor=kea, partner=made, told=told, revision=1)
    contact(changed)
    partners.end_partner(actor=kea, partner=changed)
    assert not PartnerContact.objects.exists()
    with pytest.raises(RefusedError):
        contacts.enter_contact(actor=kea, partner=changed, told=somebody())
    assert partners.resume_partner(actor=kea, partner=changed).ended_at is None
    verbs = list(JournalEntry.objects.order_by("pk").values_list("verb", flat=True))
    assert verbs == ["enter_partner", "change_partner", "end_partner", "resume_partner"]


def test_a_contact_needs_a_way_and_a_day(units, kea):
    row = partner(units["eins"])
    for wrong in ({"mail": " "}, {"review_on": day(0)}, {"review_on": day(367)}):
        with pytest.raises(RefusedError):
            contacts.enter_contact(actor=kea, partner=row, told=somebody(**wrong))
    made = contacts.enter_contact(actor=kea, partner=row, told=somebody())
    contacts.change_contact(actor=kea, contact=made, told=somebody(name="Herr Neu"))
    made.refresh_from_db()
    assert made.name == "Herr Neu"
    other = acting(keeper(units["zwei"]))
    with pytest.raises(RefusedError):
        contacts.remove_contact(actor=other, contact=made)
    contacts.remove_contact(actor=kea, contact=made)
    assert not PartnerContact.objects.exists()
    assert "Neu" not in str(list(JournalEntry.objects.values()))


def test_keepers_are_reminded_once_and_reviewing_settles_it(units, kea):
    row, _later = contact(partner(units["eins"]), days=10), contact(partner(units["eins"]), days=15)
    keeper(units["zwei"])
    assert remind_of_contacts(timezone.now()) == remind_of_contacts(timezone.now()) == 1
    told = Notice.objects.get()
    assert (str(told.person_key), told.kind) == (kea.key, "partner_contact_due")
    assert "Geheim" not in str(told.values)
    contacts.review_contact(actor=kea, contact=row)
    told.refresh_from_db()
    assert told.done_at is not None
    row.refresh_from_db()
    assert row.review_on == day(365)


def test_what_nobody_looks_at_again_goes_half_a_year_later(units):
    kept, gone = contact(partner(units["eins"]), days=-180), contact(partner(units["eins"]), -181)
    apply_retention(now=timezone.now())
    assert list(PartnerContact.objects.all()) == [kept]
    assert gone.partner.pk


def test_only_offices_of_the_unit_hold_the_contact(units, kea):
    row = partner(units["eins"], shared="all")
    someone, office = holder(units["eins"])
    _other, foreign = holder(units["zwei"])
    with pytest.raises(RefusedError):
        relations.hold_relation(actor=kea, partner=row, office=foreign)
    made = relations.hold_relation(actor=kea, partner=row, office=office)
    assert relations.hold_relation(actor=kea, partner=row, office=office) == made
    with pytest.raises(RefusedError):
        relations.note_relation(actor=acting(someone), relation=made, last=day(1), note="")
    relations.note_relation(actor=acting(someone), relation=made, last=day(0), note=" Zelt ")
    made.refresh_from_db()
    assert (made.last_contact_on, made.note) == (day(0), "Zelt")
    with pytest.raises(RefusedError):
        relations.release_relation(actor=acting(someone), relation=made)
    relations.release_relation(actor=kea, relation=made)
    assert not Relation.objects.exists()


def test_joint_activities_by_hosts_named_only_if_said_so(units):
    where = units["eins"].bodies.first() or board(units["eins"])
    hanna = hosting(where)
    what, ally = activity(where), partner(units["eins"])
    made = together.tie_partner(actor=hanna, activity=what, partner=ally, part="leiht das Zelt")
    member, stranger = acting(human("M", units["eins"])), acting(human("N", units["zwei"]))
    assert can(member, made)
    assert not can(stranger, made)
    assert not can(NOBODY, made)
    together.tie_partner(actor=hanna, activity=what, partner=ally, public=True)
    assert JointActivity.objects.get().public
    assert can(NOBODY, made)
    assert not can(stranger, ally)
    with pytest.raises(RefusedError):
        together.untie_partner(actor=member, joint=made)
    together.untie_partner(actor=hanna, joint=made)
    assert not JointActivity.objects.exists()


def test_nobody_ties_what_is_not_hers(units):
    what = activity(board(units["eins"]))
    hanna = hosting(board(units["zwei"]))
    hidden, shared = partner(units["eins"]), partner(units["eins"], shared="all")
    own = activity(units["zwei"].bodies.first())
    with pytest.raises(RefusedError):
        together.tie_partner(actor=hanna, activity=what, partner=shared)
    with pytest.raises(RefusedError):
        together.tie_partner(actor=hanna, activity=own, partner=hidden)
    with pytest.raises(RefusedError):
        together.tie_partner(actor=hanna, activity=own, partner=shared, public=True)
    assert together.tie_partner(actor=hanna, activity=own, partner=shared)


def test_the_table_holds_no_formula_and_leaves_a_trace(units, kea):
    contact(partner(units["eins"], name=EVIL), name="+49 1")
    partner(units["zwei"], shared="all", name="Fremd")
    text = b"".join(export_partners(actor=kea, unit=units["eins"])).decode()
    assert "\n=" not in text
    assert ";+" not in text
    assert '"=' not in text.replace("\"'=", "")
    assert "Fremd" not in text
    entry = JournalEntry.objects.get(verb="export_list")
    assert (entry.object_key, entry.detail) == ("partners", {"count": 1})
    with pytest.raises(RefusedError):
        export_partners(actor=kea, unit=units["zwei"])


def test_lists_narrow_and_take_anything(units, kea):
    one = partner(units["eins"], name="Imkerei", place="Oldenau", kind="union")
    partner(units["eins"], name="Zelt")
    assert list(listed(kea, Asked(words="olden"))) == [one]
    assert list(listed(kea, Asked(kind="union", unit="kv-eins"))) == [one]
    assert not list(listed(kea, Asked(ended=True)))
    for wrong in ({"q": "\x00%'"}, {"art": "x"}, {"wo": "\x00"}, {"zeit": "?"}):
        assert listed(kea, Asked.from_query(wrong), "neun") is not None
    assert not visible(NOBODY, Partner).exists()
    assert chapter("kv-eins") == units["eins"]
