"""Addresses of teams. Each slice has a list of its own; the page of a team comes last."""

from django.urls import URLPattern, path

from wirksam.teams.views import (
    applying,
    calls,
    choosing,
    custody,
    decisions,
    desk,
    guests,
    handover,
    ideas,
    learning,
    overview,
    proposals,
    room,
    team,
)

_ONE = "teams/<slug:team>/"

_DESK = f"{_ONE}weg/"

cycle_urls: list[URLPattern] = [
    path(f"{_ONE}ausschreibung/", calls.call, name="team_call"),
    path(_DESK, desk.desk, name="team_desk"),
    path(f"{_DESK}plan/", desk.plan, name="plan_team"),
    path(f"{_DESK}plan/aenderung/", desk.edit_plan, name="edit_team_plan"),
    path(f"{_DESK}schritt/", desk.step, name="team_step"),
    path(f"{_DESK}uebergabe/", desk.hand_over, name="begin_team_handover"),
    path(f"{_DESK}ende/", desk.lapse, name="lapse_team"),
    path(f"{_DESK}ausschreibung/", calls.edit, name="edit_team_call"),
    path(f"{_DESK}verlaengerung/", calls.extend, name="extend_team_call"),
    path(f"{_DESK}verbreitung/", calls.channels, name="team_channels"),
    path(f"{_DESK}verbreitung/<int:pk>/weg/", calls.remove_channel, name="remove_team_channel"),
    path(_ONE, team.page, name="team"),
]

_MINE = f"{_ONE}bewerbung/"

application_urls: list[URLPattern] = [
    path("teams/bewerbungen/", applying.mine, name="my_applications"),
    path("teams/bewerbungen/<int:pk>/loeschung/", applying.deletion, name="delete_application"),
    path("teams/bewerbungen/<int:pk>/aufnahme/", applying.recording, name="application_recording"),
    path(_MINE, applying.application, name="team_application"),
    path(f"{_MINE}platz/", applying.seat, name="team_application_seat"),
    path(f"{_MINE}rueckzug/", applying.withdrawal, name="withdraw_application"),
]

_READ, _PROPOSED = f"{_ONE}bewerbungen/", f"{_ONE}vorschlag/"

choosing_urls: list[URLPattern] = [
    path(f"{_ONE}lesende/", choosing.readers, name="team_readers"),
    path(f"{_ONE}lesende/<int:pk>/weg/", choosing.release_reader, name="release_reader"),
    path(_READ, choosing.applications, name="team_applications"),
    path(f"{_READ}<int:pk>/", choosing.application, name="screen_application"),
    path(_PROPOSED, proposals.proposal, name="team_proposal"),
    path(f"{_PROPOSED}entwurf/", proposals.edit_draft, name="draft_team_proposal"),
    path(f"{_PROPOSED}veroeffentlichung/", proposals.publish, name="publish_team_proposal"),
    path(f"{_PROPOSED}oeffnung/", proposals.opening, name="open_team_seats"),
]

standing_urls: list[URLPattern] = [
    path("teams/", overview.overview, name="teams"),
    path(f"{_ONE}vertretung/", custody.custody, name="custody"),
    path(f"{_ONE}vertretung/neu/", custody.begin, name="begin_custody"),
    path(f"{_ONE}vertretung/<int:pk>/bericht/", custody.report, name="report_custody"),
    path(f"{_ONE}vertretung/<int:pk>/ende/", custody.end, name="end_custody"),
    path(f"{_ONE}vertretung/zusagen/", custody.pass_on, name="pass_on_promises"),
    path(f"{_ONE}vertretung/zusagen/neu/", custody.add_promise, name="add_team_promise"),
    path(
        f"{_ONE}vertretung/zusagen/<int:pk>/weg/",
        custody.remove_promise,
        name="remove_team_promise",
    ),
]

_ROOM = f"{_ONE}arbeit/"

working_urls: list[URLPattern] = [
    path(_ROOM, room.room, name="team_room"),
    path(f"{_ROOM}rollen/", room.roles, name="team_roles"),
    path(f"{_ROOM}absprache/", room.agreement, name="team_agreement"),
    path(f"{_ROOM}ideen/", ideas.ideas, name="team_ideas"),
    path(f"{_ROOM}ideen/<int:pk>/", ideas.answer, name="idea_answer"),
    path(f"{_ROOM}ideen/<int:pk>/ruecknahme/", ideas.take_back, name="idea_back"),
    path(f"{_ROOM}beschluesse/", decisions.decisions, name="team_decisions"),
    path(
        f"{_ROOM}beschluesse/<int:pk>/berichtigung/",
        decisions.correction,
        name="decision_correction",
    ),
    path(f"{_ROOM}gaeste/", guests.guests, name="team_guests"),
    path(f"{_ROOM}gaeste/<int:pk>/", guests.guest, name="team_guest"),
    path(f"{_ROOM}mitarbeit/", guests.offer, name="team_offer"),
]

_HANDOVER = f"{_ONE}uebergabe/<int:number>/"
_ITEM = f"{_HANDOVER}teile/<int:pk>/"

memory_urls: list[URLPattern] = [
    path("teams/koennen/", learning.skills, name="skills"),
    path("teams/koennen/<int:pk>/weg/", learning.unsay, name="unsay_skill"),
    path("teams/koennen/<int:pk>/fragen/", learning.ask, name="ask_skill"),
    path("teams/koennen/fragen/<int:pk>/antwort/", learning.answer, name="answer_skill"),
    path(f"{_ONE}ansprechbar/", learning.mentor, name="mentoring"),
    path(f"{_ONE}ansprechbar/ende/", learning.end_mentor, name="end_mentoring"),
    path(f"{_ONE}uebergabe/", handover.handovers, name="team_handovers"),
    path(_HANDOVER, handover.handover, name="team_handover"),
    path(f"{_HANDOVER}geben/", handover.give, name="give_handover"),
    path(f"{_HANDOVER}nehmen/", handover.take, name="take_handover"),
    path(f"{_HANDOVER}teile/neu/", handover.new_item, name="new_handover_item"),
    path(_ITEM, handover.edit_item, name="edit_handover_item"),
    path(f"{_ITEM}weg/", handover.remove_item, name="remove_handover_item"),
    path(f"{_ITEM}haken/", handover.check_item, name="check_handover_item"),
    path(f"{_ITEM}datei/", handover.item_file, name="handover_file"),
]

urlpatterns: list[URLPattern] = [
    *standing_urls,
    *memory_urls,
    *application_urls,
    *choosing_urls,
    *working_urls,
    *cycle_urls,
]
