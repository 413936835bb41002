"""Addresses of activities, their calendars and one's own."""

from django.urls import path

from wirksam.activities.views import (
    around,
    calendars,
    changing,
    detail,
    linking,
    listing,
    messages,
    planning,
)

urlpatterns = [
    path("aktivitaeten/", listing.activities, name="activities"),
    path("aktivitaeten/neu/", planning.new, name="activity_new"),
    path("aktivitaeten/notiz/", planning.note, name="activity_note"),
    path("aktivitaeten/<int:pk>/", detail.activity, name="activity"),
    path("aktivitaeten/<int:pk>/termin.ics", detail.date_file, name="activity_date"),
    path("aktivitaeten/<int:pk>/text/", messages.text, name="activity_text"),
    path("aktivitaeten/<int:pk>/teilnahme/", detail.participation, name="participation"),
    path("aktivitaeten/<int:pk>/bearbeitung/", changing.edit, name="edit_activity"),
    path("aktivitaeten/<int:pk>/absage/", changing.cancellation, name="cancel_activity"),
    path("aktivitaeten/<int:pk>/wiederaufnahme/", changing.revival, name="revive_activity"),
    path("aktivitaeten/<int:pk>/serie/", changing.series, name="series"),
    path("aktivitaeten/<int:pk>/nachmachen/", changing.copy, name="copy_activity"),
    path("aktivitaeten/<int:pk>/abschluss/", around.closing, name="close_activity"),
    path("aktivitaeten/<int:pk>/teilnehmende/", around.participants, name="participants"),
    path("aktivitaeten/<int:pk>/mitveranstaltende/", around.cohosts, name="cohosts"),
    path("aktivitaeten/mitveranstaltende/<int:pk>/", around.cohost_answer, name="cohost_answer"),
    path("aktivitaeten/<int:pk>/beitraege/", linking.contributions, name="contributions"),
    path(
        "aktivitaeten/beitraege/<int:pk>/ende/", linking.contribution_end, name="contribution_end"
    ),
    path("kalender/verband.ics", calendars.association_feed, name="association_feed"),
    path("kalender/<slug:slug>.ics", calendars.unit_feed, name="unit_feed"),
    path("kalender/abo/<str:token>.ics", calendars.personal, name="personal_feed"),
    path("mein/kalender/", calendars.my_calendar, name="my_calendar"),
]
