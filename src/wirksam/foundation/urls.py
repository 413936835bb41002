"""Addresses of the foundation."""

from django.urls import path

from wirksam.foundation import views
from wirksam.foundation.components.views import gallery
from wirksam.foundation.i18n.views import language
from wirksam.foundation.notices import views as notices
from wirksam.foundation.privacy import views as privacy

urlpatterns = [
    path("healthz", views.alive, name="alive"),
    path("readyz", views.ready, name="ready"),
    path("sprache/", language, name="language"),
    path("werkstatt/", gallery, name="gallery"),
    path("mein/hinweise/", notices.notices, name="notices"),
    path("mein/hinweise/mail/", notices.mail_choice, name="mail_choice"),
    path("mein/hinweise/folgen/", notices.follow, name="follow"),
    path("mein/hinweise/abbestellen/<str:token>/", notices.unsubscribe, name="unsubscribe"),
    path("mein/daten/", privacy.my_data, name="my_data"),
    path("mein/daten/daten.json", privacy.my_data_file, name="my_data_file"),
    path("mein/loeschen/", privacy.leave, name="leave"),
]
