"""Addresses of teams. Each slice has a list of its own; the page of a team comes last."""

from django.urls import URLPattern, path

from wirksam.teams.views import overview, team

_ONE = "teams/<slug:team>/"

cycle_urls: list[URLPattern] = [
    path(_ONE, team.page, name="team"),
]

application_urls: list[URLPattern] = []

choosing_urls: list[URLPattern] = []

standing_urls: list[URLPattern] = [
    path("teams/", overview.overview, name="teams"),
]

working_urls: list[URLPattern] = []

memory_urls: list[URLPattern] = []

urlpatterns: list[URLPattern] = [
    *standing_urls,
    *memory_urls,
    *application_urls,
    *choosing_urls,
    *working_urls,
    *cycle_urls,
]
