"""Addresses of programmes and commitments."""

from django.urls import path

from wirksam.programme.views import (
    beside,
    commitments,
    control,
    coverage,
    desk,
    edition,
    plain,
    reading,
)

urlpatterns = [
    path("programm/", edition.programmes, name="programmes"),
    path("programm/einlesen/", reading.source, name="source"),
    path("programm/einlesen/vorschau/", reading.preview, name="source_preview"),
    path("programm/einlesen/<int:pk>/", reading.reading, name="reading"),
    path("programm/<slug:slug>/", edition.programme, name="programme"),
    path("programm/<slug:slug>/zeilen/", edition.jump, name="jump"),
    path("programm/<slug:slug>/zeilen/<int:first>/", edition.citation, name="line"),
    path("programm/<slug:slug>/zeilen/<int:first>-<int:last>/", edition.citation, name="lines"),
    path("programm/<slug:slug>/veroeffentlichung/", edition.publication, name="publication"),
    path("programm/<slug:slug>/verwerfen/", reading.discard, name="discard"),
    path("programm/<slug:slug>/kurz/<int:line>/", plain.plain_text, name="plain_text"),
    path("programm/<slug:slug>/pruefen/", desk.desk, name="desk"),
    path("programm/<slug:slug>/pruefen/neu/", desk.addition, name="addition"),
    path("programm/<slug:slug>/pruefen/daneben/", beside.beside, name="beside"),
    path("programm/<slug:slug>/pruefen/abdeckung/", coverage.coverage, name="coverage"),
    path("programm/<slug:slug>/pruefen/<int:pk>/", desk.proposal, name="proposal"),
    path("programm/<slug:slug>/pruefen/<int:pk>/teilung/", desk.split, name="split"),
    path("beschlusskontrolle/", control.control, name="control"),
    path("beschlusskontrolle/tabelle.csv", control.table, name="control_table"),
    path("zusagen/", commitments.commitments, name="commitments"),
    path("zusagen/<slug:code>/", commitments.commitment, name="commitment"),
]
