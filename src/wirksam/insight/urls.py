"""Addresses of the pictures and their tables."""

from django.urls import path

from wirksam.insight import views

urlpatterns = [
    path("einblick/", views.overview, name="insight"),
    path("einblick/<slug:slug>/", views.programme, name="insight_programme"),
    path("einblick/<slug:slug>/stand.csv", views.standing_table, name="insight_standing"),
    path("einblick/<slug:slug>/zeilen.csv", views.lines_table, name="insight_lines"),
    path("einblick/<slug:slug>/gliederungen.csv", views.units_table, name="insight_units"),
]
