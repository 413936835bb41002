"""Addresses of the foundation."""

from django.urls import path

from wirksam.foundation import views
from wirksam.foundation.components.views import gallery
from wirksam.foundation.i18n.views import language

urlpatterns = [
    path("healthz", views.alive, name="alive"),
    path("readyz", views.ready, name="ready"),
    path("sprache/", language, name="language"),
    path("werkstatt/", gallery, name="gallery"),
]
