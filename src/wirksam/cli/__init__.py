"""The command ``wirksam``. Each subcommand is imported only when it is asked for."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

import click


class LazyGroup(click.Group):
    """A group whose subcommands are named as ``"module:attribute"`` and imported on use.

    A module that is not installed is left out.
    """

    def __init__(self, *args: object, lazy: dict[str, str] | None = None, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.lazy = lazy or {}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Own commands, and the lazy ones whose module exists."""
        found = [name for name, target in self.lazy.items() if find_spec(target.split(":")[0])]
        return sorted({*super().list_commands(ctx), *found})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now if it is a lazy one."""
        target = self.lazy.get(cmd_name)
        if target is None:
            return super().get_command(ctx, cmd_name)
        module, _, attribute = target.partition(":")
        if find_spec(module) is None:
            return None
        command: click.Command = getattr(import_module(module), attribute)
        return command


COMMANDS = {
    "backup": "wirksam.cli.backup:backup",
    "check": "wirksam.cli.checking:check",
    "demo": "wirksam.cli.demo:demo",
    "import": "wirksam.cli.importing:import_file",
    "migrate": "wirksam.cli.database:migrate",
    "privacy": "wirksam.cli.privacy:privacy",
    "rebuild": "wirksam.cli.rebuild:rebuild",
    "restore": "wirksam.cli.restore:restore",
    "retention": "wirksam.cli.retention:retention",
    "search": "wirksam.cli.search:search",
    "secret": "wirksam.cli.checking:secret",
    "serve": "wirksam.cli.serve:serve",
    "text": "wirksam.cli.text:text",
    "worker": "wirksam.cli.worker:worker",
}


@click.group(
    cls=LazyGroup,
    lazy=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(package_name="wirksam")
def main() -> None:
    """Wirksam: vom Beschluss zur Tat und zurück."""
