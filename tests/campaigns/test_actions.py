"""Action days: what is to do, who looks after what, reminding, photos, doing it too."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.factories.activities import going
from tests.factories.campaigns import action, chapter_board, frame, picture, planner
from tests.factories.people import acting, human, office
from wirksam.activities.models import Participation
from wirksam.activities.operations.copying import copy_activity
from wirksam.campaigns.choices import TodoKind
from wirksam.campaigns.matters import campaign_matters
from wirksam.campaigns.models import ActionPhoto, ActionRole, LocalAction, Todo
from wirksam.campaigns.operations import preparing as deeds
from wirksam.campaigns.operations.actions import remind, state_standing
from wirksam.campaigns.operations.photos import add_photo, remove_photo
from wirksam.campaigns.queries.actions import action_page, told_actions
from wirksam.campaigns.queries.standing import dots_of, with_coming
from wirksam.foundation.access import RefusedError
from wirksam.foundation.files.models import StoredFile
from wirksam.foundation.journal.models import JournalEntry
from wirksam.foundation.notices.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def hanna():
    return acting(planner())


@pytest.fixture
def mika():
    return acting(human("Mika", chapter_board().unit))


@pytest.fixture
def one():
    return action(frame=frame())


def now(one):
    return with_coming(told_actions()).get(pk=one.pk)


def test_permits_and_things_to_do_are_noted_ticked_and_due(hanna, mika, one):
    permit = deeds.add_todo(
        actor=hanna, action=one, text="Stand anmelden", kind=TodoKind.PERMIT,
        due_on=timezone.localdate(),
    )  # fmt: skip
    matters = list(campaign_matters(hanna))
    assert [matter.title for matter in matters] == ["Stand anmelden"]
    assert list(campaign_matters(mika)) == []
    for _twice in range(2):
        deeds.check_todo(actor=hanna, todo=permit, done=True)
    permit.refresh_from_db()
    assert permit.done_by == hanna.key
    assert list(campaign_matters(hanna)) == []
    deeds.check_todo(actor=hanna, todo=permit, done=False)
    permit.refresh_from_db()
    assert (permit.done_at, permit.done_by) == (None, "")
    with pytest.raises(RefusedError, match="host"):
        deeds.check_todo(actor=mika, todo=permit, done=True)
    deeds.remove_todo(actor=hanna, todo=permit)
    with pytest.raises(RefusedError, match="taken this out"):
        deeds.remove_todo(actor=hanna, todo=permit)


def test_a_role_is_taken_by_the_first_and_says_that_she_comes(hanna, mika, one):
    role = deeds.add_role(actor=hanna, action=one, name="Mit der Presse reden")
    assert deeds.add_role(actor=hanna, action=one, name="Mit der Presse reden").pk == role.pk
    deeds.take_role(actor=mika, role=role)
    deeds.take_role(actor=mika, role=role)
    assert Participation.objects.get(activity_id=one.pk).person_id == mika.person_id
    with pytest.raises(RefusedError, match="faster"):
        deeds.take_role(actor=hanna, role=role)
    with pytest.raises(RefusedError, match="Free it first"):
        deeds.remove_role(actor=hanna, role=role)
    assert not JournalEntry.objects.filter(verb__contains="take").exists()
    deeds.free_role(actor=mika, role=role)
    deeds.take_role(actor=hanna, role=role)
    with pytest.raises(RefusedError, match="Only who has taken it"):
        deeds.free_role(actor=mika, role=role)


def test_names_of_roles_are_for_hosts_and_a_gone_holder_leaves_it_free(hanna, mika, one):
    role = deeds.add_role(actor=hanna, action=one, name="Banner")
    deeds.take_role(actor=mika, role=role)
    stranger = acting(human("Nia", chapter_board("kv-zwei").unit))
    assert [row.holder for row in action_page(hanna, now(one)).roles] == ["Mika"]
    assert [row.holder for row in action_page(stranger, now(one)).roles] == [""]
    ActionRole.objects.update(taken_by="00000000-0000-4000-8000-000000000000")
    assert action_page(stranger, now(one)).roles[0].is_free
    deeds.take_role(actor=stranger, role=role)
    role.refresh_from_db()
    assert role.taken_by == stranger.key


def test_nobody_takes_a_role_in_what_she_cannot_join(hanna, mika):
    closed = action(state="planned")
    role = deeds.add_role(actor=hanna, action=closed, name="Banner")
    with pytest.raises(RefusedError, match="cannot join"):
        deeds.take_role(actor=mika, role=role)


def test_three_dots(hanna, mika, one):
    assert dots_of(now(one)) == dots_of(one)
    ask = office(one.host)
    state_standing(actor=hanna, action=one, promised=3, contact=ask)
    going(one.activity, human("Ola", one.host.unit))
    remind(actor=hanna, action=one)
    found = dots_of(now(one))
    assert (found.enough, found.contact, found.reminded) == (True, True, True)
    with pytest.raises(RefusedError, match="office of the chapter"):
        state_standing(
            actor=hanna, action=one, promised=1, contact=office(chapter_board("kv-zwei"))
        )
    with pytest.raises(RefusedError, match="host"):
        state_standing(actor=mika, action=one, promised=9, contact=None)


def test_everyone_who_comes_is_reminded_once_a_day(hanna, one):
    ola = human("Ola", one.host.unit)
    going(one.activity, ola)
    assert remind(actor=hanna, action=one) == 1
    with pytest.raises(RefusedError, match="today already"):
        remind(actor=hanna, action=one)
    told = [(row.person_key, row.kind) for row in Notice.objects.all()]
    assert told == [(ola.key, "action_reminder")]


def test_photos_with_faces_and_without_consent_are_not_even_kept(hanna, mika, one):
    told = {"action": one, "alt": "Unser Stand am Markt"}
    with pytest.raises(RefusedError, match="Ask everyone"):
        add_photo(actor=hanna, upload=picture(), faces=True, agreed=False, **told)
    assert not StoredFile.objects.exists()
    with pytest.raises(RefusedError, match="host"):
        add_photo(actor=mika, upload=picture(), faces=False, agreed=False, **told)
    made = add_photo(actor=hanna, upload=picture(), faces=True, agreed=True, **told)
    with pytest.raises(IntegrityError), transaction.atomic():
        ActionPhoto.objects.filter(pk=made.pk).update(agreed=False)
    remove_photo(actor=hanna, photo=made)
    assert not ActionPhoto.objects.exists()


def test_another_chapter_does_it_too_with_all_that_was_prepared(hanna, one):
    deeds.add_todo(actor=hanna, action=one, text="Stand anmelden", kind=TodoKind.PERMIT)
    role = deeds.add_role(actor=hanna, action=one, name="Banner")
    deeds.take_role(actor=hanna, role=role)
    other = chapter_board("kv-zwei")
    otto = acting(planner("Otto", other))
    made = copy_activity(actor=otto, activity=one.activity, host=other)
    found = LocalAction.objects.get(pk=made.pk)
    assert (found.frame, found.host, found.state) == (one.frame, other, "idea")
    assert list(found.todos.values_list("kind", "text", "done_at")) == [
        ("permit", "Stand anmelden", None)
    ]
    assert list(found.roles.values_list("name", "taken_by")) == [("Banner", "")]
    assert found.copied_from_id == one.pk


def test_nothing_is_prepared_for_what_is_over(hanna):
    over = action(state="cancelled")
    with pytest.raises(RefusedError, match="over"):
        remind(actor=hanna, action=over)
    assert Todo.objects.count() == 0
