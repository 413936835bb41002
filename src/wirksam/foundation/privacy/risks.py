"""Risks of the platform and what stands against them; the assessment and the record read this."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise


class Risk(NamedTuple):
    """What could happen, for whom that would be bad, what is done, what is left."""

    what: StrPromise
    whom: StrPromise
    measure: StrPromise
    rest: StrPromise


RISKS = (
    Risk(
        _("The list of members gets out"),
        _("Members whose employer, family or opponents learn their opinion"),
        _(
            "Chapters are walls; lists are seen by offices of the own chapter only; every list read"
            " or taken along is in the journal, visible to the chapter; second factor"
        ),
        _("An office-holder with the right passes the list on by hand"),
    ),
    Risk(
        _("An account is taken over"),
        _("Its owner, and whoever she may see"),
        _("Mailed codes, passkeys, second factor for far-reaching offices; attempts are counted"),
        _("A mailbox that somebody else reads"),
    ),
    Risk(
        _("Somebody gives herself rights, or keeps them after the term"),
        _("All members"),
        _(
            "Nobody edits her own grants, two people for the own body, terms looked up at each"
            " request, emergencies with reason and notice"
        ),
        _("Two people who act together"),
    ),
    Risk(
        _("Whoever runs the server reads or changes data"),
        _("All members"),
        _(
            "Chained journal that shows changes, few people with access, encrypted disks and"
            " backups"
        ),
        _("Reading by an administrator leaves no trace"),
    ),
    Risk(
        _("Deleted people come back with an old backup"),
        _("People who have left"),
        _("A list of erasures outside the database; every restore deletes them again"),
        _("A backup opened without this software"),
    ),
    Risk(
        _("Data are lost"),
        _("Everybody who relies on them"),
        _("Backups that are checked byte by byte before use; thirty days to undo what was removed"),
        _("No backup was made, or nobody has tried to restore one"),
    ),
)

MEASURES = (
    _("Every page declares who may enter; every list and object is asked by one rule per model."),
    _("Encrypted transport only; no foreign scripts, fonts or images; strict content policy."),
    _("Signing in without passwords; second factor for offices that see others' data."),
    _("Journal that is only added to and chained; tampering is found by a command."),
    _("Retention as plan, then deed, with a stop and thirty days to undo."),
    _("Backups with a digest over every byte; erasures are repeated after each restore."),
)
