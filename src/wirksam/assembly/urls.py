"""Addresses of assemblies and of the accounts given to them."""

from django.urls import path

from wirksam.assembly.views import (
    acts,
    asking,
    assemblies,
    elections,
    files,
    folder,
    folder_files,
    meeting,
    merging,
    merging_words,
    minutes,
    preparing,
    reports,
    results,
    rooms,
    sessions,
    votes,
)

_ONE = "versammlungen/<slug:slug>/"
_REPORT = f"{_ONE}bericht/<int:number>/"
_FOLDER = f"{_ONE}mappe/"
_QUESTION = f"{_ONE}fragen/<int:pk>/"
_ROOM = f"{_ONE}raeume/<int:pk>/"

preparing_urls = [
    path(_FOLDER, folder.folder, name="folder"),
    path(f"{_FOLDER}ganz/", folder.whole, name="folder_whole"),
    path(f"{_FOLDER}zeichen/<int:pk>/", folder.mark, name="folder_mark"),
    path(f"{_FOLDER}unterwegs.js", folder.worker, name="folder_worker"),
    path(f"{_FOLDER}mappe.html", folder_files.folder_page, name="folder_file"),
    path(f"{_FOLDER}mappe.pdf", folder_files.folder_pdf, name="folder_pdf"),
    path(f"{_ONE}fragen/", asking.questions, name="mover_questions"),
    path(f"{_ONE}fragen/neu/", asking.ask, name="ask_movers"),
    path(f"{_QUESTION}antwort/", asking.answer, name="answer_movers"),
    path(f"{_QUESTION}rueckzug/", asking.withdraw, name="withdraw_mover_question"),
    path(f"{_ONE}raeume/neu/", rooms.new_room, name="new_room"),
    path(_ROOM, rooms.room, name="room"),
    path(f"{_ROOM}meinung/", rooms.opinion, name="room_opinion"),
    path(f"{_ROOM}ende/", rooms.close, name="close_room"),
    path(f"{_ROOM}gruende/<int:number>/rueckzug/", rooms.take_back, name="take_argument_back"),
    path(f"{_ONE}treffen/", sessions.sessions, name="chapter_sessions"),
    path(f"{_ONE}treffen/neu/", sessions.new_session, name="new_chapter_session"),
    path(f"{_ONE}treffen/<int:pk>/", sessions.session, name="chapter_session"),
    path(f"{_ONE}treffen/<int:pk>/aendern/", sessions.edit_session, name="edit_chapter_session"),
    path(f"{_ONE}entfernen/<slug:kind>/<int:pk>/", preparing.moderate, name="take_down"),
]

_RUN = f"{_ONE}ablauf/"
_ITEM = f"{_ONE}tops/<int:pk>/"
_ELECTION = f"{_ONE}wahlen/<int:pk>/"

meeting_urls = [
    path(_RUN, meeting.run, name="run_assembly"),
    path(f"{_RUN}aufruf/<int:pk>/", meeting.call_item, name="call_item"),
    path(f"{_RUN}ende/<int:pk>/", meeting.end_item, name="end_item"),
    path(f"{_RUN}anwesenheit/", meeting.presence, name="presence"),
    path(f"{_RUN}notiz/", meeting.note, name="note"),
    path(f"{_RUN}go-antrag/", meeting.procedural, name="procedural"),
    path(f"{_RUN}abstimmung/", votes.new_vote, name="new_vote"),
    path(f"{_RUN}wahl/", elections.new_election, name="new_election"),
    path(_ITEM, meeting.item, name="agenda_item"),
    path(f"{_ITEM}bearbeitung/", meeting.edit_item, name="edit_item"),
    path(f"{_ONE}abstimmungen/<int:pk>/", votes.vote, name="assembly_vote"),
    path(_ELECTION, elections.election, name="election"),
    path(f"{_ELECTION}bearbeitung/", elections.edit_election, name="edit_election"),
    path(f"{_ELECTION}kandidatur/", elections.stand, name="stand"),
    path(f"{_ELECTION}platz/", elections.claim_seat, name="claim_seat"),
    path(f"{_ELECTION}uebernahme/", elections.take_over, name="take_over_nominated"),
    path(f"{_ELECTION}vorschlag/", elections.enter_candidate, name="enter_candidate"),
    path(f"{_ELECTION}rueckzug/<int:candidate>/", elections.withdraw, name="withdraw_candidate"),
    path(f"{_ELECTION}wahlgang/", results.ballot, name="ballot"),
    path(f"{_ELECTION}ergebnis/", results.declare, name="declare_elected"),
    path(f"{_ELECTION}bestaetigung/<int:result>/", results.confirm, name="confirm_elected"),
    path(f"{_ELECTION}ruecknahme/<int:result>/", results.annul, name="annul_elected"),
    path(f"{_ONE}protokoll/", minutes.minutes, name="minutes"),
    path(f"{_ONE}protokoll/protokoll.pdf", minutes.minutes_pdf, name="minutes_pdf"),
    path(f"{_ONE}protokoll/protokoll.odt", minutes.minutes_odt, name="minutes_odt"),
]

_DESK = f"{_ONE}tisch/<slug:motion>/"

desk_urls = [
    path(f"{_ONE}tisch/", merging.desks, name="merge_desks"),
    path(_DESK, merging.desk, name="merge_desk"),
    path(f"{_DESK}neues/", merging.news, name="merge_desk_news"),
    path(f"{_DESK}beginn/", merging.open_desk, name="open_merge_desk"),
    path(f"{_DESK}entscheidung/", merging.deed, name="merge_desk_deed"),
    path(f"{_DESK}absatz/<int:position>/", merging_words.word, name="merge_desk_word"),
    path(f"{_DESK}beschluss/", merging_words.adopt, name="adopt_motion"),
]

urlpatterns = [
    *preparing_urls,
    *meeting_urls,
    *desk_urls,
    path("versammlungen/", assemblies.assemblies, name="assemblies"),
    path("versammlungen/neu/", assemblies.new_assembly, name="new_assembly"),
    path(_ONE, assemblies.assembly, name="assembly"),
    path(f"{_ONE}aendern/", assemblies.edit_assembly, name="edit_assembly"),
    path(f"{_ONE}termin/", assemblies.move_assembly, name="move_assembly"),
    path(f"{_ONE}tagesordnung/", assemblies.agenda, name="assembly_agenda"),
    path(f"{_ONE}bericht/neu/", reports.new_report, name="new_account"),
    path(_REPORT, reports.report, name="account"),
    path(f"{_REPORT}deckblatt/", reports.edit_report, name="edit_account"),
    path(f"{_REPORT}worte/", reports.statements, name="account_words"),
    path(f"{_REPORT}einfrieren/", reports.freeze, name="freeze_account"),
    path(f"{_REPORT}verwerfen/", reports.discard, name="discard_account"),
    path(f"{_REPORT}beschluesse/", acts.acts, name="assembly_acts"),
    path(f"{_REPORT}uebernahme/", acts.carry, name="carry_over"),
    path(f"{_REPORT}bericht.pdf", files.report_pdf, name="account_pdf"),
    path(f"{_REPORT}bericht.odt", files.report_odt, name="account_odt"),
    path(f"{_REPORT}bericht.csv", files.report_csv, name="account_csv"),
    path(f"{_REPORT}bericht.json", files.report_json, name="account_json"),
]
