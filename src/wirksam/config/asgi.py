"""ASGI entry point of the stream process; pages are served by wsgi.py."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wirksam.config.settings")
django.setup()

from wirksam.foundation.live.asgi import Streams  # noqa: E402 (needs loaded apps)

application = Streams()
