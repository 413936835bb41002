"""The commitments of the invented programme, confirmed by two people, and their year."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from wirksam.association.models import Body, Occasion
from wirksam.programme.choices import Origin, RegisterState
from wirksam.programme.models import (
    Commitment,
    Deadline,
    Evidence,
    NoCommitment,
    ProgrammeVersion,
    ProgressEntry,
    Responsibility,
)
from wirksam.programme.operations.standing import refresh_standing
from wirksam.programme.rules import DEFAULT_RHYTHM_DAYS, code_prefix

Data = dict[str, Any]
REVIEW_DAYS = 12


def load_register(version: ProgrammeVersion, told: Data, *, keys: tuple[str, str]) -> None:
    """Put the register in place of the proposals; ``keys`` are the two who confirmed it."""
    version.commitments.all().delete()
    confirmed_on = (version.resolved_on or date.min) + timedelta(days=REVIEW_DAYS)
    bodies = {body.key: body for body in Body.objects.all()}
    occasions = {occasion.key: occasion for occasion in Occasion.objects.all()}
    prefix = code_prefix(version.programme.slug)
    for number, one in enumerate(told["commitments"], start=1):
        commitment = _commitment(version, one, f"{prefix}-{number:02d}", keys, confirmed_on)
        _responsibilities(commitment, one, bodies, confirmed_on)
        _deadline(commitment, one["deadline"], occasions, confirmed_on)
        for entry in one["entries"]:
            _entry(commitment, entry, bodies)
        refresh_standing(commitment)
    NoCommitment.objects.bulk_create(
        NoCommitment(
            version=version,
            first_line=span["first_line"],
            last_line=span["last_line"],
            reason=span["reason"],
            marked_by=keys[0],
        )
        for span in told["no_commitment"]
    )


def _at(day: date, hour: int) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour)))


def _commitment(
    version: ProgrammeVersion, told: Data, code: str, keys: tuple[str, str], on: date
) -> Commitment:
    rhythm = told["rhythm_days"]
    if told["completion"] == "continuous" and not rhythm:
        rhythm = DEFAULT_RHYTHM_DAYS
    return Commitment.objects.create(
        version=version,
        code=code,
        state=RegisterState.CONFIRMED,
        origin=Origin.PERSON,
        title=told["title"],
        quote=told["quote"],
        first_line=told["first_line"],
        last_line=told["last_line"],
        body_text=told["body_text"],
        modality=told["binding"],
        kind=told["kind"],
        completion=told["completion"],
        limits=told["limits"],
        done_when=told["done_when"],
        rhythm_days=rhythm,
        accepted_by=keys[0],
        accepted_at=_at(on, 19),
        confirmed_by=keys[1],
        confirmed_at=_at(on, 20),
    )


def _responsibilities(
    commitment: Commitment, told: Data, bodies: dict[str, Body], on: date
) -> None:
    default = {"body": told["body"], "from": commitment.version.resolved_on, "to": None}
    for row in told["responsibilities"] or [default]:
        if row["body"]:
            Responsibility.objects.create(
                commitment=commitment,
                body=bodies[row["body"]],
                starts_on=row["from"],
                ends_on=row["to"],
                reason=row.get("reason", ""),
                recorded_at=_at(max(on, _day(row["from"]) or on), 20),
            )


def _day(told: date | str | None) -> date | None:
    return date.fromisoformat(told) if isinstance(told, str) else told


def _deadline(
    commitment: Commitment, told: Data | None, occasions: dict[str, Occasion], on: date
) -> None:
    if told is not None:
        Deadline.objects.create(
            commitment=commitment,
            wording=told["wording"],
            occasion=occasions[told["occasion"]] if told["occasion"] else None,
            offset_days=told["offset_days"],
            fixed_on=told["date"],
            set_at=_at(on, 20),
        )


def _entry(commitment: Commitment, told: Data, bodies: dict[str, Body]) -> None:
    day = date.fromisoformat(told["on"])
    entry = ProgressEntry.objects.create(
        commitment=commitment,
        basis=told["basis"],
        body=bodies.get(told["by"] or ""),
        happened_on=day,
        recorded_at=_at(day, 18),
        state=told["state"] or "",
        said=told["said"],
        next_step=told["next"],
        obstacle=told["obstacle"],
    )
    Evidence.objects.bulk_create(
        Evidence(entry=entry, kind=proof["kind"], label=proof["label"], url=proof["url"])
        for proof in told["evidence"]
    )
