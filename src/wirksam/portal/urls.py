"""Addresses of the front."""

from django.urls import path

from wirksam.portal.views import calendar, home, mine, search

urlpatterns = [
    path("", home.home, name="home"),
    path("kalender/", calendar.calendar, name="calendar"),
    path("suche/", search.search_page, name="search"),
    path("mein/sachen/", mine.matters, name="matters"),
    path("mein/spur/", mine.trace, name="trace"),
]
