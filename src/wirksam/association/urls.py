"""Addresses of the association and of one's own pages."""

from django.urls import path

from wirksam.association.views import importing, me, offices, people, rounds, structure

urlpatterns = [
    path("verband/", structure.association, name="association"),
    path("verband/farben.css", structure.colours, name="colours"),
    path("verband/rechte/", structure.rights, name="rights"),
    path("verband/runden/", rounds.rounds, name="rounds"),
    path("verband/runden/<slug:key>/", rounds.round_page, name="round"),
    path("verband/notfall/", rounds.emergency, name="emergency"),
    path("verband/<slug:slug>/", structure.unit, name="unit"),
    path("verband/<slug:slug>/menschen/", people.people, name="people"),
    path("verband/<slug:slug>/menschen/einlesen/", importing.upload, name="import_people"),
    path(
        "verband/<slug:slug>/menschen/einlesen/<uuid:key>/",
        importing.preview,
        name="import_preview",
    ),
    path(
        "verband/<slug:slug>/menschen/liste.csv",
        importing.export,
        {"form": "csv"},
        name="people_csv",
    ),
    path(
        "verband/<slug:slug>/menschen/liste.xlsx",
        importing.export,
        {"form": "xlsx"},
        name="people_xlsx",
    ),
    path("verband/<slug:slug>/oeffnungen/", people.openings, name="openings"),
    path("verband/<slug:slug>/aemter/", offices.offices, name="offices"),
    path("verband/<slug:slug>/aemter/<int:pk>/", offices.office, name="office"),
    path("verband/<slug:slug>/aemter/antrag/<int:pk>/", offices.decision, name="grant_decision"),
    path("verband/<slug:slug>/aemter/mandat/<int:pk>/", offices.mandate, name="mandate"),
    path("mein/", me.me, name="me"),
    path("mein/sichtbarkeit/", me.visibility, name="visibility"),
    path("mein/name/", me.name, name="my_name"),
    path("mein/kontakte/", me.contact, name="new_contact"),
    path("mein/kontakte/<int:pk>/", me.contact, name="my_contact"),
    path("mein/aemter/<int:pk>/", me.own_office, name="my_office"),
    path("mein/vorschlaege/<int:pk>/", me.proposal, name="contact_proposal"),
]
