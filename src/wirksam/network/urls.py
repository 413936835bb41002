"""Addresses of network."""

from django.urls import URLPattern, path

from wirksam.network.views import allies, people, together

_ONE = "partner/<int:pk>/"

urlpatterns: list[URLPattern] = [
    path("partner/", allies.partners, name="partners"),
    path("partner/neu/", allies.new, name="partner_new"),
    path("partner/liste/<slug:slug>.csv", allies.export, name="partners_csv"),
    path(_ONE, allies.partner, name="partner"),
    path(f"{_ONE}bearbeitung/", allies.change, name="edit_partner"),
    path(f"{_ONE}ende/", allies.ending, name="end_partner"),
    path(f"{_ONE}menschen/neu/", people.contact_new, name="partner_contact_new"),
    path(f"{_ONE}amt/", people.relation_new, name="partner_relation_new"),
    path("partner/menschen/<int:pk>/", people.contact, name="partner_contact"),
    path(
        "partner/menschen/<int:pk>/pruefung/", people.contact_review, name="review_partner_contact"
    ),
    path("partner/aemter/<int:pk>/", people.relation, name="partner_relation"),
    path("partner/aemter/<int:pk>/ende/", people.relation_end, name="partner_relation_end"),
    path("partner/aktivitaet/<int:pk>/", together.activity_partners, name="activity_partners"),
    path("partner/gemeinsam/<int:pk>/ende/", together.joint_end, name="joint_end"),
]
