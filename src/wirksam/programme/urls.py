"""Addresses of programmes and commitments."""

from django.urls import path

from wirksam.programme.views import (
    asking,
    beside,
    commitment,
    commitments,
    control,
    coverage,
    desk,
    edition,
    occasions,
    plain,
    reading,
    reporting,
    succession,
    unmet,
)

urlpatterns = [
    path("programm/", edition.programmes, name="programmes"),
    path("programm/einlesen/", reading.source, name="source"),
    path("programm/einlesen/vorschau/", reading.preview, name="source_preview"),
    path("programm/einlesen/<int:pk>/", reading.reading, name="reading"),
    path("programm/<slug:slug>/", edition.programme, name="programme"),
    path("programm/<slug:slug>/fassung-<int:number>/", edition.version, name="programme_version"),
    path(
        "programm/<slug:slug>/fassung-<int:number>/zeilen/<int:first>/",
        edition.citation,
        name="version_line",
    ),
    path(
        "programm/<slug:slug>/fassung-<int:number>/zeilen/<int:first>-<int:last>/",
        edition.citation,
        name="version_lines",
    ),
    path("programm/<slug:slug>/zeilen/", edition.jump, name="jump"),
    path("programm/<slug:slug>/zeilen/<int:first>/", edition.citation, name="line"),
    path("programm/<slug:slug>/zeilen/<int:first>-<int:last>/", edition.citation, name="lines"),
    path("programm/<slug:slug>/veroeffentlichung/", edition.publication, name="publication"),
    path("programm/<slug:slug>/nicht-geschafft/", unmet.unmet, name="unmet"),
    path("programm/<slug:slug>/verwerfen/", reading.discard, name="discard"),
    path("programm/<slug:slug>/kurz/<int:line>/", plain.plain_text, name="plain_text"),
    path("programm/<slug:slug>/pruefen/", desk.desk, name="desk"),
    path("programm/<slug:slug>/pruefen/neu/", desk.addition, name="addition"),
    path("programm/<slug:slug>/pruefen/daneben/", beside.beside, name="beside"),
    path("programm/<slug:slug>/pruefen/abdeckung/", coverage.coverage, name="coverage"),
    path("programm/<slug:slug>/pruefen/<int:pk>/", desk.proposal, name="proposal"),
    path("programm/<slug:slug>/pruefen/gestrichen/<int:pk>/", desk.dropped, name="dropped"),
    path("programm/<slug:slug>/pruefen/<int:pk>/teilung/", desk.split, name="split"),
    path("beschlusskontrolle/", control.control, name="control"),
    path("beschlusskontrolle/tabelle.csv", control.table, name="control_table"),
    path("beschlusskontrolle/anlaesse/", occasions.occasions, name="occasions"),
    path("beschlusskontrolle/anlaesse/<slug:key>/", occasions.occasion, name="occasion"),
    path("beschlusskontrolle/anlaesse/<slug:key>/verlegung/", occasions.move, name="occasion_move"),
    path(
        "beschlusskontrolle/anlaesse/<slug:key>/geschehen/",
        occasions.happened,
        name="occasion_happened",
    ),
    path("zusagen/", commitments.commitments, name="commitments"),
    path("zusagen/<slug:code>/", commitment.commitment, name="commitment"),
    path("zusagen/<slug:code>/meldung/", reporting.report, name="report"),
    path(
        "zusagen/<slug:code>/meldungen/<int:pk>/berichtigung/",
        reporting.correction,
        name="correction",
    ),
    path(
        "zusagen/<slug:code>/meldungen/<int:pk>/rueckzug/", reporting.withdrawal, name="withdrawal"
    ),
    path("zusagen/<slug:code>/meldungen/<int:pk>/einwand/", asking.objection, name="objection"),
    path(
        "zusagen/<slug:code>/einwaende/<int:pk>/antwort/",
        asking.answer_objection,
        name="answer_objection",
    ),
    path(
        "zusagen/<slug:code>/einwaende/<int:pk>/rueckzug/",
        asking.objection_back,
        name="objection_back",
    ),
    path("zusagen/<slug:code>/frage/", asking.question, name="question"),
    path(
        "zusagen/<slug:code>/fragen/<int:pk>/antwort/",
        asking.answer_question,
        name="answer_question",
    ),
    path(
        "zusagen/<slug:code>/fragen/<int:pk>/rueckzug/", asking.question_back, name="question_back"
    ),
    path("zusagen/<slug:code>/uebergabe/", succession.handover, name="handover"),
    path("zusagen/<slug:code>/belege/<int:pk>/", reporting.evidence, name="evidence"),
]
