"""A person with a row in every table that can hold one about her, full of canaries.

Whoever adds such a table adds it here; ``test_privacy_export`` says so.
"""

from __future__ import annotations

from datetime import date, timedelta

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from allauth.usersessions.models import UserSession
from django.utils import timezone

from tests.factories.activities import activity
from tests.factories.association import actor, body, person, state_unit
from tests.factories.programme import confirmed, version
from tests.foundation.helping_lives import helping_life
from tests.foundation.team_lives import team_life
from wirksam.accounts.models import Invitation
from wirksam.activities.models import CalendarKey, Participation
from wirksam.assembly.models import (
    AgendaItem,
    Argument,
    Assembly,
    Ballot,
    BallotCount,
    Candidate,
    Election,
    ElectionResult,
    MoverQuestion,
    Opinion,
    ReservedClaim,
    RollCallVote,
    Room,
    Vote,
)
from wirksam.association.models import (
    ContactChange,
    ContactPoint,
    GrantRequest,
    MemberNumber,
    Membership,
    Office,
    Person,
    PublicMandate,
    RoomPost,
    Round,
)
from wirksam.foundation.journal.operations import record
from wirksam.foundation.mail.operations import post
from wirksam.foundation.notices.models import Follow, MailChoice
from wirksam.foundation.notices.operations import notify
from wirksam.foundation.privacy.consents import ConsentText, ask_consent
from wirksam.foundation.privacy.operations import give_consent
from wirksam.motions.models import Comment, Motion, PrivateNote, Submitter
from wirksam.programme.models import Objection, ProgressEntry, Question

ask_consent(ConsentText("photos", "1", "Photos of me may be shown."))


def life(name: str, meddler: str = "") -> Person:
    """Somebody with everything. ``meddler`` is the key of another who had to do with her rows."""
    canary = f"Kanaria{name}"
    someone = person(name, "programme.review")
    _account(someone, canary)
    _invited(someone, canary, meddler)
    Membership.objects.create(person=someone, unit=state_unit(), eligible_until=date(2030, 1, 1))
    MemberNumber.objects.create(unit=state_unit(), person=someone, number=f"{canary}-Nummer")
    point = ContactPoint.objects.create(person=someone, kind="phone", value=f"{canary}-Telefon")
    ContactChange.objects.create(
        person=someone,
        contact_point=point,
        kind="phone",
        value=f"{canary}-Neu",
        proposed_by=meddler,
    )
    PublicMandate.objects.create(
        person=someone, council=f"{canary}-Rat", municipality="Beispielstadt", topics=canary
    )
    office = Office.objects.create(body=body(), name=f"{canary}-Amt")
    GrantRequest.objects.create(
        office=office,
        person=someone,
        starts_on=date(2026, 1, 1),
        asked_by=meddler,
        decision=f"{canary}-Beschluss",
    )
    _said(someone, canary)
    _asked(someone, canary)
    _takes_part(someone, meddler)
    _told(someone, canary)
    _stood(someone, canary, meddler, _prepared(someone, canary))
    _moved(someone, canary, meddler)
    team_life(someone, canary, meddler)
    helping_life(someone, canary, meddler)
    return someone


def _takes_part(someone: Person, meddler: str) -> None:
    theirs = activity(body(), title="Treffen")
    Participation.objects.create(activity=theirs, person=someone, thanked_by=meddler)
    CalendarKey.objects.create(person=someone, digest=f"digest-{someone.pk}")


def _account(someone: Person, canary: str) -> None:
    user = someone.user
    address = EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    EmailConfirmation.objects.create(email_address=address, key=f"{canary}-code")
    Authenticator.objects.create(user=user, type="totp", data={"secret": f"{canary}-geheim"})
    UserSession.objects.create(
        user=user, session_key=f"{canary}-session", ip="127.0.0.1", user_agent=f"{canary}-Browser"
    )
    app, _new = SocialApp.objects.get_or_create(provider="openid_connect", name="Verband")
    social = SocialAccount.objects.create(
        user=user, provider="verband", uid=canary, extra_data={"name": canary}
    )
    SocialToken.objects.create(app=app, account=social, token=f"{canary}-token")


def _invited(someone: Person, canary: str, meddler: str) -> None:
    Invitation.objects.create(
        token_hash=f"{canary}-hash",
        email=someone.user.email,
        person_key=str(someone.key),
        invited_by=meddler,
        expires_at=timezone.now() + timedelta(days=7),
    )


