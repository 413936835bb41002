"""Imports and foreign keys point down only; the engine is pure Python."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from tests.architecture.house import PACKAGE, ROOT, floors, python


def test_imports_keep_the_contracts():
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_package_has_a_floor():
    present = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert present <= set(floors())


def test_foreign_keys_point_down():
    upward = [
        f"{model._meta.label}.{field.name} -> {target._meta.label}"
        for model in apps.get_models(include_auto_created=True)
        if (own := _app(model)) is not None
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created
        if (target := field.related_model) is not None and (other := _app(target)) is not None
        if own != other and floors()[own] <= floors()[other]
    ]
    assert not upward


def _app(model: type) -> str | None:
    """The app of ours that a model belongs to."""
    package, _, rest = model.__module__.partition(".")
    return rest.partition(".")[0] if package == "wirksam" else None


def test_engine_knows_no_django():
    done = python(
        "import importlib, pkgutil, sys, wirksam.engine as engine\n"
        "for module in pkgutil.walk_packages(engine.__path__, 'wirksam.engine.'):\n"
        "    importlib.import_module(module.name)\n"
        "print(sorted({'django', 'granian', 'csp', 'allauth'} & set(sys.modules)))"
    )
    assert done.stdout.strip() == "[]", done.stdout + done.stderr


@pytest.mark.program
@pytest.mark.parametrize("app", settings.ACTIVITY_APPS)
def test_activity_app_can_be_switched_off(app):
    done = python(
        "import django, sys\n"
        "from wirksam.config import settings\n"
        "settings.ACTIVITY_APPS.remove(sys.argv[1])\n"
        "settings.INSTALLED_APPS.remove(sys.argv[1])\n"
        "django.setup()\n"
        "from django.core.management import call_command\n"
        "call_command('check')\n"
        "call_command('migrate', verbosity=0)\n",
        app,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.django_db
def test_migrations_are_complete():
    from django.core.management import call_command  # noqa: PLC0415

    call_command("makemigrations", check=True, dry_run=True, verbosity=3)
