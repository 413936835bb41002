"""The database's own index over the stems: FTS5 on SQLite, a tsvector with GIN on PostgreSQL.

Both follow the rows of ``foundation_searchrecord`` by themselves.
"""

from __future__ import annotations

from wirksam.foundation.constraints import RunStatements

_ROWS = "foundation_searchrecord"
_INDEX = "foundation_searchindex"
_FIELDS = "title_stems, text_stems"
_REMOVE = (
    f"INSERT INTO {_INDEX}({_INDEX}, rowid, {_FIELDS})"
    " VALUES ('delete', OLD.id, OLD.title_stems, OLD.text_stems);"
)
_ADD = f"INSERT INTO {_INDEX}(rowid, {_FIELDS}) VALUES (NEW.id, NEW.title_stems, NEW.text_stems);"
_SQLITE = (
    f"CREATE VIRTUAL TABLE {_INDEX} USING fts5({_FIELDS}, content='{_ROWS}', content_rowid='id',"
    " tokenize='ascii', prefix='2 3', columnsize=0)",
    f"CREATE TRIGGER search_insert AFTER INSERT ON {_ROWS} BEGIN {_ADD} END",
    f"CREATE TRIGGER search_delete AFTER DELETE ON {_ROWS} BEGIN {_REMOVE} END",
    f"CREATE TRIGGER search_update AFTER UPDATE ON {_ROWS} BEGIN {_REMOVE} {_ADD} END",
)
# The word between title and text keeps a phrase from reaching over both.
_POSTGRESQL = (
    f"ALTER TABLE {_ROWS} ADD COLUMN document tsvector GENERATED ALWAYS AS ("
    "setweight(to_tsvector('simple'::regconfig, title_stems || ' x0between0x'), 'A')"
    " || setweight(to_tsvector('simple'::regconfig, text_stems), 'B')) STORED",
    f"CREATE INDEX search_document ON {_ROWS} USING gin (document)",
)


def _create(vendor: str) -> tuple[str, ...]:
    return _SQLITE if vendor == "sqlite" else _POSTGRESQL


def _drop(vendor: str) -> tuple[str, ...]:
    if vendor != "sqlite":
        return (f"ALTER TABLE {_ROWS} DROP COLUMN document",)
    return (
        *(f"DROP TRIGGER IF EXISTS search_{name}" for name in ("insert", "delete", "update")),
        f"DROP TABLE IF EXISTS {_INDEX}",
    )


SEARCH = [RunStatements(_create, _drop)]
