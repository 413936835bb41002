"""My notices: the list, how often mail comes, what I follow."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from wirksam.foundation.access import RefusedError, public, signed_in
from wirksam.foundation.access.middleware import ActorRequest
from wirksam.foundation.notices import operations as deeds
from wirksam.foundation.notices import queries
from wirksam.foundation.notices.forms import RhythmForm
from wirksam.foundation.notices.links import person_of
from wirksam.foundation.notices.models import Rhythm
from wirksam.foundation.notices.people import addresses_of

_PAGE = 50


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def notices(request: ActorRequest) -> HttpResponse:
    """What I was told, open and done; POST marks one or all."""
    if request.method == "POST":
        done, seen = request.POST.get("done", ""), request.POST.get("seen", "")
        if done.isdecimal() and len(done) < 19:  # noqa: PLR2004 (digits of a number of 64 bits)
            deeds.mark_done(actor=request.actor, pk=int(done))
        elif seen == "all":
            deeds.mark_seen(actor=request.actor)
        return redirect("notices")
    page = Paginator(queries.open_notices(request.actor), _PAGE).get_page(request.GET.get("seite"))
    context = {
        "open": [queries.told(one) for one in page.object_list],
        "page": page,
        "done": [queries.told(one) for one in queries.done_notices(request.actor)],
    }
    return render(request, "foundation/notices.html", context)


@signed_in
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mail_choice(request: ActorRequest) -> HttpResponse:
    """How often mail comes, and what I follow."""
    rhythm = queries.rhythm_of(request.actor.key)
    form = RhythmForm(request.POST or None, initial={"rhythm": rhythm})
    if request.method == "POST" and form.is_valid():
        deeds.choose_rhythm(person_key=request.actor.key, rhythm=form.cleaned_data["rhythm"])
        messages.success(request, _("Saved."))
        return redirect("mail_choice")
    context = {
        "form": form,
        "followed": queries.followed_by(request.actor),
        "crumbs": [(_("Notices"), reverse("notices"))],
    }
    return render(request, "foundation/mail_choice.html", context)


@signed_in
@require_POST
def follow(request: ActorRequest) -> HttpResponse:
    """Follow something or end it, then back to where the button stood."""
    subject = {
        "subject_type": request.POST.get("art", "").replace("\x00", "")[:60],
        "subject_key": request.POST.get("schluessel", "").replace("\x00", "")[:80],
    }
    try:
        if request.POST.get("ende"):
            deeds.unfollow(actor=request.actor, **subject)
            messages.success(request, _("You no longer hear of it."))
        else:
            deeds.follow(actor=request.actor, **subject)
            messages.success(request, _("You hear of it when something happens."))
    except RefusedError as refused:
        messages.warning(request, refused.message)
    back = request.POST.get("zurueck", "")
    own = back.startswith("/") and url_has_allowed_host_and_scheme(back, None)
    return redirect(back if own else "mail_choice")


@csrf_exempt
@public
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """End the mail by the link in a letter: no signing in, no cookie, and GET changes nothing.

    Mail programs send the POST by themselves when somebody presses their button (RFC 8058). The
    token is the right; whoever holds the letter holds it, and it can only end the mail. Who cannot
    be written to, because she has left, gets none as it is.
    """
    key = person_of(token)
    if key is None:
        raise Http404
    if request.method == "POST" and addresses_of([key]):
        deeds.choose_rhythm(person_key=key, rhythm=Rhythm.NONE)
    context = {"ended": request.method == "POST"}
    response = render(request, "foundation/unsubscribe.html", context)
    response["Referrer-Policy"] = "no-referrer"
    return response
