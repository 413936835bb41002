"""Addresses of campaigns. Words of our own come before the names of campaigns."""

from django.urls import URLPattern, path

from wirksam.campaigns.views import (
    actions,
    capacity,
    frames,
    helping,
    importing,
    kit,
    listing,
    passing_on,
    preparing,
    taking_help,
)

_ONE = "aktionstage/aktionen/<int:pk>/"
_READY = f"{_ONE}vorbereitung/"
_FRAME = "aktionstage/<slug:slug>/"

action_urls: list[URLPattern] = [
    path(_ONE, actions.action, name="local_action"),
    path(_READY, actions.preparing, name="prepare_action"),
    path(f"{_READY}erinnerung/", actions.reminder, name="remind_action"),
    path(f"{_READY}aufgaben/", preparing.todos, name="action_todos"),
    path(f"{_READY}aufgaben/<int:todo>/", preparing.todo, name="action_todo"),
    path(f"{_READY}rollen/", preparing.roles, name="action_roles"),
    path(f"{_ONE}rollen/<int:role>/", preparing.role, name="action_role"),
    path(f"{_ONE}fotos/", actions.photos, name="action_photos"),
    path(f"{_ONE}fotos/<int:photo>/", actions.photo, name="action_photo"),
    path(f"{_ONE}fotos/<int:photo>/weg/", actions.photo_removal, name="remove_action_photo"),
]

_HELP = "aktionstage/hilfe/"

help_urls: list[URLPattern] = [
    path(_HELP, helping.help_requests, name="help_requests"),
    path(f"{_HELP}neu/", helping.ask, name="ask_for_help"),
    path(f"{_HELP}<int:pk>/", helping.help_request, name="help_request"),
    path(f"{_HELP}<int:pk>/antwort/", helping.answer, name="answer_help"),
    path(f"{_HELP}<int:pk>/abschluss/", taking_help.ending, name="end_help_request"),
    path(f"{_HELP}antworten/<int:pk>/", taking_help.choice, name="help_answer"),
    path("aktionstage/bild/", capacity.picture, name="chapter_picture"),
]

frame_urls: list[URLPattern] = [
    path("aktionstage/neu/", frames.new, name="new_frame"),
    path(_FRAME, frames.frame, name="frame"),
    path(f"{_FRAME}bearbeitung/", frames.edit, name="edit_frame"),
    path(f"{_FRAME}oeffnung/", frames.opening, name="open_frame"),
    path(f"{_FRAME}ruecknahme/", frames.withdrawal, name="withdraw_frame"),
    path(f"{_FRAME}kraefte/", capacity.strengths, name="frame_strengths"),
    path(f"{_FRAME}kraefte/eigene/", capacity.own_strength, name="own_strength"),
    path(f"{_FRAME}mitmachen/", kit.adoption, name="adopt_frame"),
    path(f"{_FRAME}liste/", importing.upload, name="bring_in_actions"),
    path(f"{_FRAME}liste/<uuid:key>/", importing.preview, name="preview_actions"),
    path(f"{_FRAME}text/", passing_on.frame_text, name="frame_text"),
    path(f"{_FRAME}material/", kit.materials, name="frame_materials"),
    path(f"{_FRAME}material/<int:pk>/", kit.material, name="frame_material"),
    path(f"{_FRAME}material/<int:pk>/weg/", kit.removal, name="remove_frame_material"),
]

urlpatterns: list[URLPattern] = [
    path("aktionstage/", listing.action_days, name="action_days"),
    *action_urls,
    *help_urls,
    *frame_urls,
]
