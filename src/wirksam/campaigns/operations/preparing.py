"""What is to be done and got before an action day, and who looks after what on it.

Who takes a role is, as who comes, not in the journal: that is for ever, and others read it.
"""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from wirksam.activities.models import Activity
from wirksam.activities.operations.participating import join
from wirksam.association.models import Person
from wirksam.campaigns.choices import TodoKind
from wirksam.campaigns.models import ActionRole, LocalAction, Todo
from wirksam.campaigns.operations.keeping import CAMPAIGNS, held_action, settled, words
from wirksam.foundation.access import Actor, RefusedError, can
from wirksam.foundation.pages import touch

MOST_TODOS = 60
MOST_ROLES = 20


@transaction.atomic
def add_todo(
    *, actor: Actor, action: LocalAction, text: str, kind: str = TodoKind.TODO,
    due_on: date | None = None,
) -> Todo:  # fmt: skip
    """Note a permit to get or a thing to do."""
    now = held_action(actor, action)
    if now.todos.count() >= MOST_TODOS:
        raise RefusedError(_("That is a lot. Do some of it first, or take something out."))
    said = words(text, 200, ask=_("Say what there is to do."))
    row = Todo.objects.create(action=now, kind=kind, text=said, due_on=due_on)
    return settled(actor, "add_todo", row, now.host.unit.slug, kind=str(kind))


@transaction.atomic
def check_todo(*, actor: Actor, todo: Todo, done: bool) -> Todo:
    """Tick it off, or open it again; ticked twice it is done once."""
    now = held_action(actor, todo.action)
    row = _todo(now, todo)
    if (row.done_at is not None) == done:
        return row
    row.done_at = timezone.now() if done else None
    row.done_by = actor.key if done else ""
    row.save(update_fields=["done_at", "done_by"])
    return settled(actor, "check_todo" if done else "reopen_todo", row, now.host.unit.slug)


@transaction.atomic
def remove_todo(*, actor: Actor, todo: Todo) -> None:
    """Take out what is not needed."""
    now = held_action(actor, todo.action)
    row = _todo(now, todo)
    settled(actor, "remove_todo", row, now.host.unit.slug)
    row.delete()


def _todo(action: LocalAction, todo: Todo) -> Todo:
    row = Todo.objects.select_for_update().filter(action=action, pk=todo.pk).first()
    if row is None:
        raise RefusedError(_("Somebody has taken this out already."))
    return row


@transaction.atomic
def add_role(*, actor: Actor, action: LocalAction, name: str) -> ActionRole:
    """Say what somebody should look after on the day; the same name gives the one that is there."""
    now = held_action(actor, action)
    said = words(name, 80, ask=_("Say what there is to look after."))
    known = now.roles.filter(name=said).first()
    if known is not None:
        return known
    if now.roles.count() >= MOST_ROLES:
        raise RefusedError(_("That is a lot. Put together what one person can do."))
    row = ActionRole.objects.create(action=now, name=said)
    return settled(actor, "add_role", row, now.host.unit.slug)


@transaction.atomic
def take_role(*, actor: Actor, role: ActionRole) -> ActionRole:
    """Look after it oneself; whoever does says thereby that she comes. The first one has it."""
    row = _role(role)
    action = row.action
    if not can(actor, action, "join"):
        raise RefusedError(_("You cannot join this activity now."))
    if row.taken_by == actor.key:
        return row
    if row.taken_by and Person.objects.filter(key=row.taken_by).exists():
        raise RefusedError(_("Somebody else was faster. Look what is still free."))
    join(actor=actor, activity=Activity.objects.get(pk=action.pk))
    return _given(row, actor.key)


@transaction.atomic
def free_role(*, actor: Actor, role: ActionRole) -> ActionRole:
    """Give it back, without a reason; hosts can free it too, when somebody cannot come."""
    row = _role(role)
    if row.taken_by != actor.key and not can(actor, row.action, "host"):
        raise RefusedError(_("Only who has taken it, or a host, can give it back."))
    if not row.taken_by:
        return row
    return _given(row, "")


@transaction.atomic
def remove_role(*, actor: Actor, role: ActionRole) -> None:
    """Take out a role that nobody needs; not over the head of whoever has taken it."""
    now = held_action(actor, role.action)
    row = _role(role)
    if row.taken_by:
        raise RefusedError(_("Somebody has taken this. Free it first, and tell them."))
    settled(actor, "remove_role", row, now.host.unit.slug)
    row.delete()


def _given(row: ActionRole, to: str) -> ActionRole:
    row.taken_by = to
    row.save(update_fields=["taken_by"])
    touch(CAMPAIGNS)
    return row


def _role(role: ActionRole) -> ActionRole:
    rows = ActionRole.objects.select_for_update(of=("self",)).select_related("action__host__unit")
    row = rows.filter(pk=role.pk).first()
    if row is None:
        raise RefusedError(_("Somebody has taken this out already."))
    return row
