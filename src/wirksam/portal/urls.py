"""Addresses of the front."""

from django.urls import path

from wirksam.portal.views import calendar, home, mine

urlpatterns = [
    path("", home.home, name="home"),
    path("kalender/", calendar.calendar, name="calendar"),
    path("mein/sachen/", mine.matters, name="matters"),
    path("mein/spur/", mine.trace, name="trace"),
]
