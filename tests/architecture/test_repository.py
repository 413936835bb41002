"""What must not stand in the repository, and what must be written down."""

from __future__ import annotations

import re

import click
import pytest

from tests.architecture.house import PACKAGE, REFERENCE, ROOT, tracked_files
from tools.messages import problems
from wirksam.config import settings

# Put together here so that this file does not hold them itself.
MACHINE_PATH = re.compile(r"(?<![\w.~:/-])/(?:" + "work|root|home" + r")/\w")
HOSTS = re.compile("|".join(re.escape(".".join(parts)) for parts in (
    ("pypi", "org"), ("files", "pythonhosted"), ("registry", "npmjs"), ("deb", "debian"),
    ("test", "pypi"), ("crates", "io"), ("proxy", "golang"),
)))  # fmt: skip


@pytest.mark.parametrize("forbidden", [MACHINE_PATH, HOSTS], ids=["machine path", "registry host"])
def test_repository_names_none(forbidden):
    found = []
    for path in tracked_files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        for match in forbidden.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            found.append(f"{path.relative_to(ROOT)}:{line} {match[0]}")
    assert not found


def test_environment_is_read_only_by_settings_and_commands():
    readers = {
        path.relative_to(PACKAGE).parts[0]
        for path in PACKAGE.rglob("*.py")
        if re.search(r"os\.(?:environ|getenv)", path.read_text(encoding="utf-8"))
    }
    assert readers <= {"config", "cli"}


def test_settings_are_documented():
    text = (REFERENCE / "settings.md").read_text(encoding="utf-8")
    documented = re.findall(r"^\| `WIRKSAM_(\w+)` \|", text, re.MULTILINE)
    assert sorted(documented) == sorted(set(settings.env.names))


def test_commands_are_documented():
    from wirksam.cli import main  # noqa: PLC0415

    text = (REFERENCE / "commands.md").read_text(encoding="utf-8")
    sections = dict(
        re.findall(r"^## `(wirksam [^`]+)`\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    )
    commands = dict(_commands(main, "wirksam"))
    assert set(sections) == set(commands)
    missing = [
        f"{path} {name}"
        for path, command in commands.items()
        for parameter in command.params
        for name in _names(parameter)
        if f"`{name}" not in sections[path]
    ]
    assert not missing


def _commands(group, path):
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, click.Group):
            yield from _commands(command, f"{path} {name}")
        elif not command.hidden:
            yield f"{path} {name}", command


def _names(parameter):
    return (
        parameter.opts if isinstance(parameter, click.Option) else [parameter.human_readable_name]
    )


def test_german_catalogue_is_complete():
    assert problems("de") == []
