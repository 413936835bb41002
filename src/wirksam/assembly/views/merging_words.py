"""Wording a paragraph by hand, and adopting the motion."""

from __future__ import annotations

from collections import Counter

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wirksam.assembly.forms.merging import AdoptForm, WordForm
from wirksam.assembly.models import Assembly
from wirksam.assembly.operations.adopting import adopt_at
from wirksam.assembly.rules import likely_day
from wirksam.assembly.views.assemblies import RUN
from wirksam.assembly.views.merging import back_to, motion_or_404, number, seen, trail
from wirksam.assembly.views.merging_parts import Parts
from wirksam.assembly.views.shared import posted
from wirksam.engine.amend import BREAK
from wirksam.foundation.access import RefusedError, requires
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.motions.choices import Becomes, State
from wirksam.motions.models import MergeDraft, Motion, StatuteVersion
from wirksam.motions.operations.adopting import Terms, problems_of
from wirksam.motions.operations.wording_by_hand import StaleError, write_paragraph
from wirksam.motions.queries.adopting import Outlook, outlook_of
from wirksam.motions.queries.desk import Place
from wirksam.motions.queries.desk_cards import place_view
from wirksam.motions.queries.merging import desk_of, draft_of

STALE = 409


@requires(RUN)
@require_http_methods(["GET", "POST"])
def word(request: ActorRequest, slug: str, motion: str, position: int) -> HttpResponse:
    """Word a paragraph by hand; while somebody writes, the page saves by itself."""
    assembly, draft, place = _place_or_404(request, slug, motion, position)
    form = WordForm(posted(request), initial=_initial(place))
    status, told = 200, {}
    if form.is_bound and form.is_valid():
        try:
            return _written(request, assembly, draft, position, form)
        except StaleError as stale:
            status, told = STALE, {"theirs": shown(stale.theirs), "seen": stale.revision}
            form.add_error(None, str(stale.message))
        except RefusedError as refused:
            form.add_error(None, str(refused.message))
    status = 422 if form.is_bound and status != STALE else status
    context = told | {
        "assembly": assembly,
        "motion": draft.motion,
        "view": place_view(desk_of(draft), position, may_run=False),
        "form": form,
        "crumbs": trail(assembly, draft.motion),
    }
    page = "assembly/merge_word.html"
    return render(
        request, f"{page}#form" if "X-Desk" in request.headers else page, context, status=status
    )


def _place_or_404(
    request: ActorRequest, slug: str, motion: str, position: int
) -> tuple[Assembly, MergeDraft, Place]:
    assembly, one = motion_or_404(request, slug, motion, "prepare")
    draft = draft_of(one)
    if draft is None:
        raise Http404
    try:
        return assembly, draft, desk_of(draft).place(position)
    except LookupError as error:
        raise Http404 from error


def _initial(place: Place) -> dict[str, object]:
    return {"text": shown(place.reads), "revision": place.hand.revision if place.hand else 0}


def shown(text: str) -> str:
    """Words for a field: a blank line between paragraphs."""
    return text.replace(BREAK, "\n\n")


def _written(
    request: ActorRequest, assembly: Assembly, draft: MergeDraft, position: int, form: WordForm
) -> HttpResponse:
    data = form.cleaned_data
    row = write_paragraph(
        actor=request.actor,
        draft=draft,
        position=position,
        text=data["text"],
        revision=number(request.POST.get("mine", "")) or data["revision"],
    )
    if "X-Desk" not in request.headers:
        messages.success(request, _("Saved. Everyone can see it."))
        return redirect(back_to(assembly.slug, draft.motion.slug, position))
    fresh = draft_of(draft.motion) or draft
    answer = Parts(request, assembly, fresh, may_run=True).news(request, seen(request))
    answer.headers["X-Desk-Hand"] = str(row.revision)
    return answer


@requires(RUN)
@require_http_methods(["GET", "POST"])
def adopt(request: ActorRequest, slug: str, motion: str) -> HttpResponse:
    """Look at what adopting means; then adopt, for good."""
    assembly, one = motion_or_404(request, slug, motion, "prepare")
    if not one.is_open:
        return redirect(one)
    form = AdoptForm(posted(request), initial=_likely(assembly, one), motion=one)
    if form.is_bound and form.is_valid() and (done := _adopted(request, assembly, one, form)):
        return done
    outlook = outlook_of(one)
    context = {
        "assembly": assembly,
        "motion": one,
        "form": form,
        "outlook": outlook,
        "problems": list(problems_of(outlook)),
        "what": _what(outlook),
        "crumbs": trail(assembly, one),
    }
    status = 422 if form.is_bound else 200
    return render(request, "assembly/adopt_motion.html", context, status=status)


def _what(outlook: Outlook) -> str:
    """What adopting does, in one breath."""
    states = Counter(outlook.state_of(one) for one in outlook.desk.entries if not one.is_voted)
    told = [f"{count} {State(state).label}" for state, count in sorted(states.items())]
    text = _("The motion becomes %(what)s, word for word as below.") % {
        "what": Becomes(outlook.motion.becomes).label
    }
    counts = _("Amendments: %(counts)s.") % {"counts": ", ".join(told)}
    return f"{text} {counts}" if told else text


def _likely(assembly: Assembly, motion: Motion) -> dict[str, object]:
    on = likely_day(assembly.first_day, assembly.last_day, timezone.localdate())
    return {
        "adopted_on": on,
        "title": motion.title,
        "slug": motion.programme_slug,
        "term_starts_on": motion.term_starts_on,
        "term_ends_on": motion.term_ends_on,
    }


def _adopted(
    request: ActorRequest, assembly: Assembly, motion: Motion, form: AdoptForm
) -> HttpResponse | None:
    data = form.cleaned_data
    terms = Terms(
        adopted_on=data["adopted_on"],
        agenda_item=data["agenda_item"],
        valid_from=data.get("valid_from"),
        frame=form.frame(),
    )
    try:
        made = adopt_at(actor=request.actor, assembly=assembly, motion=motion, terms=terms)
    except RefusedError as refused:
        form.add_error(None, str(refused.message))
        return None
    messages.success(request, _("Adopted. The text is frozen."))
    return redirect(made.statute if isinstance(made, StatuteVersion) else made)
