"""Addresses of motions."""

from django.urls import path

from wirksam.motions.views import (
    advising,
    amending,
    amendments,
    deeds,
    drafting,
    exchanging,
    lists,
    motions,
    sorting,
    statutes,
    talking,
)

_MOTION = "antraege/<slug:slug>/"
_ONE = "antraege/vorlagen/<int:pk>/"

urlpatterns = [
    path("antraege/", lists.motions, name="motions"),
    path("antraege/neu/", drafting.new, name="motion_new"),
    path("antraege/eingang/", advising.inbox, name="motion_inbox"),
    path("antraege/einlesen/", exchanging.upload, name="motions_import"),
    path("antraege/einlesen/<uuid:key>/", exchanging.preview, name="motions_import_preview"),
    path("antraege/ausgabe/", exchanging.take_all, name="motions_take"),
    path("antraege/ausgabe/<slug:form>/", exchanging.all_file, name="motions_file"),
    path("antraege/satzungen/", statutes.statutes, name="statutes"),
    path("antraege/satzungen/neu/", statutes.statute_new, name="statute_new"),
    path("antraege/satzungen/<slug:slug>/", statutes.statute, name="statute"),
    path("antraege/satzungen/<slug:slug>/synopse/", statutes.compare, name="statute_compare"),
    path("antraege/beschluesse/", statutes.resolutions, name="resolutions"),
    path("antraege/beschluesse/<slug:slug>/", statutes.resolution, name="resolution"),
    path(_ONE, amendments.submission, name="submission"),
    path(f"{_ONE}einreichung/", deeds.hand_in, name="submission_hand_in"),
    path(f"{_ONE}rueckzug/", deeds.withdraw, name="submission_withdraw"),
    path(f"{_ONE}verwerfen/", deeds.discard, name="submission_discard"),
    path(f"{_ONE}zusage/", deeds.join, name="submission_answer"),
    path(f"{_ONE}unterstuetzung/", deeds.support, name="submission_support"),
    path(f"{_ONE}mitstreiter/", deeds.companions, name="submission_companions"),
    path(f"{_ONE}pruefung/", deeds.screen, name="submission_screen"),
    path(f"{_ONE}einordnung/", sorting.classify, name="motion_classify"),
    path(f"{_ONE}empfehlung/", advising.recommend, name="submission_recommend"),
    path(f"{_ONE}antwort/", advising.reply, name="submission_reply"),
    path(f"{_ONE}anmerkung/", talking.comment, name="submission_comment"),
    path(f"{_ONE}notiz/", talking.note, name="submission_note"),
    path("antraege/anmerkungen/<int:pk>/", talking.remark, name="comment"),
    path(_MOTION, motions.motion, name="motion"),
    path(f"{_MOTION}ausgabe/", exchanging.take_one, name="motion_take"),
    path(f"{_MOTION}ausgabe/<slug:form>/", exchanging.one_file, name="motion_file"),
    path(f"{_MOTION}bearbeitung/", drafting.edit, name="motion_edit"),
    path(f"{_MOTION}kurz/<int:position>/", talking.aid, name="reading_aid"),
    path(f"{_MOTION}zeilen/", motions.jump, name="motion_jump"),
    path(f"{_MOTION}zeilen/<int:first>/", motions.citation, name="motion_line"),
    path(f"{_MOTION}zeilen/<int:first>-<int:last>/", motions.citation, name="motion_lines"),
    path(f"{_MOTION}fassung/<int:number>/", motions.motion, name="motion_version"),
    path(
        f"{_MOTION}fassung/<int:number>/zeilen/<int:first>/",
        motions.citation,
        name="motion_version_line",
    ),
    path(
        f"{_MOTION}fassung/<int:number>/zeilen/<int:first>-<int:last>/",
        motions.citation,
        name="motion_version_lines",
    ),
    path(f"{_MOTION}aendern/", amending.amend, name="amend"),
    path(f"{_MOTION}ersetzen/", replacing.replace, name="motion_replace"),
    path(f"{_MOTION}aendern/vorschau/", amending.preview, name="amend_preview"),
    path(f"{_MOTION}aenderungen/<int:pk>/", amendments.amendment, name="amendment"),
    path(f"{_MOTION}aenderungen/<int:pk>/bearbeitung/", amending.edit, name="amendment_edit"),
    path(
        f"{_MOTION}aenderungen/<int:pk>/aendern/",
        amending.amend_amendment,
        name="amendment_amend",
    ),
]
