"""ASGI entry point for the web server's streams."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wirksam.config.settings")
application = get_asgi_application()
