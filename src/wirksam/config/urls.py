"""All addresses. German nouns, written once; code and templates use their names.

The busiest come first.
"""

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("", include("wirksam.portal.urls")),
    path("", include("wirksam.programme.urls")),
    path("", include("wirksam.activities.urls")),
    path("", include("wirksam.motions.urls")),
    *(path("", include(f"{app}.urls")) for app in settings.ACTIVITY_APPS),
    path("", include("wirksam.insight.urls")),
    path("", include("wirksam.association.urls")),
    path("", include("wirksam.foundation.urls")),
    path("", include("wirksam.accounts.urls")),
]
if settings.DEMO:
    urlpatterns.append(path("", include("wirksam.demo.urls")))
