"""Addresses of assemblies and of the accounts given to them."""

from django.urls import path

from wirksam.assembly.views import acts, assemblies, files, reports

_ONE = "versammlungen/<slug:slug>/"
_REPORT = f"{_ONE}bericht/<int:number>/"

urlpatterns = [
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
