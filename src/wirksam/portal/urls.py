"""Addresses of the front."""

from django.urls import path

from wirksam.portal.views import calendar, home, mine, search, week

urlpatterns = [
    path("", home.home, name="home"),
    path("kalender/", calendar.calendar, name="calendar"),
    path("verband/<slug:slug>/woche/", week.week, name="unit_week"),
    path("verband/<slug:slug>/woche/text/", week.week_text, name="unit_week_text"),
    path("suche/", search.search_page, name="search"),
    path("mein/sachen/", mine.matters, name="matters"),
    path("mein/spur/", mine.trace, name="trace"),
]
