"""Runs inside the demonstration's settings and prints, as JSON, what only the code can tell."""

from __future__ import annotations

import json

import django


def main() -> None:
    """The programme's address and size, and the queries and time of its page."""
    django.setup()
    from django.conf import settings
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.urls import reverse

    from bench.figure import median_seconds
    from wirksam.programme.models import Commitment, ProgrammeVersion

    settings.ALLOWED_HOSTS = ["testserver"]
    versions = ProgrammeVersion.objects.filter(frozen_at__isnull=False)
    version = max(versions, key=lambda one: one.lines.count())
    address = reverse("programme", args=[version.programme.slug])

    def queries(client: Client) -> int:
        client.get(address)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            client.get(address)
        return len(captured)

    reader, member = Client(), Client()
    member.cookies[settings.SESSION_COOKIE_NAME] = "unknown"
    print(
        json.dumps(
            {
                "address": address,
                "lines": version.lines.count(),
                "commitments": Commitment.objects.filter(version=version).count(),
                "queries": queries(reader),
                "queries_fresh": queries(member),
                "fresh_seconds": median_seconds(lambda: member.get(address), rounds=5),
            }
        )
    )


if __name__ == "__main__":
    main()
