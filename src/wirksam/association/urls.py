"""Addresses of the association and of one's own pages."""

from django.urls import path

from wirksam.association.views import (
    bodies,
    changing,
    clearing,
    directory,
    importing,
    me,
    members,
    offices,
    people,
    record,
    rounds,
    rules,
    structure,
)
from wirksam.association.views.changing import CHANGES

_WORDS = {
    "found": "gruenden",
    "rename": "umbenennen",
    "move": "verschieben",
    "merge": "zusammenlegen",
    "split": "teilen",
    "dissolve": "aufloesen",
}

urlpatterns = [
    path("verband/", structure.association, name="association"),
    path("verband/farben.css", structure.colours, name="colours"),
    path("verband/rechte/", structure.rights, name="rights"),
    path("verband/runden/", rounds.rounds, name="rounds"),
    path("verband/runden/<slug:key>/", rounds.round_page, name="round"),
    path("verband/notfall/", rounds.emergency, name="emergency"),
    path("verband/mandate/", directory.directory, name="public_seats"),
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
    path(
        "verband/<slug:slug>/aemter/mandat/<int:pk>/zweiter-faktor/",
        clearing.of_holder,
        name="holder_factor",
    ),
    path("verband/<slug:slug>/menschen/neu/", members.newcomer, name="newcomer"),
    path("verband/<slug:slug>/menschen/einladungen/", members.invitations, name="invitations"),
    path("verband/<slug:slug>/menschen/<int:pk>/", members.member, name="member"),
    path(
        "verband/<slug:slug>/menschen/<int:pk>/einladung/",
        members.invitation,
        name="member_invitation",
    ),
    path("verband/<slug:slug>/menschen/<int:pk>/kontakt/", members.contact, name="member_contact"),
    path("verband/<slug:slug>/menschen/<int:pk>/ende/", members.ending, name="member_end"),
    path(
        "verband/<slug:slug>/menschen/<int:pk>/zweiter-faktor/",
        clearing.of_member,
        name="member_factor",
    ),
    path("verband/<slug:slug>/regeln/", rules.rules, name="rules"),
    path("verband/<slug:slug>/regeln/neu/", rules.enter, name="rules_new"),
    path("verband/<slug:slug>/regeln/<int:pk>/", rules.rules, name="rule_book"),
    path("verband/<slug:slug>/protokoll/", record.record, name="record"),
    path("verband/<slug:slug>/aufbau/", changing.structure, name="structure"),
    *(
        path(
            f"verband/<slug:slug>/aufbau/{_WORDS[kind]}/",
            changing.change,
            {"kind": kind},
            name=f"unit_{kind}",
        )
        for kind in CHANGES
    ),
    path("verband/<slug:slug>/aufbau/namen/", bodies.names, name="office_names"),
    path("verband/<slug:slug>/aufbau/gremien/neu/", bodies.body_new, name="body_new"),
    path("verband/<slug:slug>/aufbau/gremien/<int:pk>/", bodies.body, name="body"),
    path("verband/<slug:slug>/aufbau/gremien/<int:pk>/ende/", bodies.body_end, name="body_end"),
    path("verband/<slug:slug>/aufbau/gremien/<int:pk>/amt/", bodies.office_new, name="office_new"),
    path("verband/<slug:slug>/aufbau/aemter/<int:pk>/", bodies.office_words, name="office_words"),
    path("verband/<slug:slug>/aufbau/aemter/<int:pk>/ende/", bodies.office_end, name="office_end"),
    path("mein/", me.me, name="me"),
    path("mein/mandate/", directory.own_seat, name="new_public_seat"),
    path("mein/mandate/<int:pk>/", directory.own_seat, name="public_seat"),
    path("mein/sichtbarkeit/", me.visibility, name="visibility"),
    path("mein/name/", me.name, name="my_name"),
    path("mein/kontakte/", me.contact, name="new_contact"),
    path("mein/kontakte/<int:pk>/", me.contact, name="my_contact"),
    path("mein/aemter/<int:pk>/", me.own_office, name="my_office"),
    path("mein/vorschlaege/<int:pk>/", me.proposal, name="contact_proposal"),
]
