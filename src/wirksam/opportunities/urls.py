"""Addresses of opportunities; each slice has its own list. Words stand before numbers."""

from django.urls import URLPattern, path

from wirksam.opportunities.views import (
    fitting,
    guests,
    joining,
    leading,
    leaving,
    listing,
    offers,
    opportunity,
    planning,
    profile,
    receipts,
    rounds,
)

guest_urls: list[URLPattern] = [
    path("aufgaben/<int:pk>/gast/", guests.ask, name="guest_ask"),
    path("aufgaben/gast/<str:token>/", guests.behind_link, name="guest_link"),
    path("mein/helfen/", profile.helping, name="helper_profile"),
]

offer_urls: list[URLPattern] = [
    path("aufgaben/angebote/", offers.mine, name="my_offers"),
    path("aufgaben/angebote/<int:pk>/", offers.answer, name="answer_offer"),
    path("aufgaben/runden/", rounds.rounds, name="offer_rounds"),
    path("aufgaben/runden/neu/", rounds.new, name="offer_round_new"),
    path("aufgaben/runden/<int:pk>/", rounds.one, name="offer_round"),
    path("aufgaben/runden/unterstuetzung/", rounds.support, name="offer_support"),
]

fitting_urls: list[URLPattern] = [
    path("aufgaben/welche/", fitting.which, name="which_opportunity"),
]

receipt_urls: list[URLPattern] = [
    path("aufgaben/<int:pk>/quittung/", receipts.receipt, name="opportunity_receipt"),
    path("aufgaben/<int:pk>/danke/", receipts.thanks, name="thank_helpers"),
    path("aufgaben/gast/<str:token>/quittung/", receipts.behind_link, name="guest_receipt"),
]

joining_urls = [
    path("aufgaben/", listing.opportunities, name="opportunities"),
    path("aufgaben/neu/", planning.new, name="opportunity_new"),
    path("aufgaben/meine/", listing.mine, name="my_opportunities"),
    path("aufgaben/<int:pk>/", opportunity.opportunity, name="opportunity"),
    path("aufgaben/<int:pk>/dabei/", joining.join, name="join_opportunity"),
    path("aufgaben/<int:pk>/raus/", leaving.leave, name="leave_opportunity"),
    path("aufgaben/<int:pk>/stattdessen/", leaving.instead, name="instead_of_opportunity"),
    path("aufgaben/<int:pk>/hinweis/", joining.watching, name="watch_opportunity"),
    path("aufgaben/<int:pk>/stand/", joining.stand, name="opportunity_stand"),
    path("aufgaben/<int:pk>/bearbeitung/", planning.edit, name="edit_opportunity"),
    path("aufgaben/<int:pk>/leute/", leading.people, name="opportunity_people"),
    path("aufgaben/anfragen/<int:pk>/", leading.answer, name="answer_helper"),
]

urlpatterns = [*joining_urls, *guest_urls, *offer_urls, *fitting_urls, *receipt_urls]
