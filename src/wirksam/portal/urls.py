"""Addresses of the front."""

from django.urls import path

from wirksam.portal import views

urlpatterns = [
    path("", views.home, name="home"),
]
