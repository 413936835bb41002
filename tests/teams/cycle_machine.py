"""Everything that can happen on the way to a team, in any order, as hypothesis makes it up.

``STEPS=20000 .venv/bin/python -m pytest tests/teams/test_random_cycles.py -q -n0 -s`` runs it long
and says how many steps it took.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.factories.association import actor, body
from tests.factories.choosing import HALF, board, known, meeting_item, rules
from tests.factories.meeting import runner
from tests.factories.teams import team
from wirksam.assembly.models import Election
from wirksam.assembly.operations.declaring import Declared, annul_elected, declare_elected
from wirksam.assembly.operations.electing import ElectionPlan, open_election
from wirksam.association.models import Body, Mandate, Nomination, Office
from wirksam.association.operations.offices import end_mandate
from wirksam.engine.disclosure import can_be_said
from wirksam.foundation.access import NOBODY, RefusedError, visible
from wirksam.foundation.privacy.retention import apply_retention
from wirksam.teams.choices import BEFORE_TERM, ENDED
from wirksam.teams.models import (
    Application,
    Call,
    Finding,
    Proposal,
    Reader,
    SeatDeclaration,
    TeamCycle,
)
from wirksam.teams.operations import applying, calling, cycles, proposing, readers, taking_back
from wirksam.teams.operations.keeping_time import keep_time
from wirksam.teams.operations.screening import find
from wirksam.teams.queries.slates import statement_in
from wirksam.teams.rules import may_follow

APPLICANTS = ("Mira", "Ali", "Kim", "Bo", "Sam")
READERS = ("Rosa", "Ravi", "Nora")
who = st.sampled_from([*APPLICANTS, *READERS])
reads = st.sampled_from(READERS)
some = st.lists(st.sampled_from(APPLICANTS), max_size=4)
happened: Counter[str] = Counter()


class CycleMachine(RuleBasedStateMachine):
    """One team of three seats, two of them reserved; one assembly; people who change their mind."""

    @initialize()
    def found(self) -> None:
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.item = meeting_item()
        self.team = team(seats=3, reserved_seats=2)
        self.office = self.team.offices.get()
        rules(seats=HALF)
        colleagues = Office.objects.create(body=body(), name="Kollegium", seats=9)
        board()
        for name in READERS:
            Mandate.objects.create(person=known(name), office=colleagues, shown_to="all")
        for name in APPLICANTS:
            known(name)
        self.plans: dict[int, object] = {}
        self.plan_and_call()
        for name in READERS[:2]:
            self.name_reader(name)

    def teardown(self) -> None:
        if hasattr(self, "undo"):
            transaction.set_rollback(True)
            self.undo.__exit__(None, None, None)

    def _try(self, name: str, deed: Any, /, **told: Any) -> Any:
        happened["steps"] += 1
        try:
            done = deed(**told)
        except RefusedError:
            happened[f"{name} refused"] += 1
            return None
        happened[name] += 1
        return done

    @property
    def cycle(self) -> TeamCycle | None:
        rows = TeamCycle.objects.filter(body=self.team).select_related("body__unit", "due")
        return rows.order_by("-number").first()

    def _application(self, name: str) -> Application | None:
        return Application.objects.filter(cycle=self.cycle, person__name=name).first()

    @rule()
    def plan_and_call(self) -> None:
        self.team.refresh_from_db()
        plan = cycles.Plan(due=self.item.assembly.occasion, binding=True)
        made = self._try("plan", cycles.plan_cycle, actor=board(), body=self.team, plan=plan)
        if made is None:
            return
        self.plans[made.pk] = plan.due
        today = timezone.localdate()
        words = calling.CallWords(
            "Wir planen.", 2, "Planen", "Online", "", self.office, None, "", today,
            timezone.now() + timedelta(days=10),
        )  # fmt: skip
        told = {"words": words, "criteria": ["Lust"], "revision": 1}
        self._try("call", calling.write_call, actor=board(), cycle=made, **told)
        made.refresh_from_db()
        revision = made.revision
        self._try("publish", calling.publish_call, actor=board(), cycle=made, revision=revision)

    @rule(name=who)
    def apply(self, name: str) -> None:
        if (cycle := self.cycle) is not None:
            before = self._application(name)
            told = {"words": applying.Words(why="Lust"), "revision": getattr(before, "revision", 0)}
            me = actor(known(name))
            self._try("apply", applying.send_application, actor=me, cycle=cycle, **told)

    @rule(name=who, declared=st.booleans())
    def declare(self, name: str, declared: bool) -> None:
        if (one := self._application(name)) is not None:
            told = {"application": one, "declared": declared}
            done = self._try("declare", _declare, actor=actor(known(name)), **told)
            if Proposal.objects.filter(cycle=one.cycle, published_at__isnull=False).exists():
                assert done is None

    @rule(name=who)
    def withdraw(self, name: str) -> None:
        if (one := self._application(name)) is not None:
            me = actor(known(name))
            self._try("withdraw", taking_back.withdraw_application, actor=me, application=one)

    @rule(name=who)
    def name_reader(self, name: str) -> None:
        if (cycle := self.cycle) is not None:
            self._try("name", readers.name_reader, actor=board(), cycle=cycle, name=name)

    @rule(name=reads)
    def step_back(self, name: str) -> None:
        row = Reader.objects.filter(cycle=self.cycle, person__name=name).first()
        if row is not None:
            me = actor(known(name))
            self._try("step back", readers.release_reader, actor=me, reader=row)

    @rule(name=reads)
    def read_all(self, name: str) -> None:
        cycle = self.cycle
        for one in Application.objects.filter(cycle=cycle):
            found = dict.fromkeys(cycle.criteria.values_list("pk", flat=True), ("met", "Ja."))
            self._try("find", find, actor=actor(known(name)), application=one, found=found)

    @rule(name=reads, people=some)
    def draft(self, name: str, people: list[str]) -> None:
        cycle = self.cycle
        if cycle is None:
            return
        before = cycle.proposals.filter(published_at=None).first()
        rows = [one for who in people if (one := self._application(who)) is not None]
        entries = [proposing.Entry(one, self.office, "Passt.") for one in rows]
        told = {
            "draft": proposing.Draft(body(), "Gründe", entries),
            "revision": before.revision if before else 0,
        }
        me = actor(known(name))
        done = self._try("draft", proposing.draft_proposal, actor=me, cycle=cycle, **told)
        assert done is None or len({one.pk for one in rows}) == len(rows)

    @rule()
    def publish(self) -> None:
        draft = Proposal.objects.filter(cycle=self.cycle, published_at=None).first()
        if draft is not None:
            told = {"proposal": draft, "revision": draft.revision}
            self._try("propose", proposing.publish_proposal, actor=board(), **told)

    @rule(people=some, close=st.booleans())
    def elect(self, people: list[str], close: bool) -> None:
        today = timezone.localdate()
        one = Election.objects.filter(state="open").first()
        if one is None:
            plan = ElectionPlan(
                self.office, "Team", 3, today, today + timedelta(days=365), 2, 0, replaces=True
            )
            one = self._try("open", open_election, actor=runner(), item=self.item, plan=plan)
        if one is None:
            return
        rows = one.candidates.filter(person__name__in=people, withdrawn_at=None)
        chosen = [row.pk for row in rows]
        new = Declared(chosen, one.revision, close, True)
        self._try("elect", declare_elected, actor=runner(), election=one, new=new)

    @rule()
    def take_back(self) -> None:
        one = Election.objects.order_by("-pk").first()
        result = one.results.filter(annulled_at=None).first() if one else None
        if result is not None:
            told = {"result": result, "reason": "Verzählt"}
            self._try("annul", annul_elected, actor=runner(), **told)

    @rule()
    def resign(self) -> None:
        seat = Mandate.objects.filter(office=self.office, ended_reason="").first()
        if seat is not None:
            me = actor(seat.person)
            told = {"mandate": seat, "ends_on": timezone.localdate(), "reason": "Umzug"}
            self._try("resign", end_mandate, actor=me, **told)

    @rule()
    def lapse(self) -> None:
        if (cycle := self.cycle) is not None:
            told = {"reason": "Neu anfangen", "revision": cycle.revision}
            self._try("lapse", cycles.lapse_cycle, actor=board(), cycle=cycle, **told)

    @rule()
    def begin_reading(self) -> None:
        if (cycle := self.cycle) is not None:
            self._try("screen", cycles.begin_screening, actor=board(), cycle=cycle)

    @rule()
    def go_on(self) -> None:
        """The shortest way to the next state, so that the later ones are met often."""
        state = self.cycle.state if self.cycle else ""
        if state in {"lapsed", "closed", ""}:
            self.plan_and_call()
        elif state == "call":
            for name in APPLICANTS[:3]:
                self.apply(name)
                self.declare(name, declared=name == "Mira")
            self.time_passes(12)
        elif state == "screening":
            for name in READERS[:2]:
                self.read_all(name)
            self.draft(READERS[0], list(APPLICANTS[:3]))
            self.publish()
        elif state == "proposal":
            self.elect(list(APPLICANTS[:2]), close=True)
        elif state in {"decided", "running"}:
            self.time_passes(40)

    @rule(times=st.integers(1, 4))
    def go_far(self, times: int) -> None:
        for _ in range(times):
            self.go_on()

    @rule(days=st.sampled_from([1, 12, 40, 200]))
    def time_passes(self, days: int) -> None:
        by = timedelta(days=days)
        Call.objects.update(closes_at=F("closes_at") - by, opens_on=F("opens_on") - by)
        TeamCycle.objects.update(starts_on=F("starts_on") - by, ends_on=F("ends_on") - by)
        Mandate.objects.filter(office=self.office).update(
            starts_on=F("starts_on") - by, ends_on=F("ends_on") - by
        )
        SeatDeclaration.objects.update(delete_after=F("delete_after") - by)
        Application.objects.update(ended_at=F("ended_at") - by)
        keep_time(timezone.now())
        apply_retention(now=timezone.now())
        happened["steps"] += 1

    @rule()
    def dissolve(self) -> None:
        yesterday = timezone.localdate() - timedelta(days=1)
        cycle = self.cycle
        if cycle is None or cycle.state not in BEFORE_TERM or happened["steps"] % 5:
            return
        Body.objects.filter(pk=self.team.pk).update(ends_on=yesterday)
        keep_time(timezone.now())
        cycle.refresh_from_db()
        assert cycle.state == "lapsed"
        assert cycle.lapsed_reason
        Body.objects.filter(pk=self.team.pk).update(ends_on=None)
        happened["dissolve"] += 1

    @invariant()
    def steps_follow_each_other(self) -> None:
        for cycle in TeamCycle.objects.filter(body=self.team) if hasattr(self, "team") else ():
            steps = list(cycle.steps.order_by("pk"))
            assert steps[-1].after == cycle.state
            for before, after in pairwise(steps):
                assert after.before == before.after
                back = (after.before, after.after) == ("decided", "proposal")
                assert back or may_follow(after.before, after.after)
            assert cycle.due == self.plans[cycle.pk]

    @invariant()
    def no_state_without_its_requirements(self) -> None:
        for cycle in TeamCycle.objects.all() if hasattr(self, "team") else ():
            if cycle.state in {"call", "screening", "proposal", "decided", "running"}:
                assert cycle.call.published_at
                assert cycle.criteria.exists()
            if cycle.state in {"screening", "proposal"}:
                assert cycle.call.closes_at < timezone.now()
            if cycle.state in {"proposal", "decided", "running"}:
                assert cycle.proposals.filter(published_at__isnull=False).exists()
            if cycle.state in {"decided", "running", "handover"}:
                assert cycle.starts_on
                assert cycle.ends_on
            if cycle.state == "running":
                assert cycle.starts_on <= timezone.localdate()

    @invariant()
    def nobody_reads_who_applied(self) -> None:
        if not hasattr(self, "team"):
            return
        for row in Reader.objects.select_related("cycle", "person"):
            sent = row.cycle.applications.filter(person=row.person)
            if sent.exclude(state="withdrawn").exists():
                open_to_her = visible(actor(row.person), Application, "screen")
                assert not open_to_her.filter(cycle=row.cycle).exists()
                assert not row.findings.exists()

    @invariant()
    def declarations_are_hers_and_go(self) -> None:
        if not hasattr(self, "team"):
            return
        gone = Q(application__state="withdrawn") | Q(application__cycle__state__in=sorted(ENDED))
        assert not SeatDeclaration.objects.filter(gone).exists()
        assert not SeatDeclaration.objects.filter(delete_after__lt=date(2000, 1, 1)).exists()
        decided = SeatDeclaration.objects.filter(application__cycle__state="handover")
        assert not decided.filter(delete_after=None).exists()
        for who in (board(), runner(), NOBODY):
            assert not visible(who, SeatDeclaration).exists()
            assert not visible(who, Application, "screen").exists()
        name = APPLICANTS[happened["steps"] % len(APPLICANTS)]
        seen = visible(actor(known(name)), SeatDeclaration)
        assert not seen.exclude(application__person__name=name).exists()

    @invariant()
    def what_was_said_tells_of_nobody(self) -> None:
        for cycle in TeamCycle.objects.all() if hasattr(self, "team") else ():
            before: list[Any] = []
            rows = cycle.proposals.filter(published_at__isnull=False).order_by("number")
            for proposal in rows:
                if (told := statement_in(proposal.findings)) is not None:
                    assert can_be_said(told[0], before)
                    before.append(told)

    @invariant()
    def withdrawn_words_are_gone(self) -> None:
        if not hasattr(self, "team"):
            return
        rows = Application.objects.filter(state="withdrawn")
        assert not rows.exclude(why="").exists()
        assert not Finding.objects.filter(application__in=rows).exists()
        open_ones = Nomination.objects.filter(state="open", office=self.office)
        lapsed = TeamCycle.objects.filter(body=self.team).order_by("-number").first()
        if lapsed is not None and lapsed.state == "lapsed":
            assert not open_ones.exists()


def _declare(**told: Any) -> bool:
    applying.declare_seat(**told)
    return True
