"""Entering versions of the rules that hold in a unit."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from wirksam.association.models import RuleBook, Unit
from wirksam.engine.statutes import RuleError, RuleSet, data_of, rule_set
from wirksam.foundation.access import Actor, RefusedError
from wirksam.foundation.journal.operations import record
from wirksam.foundation.pages import touch

LONGEST_SOURCE = 200


@transaction.atomic
def adopt_rules(*, actor: Actor, unit: Unit, rules: RuleSet, source: str) -> RuleBook:
    """Keep ``rules`` as those of ``unit`` from their first day on; ``source`` is the decision.

    Earlier versions stay and go on saying what was right in their time.
    """
    if not source.strip():
        raise RefusedError(_("Say by which decision these rules hold."))
    try:
        content = data_of(rule_set(data_of(rules)))
    except RuleError as wrong:
        told = {"where": wrong.path or rules.name, "what": wrong.what}
        raise RefusedError(
            _("These rules do not fit together: %(where)s %(what)s.") % told
        ) from None
    if unit.rule_books.filter(version=rules.version).exists():
        raise RefusedError(
            _("There is a version “%(version)s” already. Give this one another name.")
            % {"version": rules.version}
        )
    book = RuleBook.objects.create(
        unit=unit,
        name=rules.name,
        version=rules.version,
        valid_from=rules.valid_from,
        source=source.strip()[:LONGEST_SOURCE],
        content=content,
        stored_by=actor.key,
    )
    record(
        actor=actor,
        verb="adopt_rules",
        subject=book,
        unit_key=unit.slug,
        since=book.valid_from.isoformat(),
        reason=book.source,
    )
    touch("association")
    return book
