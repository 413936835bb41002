"""Addresses for signing in and out."""

from allauth.account import views
from django.urls import path

from wirksam.foundation.access import public

_request_code = public(views.RequestLoginCodeView.as_view())

urlpatterns = [
    path("anmelden/", _request_code, name="account_login"),
    path("anmelden/", _request_code, name="account_request_login_code"),
    path(
        "anmelden/code/",
        public(views.ConfirmLoginCodeView.as_view()),
        name="account_confirm_login_code",
    ),
    path("abmelden/", public(views.LogoutView.as_view()), name="account_logout"),
]
