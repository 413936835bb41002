"""Addresses of the demonstration; outside demo mode they do not exist."""

from django.urls import path

from wirksam.demo import views

urlpatterns = [
    path("demo/", views.cast, name="demo"),
    path("demo/post/", views.letters, name="demo_letters"),
    path("demo/wieder/<slug:persona>/", views.bring_back, name="demo_bring_back"),
    path("demo/anmelden/<slug:persona>/", views.sign_in, name="demo_sign_in"),
]
