"""What became of a commitment: dated entries that are only ever added, and what shows them."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from wirksam.association.models import Body
from wirksam.foundation.files.models import StoredFile
from wirksam.programme.choices import EntryBasis, EvidenceKind, StatusCode
from wirksam.programme.models.commitment import Commitment


class ProgressEntry(models.Model):
    """One report, or one act of the assembly. A correction is a new entry that names the old one.

    An entry has one correction at most that was not withdrawn, and only an act of the assembly can
    confirm that something is done (both kept by the database). ``body``
    is who speaks, ``author`` the key of who typed it. ``draft_key`` is made with the form: the same
    form sent twice makes one entry.
    """

    commitment = models.ForeignKey(Commitment, models.CASCADE, related_name="entries")
    basis = models.CharField(max_length=10, choices=EntryBasis, default=EntryBasis.REPORT)
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="entries")
    happened_on = models.DateField()
    recorded_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=14, choices=StatusCode, blank=True)
    said = models.TextField()
    next_step = models.TextField(blank=True)
    obstacle = models.TextField(blank=True)
    next_due = models.DateField(null=True, blank=True)
    corrects = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="corrections"
    )
    author = models.CharField(max_length=40, blank=True)
    draft_key = models.UUIDField(null=True, blank=True, unique=True)

    class Meta:
        ordering = ("happened_on", "pk")
        verbose_name_plural = "progress entries"
        indexes = (models.Index(fields=["commitment", "recorded_at"]),)
        constraints = (
            models.CheckConstraint(
                condition=~Q(state=StatusCode.CONFIRMED_DONE) | Q(basis=EntryBasis.ASSEMBLY),
                name="only_the_assembly_confirms",
            ),
            models.CheckConstraint(
                condition=Q(next_due__isnull=True) | Q(next_due__gte=F("happened_on")),
                name="next_entry_after_this_one",
            ),
        )

    def __str__(self) -> str:
        return f"{self.happened_on}: {self.said[:60]}"

    @property
    def is_withdrawn(self) -> bool:
        """It was taken back and counts no longer."""
        return hasattr(self, "withdrawal")


class EntryWithdrawal(models.Model):
    """An entry was taken back. It stays to be read, with the reason, and counts no longer."""

    entry = models.OneToOneField(ProgressEntry, models.PROTECT, related_name="withdrawal")
    reason = models.CharField(max_length=300)
    withdrawn_by = models.CharField(max_length=40)
    withdrawn_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(reason=""), name="withdrawal_has_a_reason"),
        )

    def __str__(self) -> str:
        return self.reason


class Evidence(models.Model):
    """What shows an entry: a link, a file, a photo, a number, minutes. Links are never fetched.

    A number is the ``amount`` with the word for what was counted, such as *Sprachkurse*.
    """

    entry = models.ForeignKey(ProgressEntry, models.CASCADE, related_name="evidence")
    kind = models.CharField(max_length=10, choices=EvidenceKind)
    label = models.CharField(max_length=200)
    url = models.URLField(max_length=500, blank=True)
    file = models.ForeignKey(
        StoredFile, models.PROTECT, null=True, blank=True, related_name="shown_by"
    )
    alt = models.CharField(max_length=300, blank=True)
    amount = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    unit_word = models.CharField(max_length=60, blank=True)

    class Meta:
        verbose_name_plural = "evidence"

    def __str__(self) -> str:
        return self.label

    @property
    def safe_url(self) -> str:
        """The address if it is one of the web; anything else is shown as text only."""
        return self.url if self.url.startswith(("https://", "http://")) else ""


class CommitmentStanding(models.Model):
    """Stored copy of what a commitment's entries say together; none where there is no entry.

    Written by one function in the transaction that changes an entry (``operations.standing``), and
    proved by ``wirksam rebuild --check``. Warnings depend on the day and are never stored.
    """

    commitment = models.OneToOneField(Commitment, models.CASCADE, related_name="stored")
    state = models.CharField(max_length=14, choices=StatusCode)
    since = models.DateField(null=True, blank=True)
    last_heard = models.DateField(null=True, blank=True)
    promised = models.DateField(null=True, blank=True)
    proven = models.BooleanField(default=False)
    entry_count = models.PositiveIntegerField(default=0)
    last_entry = models.ForeignKey(
        ProgressEntry, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    computed_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.commitment}: {self.state}"
