"""The gallery: every part of the interface, and whole sample pages made of them."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from wirksam.foundation.access import public
from wirksam.foundation.components.gallery import parts
from wirksam.foundation.components.samples import SAMPLES


@public
@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """All components; with ``?seite=`` one sample page; ``?farben=`` chooses the colours."""
    theme = request.GET.get("farben", "")
    context = {"theme": theme if theme in {"light", "dark"} else "", "samples": SAMPLES}
    if name := request.GET.get("seite", ""):
        if name not in SAMPLES:
            raise Http404(name)
        return render(request, f"foundation/sample_{name}.html", context | SAMPLES[name].context())
    return render(request, "foundation/gallery.html", context | {"parts": list(parts(request))})
