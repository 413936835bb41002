"""Puts a motion with 200 amendments before an assembly of the demonstration; prints its address."""

from __future__ import annotations

import json
from typing import Any

import django

NUMBER = 200


def fill() -> dict[str, Any]:
    """The motion, published, with its desk open."""
    from django.utils import timezone

    from bench.amendments import _made
    from bench.texts import text_file
    from wirksam.assembly.models import Assembly
    from wirksam.engine.amend import Paragraph
    from wirksam.engine.document import read
    from wirksam.foundation.access import Actor
    from wirksam.motions.models import Motion, MotionVersion
    from wirksam.motions.operations.merging import open_desk
    from wirksam.motions.operations.wordings import store_wording

    assembly = Assembly.objects.filter(occasion__isnull=False).order_by("-starts_on")[0]
    now = timezone.now()
    known: dict[str, Any] = {
        "unit": assembly.unit,
        "occasion": assembly.occasion,
        "state": "published",
        "published_at": now,
        "handed_in_at": now,
        "created_by": "bench",
    }
    path = text_file()
    blocks = read(path.read_bytes(), name=path.name).blocks
    base = tuple(Paragraph(one.kind, one.level, one.text) for one in blocks if one.text.strip())
    rows = _made([one.text for one in base], NUMBER)
    motion = Motion.objects.create(slug="bench", title="Bench", identifier="B1", **known)
    wording = store_wording(base)
    version = MotionVersion.objects.create(
        motion=motion, wording=wording, created_by="bench", published_at=now
    )
    _amend(version, base, rows, known)
    open_desk(actor=Actor(key="bench"), motion=motion)
    keys = list(motion.amendments.values_list("pk", flat=True))
    return {"address": f"/versammlungen/{assembly.slug}/tisch/bench/", "amendments": keys}


def _amend(
    version: Any,  # noqa: ANN401 (apps load late here)
    base: tuple[Any, ...],
    rows: list[tuple[str, int, str]],
    known: dict[str, Any],
) -> None:
    from wirksam.association.models import Body
    from wirksam.engine.amend import Amendment as Wish
    from wirksam.engine.amend import Paragraph
    from wirksam.motions.models import Amendment, Submitter

    lines = list(version.wording.paragraphs.all())
    bodies = list(Body.objects.all()[:9])
    for number, (_key, at, words) in enumerate(rows, start=1):
        wanted = (*base[:at], Paragraph(base[at].kind, base[at].level, words), *base[at + 1 :])
        one = Amendment.objects.create(
            motion=version.motion,
            version=version,
            identifier=f"Ä{number}",
            changes=Wish.between("", base, wanted).to_data(),
            first_line=lines[at].first_line,
            last_line=lines[at].last_line,
            **known,
        )
        body = bodies[number % len(bodies)]
        Submitter.objects.create(submission=one, body=body, name=body.name)


if __name__ == "__main__":
    django.setup()
    print(json.dumps(fill()))