def _said(someone: Person, canary: str) -> None:
    inside = body(f"runde-{someone.pk}", "Runde", "exchange")
    talk = Round.objects.create(body=inside, host=body(), function="sprecherin", unit=state_unit())
    RoomPost.objects.create(round=talk, author=someone, text=f"{canary} meint", **_seat(someone))
    give_consent(actor=actor(someone), purpose="photos", text_version="1")
    record(actor=actor(someone), verb="deed", subject=state_unit(), reason=f"{canary} hat Gründe")


def _asked(someone: Person, canary: str) -> None:
    promise = confirmed(version(f"programm-{someone.pk}", published=True))
    entry = ProgressEntry.objects.create(
        commitment=promise, happened_on=date(2026, 2, 1), said="Es geht voran."
    )
    told = {"by": str(someone.key), "text": f"{canary} fragt", "answer_due": date(2026, 3, 1)}
    Objection.objects.create(entry=entry, **told)
    Question.objects.create(commitment=promise, body=body(), **told)


def _told(someone: Person, canary: str) -> None:
    key = str(someone.key)
    post(key=canary, person_key=key, to=someone.user.email, subject=canary, text=canary)
    notify(key=canary, to=[key], kind="canary", url="/", values={"title": canary})
    MailChoice.objects.create(person_key=key, rhythm="daily")
    Follow.objects.create(person_key=key, subject_type="canary", subject_key=canary)


def _prepared(someone: Person, canary: str) -> AgendaItem:
    key, pk, day = str(someone.key), someone.pk, date(2030, 1, 1)
    lmv = Assembly.objects.create(
        slug=f"lmv-{pk}", unit=state_unit(), body=body(), name="LMV", starts_on=day, ends_on=day
    )
    item = AgendaItem.objects.create(assembly=lmv, position=1, title="Antrag")
    motion = Motion.objects.create(slug=f"vorbereitet-{pk}", title="Antrag", unit=state_unit())
    room = Room.objects.create(item=item, question="Ja?", opened_by=key)
    Argument.objects.create(
        room=room, side="for", text=f"{canary} meint", other_side=f"{canary} weiß", by=key
    )
    Opinion.objects.create(room=room, person_key=key, value=-1)
    MoverQuestion.objects.create(
        assembly=lmv,
        submission=motion.submission,
        phase="before",
        by=key,
        text=f"{canary} will wissen",
        due_at=timezone.now() + timedelta(days=7),
    )
    return item


def _stood(someone: Person, canary: str, meddler: str, item: AgendaItem) -> None:
    at, day = {"assembly": item.assembly, "item": item}, date(2030, 1, 1)
    told = {"question": "Ja?", "result": "carried", "decided_on": day, "recorded_by": meddler}
    vote = Vote.objects.create(**at, **told, stated=True, way="roll_call")
    RollCallVote.objects.create(vote=vote, position=1, person=someone, name=canary, choice="yes")
    office = Office.objects.create(body=body(), name=f"Wahlamt {someone.pk}")
    election = Election.objects.create(
        **at, office=office, title="Wahl", starts_on=day, opened_by=meddler
    )
    stands = Candidate.objects.create(
        election=election, person=someone, name=canary, statement=canary, stood_by=meddler
    )
    ReservedClaim.objects.create(candidate=stands)
    ballot = Ballot.objects.create(election=election, number=1, cast=9, recorded_by=meddler)
    BallotCount.objects.create(ballot=ballot, candidate=stands, yes=7)
    ElectionResult.objects.create(election=election, candidate=stands, seat=1, declared_by=meddler)


def _moved(someone: Person, canary: str, meddler: str) -> None:
    key, unit = str(someone.key), state_unit()
    motion = Motion.objects.create(
        slug=f"antrag-{someone.pk}", title="Antrag", unit=unit, created_by=meddler
    )
    said = {"submission": motion.submission, "text": f"{canary} sagt"}
    Submitter.objects.create(submission=motion.submission, person=someone, name=canary)
    Comment.objects.create(written_by=key, name=canary, hidden_by=meddler, **said)
    PrivateNote.objects.create(person_key=key, verdict="yes", **said)


def _seat(someone: Person) -> dict[str, object]:
    fields = {field.name for field in RoomPost._meta.get_fields()}
    return {"seat_unit": state_unit()} if "seat_unit" in fields else {}
