"""Taking somebody out of what teams store; what was proposed and decided stays without her name."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from wirksam.foundation.privacy.operations import Result, on_leaving
from wirksam.foundation.privacy.subjects import Subject
from wirksam.foundation.privacy.words import Outcome
from wirksam.teams.models import Application, Idea, ProposedPerson
from wirksam.teams.privacy.applying import delete_with_recordings

_PROPOSED = _("Proposals to elect you into a team")
_PROPOSED_STAY = _("What was proposed to an assembly stays. Your name is taken away.")
_IDEAS = _("Your ideas for teams")
_IDEAS_STAY = _("Idea and answer stay. Nothing says any more whose it was.")
_APPLICATIONS = _("Your applications for teams")


@on_leaving("teams", "teams.proposedperson", "teams.idea", "teams.application")
def leave_teams(subject: Subject) -> Iterator[Result]:
    """Applications go with all that was found in them; names go from proposals and ideas."""
    proposed = ProposedPerson.objects.filter(person__key=subject.key)
    count = proposed.update(name="", reasons="")
    yield Result(_PROPOSED, Outcome.ANONYMISED, count, _PROPOSED_STAY)
    ideas = Idea.objects.filter(by=subject.key).update(by="")
    yield Result(_IDEAS, Outcome.ANONYMISED, ideas, _IDEAS_STAY)
    count = delete_with_recordings(Application.objects.filter(person__key=subject.key))
    yield Result(_APPLICATIONS, Outcome.DELETED, count)
