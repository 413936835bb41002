"""Reads one handed-in source beside the web server."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from wirksam.programme.models import Reading
from wirksam.programme.operations.reading import read_source


class Command(BaseCommand):
    """Read the source of a reading and store the outcome."""

    help = "Read a handed-in source (started by the web server; not for people)"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("reading", type=int)

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ANN401, ARG002
        read_source(reading=Reading.objects.select_related("source").get(pk=options["reading"]))
