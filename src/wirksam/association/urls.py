"""Addresses of the association."""

from django.urls import path

from wirksam.association import views

urlpatterns = [
    path("verband/farben.css", views.colours, name="colours"),
]
