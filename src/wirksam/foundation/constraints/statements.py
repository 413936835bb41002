"""A step of a migration that runs statements made for the database at hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.db.migrations.operations.base import Operation

Making = Callable[[str], Iterable[str]]


class RunStatements(Operation):
    """Runs what ``create`` makes for a vendor (``sqlite``, ``postgresql``); back: ``drop``.

    ``RunPython`` would render the models of every app each time, which no statement here reads.
    """

    reduces_to_sql = True

    def __init__(self, create: Making, drop: Making) -> None:
        self.create, self.drop = create, drop

    def state_forwards(self, app_label: str, state: Any) -> None:  # noqa: ANN401
        """The models stay as they are."""

    def database_forwards(
        self,
        app_label: str,  # noqa: ARG002
        schema_editor: Any,  # noqa: ANN401
        from_state: Any,  # noqa: ANN401, ARG002
        to_state: Any,  # noqa: ANN401, ARG002
    ) -> None:
        """Run what ``create`` makes."""
        for statement in self.create(schema_editor.connection.vendor):
            schema_editor.execute(statement, params=None)

    def database_backwards(
        self,
        app_label: str,  # noqa: ARG002
        schema_editor: Any,  # noqa: ANN401
        from_state: Any,  # noqa: ANN401, ARG002
        to_state: Any,  # noqa: ANN401, ARG002
    ) -> None:
        """Run what ``drop`` makes."""
        for statement in self.drop(schema_editor.connection.vendor):
            schema_editor.execute(statement, params=None)
