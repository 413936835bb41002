"""Everything that can happen to a commitment, in any order, as hypothesis makes it up.

``STEPS=50000 .venv/bin/python -m pytest tests/programme/test_thread_machine.py -q -n0 -s`` runs it
long and says how many steps it took.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from uuid import uuid4

from django.db import transaction
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.factories.association import body, occasion, state_unit
from tests.factories.people import acting, human, office, seat
from tests.factories.programme import confirmed, version
from wirksam.association.models import Mandate, Occasion
from wirksam.association.operations import occasions
from wirksam.foundation.access import RefusedError, can
from wirksam.programme.models import Deadline, ProgressEntry, Responsibility
from wirksam.programme.operations.carrying import carry_into, supersede
from wirksam.programme.operations.dialogue import (
    answer_objection,
    raise_objection,
    withdraw_objection,
)
from wirksam.programme.operations.holding import hold_register
from wirksam.programme.operations.moving import move_deadline, move_occasion
from wirksam.programme.operations.reporting import (
    Proof,
    Report,
    record_act,
    report_progress,
    withdraw_entry,
)
from wirksam.programme.operations.responsibility import let_go, pass_on
from wirksam.programme.operations.standing import rebuild
from wirksam.programme.queries.account import account_at
from wirksam.programme.queries.entries import counting, counting_entries, entries_with_all

COMPLETIONS = ("deliver", "examine", "continuous")
STATES = ("", "in_progress", "running", "partly", "reported_done", "deferred", "dropped")
which = st.integers(0, len(COMPLETIONS) - 1)
ago = st.integers(0, 120)
far = st.integers(-60, 200)
any_entry = st.integers(0, 10_000)
proofs = st.lists(st.sampled_from(["link", "finding", "minutes"]), max_size=2, unique=True)
happened: Counter[str] = Counter()


class ThreadMachine(RuleBasedStateMachine):
    """Three commitments on two occasions, three bodies, and one person who reports on them."""

    @initialize()
    def found(self) -> None:
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.today = timezone.localdate()
        self.text, self.next_text = version(published=True), version("2027", published=True)
        later = date(2027, 1, 1)
        type(self.next_text.programme).objects.filter(slug="2027").update(
            term_starts_on=later, term_ends_on=later + timedelta(days=364)
        )
        self.bodies = [body(), body("team", "Team", "team"), body("rat", "Rat", "forum")]
        self.occasions = [occasion(self.today + timedelta(days=30)), self._second()]
        self.promises = [
            confirmed(
                self.text,
                completion=completion,
                rhythm_days=30 if completion == "continuous" else None,
            )
            for completion in COMPLETIONS
        ]
        self.successor = confirmed(self.next_text)
        for at, promise in enumerate(self.promises):
            Deadline.objects.create(
                commitment=promise, wording="bald", occasion=self.occasions[at % 2], offset_days=at
            )
        self.person = human("Mara", state_unit())
        self.office = office(body(), "programme.report")
        self.mandate = seat(self.person, self.office)
        self.snapshots: list[tuple[object, object]] = []
        self.at = 0

    def _second(self) -> Occasion:
        return Occasion.objects.create(key="wahl", name="Wahl", kind="election")

    def teardown(self) -> None:
        if not hasattr(self, "undo"):
            return
        try:
            for cut_off, known in self.snapshots:
                assert account_at(self.text, cut_off) == known
        finally:
            transaction.set_rollback(True)
            self.undo.__exit__(None, None, None)

    def _try(self, name: str, deed, **told: object):
        try:
            done = deed(actor=acting(self.person), **told)
        except RefusedError:
            happened[f"{name} refused"] += 1
            return None
        happened[name] += 1
        return done

    def _entry(self, number: int) -> ProgressEntry | None:
        found = list(ProgressEntry.objects.order_by("pk"))
        return found[number % len(found)] if found else None

    def _report(self, state: str, days: int, kinds: list[str], promise: int | None) -> Report:
        on = self.today - timedelta(days=days)
        return Report(
            happened_on=on,
            said="Es geht voran.",
            state=state,
            proofs=tuple(Proof(kind, "Beleg") for kind in kinds),
            next_due=None if promise is None else on + timedelta(days=promise),
            draft_key=uuid4(),
        )

    @rule(at=which, state=st.sampled_from(STATES), days=ago, kinds=proofs, due=st.none() | ago)
    def report(self, at, state, days, kinds, due):
        promise = self.promises[at]
        if not can(acting(self.person), promise, "report"):
            happened["may not report"] += 1
            return
        told = self._report(state, days, kinds, due)
        first = self._try("report", report_progress, commitment=promise, report=told)
        again = self._try("same form", report_progress, commitment=promise, report=told)
        assert first == again

    @rule(at=which, state=st.sampled_from([*STATES, "confirmed_done"]), days=ago)
    def decide(self, at, state, days):
        told = self._report(state, days, [], None)
        self._try(
            "act", record_act, commitment=self.promises[at], report=told, assembly=self.bodies[2]
        )

    @rule(number=any_entry, state=st.sampled_from(STATES), days=ago, kinds=proofs)
    def correct(self, number, state, days, kinds):
        entry = self._entry(number)
        if entry is not None:
            deed = report_progress if entry.basis == "report" else record_act
            more = {} if entry.basis == "report" else {"assembly": self.bodies[2]}
            told = self._report(state, days, kinds, None)
            self._try(
                "correct", deed, commitment=entry.commitment, report=told, corrects=entry, **more
            )

    @rule(number=any_entry)
    def take_back(self, number):
        entry = self._entry(number)
        if entry is not None:
            self._try("withdraw", withdraw_entry, entry=entry, reason="Irrtum")

    @rule(at=which, to=which, days=far, acts=st.booleans())
    def hand_over(self, at, to, days, acts):
        other = self.bodies[(to + 1) % 3] if acts else None
        self._try(
            "pass on",
            pass_on,
            commitment=self.promises[at],
            to=self.bodies[to],
            on=self.today + timedelta(days=days),
            reason="Wechsel",
            acting_for=other,
            ends_with=self.occasions[0] if acts else None,
        )

    @rule(at=which, days=far)
    def leave_open(self, at, days):
        on = self.today + timedelta(days=days)
        self._try("let go", let_go, commitment=self.promises[at], on=on, reason="Rücktritt")

    @rule(gone=st.booleans())
    def change_mandate(self, gone):
        end = self.today - timedelta(days=1) if gone else None
        Mandate.objects.filter(pk=self.mandate.pk).update(ends_on=end)

    @rule(at=st.integers(0, 1), days=st.none() | far, stale=st.booleans())
    def move(self, at, days, stale):
        one = self.occasions[at]
        revision = Occasion.objects.get(pk=one.pk).revision
        to = None if days is None else self.today + timedelta(days=days)
        told = {"occasion": one, "to": to, "reason": "vorgezogen"}
        moved = self._try("move occasion", move_occasion, revision=revision - stale, **told)
        assert not (moved and stale)

    @rule(at=st.integers(0, 1), days=ago)
    def take_place(self, at, days):
        on = self.today - timedelta(days=days)
        self._try("took place", occasions.mark_happened, occasion=self.occasions[at], on=on)

    @rule(at=which, days=far)
    def defer(self, at, days):
        to = self.today + timedelta(days=days)
        told = {"commitment": self.promises[at], "to": to, "reason": "vertagt"}
        self._try("move deadline", move_deadline, **told)

    @rule(number=any_entry, then=st.sampled_from(["", "answer", "withdraw"]))
    def object_to(self, number, then):
        entry = self._entry(number)
        if entry is None:
            return
        said = self._try("object", raise_objection, entry=entry, text="Ich sehe das anders.")
        if said and then == "answer":
            self._try("answer", answer_objection, objection=said, answer="Danke.")
        elif said and then:
            self._try("take back", withdraw_objection, objection=said)

    @rule(at=which, sure=st.integers(0, 5))
    def replace(self, at, sure):
        if sure == 0:
            self._try("supersede", supersede, commitment=self.promises[at], by=self.successor)
        elif sure == 1:
            programme = self.next_text.programme
            self._try("carry", carry_into, commitment=self.promises[at], programme=programme)

    @rule()
    def freeze(self):
        cut_off = hold_register(self.text)
        self.snapshots.append((cut_off, account_at(self.text, cut_off)))
        happened["freeze"] += 1

    @invariant()
    def what_is_stored_is_what_entries_say(self):
        if hasattr(self, "text"):
            happened["steps"] += 1
            assert rebuild(check=True) == []
            told = list(entries_with_all())
            by_fold = {one.pk for one, _place in counting(told)}
            assert set(counting_entries().values_list("pk", flat=True)) == by_fold

    @invariant()
    def an_older_account_never_changes(self):
        if getattr(self, "snapshots", None):
            self.at += 1
            cut_off, known = self.snapshots[self.at % len(self.snapshots)]
            assert account_at(self.text, cut_off) == known

    @invariant()
    def one_lead_a_day(self):
        if hasattr(self, "text"):
            for promise in self.promises:
                rows = Responsibility.objects.filter(commitment=promise).order_by("starts_on")
                spans = [(row.starts_on, row.ends_on or date.max) for row in rows]
                for (_start, end), (start, _end) in pairwise(spans):
                    assert end < start
