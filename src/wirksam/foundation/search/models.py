from __future__ import annotations

from django.db import models


class SearchRecord(models.Model):
    """What can be found of one object. Derived: never in a backup, always to be made anew.

    ``title`` and ``text`` are shown, their stems are looked up (``engine.search.stems``); the stems
    of the title also hold words that are not shown. The database's own index over the stems (FTS5,
    tsvector) is made by ``migrations/_search.py`` and keeps itself.
    """

    source = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    title = models.CharField(max_length=300, blank=True)
    label = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    title_stems = models.TextField(blank=True)
    text_stems = models.TextField(blank=True)
    url = models.CharField(max_length=300)
    shown_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["source", "object_id"], name="search_record_once"),
        )

    def __str__(self) -> str:
        return f"{self.source} {self.object_id}"
