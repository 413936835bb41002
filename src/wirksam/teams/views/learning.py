"""Skills: what people can, want to learn and can teach; mentors of teams."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from wirksam.foundation.access import RefusedError, get_visible_or_404, signed_in, visible
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.foundation.privacy.consents import consent_text, has_consent
from wirksam.teams.forms.memory import MentorForm, SkillForm, WordsForm
from wirksam.teams.models import Mentor, Skill, SkillRequest
from wirksam.teams.operations import learning as deeds
from wirksam.teams.operations import mentoring
from wirksam.teams.queries.learning import learning
from wirksam.teams.queries.seats import has_worked
from wirksam.teams.queries.teams import get_team
from wirksam.teams.views.shared import crumbs, posted


@signed_in
@never_cache
@require_http_methods(["GET", "POST"])
def skills(request: ActorRequest) -> HttpResponse:
    """Hers, who fits, what was asked; and saying another one."""
    form = SkillForm(posted(request), initial={"kind": request.GET.get("art", "learn")})
    if form.is_bound and form.is_valid():
        try:
            deeds.say_skill(actor=request.actor, **form.cleaned_data)
            return redirect("skills")
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    context = {
        "form": form,
        "learning": learning(request.actor),
        "agreed": has_consent(request.actor.key, deeds.PURPOSE),
        "consent": consent_text(deeds.PURPOSE).text,
        "crumbs": crumbs(),
    }
    return render(request, "teams/skills.html", context, status=422 if form.is_bound else 200)


@signed_in
@require_POST
def unsay(request: ActorRequest, pk: int) -> HttpResponse:
    """Delete what she said about herself."""
    skill = get_visible_or_404(request.actor, Skill, "change", pk=pk)
    deeds.unsay_skill(actor=request.actor, skill=skill)
    messages.success(request, _("Deleted."))
    return redirect("skills")


@signed_in
@never_cache
@require_http_methods(["GET", "POST"])
def ask(request: ActorRequest, pk: int) -> HttpResponse:
    """Write to somebody who offered something, or wants to learn it."""
    rows = Skill.objects.exclude(person=request.actor.person_id).select_related("person")
    skill = get_visible_or_404(request.actor, rows, pk=pk)
    form = WordsForm(posted(request))
    if form.is_bound and form.is_valid():
        text = form.cleaned_data["text"]
        try:
            deeds.ask_about(actor=request.actor, skill=skill, text=text)
            messages.success(request, _("Sent. You hear as soon as there is an answer."))
            return redirect("skills")
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    title = _("Write to %(name)s about “%(word)s”") % {
        "name": skill.person.name,
        "word": skill.word,
    }
    told = {"title": title, "hint": _("Say what you would like, and how you can be reached.")}
    return _words_page(request, form, told)


@signed_in
@never_cache
@require_http_methods(["GET", "POST"])
def answer(request: ActorRequest, pk: int) -> HttpResponse:
    """Answer somebody who asked."""
    rows = visible(request.actor, SkillRequest, "answer").select_related("person", "skill")
    asked = rows.filter(pk=pk).first()
    if asked is None:
        raise Http404
    form = WordsForm(posted(request))
    if form.is_bound and form.is_valid():
        text = form.cleaned_data["text"]
        try:
            deeds.answer_request(actor=request.actor, request=asked, answer=text)
            messages.success(request, _("Your answer is on its way."))
            return redirect("skills")
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    title = _("Answer %(name)s") % {"name": asked.person.name}
    return _words_page(request, form, {"title": title, "about": asked.text})


def _words_page(request: ActorRequest, form: WordsForm, told: dict[str, str]) -> HttpResponse:
    trail = [*crumbs(), (_("Learning from each other"), reverse("skills"))]
    context = {"form": form, "crumbs": trail} | told
    return render(request, "teams/words.html", context, status=422 if form.is_bound else 200)


@signed_in
@never_cache
@require_http_methods(["GET", "POST"])
def mentor(request: ActorRequest, team: str) -> HttpResponse:
    """Offer oneself to a team one worked in; see and end the offer."""
    body = get_team(team)
    if not has_worked(request.actor, body):
        raise Http404
    form = MentorForm(posted(request))
    if form.is_bound and form.is_valid():
        try:
            mentoring.offer_mentoring(actor=request.actor, body=body, **form.cleaned_data)
            messages.success(request, _("Thank you. The team can ask you now."))
            return redirect("mentoring", team)
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    mine = Mentor.objects.filter(body=body, person=request.actor.person_id).first()
    text = consent_text(mentoring.PURPOSE).text
    context = {"form": form, "team": body, "mine": mine, "consent": text, "crumbs": crumbs(body)}
    return render(request, "teams/mentor.html", context, status=422 if form.is_bound else 200)


@signed_in
@require_POST
def end_mentor(request: ActorRequest, team: str) -> HttpResponse:
    """Take the offer back."""
    rows = Mentor.objects.filter(body__key=team)
    offer = get_visible_or_404(request.actor, rows, "change")
    mentoring.end_mentoring(actor=request.actor, mentor=offer)
    messages.success(request, _("Taken back. The team does not see you any more."))
    return redirect("team", team)
