"""The cast of the demonstration."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class Persona:
    """Someone to be for a while: what she is, and what is worth trying as her."""

    key: str
    role: StrOrPromise
    task: StrOrPromise


CAST = (
    Persona("gast", _("Guest"), _("Read the programme without an account.")),
    Persona("mitglied", _("Member"), _("See what became of what the assembly decided.")),
    Persona("neu", _("Joined last week"), _("Find out what this association is working on.")),
    Persona("kv", _("Chapter speaker"), _("See what was promised to your chapter.")),
    Persona("kv-2", _("Speaker of another chapter"), _("Help a chapter that asks for it.")),
    Persona("team", _("Team member"), _("See what your team is responsible for.")),
    Persona("team-2", _("Team member of the next term"), _("Take over what the old team knows.")),
    Persona("lavo", _("State board"), _("Bring in a text and accept its commitments.")),
    Persona(
        "lavo-2", _("State board, second person"), _("Look at the same proposal as somebody else.")
    ),
    Persona("praesidium", _("Presidium of the assembly"), _("Confirm what the board accepted.")),
    Persona(
        "praesidium-2",
        _("Presidium, second person"),
        _("Check plain words that somebody else wrote."),
    ),
    Persona("geschaeftsstelle", _("Office"), _("Bring in texts and help to check them.")),
    Persona("admin", _("Administration"), _("Keep everything running.")),
)


def address_of(persona: str) -> str:
    """The invented account of a persona."""
    return f"{persona}@demo.invalid"
